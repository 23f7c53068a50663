import pytest

from assessment.scoring.service_value_system import maturity, practices_level, practices_score


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([3, 3, 3], 3),
        ([5], 5),
        ([0], 0),
        ([3] * 17 + [1] * 3, 3),
        ([3] * 84 + [1] * 16, 1),
        ([5, 4, 4, 2, 2], 2),
        ([None, 3], 3),
        ([None, None, 3], None),
        ([None], None),
        ([], None),
        ([4] * 6 + [0], 4),
        ([4] * 5 + [0], 0),
    ],
)
def test_the_practices_component_is_where_85_percent_of_the_practices_are(
    levels: list[int | None], expected: int | None
) -> None:
    assert practices_level(levels) == expected


def test_its_score_is_the_mean_of_the_scores_shown() -> None:
    assert practices_score([1.0, None, 4.0]) == 2.5
    assert practices_score([None]) is None


@pytest.mark.parametrize(
    ("levels", "expected"),
    [({"a": 3, "b": 2}, 2), ({"a": 0, "b": 5}, 1), ({"a": 5}, 5), ({"a": 3, "b": None}, None), ({}, None)],
)
def test_maturity_is_the_lowest_component_never_under_1_and_unknown_while_one_is(
    levels: dict[str, int | None], expected: int | None
) -> None:
    assert maturity(levels) == expected
