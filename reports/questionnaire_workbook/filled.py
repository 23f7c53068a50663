"""What a filled-in workbook says, and what that changes.

Between sending a workbook and reading it back, others go on: what the workbook carries unchanged is no answer, what it
changes is one, and what has changed on both sides is a conflict that a person settles.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal

from assessment.engagement.fields import State
from assessment.engagement.model import Answer, Assessment, Respondent, Scope
from reports.excel.cells import cell_text
from reports.questionnaire_workbook.cell_values import Choice, alike

LABEL_CHARACTERS = 100
Side = Literal["theirs", "ours"]
"""Whose version counts: of the workbook that came back, or of the assessment that it is read into."""
NO_CHOICE = "nothing was chosen"


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as it stands in a workbook. `rating` is None unless the state is `rated`; `place` is its cell.

    `concern` is None where the workbook has no column for it.
    """

    question: str
    state: State
    rating: int | None
    comment: str
    evidence: str
    concern: bool | None = None
    place: str = field(default="", compare=False)


@dataclass(frozen=True)
class FilledIn:
    """What was filled in about a question when the workbook was made: texts by their fingerprint."""

    choice: Choice | None = None
    comment: str = ""
    evidence: str = ""
    concern: bool = False


@dataclass(frozen=True)
class Answers:
    """`respondent` is the id of whom the workbook was made for, None where for nobody in particular.

    `role` is a role's id of the questionnaire, or the respondent's own word; `group` is whom this one speaks for.
    `scope` is what the workbook asks about. `before` is what was filled in when it was made, by question; None where
    the workbook is too old to say. `notes` are sentences about what stands where nothing is read, and about answers
    that were emptied.
    """

    respondent: str | None
    label: str
    role: str
    given: tuple[GivenAnswer, ...]
    scope: Scope
    before: Mapping[str, FilledIn] | None = None
    notes: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Conflict:
    """An answer that has changed both in the workbook and in the assessment. `fields` are those that differ.

    `ours` and `theirs` is what is saved where one side counts: changes that nobody else made are in both.
    `stored` is None where the answer was withdrawn meanwhile.
    """

    place: str
    question: str
    fields: tuple[str, ...]
    stored: Answer | None
    ours: Answer | None
    theirs: Answer


@dataclass(frozen=True)
class Merge:
    """What saving would do: answers to add, answers to replace, and how many say what is there already.

    Nothing is saved while there are conflicts.
    """

    new: tuple[Answer, ...]
    changed: tuple[Answer, ...]
    same: int
    conflicts: tuple[Conflict, ...] = ()

    @property
    def to_save(self) -> tuple[Answer, ...]:
        return (*self.new, *self.changed)


def fingerprint(text: str) -> str:
    """Of a text as a cell holds it; nothing for no text. A workbook need not carry a text twice to know it again."""
    held = cell_text(text).strip()
    return hashlib.sha256(held.encode()).hexdigest()[:16] if held else ""


def merged(answers: Answers, respondent: str, stored: Iterable[Answer]) -> Merge:
    """The answers of a workbook as those of a respondent, held against what is stored of this respondent now.

    A question without an answer in the workbook keeps the one it has. What was filled in when the workbook was made
    tells of the one whom it was made for alone: of anybody else every answer in it counts as given.
    """
    known = {answer.question: answer for answer in stored if answer.respondent == respondent}
    before = answers.before if answers.respondent in (respondent, None) else {}
    new: list[Answer] = []
    changed: list[Answer] = []
    conflicts: list[Conflict] = []
    same = 0
    for given in answers.given:
        filled_in = None if before is None else before.get(given.question, FilledIn())
        result = _merged(given, respondent, known.get(given.question), filled_in)
        if isinstance(result, Conflict):
            conflicts.append(result)
        elif result is None or result == known.get(given.question):
            same += 1
        else:
            (changed if given.question in known else new).append(result)
    return Merge(tuple(new), tuple(changed), same, tuple(conflicts))


