"""Two people who see only a description and the levels choose the same one. See README.md."""

import pytest

from assessment.questionnaire.model import Question, Questionnaire, load_questionnaire
from tests.content_trials.trials import Pair, first_trial, pairs, practices_rated, raters, ratings_of, second_trial

MOST_DIFFERING = 0.08
LEAST_UNSURE = 0.10
STILL_RATED = 0.9
"""Of the pairs, how many must still have the words that were rated; under it, all is to be tried again."""

Trial = dict[str, tuple[Question, ...]]


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture(scope="module", params=[first_trial, second_trial], ids=["standard depth", "deep and AI"])
def trial(shipped: Questionnaire, request: pytest.FixtureRequest) -> Trial:
    made: Trial = request.param(shipped)
    return made


@pytest.fixture(scope="module")
def counted(trial: Trial) -> list[Pair]:
    return list(pairs(trial))


def test_sixteen_organisations_are_rated_by_two_on_about_forty_questions_each(trial: Trial) -> None:
    assert len(raters()) == 2
    assert all(38 <= len(questions) <= 42 for questions in trial.values())
    for rater in raters():
        given = ratings_of(rater)
        for organisation, questions in trial.items():
            assert set(given[organisation]) == {question.id for question in questions}, f"{rater}: {organisation}"


def test_every_practice_is_tried_at_least_twice(shipped: Questionnaire) -> None:
    tried = [practice for practices in practices_rated().values() for practice in practices]
    ordinary = [practice.id for practice in shipped.practices.values() if not practice.optional]
    assert all(tried.count(practice) >= 2 for practice in ordinary)


def test_every_question_beyond_standard_depth_and_on_ai_is_tried(shipped: Questionnaire) -> None:
    tried = {question.id for questions in second_trial(shipped).values() for question in questions}
    beyond = {
        question.id
        for question in shipped.questions.values()
        if question.subject.is_practice
        and (question.entry.depth == "deep" or shipped.practices[question.subject.id].optional)
    }
    assert beyond - tried == set()


def test_the_words_are_still_those_that_were_rated(trial: Trial, counted: list[Pair]) -> None:
    asked = sum(map(len, trial.values()))
    assert len(counted) >= STILL_RATED * asked, "rate what was reworded again: README.md says how"


def test_the_two_choose_the_same_level(counted: list[Pair]) -> None:
    differing = [pair for pair in counted if pair.apart]
    assert len(differing) <= MOST_DIFFERING * len(counted), [(one.organisation, one.question) for one in differing]


def test_no_two_lie_more_than_one_level_apart_and_a_level_always_fits(counted: list[Pair]) -> None:
    assert [(pair.organisation, pair.question) for pair in counted if pair.apart > 1] == []


def test_few_ratings_are_given_with_low_confidence(counted: list[Pair]) -> None:
    unsure = sum(rating.confidence == "low" for pair in counted for rating in pair.ratings)
    assert unsure < LEAST_UNSURE * 2 * len(counted)
