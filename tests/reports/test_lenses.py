"""The chapter on chosen laws and standards, and their sheets: read from real files."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from assessment.engagement.model import Needs
from assessment.questionnaire.lens_schema import LensFile
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from reports.document.blocks import texts
from reports.document.report import report_of
from reports.excel import render_workbook
from reports.options import ReportOptions
from reports.pdf.html import render_html
from reports.pdf.render import render_pdf
from reports.view.build import build_view
from reports.view.certificate import certificate
from reports.view.model import View
from reports.web import render_web_page
from reports.word import render_document
from tests.assessment.conftest import SMALL_FOLDER
from tests.reports.making import NEEDS, TODAY, assessment
from tests.reports.reading import text_of

pytestmark = pytest.mark.slow

PRACTICES = ("incident_management", "change_enablement")
CROSSWALK = {
    "id": "fitsm_1",
    "name": "FitSM-1",
    "in_short": "A lean standard.",
    "kind": "crosswalk",
    "edition": "Version 3",
    "as_of": "2026-09-30",
    "sources": ["https://example.org/fitsm"],
    "for_whom": "Anybody.",
    "says_no": ["It is no audit."],
    "notice": "An indication, no legal advice and no certificate.",
    "areas": [{"id": "process", "title": "Process requirements"}],
    "requirements": [
        {
            "id": "PR9",
            "area": "process",
            "title": "Incidents and requests",
            "practices": ["incident_management", "knowledge_management"],
        },
        {"id": "PR3", "area": "process", "title": "Service reporting", "not_asked": "Nobody asks about reports."},
    ],
}


@pytest.fixture(scope="module")
def lensed() -> Questionnaire:
    small = load_questionnaire(SMALL_FOLDER)
    return replace(small, lenses={**small.lenses, "fitsm_1": LensFile.model_validate(CROSSWALK)})


def view(questionnaire: Questionnaire, *lenses: str, rating: int = 2, yardsticks: tuple[str, ...] = ()) -> View:
    chosen = {"drivers": {}, "pain_points": {}, "lenses": lenses, "lenses_as_yardstick": yardsticks}
    needs = Needs.model_validate({**NEEDS.model_dump(), **chosen})
    made = assessment(questionnaire, PRACTICES, "deep", rating=rating, needs=needs)
    return build_view(made, questionnaire, TODAY)


def first_page(shown: View) -> str:
    return " ".join(texts(report_of(shown, ReportOptions("executive")).summary))


def test_the_report_tells_of_a_chosen_lens_whom_it_binds_what_it_asks_and_what_it_leaves_out(
    lensed: Questionnaire, tmp_path: Path
) -> None:
    said = text_of(render_pdf(render_html(view(lensed, "nis2"), ReportOptions())), tmp_path)
    for sentence in (
        "It binds providers of digital services.",
        "Regulation of 2024, read on 30 September 2026.",
        "https://example.org/nis2",
        "It does not say whether the client falls under the rules.",
        "An indication, no legal advice and no certificate.",
        "Response to incidents There is a tried way to respond. Time limit: early warning within 24 h",
        "Not asked. Nobody is asked about employment law.",
        "Of 3 requirements, 1 is fully and 1 is largely shown by the answers and 1 is not asked.",
        "Point 3.5 asks for one tried way to respond.",
    ):
        assert sentence in said


def test_nothing_is_said_of_a_lens_that_nobody_chose(lensed: Questionnaire) -> None:
    said = render_html(view(lensed), ReportOptions())
    assert "NIS2" not in said
    assert "Laws and standards" not in said
    assert "NIS2" not in openpyxl.load_workbook(io.BytesIO(render_workbook(view(lensed)))).sheetnames


def test_page_1_says_that_the_lens_is_owed_something(lensed: Questionnaire) -> None:
    assert "NIS2" in first_page(view(lensed, "nis2", rating=1))
    assert "NIS2" not in first_page(view(lensed, rating=1))


def test_a_crosswalk_lays_its_names_beside_the_practices_and_rates_nothing(lensed: Questionnaire) -> None:
    said = render_html(view(lensed, "fitsm_1"), ReportOptions())
    assert "Incident management 2; not in scope: Knowledge management" in said
    assert "Nobody asks about reports." in said
    assert "It is given no rating of its own." in said


def test_word_and_the_web_page_tell_the_same(lensed: Questionnaire) -> None:
    shown = view(lensed, "nis2", "fitsm_1")
    document = docx.Document(io.BytesIO(render_document(shown, ReportOptions())))
    word = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "It does not say whether the client falls under the rules." in word
    assert "Nobody is asked about employment law." in render_html(shown, ReportOptions())


def test_each_lens_has_a_sheet_with_its_requirements(lensed: Questionnaire) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(view(lensed, "nis2", "fitsm_1"))))
    rows = {row[0]: row for row in book["NIS2"].iter_rows(values_only=True)}
    head = rows["No."]
    assert [rows["6.4"][head.index(name)] for name in ("Title", "Today", "Readiness")] == ["Changes", "F fully", 1]
    assert "employment law" in str(rows["10.4"][head.index("Today")])
    assert rows["10.4"][head.index("Readiness")] is None
    assert any(row[0] == "PR9" for row in book["FitSM-1"].iter_rows(values_only=True))


def test_the_standard_of_the_clauses_tells_its_limits_in_its_own_chapter_where_it_is_chosen() -> None:
    shown = view(load_questionnaire(), "iso_20000_1")
    html = render_html(shown, ReportOptions())
    assert "Amendment 1:2024" in html
    assert "sold by ISO" in html
    assert "sold by ISO" not in render_html(view(load_questionnaire()), ReportOptions())


def test_what_the_questions_leave_out_of_a_requirement_is_told_beside_its_rating(tmp_path: Path) -> None:
    real = load_questionnaire()
    made = assessment(real, PRACTICES, "deep", needs=Needs.model_validate({"lenses": ["nis2"]}))
    said = text_of(render_pdf(render_html(build_view(made, real, TODAY), ReportOptions())), tmp_path)
    assert "Not asked: how the CSIRT is told, and how evidence is kept" in said
    assert "clauses on audits and subcontractors" not in said


def test_levels_are_told_as_our_reading_and_as_duties_of_whom_the_law_binds(
    lensed: Questionnaire, tmp_path: Path
) -> None:
    said = text_of(render_pdf(render_html(view(lensed, "nis2"), ReportOptions())), tmp_path)
    assert "Levels that we read from NIS2: duties in the plan" in said
    assert "NIS2 was chosen as binding" in said
    assert "yardstick" not in said


def test_a_yardstick_has_its_chapter_and_its_sheet_which_say_that_nothing_is_owed_by_it(
    lensed: Questionnaire, tmp_path: Path
) -> None:
    shown = view(lensed, "nis2", rating=1, yardsticks=("nis2",))
    stance = "NIS2 was chosen as a yardstick: it makes no duty, and the plan is the same without it."
    said = text_of(render_pdf(render_html(shown, ReportOptions())), tmp_path)
    assert stance in said
    assert "Levels that we read from NIS2: to compare with, owed by nobody" in said
    assert "duties in the plan" not in said
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(shown)))
    assert any(stance in str(cell) for row in book["NIS2"].iter_rows(values_only=True) for cell in row)
    word = docx.Document(io.BytesIO(render_document(shown, ReportOptions())))
    assert any(stance in paragraph.text for paragraph in word.paragraphs)
    assert stance in render_web_page(shown.assessment, lensed, TODAY).decode()


def test_page_1_says_nothing_of_a_yardstick(lensed: Questionnaire) -> None:
    assert "NIS2" not in first_page(view(lensed, "nis2", rating=1, yardsticks=("nis2",)))


def test_the_standard_as_a_yardstick_has_its_chapter_and_is_told_as_no_wish_for_a_certificate() -> None:
    real = load_questionnaire()
    shown = view(real, "iso_20000_1", rating=1, yardsticks=("iso_20000_1",))
    assert "ISO/IEC 20000-1 was chosen as a yardstick" in render_html(shown, ReportOptions())
    assert certificate(shown) is None
    assert certificate(view(real, "iso_20000_1", rating=1)) is not None
