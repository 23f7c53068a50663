"""A live workshop is all in the store: who joined, what was voted in which round, and what was agreed on."""

import datetime as dt

import pytest

from assessment.engagement.edits import Refused
from assessment.engagement.model import Consensus
from assessment.engagement.workshop import Agreement, Promise, Vote, Workshop, promised_in
from assessment.questionnaire.model import load_questionnaire
from assessment.sample import sample_assessment, sample_workshop
from assessment.store import LOCAL, Repository
from assessment.store.workshop_seats import Seat, SeatRole
from assessment.store.workshop_votes import VoteEntry
from tests.store.examples import FLOW, Clock

OTHER, THIRD = "incident_management.people", "change_enablement.flow"
AGENDA = ((FLOW, "disputed"), (OTHER, "open"), (THIRD, "border"))


class Session:
    """A session of an assessment and shorthands for what is done to it."""

    def __init__(self, store: Repository, assessment: str) -> None:
        self.store, self.assessment = store, assessment
        self.id = store.start_workshop(LOCAL, assessment, 90, AGENDA)

    @property
    def now(self) -> Workshop:
        return self.store.workshop(LOCAL, self.assessment, self.id)

    def do(self, *acts: str) -> None:
        for what in acts:
            item = self.now.item
            seen = (item.id, item.round) if item else (None, None)
            self.store.act_in_workshop(LOCAL, self.assessment, self.id, what, *seen)  # type: ignore[arg-type]

    def seat(self, name: str = "Ann", group: str = "", role: SeatRole = "") -> Seat:
        code = self.now.code
        assert code
        token = self.store.join_workshop(code, name, group, role)
        assert token
        seat = self.store.seat_of(token)
        assert seat
        return seat

    def votes(self) -> tuple[Vote, ...]:
        assert self.now.item
        return self.store.workshop_votes(LOCAL, self.assessment, self.id, self.now.item.id)

    def looked_at(self) -> tuple[Vote, ...]:
        assert self.now.item
        return self.store.workshop_votes_looked_at(LOCAL, self.assessment, self.id, self.now.item.id)

    def vote(self, seat: Seat, choice: int, round_: int = 1) -> str:
        assert self.now.item
        (receipt,) = self.store.vote(seat, [VoteEntry(self.now.item.id, round_, choice)])
        return receipt.state


@pytest.fixture
def session(repository: Repository, assessment_id: str) -> Session:
    return Session(repository, assessment_id)


def test_the_same_workshop_is_not_begun_twice_while_it_is_open(session: Session) -> None:
    assert session.store.start_workshop(LOCAL, session.assessment, 60, AGENDA) == session.id
    session.do("end")
    assert session.store.start_workshop(LOCAL, session.assessment, 60, AGENDA) != session.id


def test_a_code_lets_in_until_the_session_ends_and_no_other_code_does(session: Session) -> None:
    code = session.now.code
    assert code is not None
    assert len(code) == 6
    assert session.store.join_workshop("AAAAAA" if code != "AAAAAA" else "BBBBBB", "Eve", "") is None
    session.seat("Ann", "Desk")
    assert [(one.name, one.group) for one in session.now.people] == [("Ann", "Desk")]
    session.do("end")
    assert session.store.join_workshop(code, "Late", "") is None
    assert session.now.code is None


def test_a_group_is_one_whatever_its_capitals(session: Session) -> None:
    session.seat("Ann", "Service Desk")
    session.seat("Ben", "service desk")
    code = session.now.code
    assert code
    door = session.store.workshop_door(code)
    assert door is not None
    assert (door.client, door.groups) == ("Acme", ("Service Desk",))
    assert {one.group for one in session.now.people} == {"Service Desk"}
    assert session.store.workshop_door("NOSUCH") is None


def test_what_a_seat_is_known_by_is_not_in_the_database(session: Session) -> None:
    code = session.now.code
    assert code
    token = session.store.join_workshop(code, "Ann", "")
    assert token
    with session.store._engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM workshop_seat").all()
    assert token not in str(kept)
    assert session.store.seat_of(token)
    assert session.store.seat_of("x" * 27) is None


