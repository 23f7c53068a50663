"""What a filled-in workbook says, and what that changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.engagement import Answer, State
from reports.excel.cells import cell_text


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

    `role` is a role's id of the questionnaire, or the respondent's own word.
    """

    respondent: str | None
    label: str
    role: str
    given: tuple[GivenAnswer, ...]


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
        same=sum(answer.question in known and _same(answer, known) for answer in made))


def _answer(given: GivenAnswer, respondent: str, before: Answer | None) -> Answer:
    return Answer(respondent=respondent, question=given.question, state=given.state, rating=given.rating,
                  comment=_text(given.comment, before.comment if before else ""),
                  evidence=_text(given.evidence, before.evidence if before else ""))


def _text(given: str, before: str) -> str:
    """A text that only a cell has changed, in its line ends or because it is too long, stays as it was."""
    return before if given == cell_text(before).strip() else given


def _same(answer: Answer, known: dict[str, Answer]) -> bool:
    return known[answer.question].model_copy(update={"at": None}) == answer