def settled(merge: Merge, choose: Callable[[Conflict], Side]) -> Merge:
    """The merge without conflicts, in each of which one side was chosen."""
    new, changed, same = list(merge.new), list(merge.changed), merge.same
    for conflict in merge.conflicts:
        chosen = conflict.theirs if choose(conflict) == "theirs" else conflict.ours
        if chosen is None or chosen == conflict.stored:
            same += 1
        else:
            (new if conflict.stored is None else changed).append(chosen)
    return Merge(tuple(new), tuple(changed), same)


def giver(answers: Answers, people: Iterable[Respondent]) -> Respondent | None:
    """Whom the workbook was made for, where it goes by the same name: r1 of another assessment is somebody else."""
    return next(
        (one for one in people if one.id == answers.respondent and alike(cell_text(one.label)) == alike(answers.label)),
        None,
    )


def new_respondent(answers: Answers, people: Iterable[Respondent]) -> Respondent:
    """Whoever filled the workbook in, under the first free one of r1, r2 …"""
    taken = {respondent.id for respondent in people}
    identity = next(f"r{number}" for number in range(1, len(taken) + 2) if f"r{number}" not in taken)
    label = answers.label[:LABEL_CHARACTERS] or identity
    return Respondent(id=identity, label=label, role=answers.role, group=answers.group)


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
        update={
            "respondents": (*assessment.respondents, *people),
            "answers": tuple(chain(kept, merge.new)),
        }
    )


@dataclass(frozen=True)
class _Part:
    """A part of an answer: `values` as the workbook has them, and what they and their counterparts compare by.

    `then` is what was filled in when the workbook was made, None where it does not say.
    """

    name: str
    values: Mapping[str, Any]
    theirs: object
    stored: object
    then: object | None


def _merged(
    given: GivenAnswer, respondent: str, stored: Answer | None, filled_in: FilledIn | None
) -> Answer | Conflict | None:
    """The answer to keep, or None where the workbook says nothing new about one that is gone by now."""
    if stored is None:
        return _beside_nothing(given, respondent, filled_in)
    parts = list(_parts(given, stored, filled_in))
    new = [part for part in parts if part.theirs not in (part.stored, part.then)]
    fields = tuple(part.name for part in new if part.stored != part.then)
    ours = _updated(stored, [part for part in new if part.name not in fields])
    return Conflict(given.place, given.question, fields, stored, ours, _updated(stored, new)) if fields else ours


def _parts(given: GivenAnswer, stored: Answer, filled_in: FilledIn | None) -> Iterator[_Part]:
    yield _Part(
        "answer",
        {"state": given.state, "rating": given.rating},
        Choice(given.state, given.rating),
        Choice(stored.state, stored.rating),
        filled_in and (filled_in.choice or NO_CHOICE),
    )
    for name in ("comment", "evidence"):
        theirs, ours = getattr(given, name), getattr(stored, name)
        yield _Part(
            name,
            {name: theirs},
            fingerprint(theirs),
            fingerprint(ours),
            filled_in and getattr(filled_in, name),
        )
    if given.concern is not None:
        yield _Part(
            "concern", {"concern": given.concern}, given.concern, stored.concern, filled_in and filled_in.concern
        )


def _updated(stored: Answer, parts: Iterable[_Part]) -> Answer:
    """The stored answer itself where nothing changes, so that its moment stays."""
    values = {key: value for part in parts for key, value in part.values.items()}
    return stored.model_copy(update={**values, "at": None}) if values else stored


def _beside_nothing(given: GivenAnswer, respondent: str, filled_in: FilledIn | None) -> Answer | Conflict | None:
    """What the workbook says where no answer stands now; there may have been one when it was made."""
    answer = Answer(
        respondent=respondent,
        question=given.question,
        state=given.state,
        rating=given.rating,
        comment=given.comment,
        evidence=given.evidence,
        concern=bool(given.concern),
    )
    if filled_in is None or filled_in.choice is None:
        return answer
    concern = filled_in.concern if given.concern is None else given.concern
    as_sent = FilledIn(
        Choice(given.state, given.rating), fingerprint(given.comment), fingerprint(given.evidence), concern
    )
    return None if as_sent == filled_in else Conflict(given.place, given.question, ("answer",), None, None, answer)
