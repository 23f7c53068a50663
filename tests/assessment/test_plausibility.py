import datetime as dt

import pytest

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.plausibility import Hint, plausibility, reading_seconds
from assessment.scoring.results import assess
from tests.assessment.assessments import QUESTIONS
from tests.assessment.making import ALL_PRACTICES, Given, assessment, with_evidence

INCIDENT = ("incident_management.outcomes", "incident_management.flow", "incident_management.people")
CHANGE = ("change_enablement.flow", "change_enablement.people")
KNOWLEDGE = ("knowledge_management.flow", "knowledge_management.outcomes")


def found(made: Assessment, questionnaire: Questionnaire, kind: str) -> list[Hint]:
    return [hint for hint in plausibility(made, questionnaire, assess(made, questionnaire)) if hint.kind == kind]


def all_at(rating: int, *questions: str) -> dict[str, list[int | str | None]]:
    return {question: [rating] for question in questions}


def test_a_mean_over_3_and_a_half_is_asked_about(small: Questionnaire) -> None:
    made = assessment(all_at(4, *CHANGE) | all_at(3, KNOWLEDGE[0]))
    assert [hint.mean for hint in found(made, small, "high_mean")] == [pytest.approx(11 / 3)]
    assert found(made, small, "high_mean")[0].questions == (*CHANGE, KNOWLEDGE[0])


def test_a_mean_of_exactly_3_and_a_half_is_not(small: Questionnaire) -> None:
    assert found(assessment(all_at(4, CHANGE[0]) | all_at(3, CHANGE[1])), small, "high_mean") == []


def test_a_4_without_evidence_is_asked_about_by_practice(small: Questionnaire) -> None:
    made = assessment(all_at(4, *CHANGE) | all_at(3, *KNOWLEDGE) | all_at(5, "governance.direct"))
    assert [(hint.practice, hint.questions) for hint in found(made, small, "no_evidence")] == [
        ("change_enablement", CHANGE),
        (None, ("governance.direct",)),
    ]


def test_a_4_with_evidence_from_anybody_is_not(small: Questionnaire) -> None:
    made = with_evidence(assessment({CHANGE[0]: [4, 4], CHANGE[1]: [3, 3]}), CHANGE[0])
    assert found(made, small, "no_evidence") == []


def test_an_agreed_4_needs_evidence_too(small: Questionnaire) -> None:
    made = assessment(all_at(1, *CHANGE), consensus={CHANGE[0]: 4})
    assert found(made, small, "no_evidence")[0].questions == (CHANGE[0],)


def test_knowledge_management_a_level_above_incident_management_is_asked_about(small: Questionnaire) -> None:
    made = assessment(all_at(3, *KNOWLEDGE) | all_at(2, *INCIDENT))
    (hint,) = found(made, small, "seldom_ahead")
    assert (hint.practice, hint.level) == ("knowledge_management", 3)
    assert (hint.beside, hint.level_beside) == ("incident_management", 2)


def test_knowledge_management_at_the_same_level_or_alone_is_not(small: Questionnaire) -> None:
    assert found(assessment(all_at(2, *KNOWLEDGE, *INCIDENT)), small, "seldom_ahead") == []
    alone = assessment(all_at(3, *KNOWLEDGE), practices=["knowledge_management"])
    assert found(alone, small, "seldom_ahead") == []


def test_ten_times_the_same_rating_is_asked_about(small: Questionnaire) -> None:
    made = assessment(all_at(2, *QUESTIONS), depth="deep")
    (hint,) = found(made, small, "same_rating")
    assert sorted(hint.questions) == sorted(QUESTIONS)


def test_nine_times_the_same_or_one_other_rating_is_not(small: Questionnaire) -> None:
    assert found(assessment(all_at(2, *QUESTIONS[:9]), depth="deep"), small, "same_rating") == []
    other = assessment(all_at(2, *QUESTIONS[:9]) | all_at(3, QUESTIONS[9]), depth="deep")
    assert found(other, small, "same_rating") == []


def test_more_than_a_quarter_of_dont_knows_is_asked_about(small: Questionnaire) -> None:
    made = assessment({CHANGE[0]: [2, "dont_know", "not_applicable"], CHANGE[1]: [2]})
    (hint,) = found(made, small, "many_dont_know")
    assert (hint.practice, hint.questions) == ("change_enablement", (CHANGE[0],))


def test_a_quarter_of_dont_knows_or_no_answer_is_not(small: Questionnaire) -> None:
    assert found(assessment({CHANGE[0]: [2, "dont_know"], CHANGE[1]: [2, 2]}), small, "many_dont_know") == []
    assert found(assessment({}), small, "many_dont_know") == []


