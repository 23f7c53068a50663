"""The Word document as its file says it, read back with python-docx."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from fontTools.ttLib import TTFont

from assessment.engagement.branding import Branding
from assessment.engagement.model import Depth
from assessment.engagement.overrides import Override
from assessment.engagement.planning import Planning, Scenario
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment
from reports import narrative
from reports.narrative.bottom_line import bottom_line
from reports.narrative.chapters import chapters
from reports.narrative.editions import EDITIONS, SECTIONS, edition_chapters
from reports.options import ReportOptions
from reports.passages.passages import passages
from reports.view.build import build_view
from reports.view.focus import pages_of_their_own
from reports.view.model import View
from reports.word import render_document
from tests.reports.making import TODAY, assessment

pytestmark = pytest.mark.slow

DOCUMENT_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
FONTS = Path("static/fonts")
ROUNDING = 10_000  # a quarter of a millimetre, in Word's units


@pytest.fixture(scope="module")
def file(sample: View) -> bytes:
    return render_document(sample)


@pytest.fixture(scope="module")
def document(file: bytes) -> Any:
    return Document(BytesIO(file))


def width(table: Any) -> int:
    return sum(column.width for column in table.columns)


def opened(view: View, **chosen: Any) -> Any:
    return Document(BytesIO(render_document(view, ReportOptions(**chosen))))


def headings(document: Any, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def fields(part: Any) -> list[str]:
    return [(code.text or "").split()[0] for code in part.iter(qn("w:instrText"))]


def captions(document: Any, kind: str = "Table") -> list[str]:
    """What tables are called, without their numbers."""
    told = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    return [caption.split(": ", 1)[1] for caption in told if caption.startswith(kind)]


def table(document: Any, first_heading: str, *further: str) -> Any:
    wanted = [first_heading, *further]
    return next(
        found for found in document.tables if [cell.text for cell in found.rows[0].cells][: len(wanted)] == wanted
    )


def rows(of: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in of.rows[1:]]


def test_every_chapter_of_the_report_is_a_heading_over_its_finding(document: Any, sample: View) -> None:
    shown = edition_chapters(sample, ReportOptions())
    assert headings(document, 1) == ["The bottom line", *(chapter.name for chapter in shown)]
    assert headings(document, 2)[-len(shown) :] == [chapter.title for chapter in shown]
    assert {sample.practice(practice).practice.name for practice in pages_of_their_own(sample)} <= set(
        headings(document, 3)
    )
    assert bottom_line(sample) in [p.text for p in document.paragraphs if p.style.name == "Lead"]


def test_every_table_of_the_printed_report_is_there(document: Any, sample: View) -> None:
    comparison = sample.comparison
    assert comparison is not None
    assert {
        "Points that each need, by its number, gives to a practice",
        "The stages then and now",
        "Practices then and now",
        "Actions done since the earlier result",
        "Clauses that the plan moves",
        "Levels of the practices by the plan",
        "The plan, period by period",
        "Words as this report uses them",
        "What begins, goes on and is finished in the first 90 days",
        "The actions that begin in the first 90 days",
    } <= set(captions(document))
    assert len(rows(table(document, "Done on"))) == len(comparison.done)
    ahead = table(document, "Stage", "Score", "With open questions")
    assert "Plan's end, Q2 2028" in [cell.text for cell in ahead.rows[0].cells]
    told = [paragraph.text for paragraph in document.paragraphs]
    assert [risk.text for risk in narrative.risks_told(sample) if f"{risk.title}. {risk.text}" not in told] == []


def test_the_heat_map_is_in_groups_by_stage_with_scores_and_earlier_levels(document: Any, sample: View) -> None:
    heat = next(found for found in document.tables if found.cell(0, 4).text == "Earlier")
    shown = rows(heat)
    service_desk = next(row for row in shown if row[0] == "Service desk")

    assert [row[0] for row in shown if len(set(row)) == 1] == [stage.name for stage in sample.stages]
    practice = sample.practice("service_desk")
    assert service_desk[1:5] == [
        str(practice.result.level),
        f"{practice.result.score:.2f}",
        str(practice.target),
        str(practice.earlier_level),
    ]


def test_the_heat_map_has_equal_tiles_and_says_what_open_questions_leave(document: Any, sample: View) -> None:
    heat = next(found for found in document.tables if found.cell(0, 4).text == "Earlier")
    levels = {row[0]: row[1] for row in rows(heat)}
    small = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Small Text"]

    assert len({column.width for column in list(heat.columns)[5:]}) == 1
    for practice in sample.practices:
        result, shown = practice.result, levels[practice.practice.name]
        if result.level is not None and result.low.level != result.high.level:
            assert shown == f"{result.level}\n{result.low.level} to {result.high.level}"
    assert any(" ".join(text.split()).startswith("0 absent 1 initial") for text in small)


def test_parts_of_a_line_stand_apart(document: Any, sample: View) -> None:
    assert sample.comparison is not None
    told = {row[0]: " ".join(row[1].split()) for row in rows(table(document, "Practice", "Level", "Score", "Change"))}
    for change in sample.comparison.practices:
        assert told[sample.questionnaire.practices[change.id].name] == f"{change.earlier} to {change.now}"


def test_scenarios_stand_side_by_side(questionnaire: Questionnaire) -> None:
    base = assessment(questionnaire, ["incident_management"])
    planning = Planning(
        scenarios=(
            Scenario(id="base", name="As agreed"),
            Scenario(id="less", name="Half the people", capacity_factor=0.5),
        ),
        chosen="base",
    )
    document = opened(build_view(base.model_copy(update={"planning": planning}), questionnaire, TODAY), named=True)

    assert [row[0] for row in rows(table(document, "Scenario"))] == ["As agreed (chosen)", "Half the people"]


def test_contents_captions_and_page_numbers_are_fields(document: Any, sample: View) -> None:
    assert fields(document.element).count("TOC") == 1
    assert fields(document.sections[0].footer._element) == ["PAGE", "NUMPAGES"]
    told = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    numbers = [caption.split(":")[0] for caption in told if caption.startswith("Table")]
    assert numbers == [f"Table {number}" for number in range(1, len(document.tables) + 1)]


def test_the_contents_lead_to_every_chapter_before_word_has_made_them(document: Any, sample: View) -> None:
    entries = [p for p in document.paragraphs if p.style.name == "toc 1"]
    marks = {mark.get(qn("w:name")): mark.getparent() for mark in document.element.iter(qn("w:bookmarkStart"))}

    links = [entry._p.find(qn("w:hyperlink")) for entry in entries]
    assert ["".join(part.text or "" for part in marks[link.get(qn("w:anchor"))].iter(qn("w:t"))) for link in links] == [
        chapter.name for chapter in edition_chapters(sample, ReportOptions())
    ]


def test_tables_are_native_and_repeat_their_heading(document: Any) -> None:
    assert len(document.tables) > 40
    for table in document.tables:
        assert table.style.name == "Waymark Table"
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_plan_lies_on_its_side_and_fills_the_periods_of_each_action(document: Any, sample: View) -> None:
    wide = [section for section in document.sections if section.page_width > section.page_height]
    plan = next(found for found in document.tables if len(found.rows) > 1 and found.cell(1, 0).text == "No.")

    planned = [action for action in sample.actions if action.start is not None]
    assert len(wide) == 1
    assert len(plan.rows) == len(planned) + 3
    assert [cell.text for cell in plan.rows[1].cells][:6] == ["No.", "Action", "Practice", "Led by", "Days", "Q3"]
    assert plan.rows[0].cells[5].text == "2026"
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in plan.rows[:2])
    filled = [cell for cell in plan.rows[3]._tr.tc_lst if cell.find(f".//{qn('w:shd')}") is not None]
    first = planned[0]
    assert sum(cell.grid_span for cell in filled) == (first.end or 0) - (first.start or 0) + 1


def test_charts_are_native_with_their_numbers_and_a_text_in_their_place(
    file: bytes, document: Any, sample: View
) -> None:
    said = [drawing.get("descr") for drawing in document.element.iter(DOCUMENT_PROPERTIES)]
    with ZipFile(BytesIO(file)) as package:
        names = package.namelist()
        radar = package.read("word/charts/chart2.xml").decode()

    assert len(said) == len([name for name in names if name.startswith("word/charts/chart")]) == 4
    assert all(f"{sample.stages[0].name} " in text or "Person-days" in text for text in said)
    assert f"<c:v>{sample.stages[0].score:.2f}</c:v>" in radar
    assert {f"word/embeddings/chart{number}.xlsx" for number in range(1, 5)} <= set(names)


def test_the_typeface_lies_in_the_document_and_can_be_read_back(file: bytes) -> None:
    with ZipFile(BytesIO(file)) as package:
        table = package.read("word/fontTable.xml").decode()
        hidden = package.read("word/fonts/font1.odttf")
    key = bytes.fromhex(re.findall(r'embedRegular[^>]*fontKey="{([^}]*)}"', table)[0].replace("-", ""))[::-1] * 2
    font = TTFont(BytesIO(bytes(byte ^ mask for byte, mask in zip(hidden, key, strict=False)) + hidden[32:]))

    assert font["name"].getDebugName(1) == "IBM Plex Sans"
    assert {ord("e"), ord("ł")} <= set(font.getBestCmap())
    shipped = TTFont(FONTS / "ibm-plex-sans-latin-400-normal.woff2")["head"]
    assert (font["head"].created, font["head"].modified) == (shipped.created, shipped.modified)  # and not of today


def test_what_stands_under_the_summary_s_name_is_of_the_second_rank(document: Any, sample: View) -> None:
    levels = [(int(p.style.name[-1]), p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels[:5] == [
        (1, "The bottom line"),
        (2, "What has become of it since May 2025"),
        (2, "What we found"),
        (2, "First, in Q3 2026"),
        (2, "What is asked of you"),
    ]
    assert all(below <= above + 1 for (above, _), (below, _) in pairwise(levels))


def test_an_empty_assessment_has_no_empty_chapter(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"], state=None), questionnaire, TODAY)
    document = opened(view)

    assert headings(document, 2) == ["What to do next", *(chapter.title for chapter in chapters(view))]
    assert list(document.element.iter(DOCUMENT_PROPERTIES)) == []


def test_hostile_and_endless_text_stays_text(questionnaire: Questionnaire) -> None:
    hostile = "<w:p>{{ 7*7 }} & \u202e" + "x" * 500
    document = opened(
        build_view(
            assessment(questionnaire, ["incident_management"], comment=hostile, client="W" * 300), questionnaire, TODAY
        )
    )

    assert "<w:p>{{ 7*7 }} & x" in "".join(document.element.itertext())
    assert all(len(p.text) < 200 for p in document.paragraphs if "W" * 20 in p.text)


def test_markup_in_a_table_stays_text(questionnaire: Questionnaire) -> None:
    hostile = '</w:t><w:br/>&"{{ 7*7 }}'
    view = build_view(assessment(questionnaire, ["incident_management"], role=hostile), questionnaire, TODAY)

    assert rows(table(opened(view, named=True), "Who answered, by role")) == [[hostile, "2"]]


def test_respondents_are_named_only_where_that_was_chosen(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"], comment="Said so."), questionnaire, TODAY)

    assert "Privately" not in "".join(opened(view).element.itertext())
    assert "Person 1 Privately" in "".join(opened(view, named=True).element.itertext())


def test_what_was_left_out_of_the_report_is_left_out_here(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)
    kept = opened(view, sections=frozenset({"maturity", "method"}))

    assert headings(kept, 1) == ["The bottom line", "Maturity", "Method"]
    assert headings(opened(view, edition="executive"), 1) == [
        "The bottom line",
        "Findings",
        "Maturity",
        "Roadmap",
        "Decisions",
        "Method",
    ]


def test_the_practice_workbook_marks_the_level_of_today(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"], rating=3), questionnaire, TODAY)
    sheets = table(opened(view, edition="workbook"), "Question", "0 Absent")

    marked = [at for at, cell in enumerate(sheets.rows[1].cells) if cell._tc.tcPr.find(qn("w:shd")) is not None]
    assert marked == [4]


def test_own_words_keep_their_paragraphs_and_lists(questionnaire: Questionnaire) -> None:
    own = Override(passage="needs", text="Two things count.\n\n- Faster repairs\n- Calmer changes\n\nMore in <June>.")
    base = assessment(questionnaire, ["incident_management"]).model_copy(update={"overrides": (own,)})
    document = opened(build_view(base, questionnaire, TODAY))
    styles = {p.text: p.style.name for p in document.paragraphs}

    assert [styles[text] for text in ("Two things count.", "Faster repairs", "Calmer changes", "More in <June>.")] == [
        "Normal",
        "List Bullet",
        "List Bullet",
        "Normal",
    ]


@pytest.mark.parametrize("depth", ["quick", "standard"])
def test_whatever_can_be_worded_is_worded_in_the_document(depth: Depth, questionnaire: Questionnaire) -> None:
    base = sample_assessment(questionnaire)
    base = base.model_copy(update={"scope": base.scope.model_copy(update={"depth": depth})})
    found = passages(build_view(base, questionnaire, TODAY))
    own = tuple(
        Override(
            passage=passage.id,
            heading=None if passage.heading is None else f"Heading of {passage.id}.",
            text=None if passage.text is None else f"Text of {passage.id}.",
        )
        for passage in found
    )
    view = build_view(base.model_copy(update={"overrides": own}), questionnaire, TODAY)
    written = "".join(
        "".join(opened(view, edition=edition, sections=frozenset(SECTIONS)).element.itertext()) for edition in EDITIONS
    )

    assert len(found) > 15
    assert [
        passage.passage
        for passage in own
        for words in (passage.heading, passage.text)
        if words and words not in written
    ] == []


def test_the_document_wears_the_consultants_colour_name_and_words(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)
    own = Branding(consultant="Ada & Sons", colour="#7a1f3d", disclaimer="No <i>warranty</i>.")
    document = opened(view, branding=own)

    assert str(document.styles["Heading 3"].font.color.rgb) == "7A1F3D"
    assert "Prepared by Ada & Sons with Waymark" in document.sections[0].footer.paragraphs[0].text
    assert document.core_properties.author == "Ada & Sons"
    assert document.paragraphs[-1].text == "No <i>warranty</i>."
    assert document.core_properties.title == "Service management review for Northgate Logistics"


def test_the_same_assessment_gives_the_same_bytes(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)
    assert render_document(view) == render_document(view)


@pytest.mark.parametrize("edition", ["full", "executive", "workbook"])
def test_no_table_is_wider_than_its_page(questionnaire: Questionnaire, edition: str) -> None:
    view = build_view(assessment(questionnaire, ["incident_management", "service_desk"]), questionnaire, TODAY)
    document = opened(view, page_size="letter", edition=edition)

    assert document.sections[0].page_height == pytest.approx(Mm(279.4), abs=ROUNDING)
    for section, tables in in_sections(document):
        room = section.page_width - section.left_margin - section.right_margin
        assert all(width(found) <= room + ROUNDING for found in tables)


def in_sections(document: Any) -> list[tuple[Any, list[Any]]]:
    """Each section with its tables: what ends a section stands in the last paragraph of it."""
    found: list[list[Any]] = [[]]
    for element in document.element.body:
        if element.tag == qn("w:tbl"):
            found[-1].append(Table(element, document))
        elif element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            found.append([])
    return list(zip(document.sections, found, strict=True))