def test_votes_are_told_by_number_until_they_are_shown(session: Session) -> None:
    ann, ben = session.seat("Ann", "Desk"), session.seat("Ben")
    session.do("next", "open")

    assert (session.vote(ann, 2), session.vote(ben, 4), session.vote(ann, 3)) == ("saved",) * 3
    assert session.now.item is not None
    assert session.now.item.votes == 2
    assert (session.votes(), session.looked_at()) == ((), ())

    session.do("reveal")
    assert session.votes() == (Vote(3, "Desk"), Vote(4))


def test_a_vote_after_the_reveal_does_not_count_and_says_so(session: Session) -> None:
    ann = session.seat()
    session.do("next", "open", "reveal")

    assert session.vote(ann, 5) == "late"
    assert session.votes() == ()


def test_voting_again_begins_a_round_of_its_own(session: Session) -> None:
    ann = session.seat()
    session.do("next", "open")
    session.vote(ann, 1)
    session.do("reveal", "again")

    assert session.now.item is not None
    assert (session.now.item.round, session.now.item.votes, session.votes()) == (2, 0, ())
    assert session.vote(ann, 2, round_=1) == "late"
    assert session.vote(ann, 2, round_=2) == "saved"
    assert session.store.own_vote(ann) == VoteEntry(session.now.item.id, 2, 2)


@pytest.mark.parametrize("left", ["skip", "end"])
def test_a_vote_that_was_never_shown_stays_unseen(session: Session, left: str) -> None:
    ann = session.seat()
    session.do("next", "open")
    session.vote(ann, 1)
    session.do(left)

    assert (session.votes(), session.looked_at()) == ((), ())


def test_of_each_round_that_was_shown_it_is_known_who_leads_and_of_none_before(session: Session) -> None:
    lead, other = session.seat("Ann", role="leads"), session.seat("Ben")
    session.do("next", "open")
    assert session.now.item
    item = session.now.item.id
    session.vote(lead, 4)
    session.vote(other, 2)
    assert session.store.workshop_ballots(LOCAL, session.assessment, session.id, item) == ()

    session.do("reveal", "again")
    session.vote(other, 4, round_=2)
    (first,) = session.store.workshop_ballots(LOCAL, session.assessment, session.id, item)
    assert [(ballot.leads, ballot.choice) for ballot in first] == [(True, 4), (False, 2)]


def test_a_question_that_is_taken_up_again_does_not_show_what_was_voted_meanwhile(session: Session) -> None:
    ann = session.seat()
    session.do("next", "open")
    session.vote(ann, 1)
    session.do("reveal", "skip", "open")

    assert session.vote(ann, 4, round_=2) == "saved"
    assert session.votes() == ()


def test_a_facilitator_who_looks_on_says_so_before_the_vote(session: Session) -> None:
    ann = session.seat()
    session.do("next", "open")
    session.vote(ann, 1)
    session.do("watch")
    assert session.looked_at() == ()  # the room was told otherwise

    session.do("reveal", "again")
    session.vote(ann, 2, round_=2)
    assert session.looked_at() == (Vote(2),)
    assert session.votes() == ()


def test_of_two_facilitators_who_press_the_same_the_second_changes_nothing(session: Session) -> None:
    session.do("next", "open", "reveal")
    item = session.now.item
    assert item is not None
    for _ in range(2):
        session.store.act_in_workshop(LOCAL, session.assessment, session.id, "again", item.id, 1)

    assert session.now.item is not None
    assert session.now.item.round == 2


