"""Two versions of one assessment brought together, such as of two laptops: what is new in the other one, and what both
say differently. Nothing is changed here; somebody looks, chooses, and then all of it is saved or nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assessment.engagement.model import Answer, Assessment, Consensus, DocumentRequest, Respondent, in_order
from assessment.input.problems import InputError, Problem

Side = Literal["ours", "theirs"]
Said = Answer | Consensus
AGREED = "agreed"
"""Stands for the person in the key of a conflict about what was agreed on."""
COMPARED_ANSWERS = ("state", "rating", "comment", "evidence", "concern")
COMPARED_CONSENSUS = ("state", "rating", "rationale")
BROUGHT_TOGETHER = {"respondents", "answers", "consensus", "documents"}
PRACTICES = "respondents.practices"
SAID_OTHERWISE = {"info": "assessment", "overrides": "own_words"}
"""Names in the exchange file, where they are others than in the model."""


@dataclass(frozen=True)
class Conflict:
    """What is said differently here and there, by the same person or as agreed on; `theirs` goes by our id of whoever
    said it.
    """

    ours: Said
    theirs: Said

    @property
    def question(self) -> str:
        return self.ours.question

    @property
    def respondent(self) -> str | None:
        return self.ours.respondent if isinstance(self.ours, Answer) else None

    @property
    def key(self) -> str:
        """`r1/incident_management.flow`, or `agreed/incident_management.flow`."""
        return f"{self.respondent or AGREED}/{self.question}"

    @property
    def newer(self) -> Side | None:
        """Which was said later; None where one does not say when it was said, or both at once."""
        if self.ours.at is None or self.theirs.at is None or self.ours.at == self.theirs.at:
            return None
        return "theirs" if self.theirs.at > self.ours.at else "ours"


@dataclass(frozen=True)
class Merge:
    """What bringing both together would add: people, answers and agreements that are not here; `same` answers and
    agreements are. `renumbered` are people whose id is somebody else's here: their id there, and who they are here.
    `documents` are requests of which nothing is known here, `chosen` people here with the practices that the file alone
    has for them. `kept` are parts of the file that differ, and stay as they are here.
    """

    people: tuple[Respondent, ...] = ()
    answers: tuple[Answer, ...] = ()
    agreed: tuple[Consensus, ...] = ()
    documents: tuple[DocumentRequest, ...] = ()
    chosen: tuple[Respondent, ...] = ()
    same: int = 0
    conflicts: tuple[Conflict, ...] = ()
    renumbered: tuple[tuple[str, Respondent], ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def adds_something(self) -> bool:
        return bool(self.people or self.answers or self.agreed or self.documents or self.chosen)


def expect_same_assessment(ours: Assessment, theirs: Assessment, name: str) -> None:
    """InputError where the file `name` is of another client, another day or another questionnaire."""
    pairs = (
        ("client.name", ours.client.name, theirs.client.name),
        ("assessment.date", ours.info.date, theirs.info.date),
        ("assessment.questionnaire", ours.info.questionnaire, theirs.info.questionnaire),
        (
            "assessment.questionnaire_version",
            ours.info.questionnaire_version,
            theirs.info.questionnaire_version,
        ),
    )
    problems = [
        Problem(name, 0, f"{place}: found '{there}', expected '{here}': it is another assessment, not the same one")
        for place, here, there in pairs
        if here != there and None not in (here, there)
    ]
    if problems:
        raise InputError(problems)


def merged(ours: Assessment, theirs: Assessment) -> Merge:
    """What `theirs` would bring to `ours`. An answer that stands on one side alone is new, since neither side knows
    what the other one took back.
    """
    here = {person.id: person for person in ours.respondents}
    ids, new, renumbered = _people(ours, theirs)
    said = {(one.respondent, one.question): one for one in ours.answers}
    agreed = {one.question: one for one in ours.consensus}
    said_there = [one.model_copy(update={"respondent": ids[one.respondent]}) for one in theirs.answers]
    both: list[tuple[Said, Said]] = [
        *((known, one) for one in said_there if (known := said.get((one.respondent, one.question)))),
        *((held, one) for one in theirs.consensus if (held := agreed.get(one.question))),
    ]
    asked = {one.key for one in ours.documents}
    conflicts = tuple(Conflict(mine, other) for mine, other in both if _words(mine) != _words(other))
    return Merge(
        people=tuple(person for person in new if person.id not in here),
        answers=tuple(one for one in said_there if (one.respondent, one.question) not in said),
        agreed=tuple(one for one in theirs.consensus if one.question not in agreed),
        documents=tuple(one for one in theirs.documents if one.key not in asked),
        chosen=tuple(
            here[one.id].model_copy(update={"practices": one.practices})
            for one in theirs.respondents
            if ids[one.id] == one.id and one.id in here and one.practices and not here[one.id].practices
        ),
        same=len(both) - len(conflicts),
        conflicts=conflicts,
        renumbered=renumbered,
        kept=tuple(_kept(ours, theirs, ids)),
    )


def settled(merge: Merge, choose: Callable[[Conflict], Side]) -> Merge:
    """The merge without conflicts, in each of which one side was chosen; what is ours stays without a word."""
    chosen = [one.theirs for one in merge.conflicts if choose(one) == "theirs"]
    return Merge(
        people=merge.people,
        answers=(*merge.answers, *(one for one in chosen if isinstance(one, Answer))),
        agreed=(*merge.agreed, *(one for one in chosen if isinstance(one, Consensus))),
        documents=merge.documents,
        chosen=merge.chosen,
        same=merge.same + len(merge.conflicts) - len(chosen),
        renumbered=merge.renumbered,
        kept=merge.kept,
    )


def with_merge(ours: Assessment, merge: Merge) -> Assessment:
    """The assessment with all that a settled merge adds; who and what is new comes last."""
    answers = {(one.respondent, one.question): one for one in (*ours.answers, *merge.answers)}
    agreed = {one.question: one for one in (*ours.consensus, *merge.agreed)}
    people = {one.id: one for one in (*ours.respondents, *merge.chosen, *merge.people)}
    return ours.model_copy(
        update={
            "respondents": tuple(people.values()),
            "answers": tuple(answers.values()),
            "consensus": tuple(agreed.values()),
            "documents": in_order((*ours.documents, *merge.documents)),
        }
    )


def _people(
    ours: Assessment, theirs: Assessment
) -> tuple[Mapping[str, str], tuple[Respondent, ...], tuple[tuple[str, Respondent], ...]]:
    """Everybody's id here by the id there, who is new, and whose id is another one here."""
    here = {person.id: person for person in ours.respondents}
    taken = {*here, *(person.id for person in theirs.respondents)}
    ids: dict[str, str] = {}
    new: list[Respondent] = []
    renumbered: list[tuple[str, Respondent]] = []
    for person in theirs.respondents:
        known = here.get(person.id)
        if known is not None and not _is_same(known, person, ours.answers, theirs.answers):
            free = next(one for number in range(1, len(taken) + 2) if (one := f"r{number}") not in taken)
            taken.add(free)
            renumbered.append((person.id, person.model_copy(update={"id": free})))
            ids[person.id] = free
            new.append(renumbered[-1][1])
        else:
            ids[person.id] = person.id
            new += [] if known else [person]
    return ids, tuple(new), tuple(renumbered)


