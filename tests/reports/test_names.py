"""Nobody is named in what leaves the program unless that was asked for; then everybody is who has a place there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from reports.excel import render_workbook
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.slides import render_slides
from reports.view.build import build_view
from reports.view.model import View
from reports.word import render_document
from tests.reports.making import TODAY
from tests.reports.people import AGREED_BY, IDENTITY, NAMES, RESPONSIBLE, SHOWN, with_people
from tests.reports.reading import opened, text_of

SHORT = ReportOptions(sections=frozenset({"roadmap", "handover", "actions", "annex", "method"}))
OFFICE: dict[str, Callable[[View, ReportOptions], bytes]] = {
    "document": render_document,
    "slides": render_slides,
    "workbook": render_workbook,
}


@pytest.fixture(scope="module")
def people(questionnaire: Questionnaire) -> Assessment:
    return with_people(questionnaire)


def carried(pdf: bytes) -> str:
    with opened(pdf) as document:
        return "".join(one.get_file().read_bytes().decode() for one in document.attachments.values())


def texts_in(package: bytes) -> Iterator[str]:
    """Every part of an Office file, and of the workbooks behind its charts; fonts and pictures hold no names."""
    with ZipFile(BytesIO(package)) as archive:
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                yield from texts_in(archive.read(name))
            elif name.endswith((".xml", ".rels")):
                yield archive.read(name).decode()


def names_in(text: str) -> set[str]:
    return {name for name in NAMES if name in text}


def test_the_pdf_names_nobody_and_with_names_everybody(
    people: Assessment, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    pdf = render_report(people, questionnaire, TODAY, SHORT)
    pages = text_of(pdf, tmp_path)
    assert names_in(pages + carried(pdf)) == set()
    assert "Agreed on 4 May 2026: " in pages
    assert "Roles stand here in place of names" in pages

    named = render_report(people, questionnaire, TODAY, replace(SHORT, named=True))
    pages = text_of(named, tmp_path)
    assert names_in(pages) == set(SHOWN)
    assert names_in(carried(named)) == set(NAMES)
    assert f"Agreed on 4 May 2026 by {AGREED_BY}: " in pages
    assert "Where you named nobody" in pages


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("document", set(SHOWN)), ("slides", {RESPONSIBLE, AGREED_BY}), ("workbook", set(SHOWN) - {AGREED_BY})],
)
def test_office_files_name_nobody_and_with_names_everybody(
    people: Assessment, questionnaire: Questionnaire, kind: str, shown: set[str]
) -> None:
    view = build_view(people, questionnaire, TODAY)
    assert names_in("".join(texts_in(OFFICE[kind](view, ReportOptions())))) == set()
    assert names_in("".join(texts_in(OFFICE[kind](view, ReportOptions(named=True))))) == shown
    assert view.assessment.respondents[0].id == IDENTITY  # what a screen shows of the same view is left alone
