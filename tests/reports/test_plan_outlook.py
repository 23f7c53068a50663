"""What changes by when and what could go wrong: said of this plan, from its own numbers, and of no other."""

import re
from dataclasses import replace
from html import unescape

import pytest

from assessment.engagement.model import Needs
from assessment.engagement.planning import Planning, Scenario
from assessment.questionnaire.model import Questionnaire
from reports import narrative
from reports.narrative import brief_pages
from reports.options import ReportOptions
from reports.pdf.html import render_html
from reports.view.build import build_view
from reports.view.levels_ahead import LevelsAhead, levels_ahead
from reports.view.model import View
from reports.view.plan_risks import plan_risks
from reports.view.waves import waves
from tests.reports.making import NEEDS, TODAY, assessment

pytestmark = pytest.mark.slow

THREE = ("incident_management", "service_level_management", "supplier_management")
CERTIFICATE = Needs(drivers={"iso_certificate": 2}, capacity_days=(40.0,))


def view(questionnaire: Questionnaire, *practices: str, **parts: object) -> View:
    return build_view(assessment(questionnaire, practices, **parts), questionnaire, TODAY)  # type: ignore[arg-type]


@pytest.fixture
def ahead(sample: View) -> LevelsAhead:
    found = levels_ahead(sample)
    assert found is not None
    return found


def test_the_table_shows_the_projection_at_each_moment_and_those_that_rise_first(
    sample: View, ahead: LevelsAhead
) -> None:
    for practice in ahead.practices:
        for moment, level in zip(ahead.moments, practice.levels, strict=True):
            outlook = sample.projection.today if moment.period is None else sample.projection.ends[moment.period]
            assert outlook.practices[practice.id].level == level
    first = [practice.first for practice in ahead.rising]
    assert first == sorted(first, key=lambda period: period or 0)
    assert ahead.practices[: len(ahead.rising)] == ahead.rising


def test_the_sentence_says_how_many_rise_how_many_arrive_and_how_many_fall_short(
    sample: View, ahead: LevelsAhead
) -> None:
    end = sample.projection.at_end.practices
    levelled = [practice for practice in sample.practices if practice.result.level is not None]
    there = [p for p in levelled if (end[p.practice.id].level or 0) >= (p.target or 0)]
    text = narrative.levels_ahead_text(sample)

    assert f"{len(ahead.rising)} practices rise" in text
    assert f"{len(there)} of {len(levelled)} practices then stand at their target" in text
    assert f"The other {len(levelled) - len(there)} fall short of it" in text
    assert "do not fit into your capacity" in text


def test_a_plan_held_back_by_wishes_does_not_blame_the_capacity(sample: View) -> None:
    planning = Planning(scenarios=(Scenario(id="base", name="Base", quick_wins_only=True),))
    held = replace(sample, assessment=sample.assessment.model_copy(update={"planning": planning}))
    assert "that this plan leaves out" in narrative.levels_ahead_text(held)


def test_one_practice_is_told_by_name_and_level(questionnaire: Questionnaire) -> None:
    assert narrative.levels_ahead_text(view(questionnaire, "incident_management")).startswith(
        "If the plan is kept, incident management rises from level 2 to 3 by the end of"
    )


def test_without_a_plan_nothing_is_said_of_what_changes(questionnaire: Questionnaire) -> None:
    idle = view(questionnaire, *THREE, rating=1, needs=NEEDS.model_copy(update={"capacity_days": (0.0,)}))
    html = render_html(idle)

    assert narrative.levels_ahead_text(idle) == narrative.plan_risks_text(idle) == ""
    assert "What changes by when" not in html
    assert "What could go wrong" not in html


def test_the_periods_share_out_all_actions_work_and_benefit_and_every_rise(sample: View, ahead: LevelsAhead) -> None:
    planned = [action for action in sample.actions if action.start is not None]
    found = waves(sample)

    assert sum(wave.begins for wave in found) == len(planned)
    assert sum(wave.quick_wins for wave in found) == sum(action.quick_win for action in planned)
    assert sum(wave.days for wave in found) == pytest.approx(sum(a.effort_days for a in planned))
    assert sum(wave.benefit or 0 for wave in found) == pytest.approx(1)
    assert {rise.practice for wave in found for rise in wave.rises} == {practice.name for practice in ahead.rising}


