"""What is made without names tells nobody: a mark at every place of the schema is looked for in all that leaves."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from assessment.engagement.anonymity import KEPT, anonymised
from assessment.engagement.exchange_file import to_json
from assessment.questionnaire.model import Questionnaire
from reports.data_files import data_files
from reports.excel import render_workbook
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.plan_files import PLAN_FILES
from reports.slides import render_slides
from reports.view.build import build_view
from reports.view.names import without_names
from reports.web import render_web_page
from reports.word import render_document
from tests.reports.making import TODAY
from tests.reports.planted import Planted, planted
from tests.reports.reading import opened, text_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def marked(questionnaire: Questionnaire) -> Planted:
    return planted(questionnaire)


def told(content: bytes) -> str:
    """All text of a file, out of the archives that it holds."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with ZipFile(BytesIO(content)) as archive:
        return "\n".join([*archive.namelist(), *(told(archive.read(name)) for name in archive.namelist())])


def test_every_place_of_the_schema_has_its_mark(marked: Planted) -> None:
    whole = to_json(marked.assessment)
    assert [place for mark, place in marked.marks.items() if mark not in whole] == []
    assert {"planning.progress.note", "planning.business_case.assumptions", "respondents.role"} <= set(
        marked.marks.values()
    )


def test_the_exchange_file_without_names_has_what_is_kept_and_no_more(
    marked: Planted, questionnaire: Questionnaire
) -> None:
    assert marked.found_in(to_json(marked.assessment)) >= set(marked.marks.values())
    without = anonymised(marked.assessment, questionnaire)
    assert marked.found_in(to_json(without)) <= set(KEPT)
    assert anonymised(without, questionnaire) == without
    assert json.loads(to_json(without))["planning"]["agreed"]["at"] == "2026-05-03T00:00:00Z"


@pytest.mark.parametrize("edition", ["executive", "full", "workbook"])
def test_no_page_and_no_attachment_of_a_pdf_tells_anybody(
    marked: Planted, questionnaire: Questionnaire, edition: str, tmp_path: Path
) -> None:
    pdf = render_report(marked.assessment, questionnaire, TODAY, ReportOptions(edition))
    with opened(pdf) as document:
        inside = "".join(one.get_file().read_bytes().decode() for one in document.attachments.values())
        about = f"{document.docinfo} {document.Root.Metadata.read_bytes().decode()}"
    assert marked.found_in(text_of(pdf, tmp_path) + inside + about) <= set(KEPT)


def test_no_web_page_document_deck_or_workbook_tells_anybody(marked: Planted, questionnaire: Questionnaire) -> None:
    view = build_view(marked.assessment, questionnaire, TODAY)
    made = {
        "web page": render_web_page(marked.assessment, questionnaire, TODAY),
        "document": render_document(view, ReportOptions()),
        "slides": render_slides(view, ReportOptions()),
        "workbook": render_workbook(view, ReportOptions()),
    }
    found = {kind: marked.found_in(told(content)) for kind, content in made.items()}
    assert {kind: places - set(KEPT) for kind, places in found.items() if places - set(KEPT)} == {}
    assert all("client.name" in places for places in found.values())
    named = told(render_document(view, ReportOptions(named=True)))
    assert "planning.progress.responsible" in marked.found_in(named)


def test_no_data_file_and_no_plan_file_of_it_tells_anybody(marked: Planted, questionnaire: Questionnaire) -> None:
    files = data_files(marked.assessment, questionnaire, TODAY, named=False)
    view = without_names(build_view(marked.assessment, questionnaire, TODAY))
    files |= {f"for {file.id}": file.make(view) for file in PLAN_FILES}
    assert {name: found for name, one in files.items() if (found := marked.found_in(told(one)) - set(KEPT))} == {}


def test_pages_without_names_are_those_of_the_assessment_without_names(
    marked: Planted, questionnaire: Questionnaire
) -> None:
    options = ReportOptions("executive")
    without = anonymised(marked.assessment, questionnaire)
    assert render_report(marked.assessment, questionnaire, TODAY, options) == render_report(
        without, questionnaire, TODAY, options
    )
    view = build_view(marked.assessment, questionnaire, TODAY)
    assert replace(without_names(view), named=True) == replace(build_view(without, questionnaire, TODAY), named=True)
