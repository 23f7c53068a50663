"""The words of another edition name stages and groups in everything that leaves the program, and no id changes."""

import html
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from assessment.engagement.exchange_file import parse_assessment, to_json
from assessment.engagement.model import Assessment
from assessment.engagement.preparation import conversations, roles_asked
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment, sample_workshop
from reports.data_files import data_files
from reports.excel import render_workbook
from reports.excel.guide import render_guide_workbook
from reports.json_documents import score_document
from reports.narrative.editions import EDITIONS
from reports.options import FULL, ReportOptions
from reports.pdf.guide import render_guide
from reports.pdf.minutes import render_minutes
from reports.pdf.render import render_report
from reports.plan_files import PLAN_FILES
from reports.questionnaire_workbook import questionnaire_workbook, read_answers_workbook
from reports.slides import render_slides
from reports.view.build import build_view
from reports.view.guide import guide_of
from reports.web import render_web_page
from reports.word import render_document
from reports.word import render_minutes as render_minutes_for_word
from tests.reports.making import TODAY
from tests.reports.reading import solid

VERSION_5 = "itil_version_5"
NEW = ("Discover", "Acquire · Build · Transition", "Operate · Deliver · Support")
OLD_NAME = re.compile(r"(?<!·\n)^(Strategy|Transition|Operation)$", re.MULTILINE)
OLD_SAID = re.compile(
    r"\b([Ss]trategy|(?<!· )[Tt]ransition|[Oo]peration) (leads|lags|stands|rose|fell|has too few|most, by|[0-5]\.\d\d)"
)


@pytest.fixture(scope="module")
def told(questionnaire: Questionnaire) -> Assessment:
    sample = sample_assessment(questionnaire)
    return sample.model_copy(update={"scope": sample.scope.model_copy(update={"vocabulary": VERSION_5})})


def outputs(made: Assessment, questionnaire: Questionnaire) -> Iterator[tuple[str, Callable[[], bytes | str]]]:
    view = build_view(made, questionnaire, TODAY)
    workshop = sample_workshop(made, questionnaire).workshop
    held = conversations(made, questionnaire, roles_asked(made, questionnaire)[:1], ())
    guide = guide_of(made, questionnaire, held, TODAY)
    for edition in EDITIONS:
        options = ReportOptions(edition)
        yield f"web page, {edition}", lambda options=options: render_web_page(made, questionnaire, TODAY, options)
    yield "pdf", lambda: render_report(made, questionnaire, TODAY, FULL)
    yield "document", lambda: render_document(view, FULL)
    yield "slides", lambda: render_slides(view, FULL)
    yield "workbook", lambda: render_workbook(view, FULL)
    yield "guide", lambda: render_guide(guide)
    yield "guide as a workbook", lambda: render_guide_workbook(guide, FULL)
    yield "minutes", lambda: render_minutes(view, workshop)
    yield "minutes for word", lambda: render_minutes_for_word(view, workshop, FULL)
    yield "questionnaire to fill in", lambda: questionnaire_workbook(made, questionnaire, None)
    for file in PLAN_FILES:
        yield file.id, lambda file=file: file.make(view)
    for name, content in data_files(made, questionnaire, TODAY, named=False).items():
        yield name, lambda content=content: content


def text_of(content: bytes | str) -> str:
    """Every text in it, one a line."""
    if isinstance(content, str):
        return _without_tags(content)
    if content.startswith(b"%PDF"):
        return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(content))
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return "\n".join(_without_tags(part) for part in parts)
    return content.decode(errors="replace")


def _without_tags(markup: str) -> str:
    names = "\n".join(re.findall(r'<sheet [^>]*name="([^"]*)"', markup))
    return html.unescape(f"{names}\n" + re.sub(r"<[^>]*>", "\n", markup))


@pytest.mark.slow
def test_no_output_names_a_stage_as_before(told: Assessment, questionnaire: Questionnaire) -> None:
    seen = ""
    for name, make in outputs(told, questionnaire):
        text = "\n".join(line.strip() for line in text_of(make()).splitlines())
        found = [*OLD_NAME.finditer(text), *OLD_SAID.finditer(text)]
        assert not found, (name, [text[max(0, hit.start() - 60) : hit.end() + 60] for hit in found[:3]])
        seen += f"{name}:{[word for word in NEW if solid(word) in solid(text)]}\n"
    for name in ("web page, full", "pdf", "document", "slides", "workbook", "questionnaire to fill in", "table"):
        assert f"{name}:{list(NEW)}" in seen, (name, seen)


def test_another_vocabulary_changes_names_and_neither_ids_nor_results(
    told: Assessment, questionnaire: Questionnaire
) -> None:
    view, before = (
        build_view(told, questionnaire, TODAY),
        build_view(sample_assessment(questionnaire), questionnaire, TODAY),
    )
    assert [stage.name for stage in view.stages] == [NEW[0], "Design", NEW[1], NEW[2], "Improvement"]
    assert [stage.id for stage in view.stages] == [stage.id for stage in before.stages]
    assert score_document(view.result) == score_document(before.result)
    groups = {group.id: group.name for group in view.questionnaire.framework.groups}
    named = [groups[view.questionnaire.practices[one].group] for one in questionnaire.framework_practices]
    assert named.count("Product and service management practices") == 22
    assert named.count("General management practices") == 12


def test_whoever_goes_back_to_its_own_words_has_them_again(told: Assessment, questionnaire: Questionnaire) -> None:
    other = questionnaire.in_words_of(VERSION_5)
    assert other.stages["strategy"].name == "Discover"
    assert other.in_words_of(VERSION_5) is other
    assert other.in_words_of(None) is questionnaire
    assert questionnaire.in_words_of("of nobody") is questionnaire


def test_the_exchange_file_keeps_the_words_and_refuses_unknown_ones(
    told: Assessment, questionnaire: Questionnaire
) -> None:
    text = to_json(told)
    assert parse_assessment(text.encode(), "told.json", questionnaire) == told
    assert "vocabulary" not in to_json(sample_assessment(questionnaire))
    wrong = text.replace(f'"{VERSION_5}"', '"itil_version_6"')
    with pytest.raises(InputError, match=r"scope\.vocabulary: there is no vocabulary 'itil_version_6'; did you mean"):
        parse_assessment(wrong.encode(), "told.json", questionnaire)


def test_a_workbook_to_fill_in_is_read_back_whichever_words_the_assessment_has_by_then(
    told: Assessment, questionnaire: Questionnaire
) -> None:
    before = sample_assessment(questionnaire)
    person = told.respondents[0]
    for made in (told, before):
        content = questionnaire_workbook(made, questionnaire, person)
        for today in (questionnaire, questionnaire.in_words_of(VERSION_5)):
            assert read_answers_workbook(content, today).given