def test_chapters_follow_each_other_on_a_page_only_where_a_report_is_thin(questionnaire: Questionnaire) -> None:
    follows = re.compile('<section class="chapter [^"]*\\bfollows\\b')
    assert follows.search(render_html(view(questionnaire, "incident_management")))
    assert not follows.search(render_html(view(questionnaire, *THREE)))


def test_quick_wins_are_marked_in_the_gantt_and_the_mark_is_explained(sample: View) -> None:
    quick = sum(action.quick_win for action in sample.actions if action.start is not None)
    html = render_html(sample, ReportOptions(sections=frozenset({"roadmap"})))
    assert html.count('<span class="quick">Q</span>') == quick + 1
    assert "Quick win: under ten person-days" in html


def test_risks_follow_from_the_numbers_of_the_case(questionnaire: Questionnaire) -> None:
    given = build_view(assessment(questionnaire, THREE, rating=1), questionnaire, TODAY)
    unknown = given.assessment.model_copy(
        update={
            "client": given.client.model_copy(update={"it_staff": None}),
            "needs": given.assessment.needs.model_copy(update={"capacity_days": ()}),
        }
    )

    kinds = {risk.kind for risk in plan_risks(given)}
    assert {"assumed", "size", "wishes"}.isdisjoint(kinds)
    assert [risk.kind for risk in plan_risks(build_view(unknown, questionnaire, TODAY))][:2] == ["assumed", "size"]


def test_periods_are_called_full_only_above_95_percent(sample: View) -> None:
    plan = sample.advice.plan
    for share, expected in ((0.95, 0), (0.96, len(plan.load))):
        filled = replace(plan, load=tuple(share * room for room in plan.capacity))
        found = plan_risks(replace(sample, advice=replace(sample.advice, plan=filled)))
        assert sum(risk.number for risk in found if risk.kind == "full") == expected


def test_the_action_that_most_others_wait_for_is_named(sample: View) -> None:
    risk = next(risk for risk in plan_risks(sample) if risk.kind == "waiting")
    planned = {action.id: action for action in sample.actions if action.start is not None}
    waits: set[str] = {next(one for one, a in planned.items() if a.title == risk.names[0])}
    for action in sorted(planned.values(), key=lambda action: action.start or 0):
        waits |= {action.id} if waits & set(action.needs) else set()

    assert len(waits) - 1 <= risk.number  # those in the same period may wait for each other
    assert risk.number >= 3


def test_there_are_at_most_six_risks_each_with_what_to_do(sample: View) -> None:
    told = narrative.risks_told(sample)
    assert 0 < len(told) <= 6
    assert all(risk.text.count(".") >= 2 for risk in told)
    assert "What could go wrong with this plan" in render_html(sample)


def test_a_wished_for_certificate_is_told_in_the_summary_with_the_numbers_of_readiness(sample: View) -> None:
    found = {finding.kind: finding for finding in narrative.findings(sample)}["readiness"]
    assert found.title.endswith(narrative.readiness_title(sample))
    assert "“Earn an ISO/IEC 20000-1 certificate”" in found.text
    reached = sum((sample.practice(one).result.level or 0) >= 3 for one in found.practices)
    asked = len(found.practices)
    assert re.search(rf"level 3 in {asked} practices: {reached or 'none'} stands? there today", found.text)


def test_nobody_who_asked_for_no_certificate_is_told_of_one(questionnaire: Questionnaire) -> None:
    assert "readiness" not in {one.kind for one in narrative.findings(view(questionnaire, *THREE))}
    asked = narrative.findings(view(questionnaire, *THREE, needs=CERTIFICATE))
    assert [one.kind for one in asked][1] == "readiness"
    for held, told in (("iso_20000", True), ("both", True), ("iso_27001", False)):
        holds = Needs(context={"certificates": held}, capacity_days=(40.0,))
        kinds = {one.kind for one in narrative.findings(view(questionnaire, *THREE, needs=holds))}
        assert ("readiness" in kinds) == told


def test_the_executive_edition_says_what_moved_first_and_where_the_plan_ends(sample: View) -> None:
    html = unescape(render_html(sample, ReportOptions("executive")))

    assert (
        html.index("What has become of it since")
        < html.index("Since the earlier result of")
        < html.index("What we found")
    )
    assert brief_pages.what_stays_open(sample) in html
    assert all(programme.name in html for programme in narrative.told_programmes(sample))
