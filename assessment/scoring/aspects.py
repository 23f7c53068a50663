"""How each aspect of a practice or component stands: the mean of its questions. The heat map and the advice read it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from assessment.questionnaire.model import Subject


class Asked(NamedTuple):
    """One question that the assessment asks. `value`, 0 to 5, counts where it is in scope; None: it has none."""

    subject: Subject
    aspect: str
    in_scope: bool
    value: float | None


@dataclass(frozen=True)
class AspectMeans:
    """Where a practice or a component stands, 0 to 5: its mean value, and that of each aspect that has a value.

    `leaves_out` are the aspects whose questions were all agreed to be not applicable.
    """

    whole: float | None
    aspects: Mapping[str, float]
    leaves_out: frozenset[str] = frozenset()

    def of(self, aspect: str) -> float | None:
        """The aspect's mean; the whole's where no question of the aspect has a value."""
        return self.aspects.get(aspect, self.whole)


def aspect_means(questions: Iterable[Asked]) -> dict[Subject, AspectMeans]:
    """How each practice and each component stands that a question is about."""
    found: dict[Subject, dict[str, list[Asked]]] = {}
    for question in questions:
        found.setdefault(question.subject, {}).setdefault(question.aspect, []).append(question)
    return {subject: _means(by_aspect) for subject, by_aspect in found.items()}


def _means(asked: Mapping[str, Sequence[Asked]]) -> AspectMeans:
    valued = {
        aspect: values
        for aspect, questions in asked.items()
        if (values := [question.value for question in questions if question.in_scope and question.value is not None])
    }
    return AspectMeans(
        whole=fmean(value for values in valued.values() for value in values) if valued else None,
        aspects={aspect: fmean(values) for aspect, values in valued.items()},
        leaves_out=frozenset(
            aspect for aspect, questions in asked.items() if not any(question.in_scope for question in questions)
        ),
    )
