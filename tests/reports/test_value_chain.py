"""Value chain and success factors are shown as lenses: the same scores and answers from another side."""

from dataclasses import replace
from io import BytesIO
from statistics import fmean

import openpyxl
import pytest

from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.plan_cache import cached_first
from assessment.sample import sample_assessment
from reports.document.blocks import Table
from reports.document.parts import each, words
from reports.document.report import report_of
from reports.excel import render_workbook
from reports.options import FULL, ReportOptions
from reports.view.build import build_view
from reports.view.focus import pages_of_their_own
from reports.view.model import View
from reports.view.success_factors import success_factors
from reports.view.value_chain import value_chain
from tests.reports.making import TODAY

pytestmark = pytest.mark.slow

ACTIVITIES = ["Plan", "Improve", "Engage", "Design and transition", "Obtain/build", "Deliver and support"]


def view_at(depth: str, questionnaire: Questionnaire, *practices: str) -> View:
    sample = sample_assessment(questionnaire)
    own = dict.fromkeys(practices, "deep")
    scope = sample.scope.model_copy(update={"depth": depth, "depths": own})
    return build_view(sample.model_copy(update={"scope": scope}), questionnaire, TODAY, cached_first)


def tables(view: View, chapter: str, options: ReportOptions = FULL) -> list[Table]:
    told = next(one for one in report_of(view, options).chapters if one.id == chapter)
    return [block for block in each(told.blocks) if isinstance(block, Table)]


def test_an_activity_has_the_mean_score_of_the_practices_that_take_part(questionnaire: Questionnaire) -> None:
    view = view_at("standard", questionnaire)
    activities = value_chain(view)
    assert [activity.name for activity in activities] == ACTIVITIES
    for activity in activities:
        taking_part = [one for one in view.practices if activity.id in one.practice.value_chain]
        scores = [one.result.score for one in taking_part if one.result.score is not None]
        assert activity.score == pytest.approx(fmean(scores))
        assert {one.practice.id for one in activity.practices} == {one.practice.id for one in taking_part}


def test_the_full_report_has_a_row_an_activity_and_the_executive_edition_none(questionnaire: Questionnaire) -> None:
    view = view_at("standard", questionnaire)
    table = next(table for table in tables(view, "maturity") if table.id == "value_chain")
    assert [words(row.cells[0].content) for row in table.rows] == ACTIVITIES
    assert not any(table.id == "value_chain" for table in tables(view, "maturity", ReportOptions("executive")))
    assert not any(table.id == "value_chain" for table in tables(view_at("quick", questionnaire), "maturity"))


def test_a_sheet_shows_every_practice_by_activity_under_the_means(questionnaire: Questionnaire) -> None:
    view = view_at("standard", questionnaire)
    sheet = openpyxl.load_workbook(BytesIO(render_workbook(view)))["Value chain"]
    head, mean, *rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert list(head[3:9]) == ACTIVITIES
    assert mean[3:9] == pytest.approx(tuple(activity.score for activity in value_chain(view)))
    for row in rows:
        practice = next(one for one in view.practices if one.practice.name == row[0])
        score = practice.result.score
        for activity, shown in zip(value_chain(view), row[3:9], strict=True):
            if activity.id not in practice.practice.value_chain:
                assert shown is None
            else:
                assert shown == ("–" if score is None else pytest.approx(score))


def test_a_deep_practice_tells_how_each_success_factor_came_out(questionnaire: Questionnaire) -> None:
    practice = questionnaire.practices[min(pages_of_their_own(view_at("standard", questionnaire)))]
    factor_text = practice.success_factors[0].text
    factor = practice.success_factors[0]
    deep = next(question for question in practice.questions if question.success_factor == factor.id)
    sample = sample_assessment(questionnaire)
    answer = sample.answers[0].model_copy(
        update={"question": deep.id, "state": "rated", "rating": 3, "comment": "", "evidence": ""}
    )
    scope = sample.scope.model_copy(update={"depths": {practice.id: "deep"}})
    made = sample.model_copy(update={"scope": scope, "answers": (*sample.answers, answer)})
    view = build_view(made, questionnaire, TODAY, cached_first)

    told = success_factors(view.practice(practice.id))
    assert [one.text for one in told] == [one.text for one in practice.success_factors]
    assert (told[0].asked, told[0].value) == (True, 3.0)
    others = [one for one in view.practices if one.practice.id != practice.id]
    assert not any(factor.asked for one in others for factor in success_factors(one))

    table = next(one for one in tables(view, "practices") if one.caption == f"{practice.name}: what was said")
    told_rows = [words(row.cells[3].content) for row in table.rows]
    for factor in practice.success_factors:
        assert sum(text.startswith(factor.text) for text in told_rows) == 1
    row = next(row for row in table.rows if words(row.cells[3].content).startswith(factor_text))
    assert deep.levels[3] in words(row.cells[3].content)


def test_a_success_factor_without_a_question_is_told_as_not_asked(questionnaire: Questionnaire) -> None:
    practice = questionnaire.practices["incident_management"]
    asked = practice.success_factors[0].id
    shorter = practice.model_copy(
        update={"questions": tuple(q for q in practice.questions if q.success_factor in (None, asked))}
    )
    changed = replace(questionnaire, practices={**questionnaire.practices, practice.id: shorter})
    sample = sample_assessment(changed)
    scope = sample.scope.model_copy(update={"practices": (practice.id,), "depth": "deep", "depths": {}})
    view = build_view(sample.model_copy(update={"scope": scope}), changed, TODAY, cached_first)
    table = next(one for one in tables(view, "practices") if one.caption == f"{practice.name}: what was said")
    rows = [row for row in table.rows if words(row.cells[1].content) == "not asked"]
    assert [words(row.cells[3].content) for row in rows] == [one.text for one in practice.success_factors[1:]]
