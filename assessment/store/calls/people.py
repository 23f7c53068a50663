"""Who answers, what they say and agree on, how they are written to, and what is asked of them before."""

from collections.abc import Callable, Iterable, Sequence

from assessment.engagement.edits import Refused
from assessment.engagement.history import Event
from assessment.engagement.letters import Letters
from assessment.engagement.merging import Merge
from assessment.engagement.model import (
    Answer,
    Assessment,
    Consensus,
    Respondent,
)
from assessment.engagement.people import Contact
from assessment.engagement.preparation import Requests
from assessment.store import (
    answers,
    assessments,
    contacts,
    requests,
    respondents,
)
from assessment.store.entries import Principal
from assessment.store.ownership import LockedAssessment
from assessment.store.transactions import Transactions

Expect = Callable[[Assessment], None]


def whatever_is_kept(_: Assessment) -> None:
    """Nothing of what is kept matters to what will be written."""


class PeopleCalls(Transactions):
    """Calls on respondents and answers."""

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
        with self._read_of(principal, assessment_id) as connection:
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
        with self._read_of(principal, assessment_id) as connection:
            return contacts.everyone(connection, assessment_id)

    def change_contact(
        self, principal: Principal, assessment_id: str, respondent: str, decide: Callable[[Contact], Contact]
    ) -> Contact:
        """How a respondent is written to, after `decide` changed it."""
        with self._change(principal, assessment_id) as change:
            return contacts.change(change, respondent, decide)

    def chosen_practices(self, principal: Principal, assessment_id: str) -> dict[str, tuple[str, ...]]:
        """The practices that were chosen for somebody to be asked about, by respondent."""
        with self._read_of(principal, assessment_id) as connection:
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
        with self._read_of(principal, assessment_id) as connection:
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
        with self._read_of(principal, assessment_id) as connection:
            return requests.all_of(connection, assessment_id)

    def change_document_requests(
        self, principal: Principal, assessment_id: str, decide: Callable[[Requests], Requests]
    ) -> Requests:
        """How far they are, after `decide` changed some."""
        with self._change(principal, assessment_id) as change:
            return requests.change(change, decide)
