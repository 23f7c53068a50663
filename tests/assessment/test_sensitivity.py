import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.questionnaire.model import Questionnaire
from assessment.scoring.levels import attainments, capability_levels
from assessment.scoring.results import assess
from assessment.scoring.sensitivity import AnswerChange, sensitivity, sensitivity_of_practices
from tests.assessment.making import assessment, cases, names
from tests.work import lines_run

CASES = cases("what_would_change")
Values = Mapping[str, float | None]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_case_of_the_experts_comes_out_as_they_say(case: dict[str, Any]) -> None:
    found = sensitivity(case["values"])
    assert (found.level, written(found.rise), written(found.fall)) == (case["level"], case["rise"], case["fall"])


def written(changes: tuple[AnswerChange, ...] | None) -> dict[str, list[float | None]] | None:
    return None if changes is None else {change.question: [change.from_value, change.to_level] for change in changes}


quarters, thirds = st.integers(0, 20).map(lambda n: n / 4), st.integers(0, 15).map(lambda n: n / 3)
values = st.lists(st.one_of(st.none(), quarters, thirds), min_size=1, max_size=4).map(
    lambda found: {f"q{n}": value for n, value in enumerate(found)}
)


@given(of=values)
def test_no_smaller_change_would_do(of: Values) -> None:
    """All sets of changes are tried, which only a few questions allow."""
    found = sensitivity(of)
    if found.level is None:
        return
    level = found.level
    rise = smallest(of, lambda new: new > level, lambda v: range(0 if v is None else int(v) + 1, 6), unknown=0)
    fall = smallest(of, lambda new: new < level, lambda v: [to for to in range(6) if v is None or to < v], unknown=5)
    assert size(found.rise, 0) == pytest.approx(rise)
    assert size(found.fall, 5) == pytest.approx(fall)


def smallest(
    of: Values, reached: Callable[[int], bool], choices: Callable[[float | None], Iterable[int]], unknown: int
) -> tuple[int, float] | None:
    for count in range(1, len(of) + 1):
        totals = []
        for questions in itertools.combinations(of, count):
            for changed in itertools.product(*(choices(of[question]) for question in questions)):
                new = dict(zip(questions, changed, strict=True))
                if reached(level_of({**of, **new})):
                    totals.append(sum(abs(to - (unknown if of[q] is None else of[q] or 0)) for q, to in new.items()))
        if totals:
            return count, min(totals)
    return None


def size(changes: tuple[AnswerChange, ...] | None, unknown: int) -> tuple[int, float] | None:
    if changes is None:
        return None
    return len(changes), sum(abs(c.to_level - (unknown if c.from_value is None else c.from_value)) for c in changes)


def level_of(of: Values) -> int:
    known = np.array([value for value in of.values() if value is not None])
    return int(capability_levels(attainments(known).mean(axis=0, keepdims=True))[0])


@given(of=st.lists(st.one_of(st.none(), st.floats(0, 5)), min_size=1, max_size=8))
def test_the_changes_do_what_they_promise_and_a_rise_lifts_by_one(of: list[float | None]) -> None:
    named = {f"q{n}": value for n, value in enumerate(of)}
    found = sensitivity(named)
    if found.rise is not None:
        assert found.level is not None
        assert level_of({**named, **{c.question: c.to_level for c in found.rise}}) == found.level + 1
    if found.fall is not None:
        assert found.level is not None
        assert level_of({**named, **{c.question: c.to_level for c in found.fall}}) < found.level


def test_twelve_questions_are_searched_in_few_steps() -> None:
    hardest = {f"q{n}": 3.625 if n % 4 == 0 else 3.5 for n in range(11)} | {"q11": None}
    assert sensitivity(hardest).rise is not None
    # 46,000 lines, a few milliseconds; to go through every set of changes would be 6 to the power of 12.
    assert lines_run(lambda: sensitivity(hardest)) < 150_000


def test_the_practices_of_a_result_are_told_what_would_change_them(small: Questionnaire) -> None:
    result = assess(assessment({"change_enablement.flow": [2], "change_enablement.people": ["not_applicable"]}), small)
    found = sensitivity_of_practices(result, small)
    assert found["change_enablement"].rise == (AnswerChange("change_enablement.flow", 2, 3),)
    assert found["incident_management"].level is None
