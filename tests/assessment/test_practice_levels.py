"""Practice levels from elsewhere: the cases in cases/practice_levels.yaml, and what an assessment made of them is."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engagement.exchange_file import parse_assessment, to_json
from assessment.engagement.levels_file import (
    PracticeLevels,
    answered_by_levels,
    assessment_from_levels,
    parse_practice_levels,
    read_practice_levels,
)
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from tests.assessment.making import assessment, cases, names, rating

CASES = cases("practice_levels")


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_table_is_read_or_every_problem_is_named(case: dict[str, Any], small: Questionnaire) -> None:
    if "problems" in case:
        with pytest.raises(InputError) as refused:
            parse_practice_levels(case["text"].encode(), "levels.csv", small)
        assert [str(problem) for problem in refused.value.problems] == case["problems"]
    else:
        read = parse_practice_levels(case["text"].encode(), "levels.csv", small)
        assert (read.levels, read.scores) == (case["levels"], case.get("scores", {}))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"practice,level\nincident_management,\xff\n", "levels.csv:2: is not UTF-8 text"),
        (b"x" * (1024 * 1024 + 1), "levels.csv: is larger than 1024 KiB"),
    ],
)
def test_what_is_no_text_or_too_much_is_refused(raw: bytes, said: str, small: Questionnaire) -> None:
    with pytest.raises(InputError, match=said):
        parse_practice_levels(raw, "levels.csv", small)


def test_a_file_that_is_not_there_is_named(small: Questionnaire, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read"):
        read_practice_levels(tmp_path / "none.csv", small)


@given(text=st.text())
def test_any_text_is_read_or_refused_in_words(small: Questionnaire, text: str) -> None:
    try:
        read = parse_practice_levels(text.encode("utf-8", "surrogatepass"), "levels.csv", small)
    except InputError:
        return
    assert read.levels


def test_the_assessment_comes_out_at_the_levels_it_was_made_from(real: Questionnaire) -> None:
    given_levels = {practice: at % 6 for at, practice in enumerate(real.practices)}
    made = assessment_from_levels(PracticeLevels("levels.csv", given_levels, {}), real)
    assert {practice: outcome.level for practice, outcome in assess(made, real).practices.items()} == given_levels
    assert all("levels.csv" in agreed.rationale for agreed in made.consensus)
    assert parse_assessment(to_json(made).encode(), "made", real) == made


def test_client_needs_targets_and_planning_stay_and_answers_are_replaced(small: Questionnaire) -> None:
    earlier = assessment(
        {"change_enablement.flow": [5], "incident_management.flow": [1]},
        targets={"change_enablement": 4},
        needs={"drivers": {"dependable_operations": 2}, "events": [{"date": "2027-05-31", "kind": "peak"}]},
        assessor={"ratings": [rating("incident_management.flow", 5)], "counts": True},
        evidence=[{"id": "E1"}],
        findings=[{"id": "gap", "kind": "gap", "evidence": ["incident_management.flow/r1"]}],
    )
    made = answered_by_levels(PracticeLevels("levels.csv", {"incident_management": 3}, {}), small, earlier)
    assert (made.client, made.needs, made.targets, made.planning) == (
        earlier.client,
        earlier.needs,
        earlier.targets,
        earlier.planning,
    )
    assert (made.respondents, made.answers, made.scope.practices) == ((), (), ("incident_management",))
    assert [(agreed.question, agreed.rating) for agreed in made.consensus] == [("incident_management.flow", 3)]
    assert (made.assessor, made.evidence, made.findings) == (None, (), ())
    assert parse_assessment(to_json(made).encode(), "made", small) == made
