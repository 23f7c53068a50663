"""What respondents say and what they agree on, with the history of both.

The models were validated when they were made and the tables check state and rating, so reading does not validate
again: 10,000 answers are read on every look at an assessment.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, update

from assessment.engagement.history import Event, EventKind, Said
from assessment.engagement.model import Answer, Consensus
from assessment.input.problems import InputError, Problem
from assessment.store.entries import Principal
from assessment.store.errors import NotFound
from assessment.store.ownership import LockedAssessment
from assessment.store.respondents import require
from assessment.store.tables import AnswerEventRow, AnswerRow, AssessmentRow, Base, ClientRow, ConsensusRow


def save_answer(change: LockedAssessment, answer: Answer) -> Answer:
    """Replaces what this respondent said to this question. The same said again changes nothing, not even `at`.

    A pin is a consultant's mark and stays, whoever says what anew.
    """
    return replace_answer(change, stored(change, answer.respondent, answer.question), answer)


def replace_answer(change: LockedAssessment, before: Answer | None, answer: Answer) -> Answer:
    """The same, where what is stored was read within this change."""
    if before is not None:
        answer = answer.model_copy(update={"pinned": before.pinned})
        if _same(before, answer):
            return before
    said = answer.model_copy(update={"at": in_utc(answer.at or change.moment)})
    values = answer_values(change.assessment_id, said)
    if before is None:
        require(change, answer.respondent)
        change.connection.execute(_INSERT, values)
    else:
        change.connection.execute(_UPDATE, {f"{_OLD}{name}": values.pop(name) for name in _KEY} | values)
    _record(change, "saved", said)
    return said


def stored(change: LockedAssessment, respondent: str, question: str) -> Answer | None:
    """What this respondent says to this question now."""
    named = {"assessment": change.assessment_id, "respondent": respondent, "question": question}
    row = change.connection.execute(_STORED, named).first()
    return None if row is None else _answer(row)


def change_pin(change: LockedAssessment, respondent: str, question: str, decide: Callable[[bool], bool]) -> bool:
    """Whether a remark is marked as one to be told, after `decide` changed it. Nobody says anything by that: no moment,
    no history.
    """
    theirs = (
        AnswerRow.assessment_id == change.assessment_id,
        AnswerRow.respondent == respondent,
        AnswerRow.question == question,
    )
    before = change.connection.execute(select(AnswerRow.pinned).where(*theirs)).scalar_one_or_none()
    if before is None:
        raise NotFound("This answer is not there any more. It may have been taken back.")
    after = decide(before)
    if after != before:
        change.connection.execute(update(AnswerRow).where(*theirs).values(pinned=after))
        change.touch()
    return after


def withdraw_answer(change: LockedAssessment, respondent: str, question: str) -> None:
    """Takes an answer back; nothing happens where there is none."""
    mine = (
        AnswerRow.assessment_id == change.assessment_id,
        AnswerRow.respondent == respondent,
        AnswerRow.question == question,
    )
    for row in change.connection.execute(_answers().where(*mine)).all():
        change.connection.execute(delete(AnswerRow).where(*mine))
        _record(change, "withdrawn", _answer(row))


def forget_all_of(change: LockedAssessment, respondent: str) -> None:
    """Deletes everything that a respondent said, with its history."""
    for table in (AnswerRow, AnswerEventRow):
        mine = (table.assessment_id == change.assessment_id, table.respondent == respondent)
        change.connection.execute(delete(table).where(*mine))


def save_consensus(change: LockedAssessment, consensus: Consensus) -> Consensus:
    """Replaces what was agreed on about this question. The same again changes nothing."""
    ours = (ConsensusRow.assessment_id == change.assessment_id, ConsensusRow.question == consensus.question)
    row = change.connection.execute(_consensuses().where(*ours)).first()
    if row is not None and _same(_consensus(row), consensus):
        return _consensus(row)
    agreed = consensus.model_copy(update={"at": in_utc(consensus.at or change.moment)})
    values = consensus_values(change.assessment_id, agreed)
    change.connection.execute(
        insert(ConsensusRow).values(values) if row is None else update(ConsensusRow).where(*ours).values(values)
    )
    _record(change, "saved", agreed)
    return agreed


def change_consensus(
    change: LockedAssessment, question: str, decide: Callable[[Consensus | None], Consensus | None]
) -> Consensus | None:
    """What was agreed on about this question after `decide` changed it; None takes it back."""
    ours = (ConsensusRow.assessment_id == change.assessment_id, ConsensusRow.question == question)
    row = change.connection.execute(_consensuses().where(*ours)).first()
    after = decide(None if row is None else _consensus(row))
    if after is not None:
        return save_consensus(change, after.model_copy(update={"at": None}))
    if row is not None:
        change.connection.execute(delete(ConsensusRow).where(*ours))
        _record(change, "withdrawn", _consensus(row))
    return None


def of_respondent(connection: Connection, assessment_id: str, respondent: str) -> tuple[Answer, ...]:
    """What this respondent says now, in the order in which it was first said."""
    theirs = (AnswerRow.assessment_id == assessment_id, AnswerRow.respondent == respondent)
    return tuple(map(_answer, connection.execute(_answers().where(*theirs).order_by(AnswerRow.id))))


def all_answers(connection: Connection, assessment_id: str) -> tuple[Answer, ...]:
    """In the order in which they were first given."""
    wanted = _answers().where(AnswerRow.assessment_id == assessment_id).order_by(AnswerRow.id)
    return tuple(map(_answer, connection.execute(wanted)))


def answered(connection: Connection, principal: Principal, assessment_ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """The questions with an answer by assessment, of those among the given ones that are the principal's."""
    found: dict[str, set[str]] = {identity: set() for identity in assessment_ids}
    wanted = (
        select(AnswerRow.assessment_id, AnswerRow.question)
        .distinct()
        .join(AssessmentRow, AssessmentRow.id == AnswerRow.assessment_id)
        .join(ClientRow, ClientRow.id == AssessmentRow.client_id)
        .where(ClientRow.workspace == principal.workspace, AnswerRow.assessment_id.in_(found))
    )
    for identity, question in connection.execute(wanted):
        found[identity].add(question)
    return {identity: frozenset(questions) for identity, questions in found.items()}


