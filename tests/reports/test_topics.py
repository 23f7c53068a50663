"""Topics beside the practices in what leaves the program: nothing without choosing, a group of their own with."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from assessment.engagement.exchange_file import read_assessment
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.roadmap.plan_cache import cached_first
from assessment.sample import sample_assessment
from reports.document.blocks import Table
from reports.document.parts import words
from reports.document.report import report_of
from reports.excel import render_workbook
from reports.json_documents import advice_document, score_document
from reports.narrative.editions import EDITIONS
from reports.options import ReportOptions
from reports.questionnaire_workbook import empty_questionnaire, questionnaire_workbook
from reports.view.build import build_view
from reports.view.model import View
from tests.assessment.test_optional_practices import chosen
from tests.reports.making import TODAY
from tests.topics import GROUP_NAME, NEED, NEED_NAME, TOPIC, TOPIC_NAME, folder_with_topic

pytestmark = pytest.mark.slow

CLIENTS = sorted((Path(__file__).parents[1] / "clients").glob("*.json"))


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    return load_questionnaire(folder_with_topic(tmp_path_factory.mktemp("topic")))


def of(made: Assessment, questionnaire: Questionnaire) -> View:
    return build_view(made, questionnaire, TODAY, cached_first)


def said(view: View, edition: str = "full") -> str:
    return "\n".join(str(chapter) for chapter in report_of(view, ReportOptions(edition)).told)


def made_for(name: str, questionnaire: Questionnaire) -> Assessment:
    if name == "sample":
        return sample_assessment(questionnaire)
    return read_assessment(next(path for path in CLIENTS if path.stem == name), questionnaire)


@pytest.mark.parametrize("name", ["sample", *(path.stem for path in CLIENTS)])
def test_a_topic_that_nobody_chose_changes_no_result_no_advice_and_no_page(
    name: str, questionnaire: Questionnaire, beside: Questionnaire
) -> None:
    """Knowing the topic, the questionnaire comes to the same as without it."""
    made = made_for(name, questionnaire)
    without, with_it = of(made, questionnaire), of(made, beside)
    assert score_document(without.result) == score_document(with_it.result)
    assert advice_document(without) == advice_document(with_it)
    for edition in EDITIONS:
        assert said(without, edition) == said(with_it, edition)


def test_a_chosen_topic_stands_in_a_group_of_its_own_and_is_said_to_count_for_no_stage(beside: Questionnaire) -> None:
    view = of(chosen(sample_assessment(beside), beside, 1), beside)
    chapter = next(one for one in report_of(view, ReportOptions("full")).told if one.id == "heat_map")
    table = next(block for block in chapter.blocks if isinstance(block, Table))
    assert [group.name for group in table.groups][-1] == GROUP_NAME
    assert words(table.groups[-1].rows[0].cells[0].content) == TOPIC_NAME
    assert f"{TOPIC_NAME} is a topic beside the practices of ITIL" in str(chapter)
    sheets = openpyxl.load_workbook(BytesIO(render_workbook(view, ReportOptions("full"))))
    assert any(cell.value == GROUP_NAME for sheet in sheets for row in sheet.iter_rows() for cell in row)


def test_a_need_that_hangs_on_a_topic_alone_is_told_that_nobody_was_asked(beside: Questionnaire) -> None:
    sample = sample_assessment(beside)
    needs = sample.needs.model_copy(update={"drivers": {**sample.needs.drivers, NEED: 3}})
    view = of(sample.model_copy(update={"needs": needs}), beside)
    told = said(view)
    assert f"Not asked about here: {TOPIC_NAME}" in told
    assert f"“{NEED_NAME}” bears on what this assessment did not ask about: {TOPIC_NAME}." in told


def test_the_workbook_to_fill_in_asks_about_a_topic_only_where_it_was_chosen(beside: Questionnaire) -> None:
    empty = openpyxl.load_workbook(BytesIO(empty_questionnaire(beside, "quick")))
    assert GROUP_NAME not in empty.sheetnames
    sample = sample_assessment(beside)
    scope = sample.scope.with_practices((*sample.scope.practices, TOPIC))
    filled = questionnaire_workbook(sample.model_copy(update={"scope": scope}), beside, None)
    assert GROUP_NAME in openpyxl.load_workbook(BytesIO(filled)).sheetnames
