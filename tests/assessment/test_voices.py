"""Whose word counts where voices part: a mean hides what the one who does the work knows."""

from typing import Any

import pytest
from hypothesis import given

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from assessment.scoring.voices import WorstVoice, worst_voices
from tests.assessment.assessments import judged
from tests.assessment.making import document, rating

FLOW = "incident_management.flow"


def voice(questionnaire: Questionnaire, *said: dict[str, Any], **parts: Any) -> WorstVoice:
    """What remains of several people's answers to one question; each says a rating, and `role` is the person's."""
    content = document({FLOW: [one["rating"] for one in said]}, **parts)
    for respondent, answer, one in zip(content["respondents"], content["answers"], said, strict=True):
        respondent["role"] = one.get("role", "somebody")
        answer.update({key: value for key, value in one.items() if key not in ("role", "rating")})
    made = Assessment.model_validate(content)
    return worst_voices(made, questionnaire, assess(made, questionnaire))[FLOW]


def test_a_low_rating_with_evidence_stands_against_the_mean(small: Questionnaire) -> None:
    found = voice(small, {"rating": 3}, {"rating": 1, "evidence": "41 of 163 are on no list"})
    assert found == WorstVoice(1.0, "r2", parted=True)


@pytest.mark.parametrize("credible", [{"role": "manager"}, {"concern": True}, {"evidence": "A log"}])
def test_who_does_the_work_names_evidence_or_worries_is_heard(small: Questionnaire, credible: dict[str, Any]) -> None:
    assert voice(small, {"rating": 4}, {"rating": 2, **credible}).value == 2


def test_a_low_rating_by_somebody_without_evidence_is_one_of_many(small: Questionnaire) -> None:
    found = voice(small, {"rating": 4}, {"rating": 2}, {"rating": 3, "evidence": " "})
    assert found == WorstVoice(3.0, None, parted=True)


def test_who_rates_above_the_mean_lowers_nothing(small: Questionnaire) -> None:
    found = voice(small, {"rating": 1}, {"rating": 2, "role": "manager"})
    assert found == WorstVoice(1.5, None, parted=False)


def test_of_several_credible_voices_the_lowest_counts(small: Questionnaire) -> None:
    said = ({"rating": 3, "role": "manager"}, {"rating": 1, "role": "manager"}, {"rating": 2, "evidence": "A log"})
    assert voice(small, *said) == WorstVoice(1.0, "r2", parted=True)


def test_what_was_agreed_on_settles_it(small: Questionnaire) -> None:
    found = voice(small, {"rating": 3}, {"rating": 0, "role": "manager"}, consensus={FLOW: 2})
    assert found == WorstVoice(2.0, None, parted=False)


@pytest.mark.parametrize(("counts", "expected"), [(True, WorstVoice(2.0, None, False)), (False, (0.0, "r2", True))])
def test_an_assessor_settles_it_only_where_that_rating_counts(
    small: Questionnaire, counts: bool, expected: WorstVoice | tuple[float, str, bool]
) -> None:
    seen = {"counts": counts, "ratings": [rating(FLOW, 2)]}
    found = voice(small, {"rating": 3}, {"rating": 0, "role": "manager"}, assessor=seen)
    assert found == (expected if isinstance(expected, WorstVoice) else WorstVoice(*expected))


def test_one_level_apart_is_no_dispute_and_two_are(small: Questionnaire) -> None:
    assert not voice(small, {"rating": 2}, {"rating": 3}).parted
    assert voice(small, {"rating": 2}, {"rating": 4}).parted


@given(content=judged())
def test_the_worst_voice_lies_nowhere_above_the_value_and_is_somebodys_rating_or_the_value(
    judging: Questionnaire, content: dict[str, Any]
) -> None:
    made = Assessment.model_validate(content)
    result = assess(made, judging)
    said = {(answer.question, answer.respondent): answer.rating for answer in made.answers}
    for question, found in worst_voices(made, judging, result).items():
        value = result.questions[question].value
        assert value is not None
        assert found.value <= value
        assert found.value == (value if found.respondent is None else said[question, found.respondent])


@given(content=judged())
def test_levels_and_scores_do_not_follow_who_said_it(judging: Questionnaire, content: dict[str, Any]) -> None:
    plain = [{**answer, "evidence": "", "concern": False} for answer in content["answers"]]
    nobody = [{**respondent, "role": ""} for respondent in content["respondents"]]
    other = Assessment.model_validate({**content, "answers": plain, "respondents": nobody})
    assert assess(other, judging) == assess(Assessment.model_validate(content), judging)