def all_consensus(connection: Connection, assessment_id: str) -> tuple[Consensus, ...]:
    """In the order in which the questions were first settled."""
    wanted = _consensuses().where(ConsensusRow.assessment_id == assessment_id).order_by(ConsensusRow.id)
    return tuple(map(_consensus, connection.execute(wanted)))


def history(connection: Connection, assessment_id: str, question: str) -> tuple[Event, ...]:
    """Every save and withdrawal of an answer or a consensus on a question, oldest first."""
    wanted = (
        select(*AnswerEventRow.__table__.columns)
        .where(AnswerEventRow.assessment_id == assessment_id, AnswerEventRow.question == question)
        .order_by(AnswerEventRow.id)
    )
    return tuple(Event(row.kind, _said_then(row), row.moment, row.actor) for row in connection.execute(wanted))


def in_utc(moment: dt.datetime) -> dt.datetime:
    """The moment in UTC; InputError at the two ends of the calendar, where it has no date there."""
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        raise InputError([Problem("at", 0, f"{moment} has no date in UTC; expected years 1 to 9999")]) from None


def answer_values(assessment_id: str, answer: Answer) -> dict[str, Any]:
    """A row of `answer`."""
    return {"assessment_id": assessment_id, **dict(answer)}


def consensus_values(assessment_id: str, consensus: Consensus) -> dict[str, Any]:
    """A row of `consensus`."""
    values = dict(consensus)
    return {"assessment_id": assessment_id, "agreed_by": values.pop("by"), **values}


def event_values(assessment_id: str, actor: str, moment: dt.datetime, kind: EventKind, said: Said) -> dict[str, Any]:
    """A row of `answer_event`."""
    of_its_kind: dict[str, str | bool | None]
    if isinstance(said, Answer):
        of_its_kind = {
            **{"respondent": said.respondent, "words": said.comment, "evidence": said.evidence, "agreed_by": ""},
            "concern": said.concern,
        }
    else:
        of_its_kind = {
            **{"respondent": None, "words": said.rationale, "evidence": "", "agreed_by": said.by},
            "concern": False,
        }
    return {
        "assessment_id": assessment_id,
        "actor": actor,
        "moment": moment,
        "kind": kind,
        "question": said.question,
        "state": said.state,
        "rating": said.rating,
        "at": said.at,
        **of_its_kind,
    }


def _record(change: LockedAssessment, kind: EventKind, said: Said) -> None:
    change.connection.execute(
        _INSERT_EVENT, event_values(change.assessment_id, change.actor, change.moment, kind, said)
    )
    change.touch()


def _same(before: Said, now: Said) -> bool:
    return before.model_copy(update={"at": None}) == now.model_copy(update={"at": None})


def _answers() -> Select[*tuple[Any, ...]]:
    return select(
        AnswerRow.respondent,
        AnswerRow.question,
        AnswerRow.state,
        AnswerRow.rating,
        AnswerRow.comment,
        AnswerRow.evidence,
        AnswerRow.at,
        AnswerRow.concern,
        AnswerRow.pinned,
    )


def _consensuses() -> Select[*tuple[Any, ...]]:
    return select(
        ConsensusRow.question,
        ConsensusRow.state,
        ConsensusRow.rating,
        ConsensusRow.rationale,
        ConsensusRow.agreed_by.label("by"),
        ConsensusRow.at,
    )


def _said_then(row: Row[*tuple[Any, ...]]) -> Said:
    if row.respondent is None:
        return Consensus(
            question=row.question, state=row.state, rating=row.rating, rationale=row.words, by=row.agreed_by, at=row.at
        )
    return Answer(
        respondent=row.respondent,
        question=row.question,
        state=row.state,
        rating=row.rating,
        comment=row.words,
        evidence=row.evidence,
        at=row.at,
        concern=row.concern,
    )


def _answer(row: Row[*tuple[Any, ...]]) -> Answer:
    return Answer.model_construct(**row._mapping)


def _consensus(row: Row[*tuple[Any, ...]]) -> Consensus:
    return Consensus.model_construct(**row._mapping)


# Built once, since they are asked for every answer; of the tables rather than their classes, which takes half as long.
_KEY = ("assessment_id", "respondent", "question")
_OLD = "old_"
_ANSWER = Base.metadata.tables[AnswerRow.__tablename__]
_INSERT = insert(_ANSWER)
_UPDATE = update(_ANSWER).where(*(_ANSWER.c[name] == bindparam(f"{_OLD}{name}") for name in _KEY))
_INSERT_EVENT = insert(Base.metadata.tables[AnswerEventRow.__tablename__])
_STORED = _answers().where(
    AnswerRow.assessment_id == bindparam("assessment"),
    AnswerRow.respondent == bindparam("respondent"),
    AnswerRow.question == bindparam("question"),
)
