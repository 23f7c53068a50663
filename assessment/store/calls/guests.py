"""People who answer by a link, and what their devices send."""

import datetime as dt
from collections.abc import Iterable, Sequence

from assessment.store import (
    enrolling,
    guests,
    outbox,
)
from assessment.store.enrolling import Enrolment, Full
from assessment.store.entries import Principal
from assessment.store.guests import Answering, AnswerSheet, Away, Guest, InvitationEntry, Issued
from assessment.store.outbox import OutboxEntry, Receipt
from assessment.store.transactions import Transactions


class GuestCalls(Transactions):
    """Calls on links, and by those who have one."""

    def invite(
        self, principal: Principal, assessment_id: str, respondent: str, expires: dt.datetime | None = None
    ) -> Issued:
        """A personal link for a respondent; its token is told this once."""
        with self._change(principal, assessment_id) as change:
            return guests.invite(change, respondent, expires)

    def invite_many(
        self, principal: Principal, assessment_id: str, people: Iterable[str], expires: dt.datetime | None = None
    ) -> dict[str, Issued]:
        """A personal link for each who has none that is good, by respondent: all of them or none."""
        with self._change(principal, assessment_id) as change:
            return guests.invite_many(change, people, expires)

    def revoke_invitation(self, principal: Principal, assessment_id: str, invitation: str) -> None:
        """Takes a link back; what was answered by it stays."""
        with self._change(principal, assessment_id) as change:
            guests.revoke(change, invitation)

    def resend_invitation(self, principal: Principal, assessment_id: str, invitation: str) -> Issued:
        """Another link for the same person; the old one opens nothing any more."""
        with self._change(principal, assessment_id) as change:
            return guests.resend(change, invitation)

    def invitations(self, principal: Principal, assessment_id: str) -> tuple[InvitationEntry, ...]:
        """Every link of an assessment with how far its holder is, and nothing of what was said."""
        with self._read_of(principal, assessment_id) as connection:
            return guests.entries(connection, assessment_id)

    def answering(self, principal: Principal, assessment_id: str) -> Answering:
        """When people may answer by their links."""
        with self._read_of(principal, assessment_id) as connection:
            return guests.answering(connection, assessment_id)

    def save_answering(self, principal: Principal, assessment_id: str, answering: Answering) -> None:
        """Replaces when people may answer by their links."""
        with self._change(principal, assessment_id) as change:
            guests.save_answering(change, answering)

    def guest_of(self, token: str) -> Guest | Away | None:
        """Whom a link lets in, or why not; None where nobody ever gave out such a link."""
        with self._read() as connection:
            return guests.by_token(connection, token, self._now())

    def make_enrol_link(
        self,
        principal: Principal,
        assessment_id: str,
        limit: int,
        role: str = "",
        group: str = "",
        expires: dt.datetime | None = None,
    ) -> Issued:
        """One link by which up to `limit` people become respondents with this role and group; told this once."""
        with self._change(principal, assessment_id) as change:
            return enrolling.make_link(change, limit, role, group, expires)

    def enrolment_of(self, token: str) -> Enrolment | Away | Full | None:
        """What a link for many lets in to, or why not; None where nobody ever gave out such a link."""
        with self._read() as connection:
            return enrolling.by_token(connection, token, self._now())

    def enrol(self, enrolment: Enrolment, name: str) -> Issued | Away | Full:
        """A new respondent with a link of their own, or why not by now."""
        with self._change(enrolment.principal, enrolment.assessment) as change:
            return enrolling.enrol(change, enrolment, name)

    def guest_at_this_machine(self, principal: Principal, assessment_id: str, respondent: str) -> Guest:
        """A respondent whose answers the principal takes down; NotFound where there is none."""
        with self._read() as connection:
            return guests.at_this_machine(connection, principal, assessment_id, respondent)

    def note_visit(self, guest: Guest) -> None:
        """That a guest has opened the page. This does not count as a change of the assessment."""
        with self._change(guest.principal, guest.assessment) as change:
            guests.note_visit(change, guest)
            outbox.forget_old_receipts(change)

    def answer_sheet(self, guest: Guest) -> AnswerSheet:
        """What is asked of a guest and what this guest said, as of one moment."""
        with self._read_of(guest.principal, guest.assessment) as connection:
            return guests.sheet(connection, guest)

    def answer_as_guest(self, guest: Guest, sent: Sequence[OutboxEntry]) -> tuple[Receipt, ...] | Away:
        """A receipt for each entry, in their order; or why the guest may not answer any more, and nothing is stored.

        Entries that were received before are not stored again. One that clashes or is refused holds up no other.
        """
        with self._change(guest.principal, guest.assessment) as change:
            if (away := guests.away(change, guest)) is not None:
                return away
            guests.note_visit(change, guest)
            return outbox.receive(change, guest.respondent.id, sent)