def test_coverage_under_80_percent_is_provisional(small: Questionnaire) -> None:
    hint, *_ = [
        hint
        for hint in found(assessment(all_at(2, *INCIDENT[:2])), small, "low_coverage")
        if hint.practice == "incident_management"
    ]
    assert hint.questions == (INCIDENT[2],)


def test_full_coverage_and_a_practice_that_does_not_apply_are_not(small: Questionnaire) -> None:
    made = assessment(
        all_at(2, *CHANGE) | {question: ["not_applicable"] for question in KNOWLEDGE},
        practices=["change_enablement", "knowledge_management"],
    )
    assert found(made, small, "low_coverage") == []


def test_level_3_on_a_hard_dependency_under_2_is_asked_about(small: Questionnaire) -> None:
    (hint,) = found(assessment(all_at(3, *INCIDENT) | all_at(1, *CHANGE)), small, "dependency_behind")
    assert (hint.practice, hint.level) == ("incident_management", 3)
    assert (hint.beside, hint.level_beside) == ("change_enablement", 1)


def test_level_2_or_a_soft_dependency_or_one_at_2_is_not(small: Questionnaire) -> None:
    for answers in (
        all_at(2, *INCIDENT) | all_at(1, *CHANGE),
        all_at(3, *INCIDENT) | all_at(1, *KNOWLEDGE),
        all_at(3, *INCIDENT) | all_at(2, *CHANGE),
    ):
        assert found(assessment(answers), small, "dependency_behind") == []


def test_a_hint_blocks_nothing(small: Questionnaire) -> None:
    made = assessment(all_at(5, *QUESTIONS), depth="deep")
    assert plausibility(made, small, assess(made, small))
    assert assess(made, small).practices["incident_management"].level == 5


def test_an_ordinary_assessment_has_no_hint(small: Questionnaire) -> None:
    made = assessment({question: [1, 2, 3] for question in QUESTIONS})
    assert plausibility(made, small, assess(made, small)) == ()


def timed(made: Assessment, *seconds: float) -> Assessment:
    """The nth answer came so many seconds after the one before."""
    at, answers = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC), []
    for answer, after in zip(made.answers, seconds, strict=True):
        at += dt.timedelta(seconds=after)
        answers.append(answer.model_copy(update={"at": at}))
    return made.model_copy(update={"answers": tuple(answers)})


def many(real: Questionnaire) -> Assessment:
    """One person's eleven answers, so that ten have a time of their own."""
    asked = real.questions_in_scope("standard", ALL_PRACTICES)[:11]
    return assessment({question.id: [5] for question in asked})


def test_most_answers_faster_than_they_can_be_read_are_asked_about(real: Questionnaire) -> None:
    made = many(real)
    least = max(reading_seconds(answer, real) for answer in made.answers)
    (hint,) = found(timed(made, 0, *[1.0] * 6, *[least + 1] * 4), real, "too_fast")
    assert (hint.respondent, len(hint.questions), hint.of) == ("r1", 6, 10)
    assert found(timed(made, 0, *[1.0] * 5, *[least + 1] * 5), real, "too_fast") == []


def test_what_came_at_once_or_without_a_time_says_nothing_of_haste(real: Questionnaire) -> None:
    made = many(real)
    assert found(made, real, "too_fast") == []
    assert found(timed(made, *[0.0] * 11), real, "too_fast") == []


def test_reading_takes_longer_the_higher_one_chooses(small: Questionnaire) -> None:
    low, high = (assessment({CHANGE[0]: [rating]}).answers[0] for rating in (0, 5))
    silent = assessment({CHANGE[0]: ["dont_know"]}).answers[0]
    assert reading_seconds(silent, small) < reading_seconds(low, small) < reading_seconds(high, small)


def test_one_who_gave_more_than_half_of_a_practices_ratings_among_three_is_asked_about(small: Questionnaire) -> None:
    answers: dict[str, Given] = {INCIDENT[0]: [2, 1, 1], INCIDENT[1]: [2], INCIDENT[2]: [2]}
    (hint,) = found(assessment(answers), small, "one_voice")
    assert (hint.practice, hint.respondent, len(hint.questions), hint.of) == ("incident_management", "r1", 3, 5)


def test_half_of_them_or_one_of_two_people_or_what_was_agreed_on_is_not(small: Questionnaire) -> None:
    half: dict[str, Given] = {INCIDENT[0]: [2, 1, 1], INCIDENT[1]: [2]}
    assert found(assessment(half), small, "one_voice") == []
    of_two: dict[str, Given] = {INCIDENT[0]: [2, 1], INCIDENT[1]: [2], INCIDENT[2]: [2]}
    assert found(assessment(of_two), small, "one_voice") == []
    agreed: dict[str, Given] = {INCIDENT[0]: [2, 1, 1], INCIDENT[1]: [2], INCIDENT[2]: [2]}
    assert found(assessment(agreed, consensus={INCIDENT[2]: 2}), small, "one_voice") == []
