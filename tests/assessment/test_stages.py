from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.scoring.stages import stage_scores

WEIGHTS = pd.DataFrame({"design": [0.25, 0.0], "operation": [0.75, 1.0]}, index=["a", "b"])


def scores_of(a: float, b: float) -> tuple[dict[Any, float], dict[Any, int]]:
    scores, counts = stage_scores(pd.DataFrame({"a": [a], "b": [b]}, index=["x"]), WEIGHTS)
    return scores.loc["x"].to_dict(), counts.loc["x"].to_dict()


def test_a_stage_is_the_weighted_mean_of_its_practices() -> None:
    assert scores_of(4, 1) == ({"design": 4, "operation": pytest.approx(4 / 1.75)}, {"design": 1, "operation": 2})


def test_a_weight_of_nothing_counts_for_nothing() -> None:
    assert scores_of(4, 1)[0]["design"] == scores_of(4, 5)[0]["design"]


def test_a_practice_without_score_leaves_both_sums() -> None:
    assert scores_of(np.nan, 2)[0]["operation"] == 2


def test_a_stage_without_any_score_has_none() -> None:
    scores, counts = scores_of(np.nan, 2)
    assert np.isnan(scores["design"])
    assert counts["design"] == 0


@given(a=st.floats(0, 5), b=st.floats(0, 5))
def test_a_stage_lies_between_its_practices_whatever_the_weights_sum_to(a: float, b: float) -> None:
    assert min(a, b) - 1e-9 <= scores_of(a, b)[0]["operation"] <= max(a, b) + 1e-9
