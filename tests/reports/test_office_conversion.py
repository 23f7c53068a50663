"""Slides, document and workbooks in an office program that is not the library they were written with."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from assessment.engagement.exchange_file import read_assessment
from assessment.questionnaire.model import Questionnaire
from reports.excel import render_workbook
from reports.narrative.editions import edition_chapters
from reports.options import ReportOptions
from reports.questionnaire_workbook import (
    empty_questionnaire,
    merged,
    questionnaire_workbook,
    read_answers_workbook,
)
from reports.slides import render_slides
from reports.view.build import build_view
from reports.view.model import View
from reports.word import render_charters, render_document
from tests.patience import SECONDS
from tests.reports.making import TODAY, assessment

pytestmark = pytest.mark.slow
CLIENTS = Path(__file__).parents[1] / "clients"
EXECUTIVE = 6
Shown = Callable[[str], PdfReader]


def converted(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: python -m scripts.system_packages libreoffice"
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *(folder / name for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )


@pytest.fixture(scope="module")
def view(questionnaire: Questionnaire) -> View:
    return build_view(assessment(questionnaire, ["incident_management", "service_desk"]), questionnaire, TODAY)


@pytest.fixture(scope="module")
def shown(view: View, questionnaire: Questionnaire, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The pages that LibreOffice makes of each file, by its name; all of them in one go, since it starts slowly."""
    folder = tmp_path_factory.mktemp("office")
    files = {
        "deck.pptx": render_slides(view),
        "report.docx": render_document(view, ReportOptions(page_size="letter")),
        "results.xlsx": render_workbook(view),
        "questions.xlsx": empty_questionnaire(questionnaire, "quick"),
    }
    converted(files, folder)
    return lambda name: PdfReader(folder / Path(name).with_suffix(".pdf"))


def test_libreoffice_shows_every_slide(shown: Shown, view: View) -> None:
    pages = shown("deck.pptx").pages

    assert len(pages) == len(Presentation(BytesIO(render_slides(view))).slides)
    assert "Northgate Logistics" in pages[0].extract_text()


def test_libreoffice_sets_the_document_in_its_own_typeface_without_an_empty_page(shown: Shown, view: View) -> None:
    pages = shown("report.docx").pages
    texts = [page.extract_text() for page in pages]
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert f"of {len(pages)}" in texts[1]
    assert [number for number, text in enumerate(texts, 1) if len(text.split()) < 20 and number > 1] == []
    assert {"IBMPlexSans-Regular", "IBMPlexSans-Bold"} <= fonts
    assert [round(float(length) / 72, 1) for length in pages[0].mediabox[2:]] == [8.5, 11.0]
    assert all(chapter.name in "".join(texts) for chapter in edition_chapters(view, ReportOptions()))


def test_libreoffice_prints_every_sheet_of_the_results_with_its_name_and_page(shown: Shown) -> None:
    texts = [page.extract_text() for page in shown("results.xlsx").pages]

    assert all(f"{number} of {len(texts)}" in text for number, text in enumerate(texts, 1))
    assert {"Summary", "Practices", "Heat map", "Questions", "Actions", "Plan", "Readiness", "Method"} <= {
        name
        for text in texts
        for name in ("Summary", "Practices", "Heat map", "Questions", "Actions", "Plan", "Readiness", "Method")
        if name in text
    }


def test_libreoffice_opens_the_questionnaire_to_fill_in(shown: Shown) -> None:
    assert "What happens between the moment an interruption" in " ".join(
        " ".join(page.extract_text().split()) for page in shown("questions.xlsx").pages
    )


def test_a_questionnaire_that_an_office_program_saved_again_is_read_as_it_was_sent(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    """LibreOffice writes every part of it anew: nothing may look like somebody's doing."""
    made = assessment(questionnaire, ["incident_management", "service_desk"])
    sent, saved = tmp_path / "sent.xlsx", tmp_path / "saved"
    sent.write_bytes(questionnaire_workbook(made, questionnaire, made.respondents[0]))
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: python -m scripts.system_packages libreoffice"
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            saved,
            sent,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )

    answers = read_answers_workbook((saved / "sent.xlsx").read_bytes(), questionnaire)

    merge = merged(answers, "r1", made.answers)
    mine = sum(answer.respondent == "r1" for answer in made.answers)
    assert (answers.notes, merge.to_save, merge.conflicts, merge.same) == ((), (), (), mine)


def test_in_word_too_a_director_gets_six_pages_and_a_programme_one(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    views = {
        client: build_view(read_assessment(CLIENTS / f"{client}.json", questionnaire), questionnaire, TODAY)
        for client in ("bank", "provider", "retailer", "utility")
    }
    files = {f"{client}.docx": render_document(view, ReportOptions("executive")) for client, view in views.items()}
    files |= {f"{client}-charters.docx": render_charters(view) for client, view in views.items()}
    converted(files, tmp_path)

    pages = {name: len(PdfReader(tmp_path / Path(name).with_suffix(".pdf")).pages) for name in files}
    assert {name: number for name, number in pages.items() if "charters" not in name and number > EXECUTIVE} == {}
    assert {client: pages[f"{client}-charters.docx"] for client in views} == {
        client: len(view.advice.programmes) for client, view in views.items()
    }