def _is_same(known: Respondent, other: Respondent, ours: Iterable[Answer], theirs: Iterable[Answer]) -> bool:
    """By the name, or where that was changed, by an answer that both files carry with its moment: two laptops give the
    same number to two people.
    """
    if known.label.strip().casefold() == other.label.strip().casefold():
        return True
    said = {(one.question, one.at, *_words(one)) for one in ours if one.respondent == known.id and one.at}
    return any((one.question, one.at, *_words(one)) in said for one in theirs if one.respondent == other.id and one.at)


def _words(said: Said) -> tuple[object, ...]:
    names = COMPARED_ANSWERS if isinstance(said, Answer) else COMPARED_CONSENSUS
    return tuple(getattr(said, name) for name in names)


def _kept(ours: Assessment, theirs: Assessment, ids: Mapping[str, str]) -> Iterator[str]:
    for name in Assessment.model_fields:
        if name not in BROUGHT_TOGETHER and getattr(ours, name) != getattr(theirs, name):
            yield SAID_OTHERWISE.get(name, name)
    chosen = {one.id: one.practices for one in ours.respondents if one.practices}
    chosen_there = {ids[one.id]: one.practices for one in theirs.respondents if one.practices}
    if any(chosen_there[person] != chosen[person] for person in chosen.keys() & chosen_there.keys()):
        yield PRACTICES
    asked = {one.key: one for one in ours.documents}
    if any(asked.get(one.key, one) != one for one in theirs.documents):
        yield "documents"
