"""A score has as many decimals as its answers can hold: one in a quick scan, two in any deeper assessment."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from typer.testing import CliRunner

from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment
from cli import app
from reports.excel import render_workbook
from reports.narrative.editions import EDITIONS
from reports.options import ReportOptions
from reports.passages.passages import passages
from reports.pdf.html import render_html
from reports.plan_files import PLAN_FILES
from reports.slides import render_slides
from reports.view.build import build_view
from reports.web import render_web_page
from reports.word import render_document
from tests.reports.making import TODAY

pytestmark = pytest.mark.slow

HUNDREDTHS = re.compile(r"(?<![\d.,])(?!0\.25\b)\d\.\d\d(?![\d.,]*\d)")  # 0.25 is the method's, no score
OUTLINE = re.compile(r"<(WBS|OutlineNumber)>.*?</\1>")  # 1.10 is the tenth of the first
MARKUP = re.compile(r"<style.*?</style>|<script.*?</script>|<svg.*?>|<path.*?>|<[^>]*>", re.DOTALL)


def quick(questionnaire: Questionnaire) -> Assessment:
    """The sample, compared with its earlier result, as if each practice had been asked one question."""
    made = sample_assessment(questionnaire)
    asked = {question.id for question in questionnaire.questions_in_scope("quick", made.scope.practices)}
    return made.model_copy(
        update={
            "scope": made.scope.model_copy(update={"depth": "quick", "depths": {}}),
            "answers": tuple(answer for answer in made.answers if answer.question in asked),
        }
    )


def texts(
    made: Assessment, questionnaire: Questionnaire, folder: Path, editions: Iterable[str] = tuple(EDITIONS)
) -> Iterator[tuple[str, str]]:
    """What every output says, by its name."""
    view = build_view(made, questionnaire, TODAY)
    for edition in editions:
        options = ReportOptions(edition)
        html = render_html(view, options)
        yield f"PDF, {edition}", " ".join(MARKUP.sub(" ", html).split())
        yield f"Word, {edition}", in_document(render_document(view, options))
        web = render_web_page(made, questionnaire, TODAY, options).decode()
        yield f"web page, {edition}", " ".join(MARKUP.sub(" ", web).split())
    yield "slides", " ".join(on_slides(render_slides(view)))
    yield "workbook", " ".join(in_cells(render_workbook(view)))
    yield "passages", " ".join(f"{one.heading} {one.text} {one.figures}" for one in passages(view))
    file = folder / "client.json"
    file.write_text(to_json(made), encoding="utf-8")
    for command in ("score", "advise", "passages"):
        run = CliRunner().invoke(app, [command, str(file)])
        assert run.exit_code == 0, run.output
        yield command, run.output
    for plan in PLAN_FILES:
        yield plan.id, OUTLINE.sub("", plan.make(view).decode())


def in_document(file: bytes) -> str:
    document = Document(BytesIO(file))
    return " ".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def on_slides(file: bytes) -> Iterator[str]:
    """Text, what is said instead of pictures, notes, and the labels of charts as they print."""
    for slide in Presentation(BytesIO(file)).slides:
        yield from (node.text or "" for node in slide.element.iter() if node.tag.endswith("}t"))
        yield from (node.get("descr") or "" for node in slide.element.iter() if node.tag.endswith("}cNvPr"))
        yield slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            if shape.has_chart:
                codes = [n.text or "" for n in shape.chart._chartSpace.iter() if n.tag.endswith("}formatCode")]
                yield from (f" {code} " for code in codes)


def in_cells(file: bytes) -> Iterator[str]:
    """Text, and each number's format with it."""
    for sheet in load_workbook(BytesIO(file)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    yield cell.value
                elif isinstance(cell.value, int | float):
                    yield f" {cell.number_format} "


@pytest.mark.slow
def test_no_output_of_a_quick_scan_writes_a_score_with_two_decimals(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    found = {
        name: [said[max(0, at.start() - 60) : at.end() + 20] for at in HUNDREDTHS.finditer(said)]
        for name, said in texts(quick(questionnaire), questionnaire, tmp_path)
    }

    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.slow
def test_a_standard_assessment_still_has_two_where_it_had(questionnaire: Questionnaire, tmp_path: Path) -> None:
    had = {"PDF, full", "Word, full", "web page, full", "slides", "workbook", "passages", "score", "advise"}
    made = texts(sample_assessment(questionnaire), questionnaire, tmp_path, ("full",))
    have = {name for name, said in made if HUNDREDTHS.search(said)}

    assert had <= have


def test_two_assessments_made_in_turn_each_keep_their_own(questionnaire: Questionnaire) -> None:
    """Nothing stays behind of the one that was written about before."""
    scan, whole = quick(questionnaire), sample_assessment(questionnaire)
    views = [build_view(made, questionnaire, TODAY) for made in (scan, whole, scan)]
    told = [" ".join(in_cells(render_workbook(view))) for view in views]

    assert [bool(HUNDREDTHS.search(said)) for said in told] == [False, True, False]
