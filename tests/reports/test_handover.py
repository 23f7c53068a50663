"""The first 90 days: a sequence with names, measures and proof, and chapters only where there is something to say."""

import dataclasses
import datetime as dt

from assessment.engagement.planning import BusinessCase, Loss, Planning, Progress, Range
from assessment.questionnaire.model import Questionnaire
from reports import narrative
from reports.narrative.chapters import chapters
from reports.options import ReportOptions
from reports.pdf.html import render_html
from reports.view.build import build_view
from reports.view.first_90_days import handover
from reports.view.model import View
from reports.view.tasks import planned_tasks, tasks
from tests.reports.making import TODAY, assessment

HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }}"


def with_planning(view: View, **planning: object) -> View:
    """The same plan, with other decisions beside it."""
    decided = Planning.model_validate(planning)
    return dataclasses.replace(view, assessment=view.assessment.model_copy(update={"planning": decided}))


def money(low: float, high: float) -> Range:
    return Range(low=low, high=high)


def money_case(sample: View, **said: object) -> BusinessCase:
    need = sample.needs[0].id
    return BusinessCase.model_validate(
        {
            "currency": "EUR",
            "day_rate": money(500, 700),
            "assumptions": "By finance.",
            "losses": {need: Loss(yearly=money(200_000, 400_000), share_low=0.2, share_high=0.4)},
        }
        | said
    )


def test_the_sample_begins_on_the_first_working_day_of_july_and_lays_work_over_three_blocks(sample: View) -> None:
    first = handover(sample)
    assert (first.first, first.last) == (dt.date(2026, 7, 1), dt.date(2026, 9, 28))
    assert first.tasks[0].span is not None
    assert first.tasks[0].span.start == dt.date(2026, 7, 1)
    assert len({task.span.start for task in first.tasks if task.span}) > len(first.tasks) / 2, "a sequence, not a pile"
    begun = [task.id for block in first.blocks for task in block.begins]
    assert sorted(begun) == sorted(action.id for action in sample.actions if action.start == 0)


def test_a_block_holds_what_begins_goes_on_and_is_finished_in_its_days(sample: View) -> None:
    planned = planned_tasks(sample)
    for block in handover(sample).blocks:
        for task in planned:
            assert task.span is not None
            assert (task in block.begins) == (block.first <= task.span.start <= block.last)
            assert (task in block.finished) == (block.first <= task.span.due <= block.last)
            assert (task in block.goes_on) == (task.span.start < block.first and task.span.due > block.last)


def test_every_planned_action_is_a_task_once_inside_its_periods_and_after_what_it_needs(sample: View) -> None:
    spans = {task.id: task.span for task in planned_tasks(sample)}
    assert sorted(spans) == sorted(action.id for action in sample.actions if action.start is not None)
    for action in sample.actions:
        span = spans.get(action.id)
        for need in action.needs if span else ():
            before = spans[need]
            assert span is not None
            assert before is not None
            assert before.due < span.start


def test_the_head_of_it_is_accountable_unless_the_head_of_it_leads(sample: View) -> None:
    for task in tasks(sample):
        expected = "Business executive" if task.action.lead == "Head of IT" else "Head of IT"
        assert (task.responsible, task.accountable) == (task.action.lead, expected)


def test_a_name_replaces_the_role_and_a_blank_does_not(sample: View) -> None:
    action, other = handover(sample).tasks[0].id, handover(sample).tasks[1].id
    named = with_planning(
        sample,
        progress=(
            Progress(action=action, state="begun", date=TODAY, responsible="Maria Ortega", accountable="Jean Petit"),
            Progress(action=other, state="planned", responsible=" "),
        ),
    )
    first, second = handover(named).tasks[:2]
    assert (first.responsible, first.accountable, first.state, first.since) == (
        "Maria Ortega",
        "Jean Petit",
        "begun",
        TODAY,
    )
    assert second.responsible == second.action.lead