def test_what_is_agreed_on_is_the_assessments_consensus_with_its_reason(session: Session) -> None:
    ann, ben = session.seat(), session.seat("Ben")
    session.do("next", "open")
    session.vote(ann, 2)
    session.vote(ben, 3)
    item = session.now.item
    assert item is not None
    told = Agreement(3, "Weekends count", "Log of May", "Ben sees 2")
    with pytest.raises(Refused, match="Reveal them first"):
        session.store.agree_in_workshop(LOCAL, session.assessment, session.id, item.id, told)

    session.do("reveal")
    session.store.agree_in_workshop(LOCAL, session.assessment, session.id, item.id, told)

    (agreed,) = session.store.assessment(LOCAL, session.assessment).consensus
    assert (agreed.question, agreed.rating, agreed.by) == (FLOW, 3, "Workshop of 2")
    assert agreed.rationale == "Weekends count\n\nEvidence: Log of May\n\nDissent: Ben sees 2"
    assert [one.agreement for one in session.now.of("agreed")] == [told]


def test_a_question_is_not_left_unsettled_by_going_on(session: Session) -> None:
    session.do("next", "open")
    with pytest.raises(Refused, match="not settled"):
        session.do("next")
    session.do("skip", "next")
    assert session.now.item is not None
    assert session.now.item.question == OTHER


def test_what_was_parked_with_a_promise_comes_first_next_time(session: Session, clock: Clock) -> None:
    session.do("next", "open", "reveal")
    item = session.now.item
    assert item is not None
    promise = Promise("Bring the log", "Ann", dt.date(2026, 6, 1))
    session.store.park_in_workshop(LOCAL, session.assessment, session.id, item.id, promise)
    session.do("end")
    clock.advance(60)

    assert promised_in(session.store.workshops(LOCAL, session.assessment)) == {FLOW: promise}
    later = Session(session.store, session.assessment)
    later.do("next", "open", "reveal")
    assert later.now.item is not None
    later.store.agree_in_workshop(LOCAL, later.assessment, later.id, later.now.item.id, Agreement(2))
    assert promised_in(later.store.workshops(LOCAL, later.assessment)) == {}


def test_the_agenda_can_be_arranged_anew_for_what_is_still_to_come(session: Session) -> None:
    session.do("next", "open", "reveal")
    new = "change_enablement.people"
    session.store.arrange_workshop(
        LOCAL, session.assessment, session.id, ((THIRD, "border"), (new, "chosen"), (FLOW, "disputed"))
    )

    assert [item.question for item in session.now.items] == [FLOW, THIRD, new]


def test_hands_are_counted_as_votes_of_the_round(session: Session) -> None:
    session.do("next", "open")
    item = session.now.item
    assert item is not None
    for choice, number in ((2, 3), (4, 1), (2, 4), (4, 0)):
        session.store.note_hands(LOCAL, session.assessment, session.id, item.id, 1, (choice, number))
    assert session.store.workshop_hands(LOCAL, session.assessment, session.id, item.id) == {2: 4}
    assert session.now.item is not None
    assert session.now.item.votes == 4
    assert session.votes() == ()
    session.do("reveal")
    assert session.votes() == (Vote(2),) * 4


def test_a_consensus_that_was_there_stays_while_the_room_votes_again(session: Session) -> None:
    agreed = Consensus(question=FLOW, rating=4)
    session.store.change_consensus(LOCAL, session.assessment, FLOW, lambda _: agreed)
    session.do("next", "open", "reveal", "again", "skip")
    assert [one.rating for one in session.store.assessment(LOCAL, session.assessment).consensus] == [4]


def test_the_samples_workshop_is_kept_once_and_its_votes_can_be_looked_at(
    repository: Repository, assessment_id: str
) -> None:
    questionnaire = load_questionnaire()
    finished = sample_workshop(sample_assessment(questionnaire), questionnaire)
    for _ in range(2):
        repository.keep_workshop(LOCAL, assessment_id, finished)

    (kept,) = repository.workshops(LOCAL, assessment_id)
    assert [(one.question, one.state, one.votes, one.agreement, one.promise) for one in kept.items] == [
        (one.question, one.state, one.votes, one.agreement, one.promise) for one in finished.workshop.items
    ]
    assert kept.people == finished.workshop.people
    first = kept.items[0]
    assert len(repository.workshop_votes(LOCAL, assessment_id, kept.id, first.id)) == first.votes
