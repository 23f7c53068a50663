"""What a filled-in workbook says, and what that changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessment.engagement.model import Answer, Assessment, Respondent, Scope, State
from reports.excel.cells import cell_text

LABEL_CHARACTERS = 100


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as it stands in a workbook. `rating` is None unless the state is `rated`."""

    question: str
    state: State
    rating: int | None
    comment: str
    evidence: str


@dataclass(frozen=True)
class Answers:
    """`respondent` is the id of whom the workbook was made for, None where for nobody in particular.

    `role` is a role's id of the questionnaire, or the respondent's own word. `scope` is what the workbook asks about.
    """

    respondent: str | None
    label: str
    role: str
    given: tuple[GivenAnswer, ...]
    scope: Scope


@dataclass(frozen=True)
class Merge:
    """What saving would do: answers to add, answers to replace, and how many say what is there already."""

    new: tuple[Answer, ...]
    changed: tuple[Answer, ...]
    same: int

    @property
    def to_save(self) -> tuple[Answer, ...]:
        return (*self.new, *self.changed)


def merged(answers: Answers, respondent: str, before: Iterable[Answer]) -> Merge:
    """The answers of a workbook as those of a respondent, held against what this respondent has said before.

    A question without an answer in the workbook keeps the one it has.
    """
    known = {answer.question: answer for answer in before if answer.respondent == respondent}
    made = [_answer(given, respondent, known.get(given.question)) for given in answers.given]
    return Merge(
        new=tuple(answer for answer in made if answer.question not in known),
        changed=tuple(answer for answer in made if answer.question in known and not _same(answer, known)),
        same=sum(answer.question in known and _same(answer, known) for answer in made),
    )


def giver(answers: Answers, people: Iterable[Respondent]) -> Respondent | None:
    """Whom the workbook was made for, where it goes by the same name: r1 of another assessment is somebody else."""
    return next(
        (one for one in people if one.id == answers.respondent and cell_text(one.label).strip() == answers.label), None
    )


def new_respondent(answers: Answers, people: Iterable[Respondent]) -> Respondent:
    """Whoever filled the workbook in, under the first free one of r1, r2 …"""
    taken = {respondent.id for respondent in people}
    identity = next(f"r{number}" for number in range(1, len(taken) + 2) if f"r{number}" not in taken)
    return Respondent(id=identity, label=answers.label[:LABEL_CHARACTERS] or identity, role=answers.role)


def with_answers(assessment: Assessment, respondent: Respondent, merge: Merge) -> Assessment:
    """The assessment with what the merge saves; a respondent who is not there yet comes last."""
    known = any(one.id == respondent.id for one in assessment.respondents)
    changed = {answer.question: answer for answer in merge.changed}
    kept = (
        changed.get(answer.question, answer) if answer.respondent == respondent.id else answer
        for answer in assessment.answers
    )
    people: Sequence[Respondent] = () if known else (respondent,)
    return assessment.model_copy(
        update={"respondents": (*assessment.respondents, *people), "answers": (*kept, *merge.new)}
    )


def _answer(given: GivenAnswer, respondent: str, before: Answer | None) -> Answer:
    return Answer(
        respondent=respondent,
        question=given.question,
        state=given.state,
        rating=given.rating,
        comment=_text(given.comment, before.comment if before else ""),
        evidence=_text(given.evidence, before.evidence if before else ""),
    )


def _text(given: str, before: str) -> str:
    """A text that only a cell has changed, in its line ends or because it is too long, stays as it was."""
    return before if given == cell_text(before).strip() else given


def _same(answer: Answer, known: dict[str, Answer]) -> bool:
    return known[answer.question].model_copy(update={"at": None}) == answer
