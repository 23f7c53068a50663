"""The Word document as its file says it, read back with python-docx."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from assessment.framework import Framework
from reports import narrative
from reports.chapters import chapters
from reports.view import View
from reports.view_model import build_view
from reports.word import render_document
from reports.word.styles import LETTER
from tests.reports.making import TODAY, engagement

ROUNDING = 10_000  # a quarter of a millimetre, in Word's units


@pytest.fixture(scope="module")
def file(sample: View) -> bytes:
    return render_document(sample)


@pytest.fixture(scope="module")
def document(file: bytes) -> Any:
    return Document(BytesIO(file))


def width(table: Any) -> int:
    return sum(column.width for column in table.columns)


def opened(view: View) -> Any:
    return Document(BytesIO(render_document(view)))


def headings(document: Any, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def fields(part: Any) -> list[str]:
    return [(code.text or "").split()[0] for code in part.iter(qn("w:instrText"))]


def test_every_chapter_of_the_report_is_a_heading_with_its_finding(document: Any, sample: View) -> None:
    assert headings(document, 1) == [narrative.judgement(sample), *(chapter.title for chapter in chapters(sample))]
    assert {practice.practice.name for practice in sample.practices if practice.result.questions} <= set(
        headings(document, 2))


def test_contents_captions_and_page_numbers_are_fields(document: Any) -> None:
    assert "TOC" in fields(document.element)
    assert fields(document.sections[0].footer._element) == ["PAGE", "NUMPAGES"]
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    numbers = [caption.split(":")[0] for caption in captions if caption.startswith("Table")]
    assert numbers == [f"Table {number}" for number in range(1, len(document.tables) + 1)]


def test_tables_are_native_and_repeat_their_heading(document: Any) -> None:
    assert len(document.tables) > 40
    for table in document.tables:
        assert table.style.name == "Waymark Table"
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_roadmap_lies_on_its_side_and_fills_the_periods_of_each_action(document: Any, sample: View) -> None:
    wide = [section for section in document.sections if section.page_width > section.page_height]
    roadmap = next(table for table in document.tables if table.cell(0, 0).text == "No.")

    planned = [action for action in sample.actions if action.start is not None]
    assert len(wide) == 1
    assert len(roadmap.rows) == len(planned) + 2
    filled = roadmap.rows[2]._tr.findall(f".//{qn('w:shd')}")
    first = planned[0]
    assert len(filled) == (first.end or 0) - (first.start or 0) + 1


def test_the_radar_is_a_picture_with_a_text_in_its_place(document: Any, sample: View) -> None:
    (shape,) = document.inline_shapes
    assert f"{sample.stages[0].name} {sample.stages[0].score:.2f}" in shape._inline.docPr.get("descr")


def test_an_empty_assessment_has_no_empty_chapter(framework: Framework) -> None:
    view = build_view(engagement(framework, ["incident_management"], state=None), framework, TODAY)
    document = opened(view)

    assert headings(document, 1) == [narrative.judgement(view), *(chapter.title for chapter in chapters(view))]
    assert len(document.inline_shapes) == 0


def test_hostile_and_endless_text_stays_text(framework: Framework) -> None:
    hostile = "<w:p>{{ 7*7 }} & \u202e" + "x" * 500
    document = opened(build_view(engagement(framework, ["incident_management"], comment=hostile, client="W" * 300),
                                 framework, TODAY))

    remarks = [p.text for p in document.paragraphs if "<w:p>{{ 7*7 }} & x" in p.text]
    assert remarks
    assert all(len(p.text) < 200 for p in document.paragraphs if "W" * 20 in p.text)


def test_no_respondent_is_named(file: bytes, framework: Framework) -> None:
    document = opened(build_view(engagement(framework, ["incident_management"], comment="Said so."), framework, TODAY))

    assert "Privately" not in "".join(document.element.itertext())


def test_the_same_assessment_gives_the_same_bytes(framework: Framework) -> None:
    view = build_view(engagement(framework, ["incident_management"]), framework, TODAY)
    assert render_document(view) == render_document(view)


def test_no_table_is_wider_than_its_page(framework: Framework) -> None:
    view = build_view(engagement(framework, ["incident_management", "service_desk"]), framework, TODAY)
    document = Document(BytesIO(render_document(view, page=LETTER)))
    upright, wide = document.sections[0], document.sections[1]

    roadmap = [table for table in document.tables if table.cell(0, 0).text == "No."]
    others = [table for table in document.tables if table.cell(0, 0).text != "No."]
    assert width(roadmap[0]) <= wide.page_width - 2 * wide.left_margin + ROUNDING
    assert max(width(table) for table in others) <= upright.page_width - 2 * upright.left_margin + ROUNDING
