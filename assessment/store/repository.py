"""The one door to what is kept. Every call names who acts, and is one transaction: all of it is saved or none."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from assessment.engagement.branding import Branding
from assessment.engagement.edits import Refused, updated
from assessment.engagement.history import Event
from assessment.engagement.letters import Letters
from assessment.engagement.merging import Merge
from assessment.engagement.model import (
    Answer,
    Assessment,
    Client,
    Consensus,
    Respondent,
)
from assessment.engagement.overrides import Override
from assessment.engagement.people import Contact
from assessment.engagement.preparation import Requests
from assessment.engagement.record import AssessmentRecord
from assessment.engagement.workshop import Agreement, Ballot, Choice, Finished, Promise, Vote, Workshop
from assessment.questionnaire.snapshot import Snapshot
from assessment.store import (
    answers,
    assessments,
    brandings,
    clients,
    contacts,
    enrolling,
    guests,
    outbox,
    ownership,
    questionnaires,
    records,
    requests,
    respondents,
    workshop_seats,
    workshop_votes,
    workshops,
)
from assessment.store.database import WRITES, in_line, wipe_what_was_deleted
from assessment.store.enrolling import Enrolment, Full
from assessment.store.entries import ClientEntry, Principal
from assessment.store.guests import Answering, AnswerSheet, Away, Guest, InvitationEntry, Issued
from assessment.store.outbox import OutboxEntry, Receipt
from assessment.store.ownership import LockedAssessment
from assessment.store.plain_words import plain_words
from assessment.store.schema import refuse_newer_tables
from assessment.store.workshop_seats import Door, Seat, SeatRole, WallTokens
from assessment.store.workshop_votes import VoteEntry, VoteReceipt
from assessment.store.workshops import Act

Expect = Callable[[Assessment], None]


def whatever_is_kept(_: Assessment) -> None:
    """Nothing of what is kept matters to what will be written."""


def utc_now() -> dt.datetime:
    """The clock of an installation."""
    return dt.datetime.now(dt.UTC)


class Repository:
    """Clients, assessments and answers of the workspaces in one database; safe to share between threads.

    NotFound: the id does not exist in the principal's workspace. StoreError: the database cannot do it now.
    Both say so in words that can be shown.
    """

    def __init__(
        self, engine: Engine, now: Callable[[], dt.datetime] = utc_now, after_deleting: Callable[[], None] | None = None
    ) -> None:
        """`after_deleting`: drops what a front end keeps of people beside the database."""
        self._engine = engine
        self._now = now
        self._after_deleting = after_deleting
        self._writing = engine.execution_options(**{WRITES: True})
        # A reader sees one moment, though it asks several times; SQLite's transactions are so by themselves.
        self._reading = (
            engine.execution_options(isolation_level="REPEATABLE READ")
            if engine.dialect.name == "postgresql"
            else engine
        )

    # Clients

    def clients(self, principal: Principal) -> tuple[ClientEntry, ...]:
        """Every client with its assessments, newest change first."""
        with self._read() as connection:
            return clients.entries(connection, principal)

    def add_client(self, principal: Principal, client: Client) -> str:
        """The new client's id."""
        with self._write() as connection:
            return clients.add(connection, principal, client, self._now())

    def delete_client(self, principal: Principal, client_id: str) -> None:
        """Deletes a client with all its assessments and their history."""
        with self._write() as connection:
            clients.remove(connection, principal, client_id)
        self._wipe()

    # How reports look

    def branding(self, principal: Principal) -> Branding:
        """The workspace's, without any client's logo."""
        with self._read() as connection:
            return brandings.read(connection, principal)

    def branding_for(self, principal: Principal, assessment_id: str) -> Branding:
        """The workspace's, with the logo of the assessment's client."""
        with self._read() as connection:
            return brandings.of_assessment(connection, principal, assessment_id)

    def change_branding(
        self, principal: Principal, assessment_id: str | None, decide: Callable[[Branding], Branding]
    ) -> Branding:
        """How reports look, after `decide` changed it; with an assessment the logo of its client too."""
        with self._write() as connection:
            return brandings.change(connection, principal, assessment_id, decide, self._now())

    # Assessments as a whole

    def import_assessment(
        self,
        principal: Principal,
        assessment: Assessment,
        client_id: str | None = None,
        questionnaire: Snapshot | None = None,
    ) -> str:
        """The id of a new assessment with all that the assessment holds, of a new client unless one is given.

        A given client stays as it is, whatever the assessment says about it. A given questionnaire is kept, and the
        assessment bound to it. InputError names everything in the assessment that contradicts itself (a respondent
        twice, an answer of nobody).
        """
        return self.import_assessments(principal, (assessment,), client_id, questionnaire)

    def import_assessments(
        self,
        principal: Principal,
        of_one_client: Sequence[Assessment],
        client_id: str | None = None,
        questionnaire: Snapshot | None = None,
        new_id: str | None = None,
    ) -> str:
        """The same for several assessments of one client, all or none; the id of the last.

        `new_id` is the id that the last one gets, chosen beforehand: where it is there already, the same was asked for
        twice (two clicks on one button), and nothing is made.
        """
        for assessment in of_one_client:
            assessments.refuse_contradictions(assessment)
        with self._write() as connection:
            if new_id is not None and ownership.is_there(connection, principal, new_id):
                return new_id
            now = self._now()
            if client_id is None:
                client_id = clients.add(connection, principal, of_one_client[0].client, now)
            ownership.lock_client(connection, principal, client_id)
            *earlier, last = of_one_client
            for one in earlier:
                self._fill(connection, principal, client_id, one, questionnaire, now, None)
            return self._fill(connection, principal, client_id, last, questionnaire, now, new_id)

    def reassess(
        self,
        principal: Principal,
        assessment_id: str,
        anew: Callable[[Assessment], Assessment],
        questionnaire: Snapshot,
        new_id: str | None = None,
    ) -> str:
        """A new assessment of the same client, made by `anew` of what the earlier one holds at this moment; its id."""
        with self._write() as connection:
            client_id = ownership.client_of(connection, principal, assessment_id)
            if new_id is not None and ownership.is_there(connection, principal, new_id):
                return new_id
            ownership.lock_client(connection, principal, client_id)
            made = anew(assessments.read(connection, assessment_id))
            assessments.refuse_contradictions(made)
            return self._fill(connection, principal, client_id, made, questionnaire, self._now(), new_id)

    def duplicate_assessment(
        self, principal: Principal, assessment_id: str, title: str, new_id: str | None = None
    ) -> str:
        """A second assessment of the same client with all that this one holds at this moment, bound to the same
        questionnaire; its id. What was said before, and is in the history alone, is not copied."""
        with self._write() as connection:
            client_id = ownership.client_of(connection, principal, assessment_id)
            if new_id is not None and ownership.is_there(connection, principal, new_id):
                return new_id
            ownership.lock_client(connection, principal, client_id)
            kept, now = assessments.read(connection, assessment_id), self._now()
            copy = kept.model_copy(update={"info": updated(kept.info, title=title)})
            made = self._fill(connection, principal, client_id, copy, None, now, new_id)
            change = LockedAssessment(connection, made, principal.name, now)
            questionnaires.bind_as(change, assessment_id)
            # What people were promised holds for a copy of what they said.
            anonymous = guests.answering(connection, assessment_id).anonymous
            guests.save_answering(change, Answering(anonymous=anonymous))
            return made

    def _fill(
        self,
        connection: Connection,
        principal: Principal,
        client_id: str,
        assessment: Assessment,
        questionnaire: Snapshot | None,
        now: dt.datetime,
        new_id: str | None,
    ) -> str:
        made = assessments.add(connection, client_id, assessment.info, assessment.scope, assessment.needs, now, new_id)
        change = LockedAssessment(connection, made, principal.name, now)
        assessments.fill(change, assessment)
        if questionnaire is not None:
            questionnaires.bind(change, questionnaire)
        return made

    def assessment(self, principal: Principal, assessment_id: str) -> Assessment:
        """Everything about one assessment, as of one moment; `at` is in UTC."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return assessments.read(connection, assessment_id)

    def answered(self, principal: Principal, assessment_ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """The questions that somebody has answered, of many assessments at once, without reading what was said."""
        with self._read() as connection:
            return answers.answered(connection, principal, assessment_ids)

    def client_of(self, principal: Principal, assessment_id: str) -> str:
        """The id of the assessment's client."""
        with self._read() as connection:
            return ownership.client_of(connection, principal, assessment_id)

    def archive_assessment(self, principal: Principal, assessment_id: str) -> None:
        """Puts an assessment away; all of it stays. This does not count as a change of it."""
        with self._change(principal, assessment_id) as change:
            assessments.archive(change)

    def bring_back_assessment(self, principal: Principal, assessment_id: str) -> None:
        """Puts an archived assessment among the others again. This does not count as a change of it."""
        with self._change(principal, assessment_id) as change:
            assessments.bring_back(change)

    def delete_assessment(self, principal: Principal, assessment_id: str) -> None:
        """Deletes an assessment with its answers and history; the client stays."""
        with self._change(principal, assessment_id) as change:
            assessments.remove(change)
        self._wipe()

    # The questionnaire that an assessment was answered in

    def questionnaire_digest(self, principal: Principal, assessment_id: str) -> str | None:
        """Which questionnaire the assessment is bound to; None: to none, so the one that is served counts."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return questionnaires.digest(connection, assessment_id)

    def questionnaire(self, principal: Principal, assessment_id: str) -> Snapshot | None:
        """The questionnaire that the assessment is bound to, whole."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return questionnaires.bound(connection, assessment_id)

    # What an assessment holds beside people and answers

    def change_overrides(
        self,
        principal: Principal,
        assessment_id: str,
        write: Callable[[tuple[Override, ...]], tuple[Override, ...]],
    ) -> tuple[Override, ...]:
        """The own words for the report, after `write` changed them; two at once come one after the other."""
        with self._change(principal, assessment_id) as change:
            return assessments.change_overrides(change, write)

    def change_record(
        self, principal: Principal, assessment_id: str, decide: Callable[[AssessmentRecord], AssessmentRecord]
    ) -> AssessmentRecord:
        """What an assessment holds beside people and answers, after `decide` changed it: one transaction for all of it.

        What `decide` raises leaves everything as it was.
        """
        with self._change(principal, assessment_id) as change:
            return records.change(change, decide)

    def save_place(self, principal: Principal, assessment_id: str, place: str) -> None:
        """Where the user left the assessment. This does not count as a change of it."""
        with self._change(principal, assessment_id) as change:
            assessments.save_place(change, place)

    # Respondents

    def add_respondent(self, principal: Principal, assessment_id: str, respondent: Respondent) -> None:
        """Adds a respondent behind the others. AlreadyThere where the id is taken."""
        with self._change(principal, assessment_id) as change:
            respondents.add(change, respondent)

    def add_people(
        self, principal: Principal, assessment_id: str, people: Sequence[tuple[Respondent, Contact]]
    ) -> None:
        """Adds many with how each is written to, all or none. AlreadyThere where an id is taken."""
        with self._change(principal, assessment_id) as change:
            for respondent, contact in people:
                respondents.add(change, respondent)
                contacts.put(change, respondent.id, contact)

    def change_respondent(
        self, principal: Principal, assessment_id: str, respondent: str, decide: Callable[[Respondent], Respondent]
    ) -> Respondent:
        """The respondent, after `decide` changed label, role and group; two at once come one after the other."""
        with self._change(principal, assessment_id) as change:
            return respondents.change(change, respondent, decide)

    def remove_respondent_as_told(
        self, principal: Principal, assessment_id: str, respondent: str, told: Sequence[Answer]
    ) -> None:
        """Removes a respondent with all that this one said, now and before: no history is left of it.

        `told`: what somebody was told would go. Refused where this one says more by now.
        """
        with self._change(principal, assessment_id) as change:
            if set(answers.of_respondent(change.connection, assessment_id, respondent)) - set(told):
                raise Refused("This person has answered meanwhile, and stays. Look again at what would go.")
            self._forget(change, respondent)
        self._wipe()

    def _forget(self, change: LockedAssessment, respondent: str) -> None:
        answers.forget_all_of(change, respondent)
        assessments.untie_remarks(change, respondent)
        respondents.remove(change, respondent)

    # Answers and consensus

    def save_answers(
        self,
        principal: Principal,
        assessment_id: str,
        said: Iterable[Answer],
        expect: Expect = whatever_is_kept,
        *,
        people: Iterable[Respondent] = (),
    ) -> tuple[Answer, ...]:
        """Many answers in one go, as they are kept, with those of whom some are where they are new: all of it or
        nothing. NotFound where a respondent is not there, AlreadyThere where a new one is.

        `at` is now where it was not given; saying the same again changes nothing.

        `expect` sees what is kept before anything is written, and raises where that is not what somebody was shown.
        """
        with self._change(principal, assessment_id) as change:
            expect(assessments.read(change.connection, assessment_id))
            for respondent in people:
                respondents.add(change, respondent)
            return tuple(answers.save_answer(change, answer) for answer in said)

    def answer_history(self, principal: Principal, assessment_id: str, question: str) -> tuple[Event, ...]:
        """What was said and agreed on about a question, now and before, oldest first; for no respondent to see."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return answers.history(connection, assessment_id, question)

    def bring_in(self, principal: Principal, assessment_id: str, settled: Merge, expect: Expect) -> None:
        """All that a settled merge adds, or nothing; `expect` as for answers."""
        with self._change(principal, assessment_id) as change:
            expect(assessments.read(change.connection, assessment_id))
            for respondent in settled.people:
                respondents.add(change, respondent)
            for respondent in settled.chosen:
                respondents.save(change, respondent)
            requests.add(change, settled.documents)
            for consensus in settled.agreed:
                answers.save_consensus(change, consensus)
            for answer in settled.answers:
                answers.save_answer(change, answer)

    def change_pin(
        self, principal: Principal, assessment_id: str, respondent: str, question: str, decide: Callable[[bool], bool]
    ) -> bool:
        """Whether a remark is marked as one to be told, after `decide` changed it; its moment and history stay.

        NotFound where there is no such answer.
        """
        with self._change(principal, assessment_id) as change:
            return answers.change_pin(change, respondent, question, decide)

    def change_consensus(
        self,
        principal: Principal,
        assessment_id: str,
        question: str,
        decide: Callable[[Consensus | None], Consensus | None],
    ) -> Consensus | None:
        """What was agreed on about a question, after `decide` changed it; None takes it back."""
        with self._change(principal, assessment_id) as change:
            return answers.change_consensus(change, question, decide)

    # How people are written to: nothing of it counts as a change of the assessment, or goes into its exchange file

    def contacts(self, principal: Principal, assessment_id: str) -> dict[str, Contact]:
        """How people are written to, by respondent; of whom nothing is known is not in it."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return contacts.everyone(connection, assessment_id)

    def change_contact(
        self, principal: Principal, assessment_id: str, respondent: str, decide: Callable[[Contact], Contact]
    ) -> Contact:
        """How a respondent is written to, after `decide` changed it."""
        with self._change(principal, assessment_id) as change:
            return contacts.change(change, respondent, decide)

    def chosen_practices(self, principal: Principal, assessment_id: str) -> dict[str, tuple[str, ...]]:
        """The practices that were chosen for somebody to be asked about, by respondent."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return respondents.practices_of(connection, assessment_id)

    def change_chosen_practices(
        self,
        principal: Principal,
        assessment_id: str,
        respondent: str,
        decide: Callable[[tuple[str, ...]], tuple[str, ...]],
    ) -> tuple[str, ...]:
        """Those of a respondent, after `decide` changed them; none: the role decides."""
        with self._change(principal, assessment_id) as change:
            return respondents.change_practices(change, respondent, decide)

    def letters(self, principal: Principal, assessment_id: str) -> Letters:
        """The templates of an assessment's letters."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return contacts.letters(connection, assessment_id)

    def change_letters(self, principal: Principal, assessment_id: str, decide: Callable[[Letters], Letters]) -> Letters:
        """The templates, after `decide` changed them."""
        with self._change(principal, assessment_id) as change:
            return contacts.change_letters(change, decide)

    def guest_address(self, principal: Principal) -> str:
        """Under which address guests reach this installation; empty where nobody has said."""
        with self._read() as connection:
            return contacts.guest_address(connection, principal)

    def save_guest_address(self, principal: Principal, address: str) -> None:
        """Replaces the address under which guests reach this installation."""
        with self._write() as connection:
            contacts.save_guest_address(connection, principal, address)

    # Documents to see before the interviews: nothing of it counts as a change of the assessment

    def document_requests(self, principal: Principal, assessment_id: str) -> Requests:
        """How far documents are that were asked for; of which nothing is known is not in it."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return requests.all_of(connection, assessment_id)

    def change_document_requests(
        self, principal: Principal, assessment_id: str, decide: Callable[[Requests], Requests]
    ) -> Requests:
        """How far they are, after `decide` changed some."""
        with self._change(principal, assessment_id) as change:
            return requests.change(change, decide)

    # People who answer by a link, and what their devices send

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
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return guests.entries(connection, assessment_id)

    def answering(self, principal: Principal, assessment_id: str) -> Answering:
        """When people may answer by their links."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
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
        with self._read() as connection:
            ownership.client_of(connection, guest.principal, guest.assessment)
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

    # Live workshops

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
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return workshops.of_assessment(connection, assessment_id)

    def workshop(self, principal: Principal, assessment_id: str, session: str) -> Workshop:
        """One session as it stands."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return workshops.read(connection, assessment_id, session)

    def workshop_votes(self, principal: Principal, assessment_id: str, session: str, item: int) -> tuple[Vote, ...]:
        """What was said to an item in its round, once the room was shown it; nothing before."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return workshop_votes.votes(connection, assessment_id, session, item)

    def workshop_ballots(
        self, principal: Principal, assessment_id: str, session: str, item: int
    ) -> tuple[tuple[Ballot, ...], ...]:
        """What the seats said in each round that was shown, the first round first; for no page to show by seat."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return workshop_votes.ballots(connection, assessment_id, session, item)

    def workshop_votes_looked_at(
        self, principal: Principal, assessment_id: str, session: str, item: int
    ) -> tuple[Vote, ...]:
        """The same, and before that where the facilitator said before the vote that he looks on."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            return workshop_votes.votes_looked_at(connection, assessment_id, session, item)

    def workshop_hands(self, principal: Principal, assessment_id: str, session: str, item: int) -> dict[Choice, int]:
        """The hands that were noted for an item in its round."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
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
        with self._read() as connection:
            ownership.client_of(connection, seat.principal, seat.assessment)
            return workshop_votes.own_vote(connection, seat)

    def vote(self, seat: Seat, sent: Sequence[VoteEntry]) -> tuple[VoteReceipt, ...]:
        """A receipt for each, in their order; one that comes after the reveal does not count, and says so."""
        with self._change(seat.principal, seat.assessment) as change:
            return workshop_votes.vote(change, seat, sent)

    def _wipe(self) -> None:
        """After a deletion was committed: the words are gone from the tables, and go from everywhere else."""
        wipe_what_was_deleted(self._engine)
        if self._after_deleting is not None:
            self._after_deleting()

    # Transactions

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with plain_words(self._engine), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with plain_words(self._engine), in_line(self._engine), self._writing.begin() as connection:
            refuse_newer_tables(connection)
            yield connection

    @contextmanager
    def _change(self, principal: Principal, assessment_id: str) -> Iterator[LockedAssessment]:
        with self._write() as connection:
            ownership.lock_assessment(connection, principal, assessment_id)
            # The clock is read with the lock in hand, so that the moments of a history run with its order.
            yield LockedAssessment(connection, assessment_id, principal.name, self._now())
