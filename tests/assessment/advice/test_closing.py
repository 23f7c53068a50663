"""The least that lifts a practice to a level: enough, and nothing that could be spared."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.advice.actions import candidates
from assessment.advice.closing import closing_actions
from assessment.advice.projection import project, promised
from assessment.advice.situation import Situation
from assessment.engagement.model import Assessment, Consensus
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate, way_to
from assessment.roadmap.plan import Scheduled
from tests.assessment.advice.judged_cases import CE, IM, KM, at_levels, situation
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import judged
from tests.assessment.making import ALL_PRACTICES

FAR = {"ambition": 4}


def known(made: Situation) -> dict[str, Candidate]:
    return {action.id: action for action in candidates(made)}


def closing(questionnaire: Questionnaire, practice: str, level: int, answers: dict[str, Any]) -> set[str]:
    made = situation(questionnaire, answers, needs=FAR)
    return set(closing_actions(practice, level, known(made), made))


def test_what_a_level_takes_is_found_and_first_aid_that_it_does_not_take_is_spared(judging: Questionnaire) -> None:
    assert closing(judging, CE, 2, at_levels(change_enablement=1)) == {f"{CE}.change_record", f"{CE}.name_manager"}


def test_the_dearest_that_can_be_spared_is_spared(judging: Questionnaire) -> None:
    """Level 3 takes more than half of the way: two aspects of three, so that the dearest, flow (20 days), is spared."""
    found = closing(judging, IM, 3, at_levels(incident_management=2))
    assert found == {f"{IM}.on_call", f"{IM}.time_to_repair"}


def test_a_level_that_is_there_takes_nothing(judging: Questionnaire) -> None:
    assert closing(judging, CE, 2, at_levels(change_enablement=2)) == set()


def test_where_a_level_is_out_of_reach_what_leads_furthest_is_taken(judging: Questionnaire) -> None:
    """No action of change enablement leads above 3."""
    answers = at_levels(change_enablement=2)
    assert closing(judging, CE, 4, answers) == closing(judging, CE, 3, answers) != set()


def test_what_was_reported_done_is_not_taken_again_and_the_rest_leads_as_far_as_it_can(judging: Questionnaire) -> None:
    done = {"practices": {}, "progress": [{"action": f"{KM}.first_articles", "state": "done"}]}
    made = situation(judging, at_levels(knowledge_management=1), needs=FAR, baseline=done)
    assert f"{KM}.first_articles" not in closing_actions(KM, 3, known(made), made)


@pytest.mark.slow
@given(content=judged(), practice=st.sampled_from(ALL_PRACTICES), level=st.integers(1, 4))
def test_it_is_enough_and_nothing_of_it_can_be_spared(
    judging: Questionnaire, content: dict[str, Any], practice: str, level: int
) -> None:
    made = situation_of(as_believed(situation_of(Assessment.model_validate(content), judging)), judging)
    actions = known(made)
    found = closing_actions(practice, level, actions, made)
    today = made.result.practices[practice].level if practice in made.result.practices else None
    if not found or today is None:
        return
    reached = level_after(found, practice, actions, made)
    whole = level_after([name for name, one in actions.items() if one.practice == practice], practice, actions, made)
    assert today < reached
    assert reached >= min(level, whole)
    for spared in found:
        others = [action for action in found if action != spared]
        assert spared in way_to(others, actions) or level_after(others, practice, actions, made) < min(level, whole)


@pytest.mark.slow
@given(content=judged())
def test_what_is_owed_is_as_if_the_worst_credible_voice_had_been_agreed_on(
    judging: Questionnaire, content: dict[str, Any]
) -> None:
    made = situation_of(Assessment.model_validate(content), judging)
    agreed = situation_of(as_believed(made), judging)
    owed, owed_if_agreed = (
        {duty.practice: (duty.level, duty.seen, duty.sources) for duty in of.duties} for of in (made, agreed)
    )
    assert owed == owed_if_agreed
    for practice, (level, _, _) in owed.items():
        assert set(closing_actions(practice, level, known(made), made)) == set(
            closing_actions(practice, level, known(agreed), agreed)
        )


def as_believed(of: Situation) -> Assessment:
    """The same assessment with the worst credible voice agreed on wherever voices are parted."""
    lower = {name: voice for name, voice in of.voices.items() if voice.parted and voice.respondent is not None}
    settled = tuple(Consensus(question=name, rating=int(voice.value)) for name, voice in lower.items())
    return of.assessment.model_copy(update={"consensus": (*of.assessment.consensus, *settled)})


def level_after(
    wanted: list[str] | tuple[str, ...], practice: str, actions: dict[str, Candidate], of: Situation
) -> int:
    """The level that the projection promises once these, and what they need, are done."""
    done = [Scheduled(action, 0, 0) for action in way_to(wanted, actions)]
    ahead = project(of.questionnaire, of.result, list(actions.values()), done, 1)
    return promised(ahead)[practice][0]


@pytest.mark.parametrize("level", [2, 3])
def test_every_practice_of_the_real_questionnaire_can_be_closed_from_nothing(real: Questionnaire, level: int) -> None:
    """Of first aid or content that leads nowhere a duty would never be met."""
    answers: dict[str, Any] = {question.id: [0] for question in real.questions.values() if question.subject.is_practice}
    made = situation(real, answers, practices=list(real.practices), needs={"ambition": level, "periods": 20})
    actions = known(made)
    assert [practice for practice in real.practices if not closing_actions(practice, level, actions, made)] == []
