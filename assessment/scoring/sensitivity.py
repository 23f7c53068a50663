"""What would change a level: the smallest set of answers that lifts it by one, and the smallest fall that costs one.

A change moves one question's value to a whole level. Of all sets of changes that do it, the one with the
fewest questions is taken; among these the one with the smallest total rise (or fall); among these the
first in the order of the questions. A question in scope without a value may be answered too: its rise
counts from 0 and its fall from 5, the two ends between which the interval leaves it.

Level T is reached when Σ over questions of (clip(v − (k−1), 0, 1) − bound) is above 0 for each k up to T,
with the bound of F (0.85) for k < T and of L (0.50) for k = T. So a change adds a known amount to each of
these sums, and a search over few questions finds the cheapest set exactly. A fall breaks one sum; each is tried.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, inf

import numpy as np

from assessment.questionnaire.model import Questionnaire
from assessment.questionnaire.schema import TOP_LEVEL
from assessment.scoring.levels import LARGELY_UP_TO, PARTLY_UP_TO, ROUNDING, attainments, capability_levels
from assessment.scoring.results import Result
from assessment.scoring.tables import MIN_COVERAGE


@dataclass(frozen=True)
class AnswerChange:
    """One question's value moved to a whole level. `from_value` is None where it has no value yet."""

    question: str
    from_value: float | None
    to_level: int


@dataclass(frozen=True)
class Sensitivity:
    """`rise` is None at the top level, `fall` at level 0; both are None where no level is shown."""

    level: int | None
    rise: tuple[AnswerChange, ...] | None
    fall: tuple[AnswerChange, ...] | None


def sensitivity(values: Mapping[str, float | None]) -> Sensitivity:
    """From the values of one practice's (or component's) questions in scope; None: in scope without a value."""
    known = [value for value in values.values() if value is not None]
    if not known or len(known) / len(values) < MIN_COVERAGE:
        return Sensitivity(None, None, None)
    level = int(capability_levels(attainments(np.array(known)).mean(axis=0, keepdims=True))[0])
    return Sensitivity(level, _rise(values, level), _fall(values, level))


def sensitivity_of_practices(result: Result, questionnaire: Questionnaire) -> dict[str, Sensitivity]:
    """What would change each practice in scope."""
    values: dict[str, dict[str, float | None]] = {practice: {} for practice in result.practices}
    for question, outcome in result.questions.items():
        subject = questionnaire.questions[question].subject
        if subject.is_practice and outcome.in_scope:
            values[subject.id][question] = outcome.value
    return {practice: sensitivity(of_questions) for practice, of_questions in values.items()}


@dataclass(frozen=True)
class _Option:
    """A change, what it costs, and what it brings nearer by how much (one number a sum)."""

    change: AnswerChange
    cost: float
    gains: tuple[float, ...]


def _bound(k: int, level: int) -> float:
    """What a_k must be above for this level: F below it, L at it."""
    return (LARGELY_UP_TO if k < level else PARTLY_UP_TO) + ROUNDING


def _part(value: float, k: int) -> float:
    return min(max(value - (k - 1), 0.0), 1.0)


def _sum(values: Mapping[str, float | None], k: int, bound: float) -> float:
    return sum(_part(value, k) - bound for value in values.values() if value is not None)


def _rise(values: Mapping[str, float | None], level: int) -> tuple[AnswerChange, ...] | None:
    if level == TOP_LEVEL:
        return None
    steps = range(1, level + 2)
    bounds = [_bound(k, level + 1) for k in steps]
    need = [-_sum(values, k, bound) for k, bound in zip(steps, bounds, strict=True)]
    options = [list(_rises(question, value, level + 1, bounds)) for question, value in values.items()]
    best = _cheapest(options, need)
    return None if best is None else tuple(option.change for option in best)


