"""What law, supervisor, certificate or contract demands: before wishes, and said where the plan does not get there."""

from typing import Any

import pytest
from hypothesis import given

from assessment.advice.advice import advice_on
from assessment.advice.duties import Duty
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from tests.assessment.advice.judged_cases import CE, IM, KM, advice, at_levels, ends, situation, starts
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import judged
from tests.assessment.making import assessment, with_evidence

LIGHT = {"context": {"regulation": "light"}}


def duties(questionnaire: Questionnaire, answers: dict[str, Any], **parts: Any) -> dict[str, Duty]:
    return {duty.practice: duty for duty in situation(questionnaire, answers, **parts).duties}


def test_a_binding_context_makes_a_duty_of_its_floor_and_another_makes_advice(judging: Questionnaire) -> None:
    answers = at_levels(change_enablement=1, knowledge_management=1)
    needs = {"context": {"regulation": "light", "sourcing": "outsourced"}}
    assert duties(judging, answers, needs=needs) == {
        CE: Duty(CE, 3, ("regulation.light",), "Each change is traced.", 1, 1)
    }


def test_a_need_with_a_floor_makes_duties_of_what_it_bears_on(judging: Questionnaire) -> None:
    found = duties(
        judging, at_levels(change_enablement=2, knowledge_management=3), needs={"drivers": {"certificate": 1}}
    )
    assert {practice: (duty.level, duty.sources, duty.today) for practice, duty in found.items()} == {
        CE: (3, ("certificate",), 2)
    }


def test_the_highest_demand_is_owed_and_all_that_make_it_are_named(judging: Questionnaire) -> None:
    answers = at_levels(change_enablement=1)
    both = duties(judging, answers, needs={**LIGHT, "drivers": {"certificate": 3}})[CE]
    assert (both.level, both.sources) == (3, ("regulation.light", "certificate"))
    strict = {"context": {"regulation": "strict"}, "drivers": {"certificate": 3}}
    higher = duties(judging, answers, needs=strict)[CE]
    assert (higher.level, higher.sources) == (4, ("regulation.strict",))


def test_what_is_met_or_not_in_scope_is_no_duty(judging: Questionnaire) -> None:
    assert duties(judging, at_levels(change_enablement=3, incident_management=2), needs=LIGHT) == {}
    assert duties(judging, at_levels(knowledge_management=0), needs=LIGHT) == {}


def test_a_practice_of_which_too_little_is_known_is_owed_too(judging: Questionnaire) -> None:
    answers = {f"{CE}.flow": ["dont_know"], f"{CE}.people": ["dont_know"]}
    assert duties(judging, answers, needs=LIGHT)[CE].today is None


WHO_LEADS_AND_WHO_DOES = {f"{CE}.flow": [5, 5, 1], f"{CE}.people": [4, 4, 4]}


def test_a_duty_is_read_off_those_who_do_the_work_where_voices_part(judging: Questionnaire) -> None:
    """The mean keeps it: 3.67 and 4. Whoever notes what is wrong in the log puts it at 1."""
    made = assessment(WHO_LEADS_AND_WHO_DOES, practices=[CE], needs=LIGHT)
    assert situation_of(made, judging).duties == ()
    (duty,) = situation_of(noted_by_the_last(made), judging).duties
    assert (duty.today, duty.seen, duty.is_hidden) == (4, 1, True)


def test_a_duty_that_the_mean_hides_is_met_when_the_lowest_voice_is_led_there(judging: Questionnaire) -> None:
    made = assessment(WHO_LEADS_AND_WHO_DOES, practices=[CE], needs=LIGHT)
    found = advice_on(situation_of(noted_by_the_last(made), judging), first_plan)
    (outlook,) = found.duties
    assert outlook.met_in == ends(found)[f"{CE}.risk_table"]


def test_one_level_apart_is_the_same_state_and_opens_no_duty(judging: Questionnaire) -> None:
    made = assessment({f"{CE}.flow": [3, 3, 2], f"{CE}.people": [3, 3, 3]}, practices=[CE], needs=LIGHT)
    assert situation_of(noted_by_the_last(made), judging).duties == ()


def test_what_was_agreed_on_keeps_a_duty_whoever_said_less(judging: Questionnaire) -> None:
    made = assessment(WHO_LEADS_AND_WHO_DOES, practices=[CE], needs=LIGHT, consensus={f"{CE}.flow": 3})
    assert situation_of(noted_by_the_last(made), judging).duties == ()


@pytest.mark.slow
@given(content=judged())
def test_a_lower_word_of_those_who_do_the_work_closes_no_duty(judging: Questionnaire, content: dict[str, Any]) -> None:
    """Evidence beside a low rating can open a duty and never closes one."""
    made = Assessment.model_validate(content)
    noted = with_evidence(made, *{answer.question for answer in made.answers})
    owed, owed_as_noted = (
        {duty.practice: duty.seen for duty in situation_of(one, judging).duties} for one in (made, noted)
    )
    assert owed.keys() <= owed_as_noted.keys()
    assert all((owed_as_noted[practice] or 0) <= (seen or 0) for practice, seen in owed.items())


def noted_by_the_last(made: Assessment) -> Assessment:
    """The same, with evidence in the answers of the last who answered."""
    last = made.respondents[-1].id
    answers = (
        answer.model_copy(update={"evidence": "The log"}) if answer.respondent == last else answer
        for answer in made.answers
    )
    return made.model_copy(update={"answers": tuple(answers)})


def test_a_duty_comes_before_what_serves_a_lighter_wish(judging: Questionnaire) -> None:
    answers = at_levels(incident_management=2, change_enablement=2, knowledge_management=2)
    needs = {**LIGHT, "pain_points": {"slow_restoration": 2}, "capacity_days": [15], "periods": 8}
    found = advice(judging, answers, needs=needs)
    closing = {f"{CE}.risk_table", f"{CE}.train"}
    assert max(starts(found)[action] for action in closing) <= min(
        start for action, start in starts(found).items() if action.startswith((IM, KM))
    )
    (outlook,) = found.duties
    assert outlook.met_in == max(ends(found)[action] for action in closing)


def test_a_duty_that_the_plan_cannot_meet_is_a_risk_to_be_borne_and_is_met_as_far_as_it_gets(
    judging: Questionnaire,
) -> None:
    """All days of the horizon are fewer than the duty takes; nothing else is done with them first."""
    answers = at_levels(change_enablement=2, knowledge_management=2)
    needs = {**LIGHT, "drivers": {"certificate": 1}, "capacity_days": [5], "periods": 2}
    found = advice(judging, answers, needs={**needs, "pain_points": {"slow_restoration": 2}})
    outlook = next(one for one in found.duties if one.practice == CE)
    assert outlook.met_in is None
    assert outlook in [one.about for one in found.decisions if one.kind == "risk"]
    assert f"{CE}.train" in starts(found)


@pytest.mark.parametrize(("own", "led_there"), [(None, True), (2, False)])
def test_a_duty_lifts_the_aim_unless_the_client_set_one(
    judging: Questionnaire, own: int | None, led_there: bool
) -> None:
    targets = {} if own is None else {CE: own}
    made = situation(judging, at_levels(change_enablement=2), needs={**LIGHT, "ambition": 1}, targets=targets)
    assert (made.aim_of(CE) == 3) == led_there
