from typing import Any

import numpy as np
import pandas as pd
import pytest

from assessment.scoring.readiness import requirement_readiness

CLAUSES = pd.DataFrame(
    {"question": ["a", "b", "b", "elsewhere"], "requirement": ["8.1", "8.1", "8.2", "8.3"], "level": [3.0] * 4}
)


def readiness(*rows: tuple[str, str, float, bool]) -> dict[Any, list[float]]:
    table = pd.DataFrame(list(rows), columns=["assessment", "question", "value", "in_scope"])
    found = requirement_readiness(table.set_index(["assessment", "question"]), CLAUSES)
    return {key: row.tolist() for key, row in found.iterrows()}


def test_a_clause_is_the_mean_over_its_questions_of_how_far_they_are_on_the_way_to_level_3() -> None:
    assert readiness(("x", "a", 1.5, True), ("x", "b", 5, True)) == {
        ("x", "8.1"): [pytest.approx(0.75), 2, 2],
        ("x", "8.2"): [1, 1, 1],
    }


def test_an_open_question_counts_as_asked_and_not_as_0() -> None:
    assert readiness(("x", "a", 3, True), ("x", "b", np.nan, True))[("x", "8.1")] == [1, 2, 1]


def test_a_clause_of_open_questions_alone_has_no_readiness() -> None:
    shown = readiness(("x", "b", np.nan, True))[("x", "8.2")]
    assert np.isnan(shown[0])
    assert shown[1:] == [1, 0]


def test_a_question_out_of_scope_speaks_to_no_clause() -> None:
    assert readiness(("x", "a", 3, True), ("x", "b", np.nan, False)) == {("x", "8.1"): [1, 1, 1]}


def test_assessments_do_not_mix() -> None:
    shown = readiness(("x", "a", 3, True), ("y", "a", 0, True))
    assert (shown[("x", "8.1")][0], shown[("y", "8.1")][0]) == (1, 0)
