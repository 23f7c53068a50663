"""The plan over time: agreed on, worked on, and compared under other conditions. On the real questionnaire."""

import datetime as dt

import pytest

from assessment.advice.advice import Advice, advise
from assessment.advice.planning_steps import agreed_on, no_longer_agreed, with_progress
from assessment.advice.projection import project, promised
from assessment.advice.scenarios import ScenarioOutcome, outcomes_of, presets
from assessment.advice.situation import Situation
from assessment.engagement.model import Assessment
from assessment.engagement.planning import Planning, Progress, Range, Scenario
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.roadmap.planner import first_plan
from assessment.sample import sample_assessment
from assessment.scoring.results import assess
from reports.narrative import action_reason, left_out_reason

DAY = dt.date(2026, 5, 4)


@pytest.fixture(scope="module")
def real() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture(scope="module")
def sample(real: Questionnaire) -> Assessment:
    return sample_assessment(real)


def advice_on(assessment: Assessment, questionnaire: Questionnaire) -> Advice:
    return advise(assessment, questionnaire, assess(assessment, questionnaire), first_plan)


def planned_with(assessment: Assessment, planning: Planning) -> Assessment:
    return assessment.model_copy(update={"planning": planning})


def agreed(assessment: Assessment, questionnaire: Questionnaire) -> Assessment:
    result, advice = assess(assessment, questionnaire), advice_on(assessment, questionnaire)
    ahead = project(questionnaire, result, advice.actions, advice.plan.scheduled, assessment.needs.periods)
    return planned_with(
        assessment,
        agreed_on(
            assessment.planning,
            advice.plan,
            advice.actions,
            promised(ahead),
            DAY,
            dt.datetime(2026, 5, 4, tzinfo=dt.UTC),
            "Board",
        ),
    )


def test_a_plan_agreed_on_stays_as_it_is_whatever_is_answered_later(sample: Assessment, real: Questionnaire) -> None:
    before = advice_on(sample, real)
    kept = agreed(sample, real)
    later = kept.model_copy(
        update={
            "answers": tuple(
                answer.model_copy(update={"rating": 5}) if answer.rating is not None else answer
                for answer in kept.answers
            ),
            "consensus": (),
        }
    )
    after = advice_on(later, real)
    assert after.plan.scheduled == before.plan.scheduled
    assert after.plan.load == pytest.approx(before.plan.load)
    assert after.plan.objective == before.plan.objective
    held = {action.id: action for action in after.actions}
    assert all("no longer called for" in action_reason(held[entry.action].reason) for entry in after.plan.scheduled)
    assert {left_out_reason(left.reason) for left in after.plan.left_out} <= {"It is not part of the plan agreed on."}


def test_what_was_promised_is_each_practices_level_at_the_end_of_every_period(
    sample: Assessment, real: Questionnaire
) -> None:
    plan = agreed(sample, real).planning.agreed
    assert plan is not None
    today = assess(sample, real).practices
    for practice, levels in plan.promised.items():
        assert len(levels) == sample.needs.periods
        assert list(levels) == sorted(levels)
        assert levels[0] >= (today[practice].level or 0)


def test_taken_back_plans_are_made_anew(sample: Assessment, real: Questionnaire) -> None:
    kept = agreed(sample, real)
    opened = planned_with(kept, no_longer_agreed(kept.planning))
    assert advice_on(opened, real).plan.status == "greedy"


def test_what_is_done_leaves_the_plan_and_nothing_waits_for_it(sample: Assessment, real: Questionnaire) -> None:
    waiting = next(action for action in advice_on(sample, real).actions if action.needs)
    done = Planning()
    for need in waiting.needs:
        done = with_progress(done, Progress(action=need, state="done", date=DAY))
    after = {action.id: action for action in advice_on(planned_with(sample, done), real).actions}
    assert not set(waiting.needs) & set(after)
    assert after[waiting.id].needs == ()


def test_what_has_begun_begins_in_the_first_period_with_the_days_that_it_still_takes(
    sample: Assessment, real: Questionnaire
) -> None:
    late = advice_on(sample, real).plan.scheduled[-1].action
    alone = next(action for action in advice_on(sample, real).actions if not action.needs and action.effort_days > 4)
    begun = Planning(progress=(Progress(action=alone.id, state="begun", days_left=1.5),))
    after = advice_on(planned_with(sample, begun), real)
    assert {entry.action: entry.start for entry in after.plan.scheduled}[alone.id] == 0
    assert next(action for action in after.actions if action.id == alone.id).effort_days == 1.5
    assert late in {action.id for action in after.actions}


def outcomes(assessment: Assessment, questionnaire: Questionnaire) -> dict[str, ScenarioOutcome]:
    situation = Situation(assessment, questionnaire, assess(assessment, questionnaire))
    found = outcomes_of(presets(assessment.needs.periods), situation, first_plan)
    return {outcome.scenario.id: outcome for outcome in found}


@pytest.mark.slow
def test_the_scenarios_that_clients_ask_about_first_differ_as_they_say(sample: Assessment, real: Questionnaire) -> None:
    found = outcomes(sample, real)
    base, more = found["base"], found["more_capacity"]
    assert more.benefit > base.benefit
    assert sum(more.plan.load) > sum(base.plan.load)
    costs = {action.id: action.cost for action in found["no_budget"].actions}
    assert {costs[entry.action] for entry in found["no_budget"].plan.scheduled} == {"none"}
    assert found["no_budget"].unpriced == 0 < base.unpriced
    quick = found["quick_wins"]
    assert quick.quick_wins == len(quick.plan.scheduled) > 0
    assert all(action.effort_days < 10 for action in quick.actions)


@pytest.mark.slow
def test_where_a_scenario_leads_is_told_for_every_period_and_role(sample: Assessment, real: Questionnaire) -> None:
    base = outcomes(sample, real)["base"]
    scores = [moment.stages["operation"] for moment in base.projection.moments]
    assert len(scores) == sample.needs.periods + 1
    assert scores == sorted(scores, key=lambda score: score or 0.0)
    assert sum(map(sum, base.by_role.values())) == pytest.approx(sum(base.plan.load))


def test_a_budget_counts_the_upper_end_of_what_the_client_says_a_class_costs(
    sample: Assessment, real: Questionnaire
) -> None:
    planning = sample.planning.model_copy(
        update={
            "business_case": sample.planning.business_case.model_copy(
                update={
                    "costs": {
                        "low": Range(low=1.0, high=10.0),
                        "medium": Range(low=50.0, high=100.0),
                        "high": Range(low=500.0, high=1000.0),
                    }
                }
            )
        }
    )
    tight = Scenario(id="tight", name="Tight", budget=(120.0,))
    (found,) = outcomes_of([tight], Situation(planned_with(sample, planning), real, assess(sample, real)), first_plan)
    assert max(found.money) <= 120 + 1e-6
    assert sum(found.money) > 0
    assert found.unpriced == 0


@pytest.mark.slow
def test_what_if_does_not_touch_the_plan_agreed_on(sample: Assessment, real: Questionnaire) -> None:
    kept = agreed(sample, real)
    more = outcomes(kept, real)["more_capacity"]
    assert sum(more.plan.load) > sum(advice_on(kept, real).plan.load)
