"""What a respondent's device sends: single fields of answers, kept there until they are received here.

Each has an id of the device's own, so that one which is sent twice, since its receipt was lost, counts once. Each says
what its field read when it was changed: where the field reads otherwise by now, nothing is overwritten.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError
from sqlalchemy import bindparam, delete, insert, select

from assessment.engagement.edits import updated
from assessment.engagement.model import Answer
from assessment.store import answers
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import Base, OutboxReceiptRow

KEPT = dt.timedelta(days=30)
"""For how long a device may send something again."""
VERSION_DIGITS = 16

AnswerField = Literal["choice", "comment", "evidence", "concern"]
FieldValue = int | str | bool | None


@dataclass(frozen=True)
class OutboxEntry:
    """One field of an answer, from `base_version` to `value`.

    A choice is 0 to 5, `dont_know`, `not_applicable`, or None to take the answer back.
    """

    id: str
    question: str
    field: AnswerField
    value: FieldValue
    base_version: str


@dataclass(frozen=True)
class Receipt:
    """What became of an entry. `version` is the field's from now on; `theirs` is what stands there where it clashed."""

    id: str
    state: Literal["saved", "conflict", "refused"]
    version: str = ""
    at: dt.datetime | None = None
    theirs: FieldValue = None
    reason: str = ""


def receive(change: LockedAssessment, respondent: str, sent: Iterable[OutboxEntry]) -> tuple[Receipt, ...]:
    """A receipt for each entry of a respondent who is there, in their order."""
    return tuple(_received(change, respondent, entry) for entry in sent)


def forget_old_receipts(change: LockedAssessment) -> None:
    """Those of every assessment: whoever comes along tidies up."""
    change.connection.execute(delete(OutboxReceiptRow).where(OutboxReceiptRow.at < change.moment - KEPT))


def value_of(answer: Answer | None, field: AnswerField) -> FieldValue:
    """What stands in a field."""
    if field == "choice":
        return None if answer is None else answer.rating if answer.state == "rated" else answer.state
    if field == "concern":
        return answer is not None and answer.concern
    return "" if answer is None else answer.comment if field == "comment" else answer.evidence


def version_of(answer: Answer | None, field: AnswerField) -> str:
    """A mark of what stands in a field: another content, another mark. Nothing in it is the empty text."""
    value = value_of(answer, field)
    if value is None or value is False or value == "":
        return ""
    return hashlib.sha256(str(value).encode()).hexdigest()[:VERSION_DIGITS] if isinstance(value, str) else str(value)


def _received(change: LockedAssessment, respondent: str, entry: OutboxEntry) -> Receipt:
    known = _receipt_of(change, respondent, entry)
    if known is not None:
        return known
    before = answers.stored(change, respondent, entry.question)
    if _is(value_of(before, entry.field), entry.value):
        return _saved(change, respondent, entry, before)
    if version_of(before, entry.field) != entry.base_version:
        return _conflict(entry, before, "This was answered otherwise meanwhile, on another device or page.")
    return _PUT[entry.field](change, respondent, entry, before)


def _is(stored: FieldValue, wanted: FieldValue) -> bool:
    """Python takes True for 1."""
    return type(stored) is type(wanted) and stored == wanted


def _choose(change: LockedAssessment, respondent: str, entry: OutboxEntry, before: Answer | None) -> Receipt:
    if entry.value is None:
        return _withdraw(change, respondent, entry, before)
    rated = isinstance(entry.value, int)
    said = {"state": "rated" if rated else entry.value, "rating": entry.value if rated else None}
    return _keep(change, respondent, entry, before, said)


def _withdraw(change: LockedAssessment, respondent: str, entry: OutboxEntry, before: Answer | None) -> Receipt:
    """Words go only by an entry of their own, so that none which came meanwhile is taken back unseen."""
    if before is not None and (before.comment or before.evidence):
        return _conflict(entry, before, "There are words with this answer that would be lost.")
    answers.withdraw_answer(change, respondent, entry.question)
    return _saved(change, respondent, entry, None)


def _write(change: LockedAssessment, respondent: str, entry: OutboxEntry, before: Answer | None) -> Receipt:
    if before is None:
        return Receipt(entry.id, "refused", reason="Choose an answer first. What you wrote is kept with it.")
    return _keep(change, respondent, entry, before, {entry.field: entry.value})


def _keep(
    change: LockedAssessment, respondent: str, entry: OutboxEntry, before: Answer | None, said: dict[str, FieldValue]
) -> Receipt:
    plain = before or Answer(respondent=respondent, question=entry.question, state="dont_know")
    try:
        after = updated(plain, **said, at=None)
    except ValidationError as error:
        return Receipt(entry.id, "refused", reason=f"This cannot be stored: {error.errors()[0]['msg']}.")
    return _saved(change, respondent, entry, answers.replace_answer(change, before, after))


def _saved(change: LockedAssessment, respondent: str, entry: OutboxEntry, now: Answer | None) -> Receipt:
    receipt = Receipt(entry.id, "saved", version_of(now, entry.field), change.moment)
    change.connection.execute(
        _INSERT,
        {
            "assessment_id": change.assessment_id,
            "respondent": respondent,
            "entry": entry.id,
            "version": receipt.version,
            "at": change.moment,
        },
    )
    return receipt


def _conflict(entry: OutboxEntry, before: Answer | None, reason: str) -> Receipt:
    return Receipt(
        entry.id, "conflict", version_of(before, entry.field), theirs=value_of(before, entry.field), reason=reason
    )


def _receipt_of(change: LockedAssessment, respondent: str, entry: OutboxEntry) -> Receipt | None:
    named = {"assessment": change.assessment_id, "respondent": respondent, "entry": entry.id}
    row = change.connection.execute(_KNOWN, named).first()
    return None if row is None else Receipt(entry.id, "saved", row.version, row.at)


# Built once: they are asked for every answer.
_INSERT = insert(Base.metadata.tables[OutboxReceiptRow.__tablename__])
_KNOWN = select(OutboxReceiptRow.version, OutboxReceiptRow.at).where(
    OutboxReceiptRow.assessment_id == bindparam("assessment"),
    OutboxReceiptRow.respondent == bindparam("respondent"),
    OutboxReceiptRow.entry == bindparam("entry"),
)
_PUT: dict[AnswerField, Callable[[LockedAssessment, str, OutboxEntry, Answer | None], Receipt]] = {
    "choice": _choose,
    "comment": _write,
    "evidence": _write,
    "concern": _write,
}
