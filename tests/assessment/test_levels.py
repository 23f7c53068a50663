import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.scoring.levels import attainments, capability_levels, letter, letters

values = st.lists(st.floats(0, 5), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("attainment", "expected"),
    [
        (0, "N"),
        (0.15, "N"),
        (0.1501, "P"),
        (0.5, "P"),
        (0.5001, "L"),
        (0.85, "L"),
        (0.8501, "F"),
        (1, "F"),
        (0.1 + 0.05, "N"),
        (0.1 * 3 + 0.2, "P"),
        (0.7 + 0.15, "L"),
        (17 / 20, "L"),
        (1 - 0.15, "L"),
    ],
)
def test_a_bound_belongs_to_the_lower_band_even_where_its_sum_is_rounded(attainment: float, expected: str) -> None:
    assert letter(attainment) == expected


@pytest.mark.parametrize(
    ("attainment", "level"),
    [
        ([1, 1, 1, 1, 1], 5),
        ([0, 0, 0, 0, 0], 0),
        ([0.86, 0.51, 0, 0, 0], 2),
        ([0.85, 0.85, 0, 0, 0], 1),
        ([0.86, 0.5, 0.5, 0, 0], 1),
        ([0.5, 0.5, 0.5, 0.5, 0.5], 0),
        ([0.51, 0, 0, 0, 0], 1),
        ([0.9, 0.9, 0.9, 0.9, 0.6], 5),
    ],
)
def test_a_level_needs_l_or_f_and_every_lower_level_f(attainment: list[float], level: int) -> None:
    assert capability_levels(np.array([attainment])).tolist() == [level]


def test_five_letters_stand_for_five_attainments() -> None:
    assert letters(np.array([[1, 0.85, 0.5, 0.15, 0], [1, 1, 1, 1, 1]])).tolist() == ["FLPNN", "FFFFF"]


@given(of=values)
def test_the_five_attainments_add_up_to_the_mean_value(of: list[float]) -> None:
    assert attainments(np.array(of)).mean(axis=0).sum() == pytest.approx(np.mean(of))


@given(of=values, at=st.integers(0, 11), by=st.floats(0, 5))
def test_a_level_never_falls_when_a_value_rises(of: list[float], at: int, by: float) -> None:
    risen = [min(5.0, value + by) if n == at % len(of) else value for n, value in enumerate(of)]
    before, after = (
        capability_levels(attainments(np.array(values)).mean(axis=0, keepdims=True))[0] for values in (of, risen)
    )
    assert after >= before


@given(of=values)
def test_a_level_is_never_a_whole_level_above_the_score(of: list[float]) -> None:
    attained = attainments(np.array(of)).mean(axis=0, keepdims=True)
    assert capability_levels(attained)[0] <= attained.sum() + 1.0
