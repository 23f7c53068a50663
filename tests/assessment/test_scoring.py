"""Scoring of many assessments at once; what a single one comes to is in test_results.py."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import _tables
from assessment.scoring.tables import STATES, Scores, score
from tests.assessment.assessments import documents

QUESTIONS = pd.DataFrame({"question": ["a", "b", "c"], "subject": ["practice:p", "practice:p", "component:g"]})
NO_CONSENSUS = pd.DataFrame({"assessment": [], "question": [], "rating": []})


def ratings(*rows: tuple[str, str, str, str, float]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["assessment", "respondent", "question", "state", "rating"])
    return table.astype({"state": STATES, "rating": float})


def scope(*pairs: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(pairs), columns=["assessment", "question"])


@settings(max_examples=15)
@given(contents=st.lists(documents(), min_size=2, max_size=4), chance=st.randoms(use_true_random=False))
def test_many_assessments_at_once_come_out_as_one_at_a_time(
    small: Questionnaire, contents: list[dict[str, object]], chance: object
) -> None:
    made = {f"e{number}": Assessment.model_validate(content) for number, content in enumerate(contents)}
    answers, consensus, asked, questions, assessor = _tables(made, small)
    together = score(
        answers.sample(frac=1, random_state=1), consensus, asked.sample(frac=1, random_state=2), questions, assessor
    )
    for name, alone in made.items():
        single = score(*_tables({name: alone}, small))
        for whole, part in ((together.questions, single.questions), (together.subjects, single.subjects)):
            found = whole.loc[[name]].loc[part.index]
            pd.testing.assert_frame_equal(
                found, part, check_index_type=False, check_column_type=False, check_dtype=False
            )


@pytest.mark.parametrize("categories", [False, True])
def test_ids_may_be_text_or_categories(categories: bool) -> None:
    given_ratings = ratings(
        ("x", "r", "a", "rated", 4), ("x", "r", "b", "dont_know", np.nan), ("y", "r", "a", "rated", 1)
    )
    if categories:
        given_ratings = given_ratings.astype(dict.fromkeys(["assessment", "respondent", "question"], "category"))
    scored = score(given_ratings, NO_CONSENSUS, scope(("x", "a"), ("x", "b"), ("y", "a"), ("y", "c")), QUESTIONS)
    assert scored.subjects["score"].fillna(-1).to_dict() == {
        ("x", "practice:p"): 4,
        ("y", "practice:p"): 1,
        ("y", "component:g"): -1,
    }


def test_ratings_outside_the_scope_are_dropped() -> None:
    given_ratings = ratings(
        ("x", "r", "a", "rated", 4),
        ("x", "r", "b", "rated", 0),
        ("nobody", "r", "a", "rated", 0),
        ("x", "r", "nowhere", "rated", 0),
    )
    scored = score(given_ratings, NO_CONSENSUS, scope(("x", "a")), QUESTIONS)
    assert scored.questions["value"].to_dict() == {("x", "a"): 4}
    assert scored.questions["raters"].tolist() == [1]


def test_a_missing_state_is_no_answer() -> None:
    given_ratings = ratings(("x", "r", "a", "rated", 4))
    given_ratings["state"] = pd.Categorical([None], dtype=STATES)
    assert score(given_ratings, NO_CONSENSUS, scope(("x", "a")), QUESTIONS).questions["raters"].tolist() == [0]


def test_a_consensus_on_a_question_out_of_scope_is_dropped() -> None:
    agreed = pd.DataFrame({"assessment": ["x", "x"], "question": ["a", "b"], "rating": [2.0, 5.0]})
    scored = score(ratings(), agreed, scope(("x", "a")), QUESTIONS)
    assert scored.questions[["value", "consensus"]].to_numpy().tolist() == [[2, True]]


RATING = st.none() | st.integers(0, 5)


@given(agreed=RATING, seen=RATING, people=st.lists(st.integers(0, 5), max_size=4))
def test_a_value_is_what_was_agreed_on_else_what_the_assessor_rated_else_what_people_say(
    agreed: int | None, seen: int | None, people: list[int]
) -> None:
    def settled(rating: int | None) -> pd.DataFrame:
        return (
            NO_CONSENSUS if rating is None else pd.DataFrame({"assessment": "x", "question": "a", "rating": [rating]})
        )

    said = ratings(*(("x", f"r{number}", "a", "rated", one) for number, one in enumerate(people)))
    (found,) = score(said, settled(agreed), scope(("x", "a")), QUESTIONS, settled(seen)).questions.to_dict("records")

    mean = sum(people) / len(people) if people else None
    first = next((value for value in (agreed, seen, mean) if value is not None), None)
    assert found["in_scope"]
    assert (None if pd.isna(found["value"]) else found["value"]) == (first and pytest.approx(first))
    assert (found["consensus"], found["assessor"]) == (agreed is not None, agreed is None and seen is not None)
    assert found["raters"] == len(people)


def test_nothing_at_all_scores_to_empty_tables() -> None:
    scored: Scores = score(ratings(), NO_CONSENSUS, scope(), QUESTIONS)
    assert (len(scored.questions), len(scored.subjects)) == (0, 0)


def test_questions_of_a_deeper_scope_do_not_move_the_scale() -> None:
    """The same standing, asked about with one question or with three, scores the same."""
    one = score(ratings(("x", "r", "a", "rated", 3)), NO_CONSENSUS, scope(("x", "a")), QUESTIONS)
    more = score(
        ratings(("x", "r", "a", "rated", 3), ("x", "r", "b", "rated", 3)),
        NO_CONSENSUS,
        scope(("x", "a"), ("x", "b")),
        QUESTIONS,
    )
    assert one.subjects[["level", "score"]].to_numpy().tolist() == more.subjects[["level", "score"]].to_numpy().tolist()
