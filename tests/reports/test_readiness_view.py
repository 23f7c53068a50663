"""The readiness chapter and the way ahead: what the plan is said to bring is what the numbers show."""

import re

from assessment.questionnaire.model import Questionnaire
from reports import narrative
from reports.options import ReportOptions
from reports.pdf import charts
from reports.pdf.html import render_html
from reports.view.build import build_view
from reports.view.model import View
from reports.view.readiness import readiness_view
from reports.view.stages_ahead import stages_ahead
from tests.reports.making import NEEDS, TODAY, assessment

IDLE = NEEDS.model_copy(update={"capacity_days": (0.0,)})


def view(questionnaire: Questionnaire, *practices: str, **parts: object) -> View:
    return build_view(assessment(questionnaire, practices, **parts), questionnaire, TODAY)  # type: ignore[arg-type]


def chapter_of(shown: View) -> str:
    """The readiness chapter as HTML."""
    return (
        render_html(shown, ReportOptions(sections=frozenset({"readiness", "actions"})))
        .split('id="readiness"')[1]
        .split("</section>")[0]
    )


def test_a_clause_is_said_to_be_closed_by_the_period_at_whose_end_it_is_rated_f(sample: View) -> None:
    closed = readiness_view(sample).taking("closed")

    assert closed
    for clause in closed:
        at = sample.roadmap.labels.index(clause.until or "")
        ratings = [moment.clauses[clause.id].rating for moment in sample.projection.moments]
        assert (ratings[at], ratings[at + 1]) != ("F", "F")
        assert ratings[at + 1] == "F"
        assert narrative.requirement_prospect(clause) == f"closed by {clause.until}"


def test_actions_that_close_a_clause_are_planned_ones_by_their_number_in_the_report(sample: View) -> None:
    moved = readiness_view(sample).taking("closed", "nearer")

    assert moved
    for clause in moved:
        assert any(closing.lifts for closing in clause.closing), clause.id
        for closing in clause.closing:
            action = sample.actions[closing.number - 1]
            assert action == closing.action
            assert closing.until == sample.roadmap.labels[action.end or 0]


def test_the_sentence_counts_every_clause_once(sample: View) -> None:
    ready = readiness_view(sample)
    groups = [ready.taking(course) for course in ("ready", "closed", "nearer", "same", "unknown")]

    assert sum(map(len, groups)) == len(ready.requirements) == len(sample.clauses)
    assert f"{len(groups[3])} stay where they are" in narrative.readiness_sentence(sample)


def test_what_stays_is_said_to_stay_at_the_value_of_today(sample: View) -> None:
    found = [obstacle for clause in readiness_view(sample).requirements for obstacle in clause.obstacles]

    assert {narrative.obstacle_course(obstacle).startswith("stays at") for obstacle in found} == {True, False}
    assert all(
        narrative.obstacle_course(obstacle).startswith("stays at") == (obstacle.now == obstacle.then)
        for obstacle in found
    )


def test_without_a_plan_nothing_is_said_to_be_closed(questionnaire: Questionnaire) -> None:
    idle = view(questionnaire, "incident_management", "service_desk", rating=1, needs=IDLE)
    chapter = chapter_of(idle)

    assert "Nothing is planned yet, so nothing changes these ratings." in chapter
    assert "What stands in the way" in chapter
    assert not re.search(r"closed by|Plan's end|Plan&#39;s end|at the plan", chapter)
    assert stages_ahead(idle) is None


def test_a_single_clause_is_told_in_the_singular(questionnaire: Questionnaire) -> None:
    single = view(questionnaire, "incident_management", rating=1)

    assert len(readiness_view(single).taking("closed")) == 1
    assert "one clause comes to be rated fully" in narrative.readiness_sentence(single)


def test_readiness_is_said_to_be_indicative_where_the_plan_is_shown(sample: View) -> None:
    chapter = chapter_of(sample)

    assert "Indicative only" in chapter
    assert "With the plan" in chapter


def test_the_way_ahead_begins_today_shows_each_full_year_and_ends_with_the_plan(sample: View) -> None:
    ahead = stages_ahead(sample)
    assert ahead is not None
    last = max(action.end or 0 for action in sample.actions)

    assert [(moment.period, moment.years) for moment in ahead.moments[:2]] == [(None, 0), (3, 1)]
    assert ahead.moments[-1].period == last
    assert narrative.moment_name(ahead.moments[1], ahead) == f"after one year, {sample.roadmap.labels[3]}"
    for stage, now in zip(ahead.stages, sample.stages, strict=True):
        assert stage.now is not None
        assert abs(stage.now - (now.score or 0)) < 1e-9
        assert list(stage.scores) == sorted(score or 0 for score in stage.scores)


def test_a_year_of_months_is_twelve_periods(questionnaire: Questionnaire) -> None:
    months = NEEDS.model_copy(update={"period": "month", "periods": 30, "capacity_days": (20.0,)})
    ahead = stages_ahead(view(questionnaire, *list(questionnaire.framework_practices)[:12], rating=1, needs=months))

    assert ahead is not None
    assert [moment.period for moment in ahead.moments[:2]] == [None, 11]


def test_the_radar_ahead_says_where_each_stage_stands_and_goes(sample: View) -> None:
    ahead = stages_ahead(sample)
    assert ahead is not None
    drawing = charts.radar_ahead(ahead, [stage.target for stage in sample.stages])

    for stage in ahead.stages:
        assert f"{stage.name} {stage.now:.2f} to {stage.then:.2f}" in drawing
        assert f">{stage.now:.2f} to {stage.then:.2f}<" in drawing


def test_the_title_names_the_stage_that_rises_most(sample: View) -> None:
    ahead = stages_ahead(sample)
    assert ahead is not None
    most = max(ahead.stages, key=lambda stage: stage.rise)
    rise = float(f"{most.then:.2f}") - float(f"{most.now:.2f}")  # what a reader gets from the two numbers beside it
    assert narrative.ahead_title(sample, ahead) == f"The plan lifts {most.name.lower()} most, by {rise:.2f}"
