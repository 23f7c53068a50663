"""What a practice needs to succeed at, and how the questions about it came out: those of a deep assessment, mostly."""

from dataclasses import dataclass
from statistics import fmean

from reports.view.model import PracticeView


@dataclass(frozen=True)
class Factor:
    """`value` is the mean of the questions about it; None where nobody was asked, or no question has a value."""

    text: str
    asked: bool
    value: float | None


def success_factors(practice: PracticeView) -> tuple[Factor, ...]:
    """Every success factor of a practice, in the order of its file."""
    return tuple(_factor(practice, known.id, known.text) for known in practice.practice.success_factors)


def _factor(practice: PracticeView, factor: str, text: str) -> Factor:
    asked = [
        question.result
        for question in practice.questions
        if question.question.entry.success_factor == factor and question.result.in_scope
    ]
    values = [result.value for result in asked if result.value is not None]
    return Factor(text, bool(asked), fmean(values) if values else None)
