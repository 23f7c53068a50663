"""How people are written to: addresses, the letters' templates, and the address of this installation.

These stand apart from what people answer. They are in no exchange file, and an address goes with its person.
"""

from collections.abc import Callable
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select, update

from assessment.engagement.letters import Letters
from assessment.engagement.people import Contact
from assessment.store import respondents
from assessment.store.entries import Principal
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import AssessmentRow, ContactRow, WorkspaceRow

NOWHERE = Contact()


def everyone(connection: Connection, assessment_id: str) -> dict[str, Contact]:
    """Of those of whom anything is known, by respondent."""
    rows = connection.execute(
        select(ContactRow.respondent, ContactRow.email, ContactRow.language).where(
            ContactRow.assessment_id == assessment_id
        )
    )
    return {row.respondent: Contact(row.email, row.language) for row in rows}


def change(locked: LockedAssessment, respondent: str, decide: Callable[[Contact], Contact]) -> Contact:
    """How a respondent is written to, after `decide` changed it; this is no change of what is assessed."""
    respondents.require(locked, respondent)
    before = everyone(locked.connection, locked.assessment_id).get(respondent, NOWHERE)
    after = decide(before)
    if after != before:
        put(locked, respondent, after)
    return after


def put(locked: LockedAssessment, respondent: str, contact: Contact) -> None:
    """Replaces how a respondent is written to; of whom nothing is known, nothing is kept."""
    of_this_one = (ContactRow.assessment_id == locked.assessment_id, ContactRow.respondent == respondent)
    locked.connection.execute(delete(ContactRow).where(*of_this_one))
    if contact != NOWHERE:
        locked.connection.execute(
            insert(ContactRow).values(assessment_id=locked.assessment_id, respondent=respondent, **asdict(contact))
        )


def letters(connection: Connection, assessment_id: str) -> Letters:
    """The templates of an assessment's letters."""
    kept = connection.execute(select(AssessmentRow.letters).where(AssessmentRow.id == assessment_id)).scalar_one()
    return Letters(**(kept or {}))


def change_letters(locked: LockedAssessment, decide: Callable[[Letters], Letters]) -> Letters:
    """The templates after `decide` changed them."""
    after = decide(letters(locked.connection, locked.assessment_id))
    locked.connection.execute(
        update(AssessmentRow)
        .where(AssessmentRow.id == locked.assessment_id)
        .values(letters=None if after == Letters() else asdict(after))
    )
    return after


def guest_address(connection: Connection, principal: Principal) -> str:
    """Under which address guests reach this installation; empty where nobody has said."""
    found = connection.execute(
        select(WorkspaceRow.guest_address).where(WorkspaceRow.id == principal.workspace)
    ).scalar_one_or_none()
    return found or ""


def save_guest_address(connection: Connection, principal: Principal, address: str) -> None:
    """Replaces it; a workspace with an assessment is there."""
    connection.execute(
        update(WorkspaceRow).where(WorkspaceRow.id == principal.workspace).values(guest_address=address or None)
    )
