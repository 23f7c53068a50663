"""Live workshops."""

from collections.abc import Sequence

from assessment.engagement.workshop import Agreement, Ballot, Choice, Finished, Promise, Vote, Workshop
from assessment.store import (
    workshop_seats,
    workshop_votes,
    workshops,
)
from assessment.store.entries import Principal
from assessment.store.transactions import Transactions
from assessment.store.workshop_seats import Door, Seat, SeatRole, WallTokens
from assessment.store.workshop_votes import VoteEntry, VoteReceipt
from assessment.store.workshops import Act


class WorkshopCalls(Transactions):
    """Calls on sessions, and by the seats in them."""

    def start_workshop(
        self, principal: Principal, assessment_id: str, minutes: int, agenda: Sequence[tuple[str, str]]
    ) -> str:
        """The id of a session with these questions, each with why; of the one that is open, where there is one."""
        with self._change(principal, assessment_id) as change:
            return workshops.start(change, minutes, agenda)

    def keep_workshop(self, principal: Principal, assessment_id: str, finished: Finished) -> None:
        """Keeps a session that took place elsewhere; nothing where the assessment has one already."""
        with self._change(principal, assessment_id) as change:
            workshops.keep(change, finished)

    def workshops(self, principal: Principal, assessment_id: str) -> tuple[Workshop, ...]:
        """Every session of an assessment, the newest first; who voted is told by number alone."""
        with self._read_of(principal, assessment_id) as connection:
            return workshops.of_assessment(connection, assessment_id)

    def workshop(self, principal: Principal, assessment_id: str, session: str) -> Workshop:
        """One session as it stands."""
        with self._read_of(principal, assessment_id) as connection:
            return workshops.read(connection, assessment_id, session)

    def workshop_votes(self, principal: Principal, assessment_id: str, session: str, item: int) -> tuple[Vote, ...]:
        """What was said to an item in its round, once the room was shown it; nothing before."""
        with self._read_of(principal, assessment_id) as connection:
            return workshop_votes.votes(connection, assessment_id, session, item)

    def workshop_ballots(
        self, principal: Principal, assessment_id: str, session: str, item: int
    ) -> tuple[tuple[Ballot, ...], ...]:
        """What the seats said in each round that was shown, the first round first; for no page to show by seat."""
        with self._read_of(principal, assessment_id) as connection:
            return workshop_votes.ballots(connection, assessment_id, session, item)

    def workshop_votes_looked_at(
        self, principal: Principal, assessment_id: str, session: str, item: int
    ) -> tuple[Vote, ...]:
        """The same, and before that where the facilitator said before the vote that he looks on."""
        with self._read_of(principal, assessment_id) as connection:
            return workshop_votes.votes_looked_at(connection, assessment_id, session, item)

    def workshop_hands(self, principal: Principal, assessment_id: str, session: str, item: int) -> dict[Choice, int]:
        """The hands that were noted for an item in its round."""
        with self._read_of(principal, assessment_id) as connection:
            return workshop_votes.hands_up(connection, assessment_id, session, item)

    def arrange_workshop(
        self, principal: Principal, assessment_id: str, session: str, agenda: Sequence[tuple[str, str]]
    ) -> None:
        """Replaces what is still to come; what was taken up already stays."""
        with self._change(principal, assessment_id) as change:
            workshops.arrange(change, session, agenda)

    def act_in_workshop(
        self, principal: Principal, assessment_id: str, session: str, what: Act, item: int | None, round_: int | None
    ) -> None:
        """Does one thing to the session, where it still stands at the item and round that somebody saw."""
        with self._change(principal, assessment_id) as change:
            workshops.act(change, session, what, item, round_)

    def turn_workshop_to(self, principal: Principal, assessment_id: str, session: str, item: int) -> None:
        """The room looks at this item, out of its turn."""
        with self._change(principal, assessment_id) as change:
            workshops.turn_to(change, session, item)

    def note_hands(
        self,
        principal: Principal,
        assessment_id: str,
        session: str,
        item: int,
        round_: int,
        hands: tuple[Choice, int],
    ) -> None:
        """How many hands are up for a choice, in a round that is open."""
        with self._change(principal, assessment_id) as change:
            workshop_votes.note_hands(change, session, item, round_, hands)

    def agree_in_workshop(
        self, principal: Principal, assessment_id: str, session: str, item: int, agreement: Agreement
    ) -> None:
        """Records the consensus of the assessment, and what the minutes tell of it."""
        with self._change(principal, assessment_id) as change:
            workshop_votes.agree(change, session, item, agreement)

    def park_in_workshop(
        self, principal: Principal, assessment_id: str, session: str, item: int, promise: Promise | None
    ) -> None:
        """Leaves a question open, with what somebody brings so that it can be settled."""
        with self._change(principal, assessment_id) as change:
            workshop_votes.park(change, session, item, promise)

    def open_wall(self, principal: Principal, assessment_id: str, session: str) -> WallTokens:
        """What opens a page that shows the session to all, and what its keyboard leads by; told this once."""
        with self._change(principal, assessment_id) as change:
            return workshop_seats.open_wall(change, session)

    def workshop_door(self, code: str) -> Door | None:
        """What somebody with this code is told before joining; None where no session that is open has it."""
        with self._read() as connection:
            return workshop_seats.door(connection, code)

    def join_workshop(self, code: str, name: str, group: str, role: SeatRole = "") -> str | None:
        """The token of a new seat, told this once; None where no session that is open has this code."""
        with self._write() as connection:
            return workshop_seats.join(connection, code, name, group, role, self._now())

    def seat_of(self, token: str) -> Seat | None:
        """Whose device this is; None where nobody ever got such a token."""
        with self._read() as connection:
            return workshop_seats.seat_of(connection, token)

    def own_vote(self, seat: Seat) -> VoteEntry | None:
        """What a seat says to the item that the room looks at."""
        with self._read_of(seat.principal, seat.assessment) as connection:
            return workshop_votes.own_vote(connection, seat)

    def vote(self, seat: Seat, sent: Sequence[VoteEntry]) -> tuple[VoteReceipt, ...]:
        """A receipt for each, in their order; one that comes after the reveal does not count, and says so."""
        with self._change(seat.principal, seat.assessment) as change:
            return workshop_votes.vote(change, seat, sent)