def test_each_task_says_what_proves_it_and_by_which_measure(sample: View) -> None:
    for task in handover(sample).tasks:
        question = next(
            question
            for question in sample.questionnaire.practices[task.action.practice].questions
            if question.aspect == task.action.aspect
        )
        assert task.evidence == question.evidence
        assert task.formula
        assert task.first_step == task.action.steps[0]


def test_dates_of_a_block_name_a_month_or_a_year_once(sample: View) -> None:
    late = dataclasses.replace(sample, date=dt.date(2026, 8, 1))  # so that the plan begins on 1 October
    assert [narrative.block_dates(block) for block in handover(late).blocks] == [
        "1 to 30 October 2026",
        "31 October to 29 November 2026",
        "30 November to 29 December 2026",
    ]
    turn = dataclasses.replace(sample, date=dt.date(2026, 11, 1))
    monthly = turn.assessment.needs.model_copy(update={"period": "month"})
    turn = dataclasses.replace(turn, assessment=turn.assessment.model_copy(update={"needs": monthly}))
    assert narrative.block_dates(handover(turn).blocks[1]) == "31 December 2026 to 29 January 2027"


def test_without_an_action_there_is_no_chapter_on_the_first_90_days(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"], rating=5), questionnaire, TODAY)
    assert {"handover", "business_case"}.isdisjoint(chapter.id for chapter in chapters(view))


def test_the_business_case_is_a_chapter_only_where_the_client_gave_the_figures(sample: View) -> None:
    assert "business_case" not in [chapter.id for chapter in chapters(sample)]
    assert len(narrative.business_case_missing(sample)) == 3, "currency, day rate, losses"
    given = with_planning(sample, business_case=money_case(sample))
    ids = [chapter.id for chapter in chapters(given)]
    assert ids[ids.index("roadmap") + 1 :][:3] == ["decisions", "handover", "business_case"]
    assert narrative.business_case_missing(given) == ()


def test_the_case_speaks_only_of_what_was_entered_and_names_what_is_missing(sample: View) -> None:
    case = narrative.business_case_text(with_planning(sample, business_case=money_case(sample)))
    assert case is not None
    assert "EUR of your losses each year" in case.title
    assert any("of their benefit" in assumption for assumption in case.assumptions), (
        "part of what serves it is left out"
    )
    assert any("of the leadership beside them" in assumption for assumption in case.assumptions)
    assert [row.name for row in case.rows] == ["Year 1", "Year 2", "Over the plan"]
    assert any("500 to 700 EUR a day" in assumption for assumption in case.assumptions)
    assert any("20 to 40 %" in assumption for assumption in case.assumptions)
    assert all("you gave no amount" in gap for gap in case.gaps)
    assert case.gaps, "the sample's plan holds actions of a cost class, and none was priced"


def test_hostile_names_and_notes_stay_text_in_the_report(questionnaire: Questionnaire) -> None:
    thin = assessment(questionnaire, ["incident_management"], rating=1)
    view = build_view(thin, questionnaire, TODAY)
    planning = {
        "progress": (Progress(action=handover(view).tasks[0].id, state="planned", responsible=HOSTILE),),
        "business_case": money_case(view, currency=HOSTILE[:20], assumptions=HOSTILE),
    }
    page = render_html(with_planning(view, **planning), ReportOptions(named=True))
    assert "<script>" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}") >= 2


def test_a_case_with_unpriced_actions_says_that_their_cost_comes_on_top(sample: View) -> None:
    every = {cost.id: money(0, 1000) for cost in sample.questionnaire.framework.costs}
    open_case = narrative.business_case_text(with_planning(sample, business_case=money_case(sample)))
    whole = narrative.business_case_text(with_planning(sample, business_case=money_case(sample, costs=every)))
    assert open_case is not None
    assert whole is not None
    assert "come on top" in open_case.payback
    assert "come on top" not in whole.payback
    assert whole.gaps == ()
