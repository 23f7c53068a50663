"""Two people who see only a description and the levels choose the same one. See README.md."""

import pytest

from assessment.questionnaire.model import Questionnaire, load_questionnaire
from tests.content_trials.trials import Pair, asked, pairs, practices_rated, raters, ratings_of

MOST_DIFFERING = 0.08
LEAST_UNSURE = 0.10
STILL_RATED = 0.9
"""Of the pairs, how many must still have the words that were rated; under it, all is to be tried again."""


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture(scope="module")
def counted(shipped: Questionnaire) -> list[Pair]:
    return list(pairs(shipped))


def test_twelve_organisations_are_rated_by_two_on_forty_questions_each(shipped: Questionnaire) -> None:
    assert len(practices_rated()) == 12
    assert len(raters()) == 2
    for rater in raters():
        given = ratings_of(rater)
        for organisation, practices in practices_rated().items():
            wanted = {question.id for question in asked(shipped, practices)}
            assert len(wanted) == 40
            assert set(given[organisation]) == wanted, f"{rater}: {organisation}"


def test_every_practice_is_tried_at_least_twice(shipped: Questionnaire) -> None:
    tried = [practice for practices in practices_rated().values() for practice in practices]
    ordinary = [practice.id for practice in shipped.practices.values() if not practice.optional]
    assert all(tried.count(practice) >= 2 for practice in ordinary)


def test_the_words_are_still_those_that_were_rated(counted: list[Pair]) -> None:
    assert len(counted) >= STILL_RATED * 12 * 40, "rate what was reworded again: README.md says how"


def test_the_two_choose_the_same_level(counted: list[Pair]) -> None:
    differing = [pair for pair in counted if pair.apart]
    assert len(differing) <= MOST_DIFFERING * len(counted), [(one.organisation, one.question) for one in differing]


def test_no_two_lie_more_than_one_level_apart_and_a_level_always_fits(counted: list[Pair]) -> None:
    assert [(pair.organisation, pair.question) for pair in counted if pair.apart > 1] == []


def test_few_ratings_are_given_with_low_confidence(counted: list[Pair]) -> None:
    unsure = sum(rating.confidence == "low" for pair in counted for rating in pair.ratings)
    assert unsure < LEAST_UNSURE * 2 * len(counted)
