"""How much is asked of whom."""

from collections.abc import Iterable

from assessment.questionnaire.model import Question

MINUTES_PER_QUESTION = 0.4


def asked_of_role(role: str, questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions that somebody in this role can say something about; all of them where the role is in none."""
    every = tuple(questions)
    return tuple(question for question in every if role in question.entry.roles) or every
