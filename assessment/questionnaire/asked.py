"""How much is asked of whom."""

from collections.abc import Collection, Iterable

from assessment.questionnaire.model import Question

MINUTES_PER_QUESTION = 0.4


def asked_of_role(role: str, questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions that somebody in this role can say something about; all of them where the role is in none."""
    every = tuple(questions)
    return tuple(question for question in every if role in question.entry.roles) or every


def asked_of_person(role: str, practices: Collection[str], questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions of the role, or where practices were chosen for somebody, of these: each with what is asked of the
    role, or all of it where nothing is. What is asked of the role about the whole system stays.
    """
    every = tuple(questions)
    if not practices:
        return asked_of_role(role, every)
    chosen = {question.id for question in every if not question.subject.is_practice and role in question.entry.roles}
    of_practice: dict[str, list[Question]] = {}
    for question in every:
        if question.subject.is_practice and question.subject.id in practices:
            of_practice.setdefault(question.subject.id, []).append(question)
    for some in of_practice.values():
        chosen.update(question.id for question in asked_of_role(role, some))
    return tuple(question for question in every if question.id in chosen)