def _rises(question: str, value: float | None, top: int, bounds: Sequence[float]) -> Iterator[_Option]:
    lowest = 0 if value is None else floor(value) + 1
    for to in range(lowest, top + 1):
        gains = tuple(_part(to, k) - (bound if value is None else _part(value, k)) for k, bound in enumerate(bounds, 1))
        yield _Option(AnswerChange(question, value, to), to - (value or 0.0), gains)


def _fall(values: Mapping[str, float | None], level: int) -> tuple[AnswerChange, ...] | None:
    found = []
    for k in range(1, level + 1):
        bound = _bound(k, level)
        options = [list(_falls(question, value, k, bound)) for question, value in values.items()]
        # A sum may come down to exactly 0, so the need is a hair less than the whole of it.
        best = _cheapest(options, [_sum(values, k, bound) - ROUNDING])
        if best is not None:
            found.append(best)
    order = list(values)
    best = min(
        found,
        default=None,
        key=lambda options: (
            len(options),
            round(_cost(options), 9),
            [order.index(option.change.question) for option in options],
        ),
    )
    return None if best is None else tuple(option.change for option in best)


def _falls(question: str, value: float | None, k: int, bound: float) -> Iterator[_Option]:
    """The one useful fall for a_k: to k − 1, since a whole level above it changes nothing and one below costs more."""
    if value is None:
        yield _Option(AnswerChange(question, None, k - 1), TOP_LEVEL - (k - 1), (bound,))
    elif value > k - 1:
        yield _Option(AnswerChange(question, value, k - 1), value - (k - 1), (_part(value, k),))


def _cost(options: Sequence[_Option]) -> float:
    return sum(option.cost for option in options)


def _cheapest(options: Sequence[Sequence[_Option]], need: Sequence[float]) -> list[_Option] | None:
    """One option for each of the fewest questions such that every sum of gains is above its need, at least cost."""
    for size in range(1, len(options) + 1):
        found = _Search(options, need, size).run()
        if found is not None:
            return found
    return None


class _Search:
    """Depth first over the questions in order, with two cuts: too little gain left, or already too dear."""

    def __init__(self, options: Sequence[Sequence[_Option]], need: Sequence[float], size: int) -> None:
        self.options, self.need, self.size = options, need, size
        self.best: list[_Option] | None = None
        self.least = inf
        self.most = [self._most_gains(at) for at in range(len(options) + 1)]
        self.dues = [self._least_costs(at) for at in range(len(options) + 1)]

    def run(self) -> list[_Option] | None:
        self._choose(0, [], 0.0, [0.0] * len(self.need))
        return self.best

    def _most_gains(self, at: int) -> list[list[float]]:
        """For 0…size picks among the questions from `at` on, the most that each sum can gain."""
        columns = [
            sorted(
                (max((option.gains[k] for option in choices), default=-inf) for choices in self.options[at:]),
                reverse=True,
            )
            for k in range(len(self.need))
        ]
        return [
            [sum(column[:picks]) if picks <= len(column) else -inf for column in columns]
            for picks in range(self.size + 1)
        ]

    def _least_costs(self, at: int) -> list[float]:
        """For 0…size picks among the questions from `at` on, the least that they can cost."""
        costs = sorted(min((option.cost for option in choices), default=inf) for choices in self.options[at:])
        return [sum(costs[:picks]) if picks <= len(costs) else inf for picks in range(self.size + 1)]

    def _choose(self, at: int, taken: list[_Option], cost: float, gains: list[float]) -> None:
        left = self.size - len(taken)
        if cost + self.dues[at][left] >= self.least - ROUNDING:
            return
        if not all(gain + most > need for gain, most, need in zip(gains, self.most[at][left], self.need, strict=True)):
            return
        if not left:
            self.best, self.least = taken, cost
            return
        for option in self.options[at]:
            self._choose(
                at + 1,
                [*taken, option],
                cost + option.cost,
                [gain + more for gain, more in zip(gains, option.gains, strict=True)],
            )
        self._choose(at + 1, taken, cost, gains)
