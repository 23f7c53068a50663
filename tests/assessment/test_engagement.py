import pytest
from pydantic import ValidationError

from assessment.engagement.model import Needs


def test_one_capacity_stands_for_every_period() -> None:
    assert Needs(periods=3, capacity_days=(10,)).capacity_by_period() == (10, 10, 10)


def test_a_capacity_a_period_stands_as_it_is() -> None:
    assert Needs(periods=2, capacity_days=(10, 0)).capacity_by_period() == (10, 0)


def test_no_capacity_is_none_and_not_0() -> None:
    assert Needs(periods=2).capacity_by_period() is None


def test_a_need_of_weight_0_is_not_chosen() -> None:
    assert Needs(drivers={"a": 0, "b": 1}, pain_points={"c": 3}, risks={"d": 0}).weights() == {"b": 1, "c": 3}


def test_an_assessment_cannot_be_changed_by_accident() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Needs().periods = 3  # type: ignore[misc]
