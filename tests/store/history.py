"""What was said before: the rows of `answer_event`. The program writes them, and shows them nowhere."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from assessment.engagement.model import Answer, Consensus
from assessment.store import Repository
from assessment.store.answers import EventKind
from assessment.store.tables import AnswerEventRow


@dataclass(frozen=True)
class Event:
    """One line of a question's history: what was said or taken back, when, and by which principal.

    `moment` is when the store was told; `said.at` is when it was said, and may be earlier or unknown.
    """

    kind: EventKind
    said: Answer | Consensus
    moment: dt.datetime
    by: str


def history_of(repository: Repository, assessment_id: str, question: str) -> tuple[Event, ...]:
    """Every save and withdrawal of an answer or a consensus on a question, oldest first."""
    wanted = (
        select(*AnswerEventRow.__table__.columns)
        .where(AnswerEventRow.assessment_id == assessment_id, AnswerEventRow.question == question)
        .order_by(AnswerEventRow.id)
    )
    with repository._engine.connect() as connection:
        return tuple(Event(row.kind, _said(row), row.moment, row.actor) for row in connection.execute(wanted))


def _said(row: Row[*tuple[Any, ...]]) -> Answer | Consensus:
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
