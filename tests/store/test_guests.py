"""Links by which people answer: who is let in, for how long, and what is kept of it."""

import datetime as dt

import pytest
from sqlalchemy import Engine, text

from assessment.store import LOCAL, NotFound, Principal, Repository
from assessment.store.guests import Answering, Closed, Expired, Guest, NotOpenYet, Revoked
from assessment.store.outbox import OutboxEntry, Receipt
from tests.store.examples import ANNA, FLOW, SCOPE, START, Clock, rated
from tests.store.history import history_of
from tests.store.writing import new_assessment, remove_respondent


def guest(repository: Repository, token: str) -> Guest:
    found = repository.guest_of(token)
    assert isinstance(found, Guest)
    return found


def send(repository: Repository, one: Guest, *sent: OutboxEntry) -> tuple[Receipt, ...]:
    receipts = repository.answer_as_guest(one, sent)
    assert isinstance(receipts, tuple)
    return receipts


def entry(field: str, value: object, base: str = "", name: str = "e1", question: str = FLOW) -> OutboxEntry:
    return OutboxEntry(name, question, field, value, base)  # type: ignore[arg-type]


def test_a_link_opens_one_assessment_as_one_person(repository: Repository, assessment_id: str) -> None:
    issued = repository.invite(LOCAL, assessment_id, "anna")

    found = guest(repository, issued.token)

    assert (found.assessment, found.respondent, found.scope) == (assessment_id, ANNA, SCOPE)
    assert repository.guest_of(issued.token + "x") is None
    assert repository.guest_of(issued.invitation) is None


def test_what_opens_a_link_stands_nowhere_in_the_database(
    repository: Repository, assessment_id: str, engine: Engine
) -> None:
    token = repository.invite(LOCAL, assessment_id, "anna").token

    assert len(token) * 6 >= 128
    with engine.connect() as connection:
        kept = [list(map(str, row)) for row in connection.execute(text("SELECT * FROM invitation"))]
    assert token not in str(kept)


def test_a_link_that_was_taken_back_ran_out_or_is_early_or_late_says_which(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    hour, tomorrow = dt.timedelta(hours=1), START + dt.timedelta(days=1)
    revoked = repository.invite(LOCAL, assessment_id, "anna")
    repository.revoke_invitation(LOCAL, assessment_id, revoked.invitation)
    short = repository.invite(LOCAL, assessment_id, "anna", START + hour)
    long = repository.invite(LOCAL, assessment_id, "anna")

    clock.advance(60)
    assert repository.guest_of(revoked.token) == Revoked(START)
    assert repository.guest_of(short.token) == Expired(START + hour)
    repository.save_answering(LOCAL, assessment_id, Answering(closes=START))
    assert repository.guest_of(long.token) == Closed(START)
    repository.save_answering(LOCAL, assessment_id, Answering(opens=tomorrow))
    assert repository.guest_of(long.token) == NotOpenYet(tomorrow)
    repository.save_answering(LOCAL, assessment_id, Answering())
    assert isinstance(repository.guest_of(long.token), Guest)
    repository.archive_assessment(LOCAL, assessment_id)
    assert isinstance(repository.guest_of(long.token), Closed)


def test_a_link_that_is_sent_again_is_another_one(repository: Repository, assessment_id: str) -> None:
    old = repository.invite(LOCAL, assessment_id, "anna", START + dt.timedelta(days=3))

    new = repository.resend_invitation(LOCAL, assessment_id, old.invitation)

    assert isinstance(repository.guest_of(old.token), Revoked)
    assert guest(repository, new.token).respondent == ANNA
    assert [one.expires_at for one in repository.invitations(LOCAL, assessment_id)] == [
        START + dt.timedelta(days=3)
    ] * 2


def test_nobody_answers_by_a_page_that_was_open_when_the_link_was_taken_back(
    repository: Repository, assessment_id: str
) -> None:
    issued = repository.invite(LOCAL, assessment_id, "anna")
    let_in = guest(repository, issued.token)
    repository.revoke_invitation(LOCAL, assessment_id, issued.invitation)

    assert repository.answer_as_guest(let_in, [entry("choice", 3)]) == Revoked(START)
    assert repository.assessment(LOCAL, assessment_id).answers == ()


def test_the_list_of_links_tells_how_far_people_are_and_nothing_of_what_they_said(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    anna = repository.invite(LOCAL, assessment_id, "anna")
    repository.invite(LOCAL, assessment_id, "ben")
    seen = clock.advance(5)
    send(repository, guest(repository, anna.token), entry("choice", 3), entry("comment", "Secret", name="e2"))

    told = sorted(repository.invitations(LOCAL, assessment_id), key=lambda one: one.respondent or "")

    assert [(one.respondent, one.answered, one.last_seen_at) for one in told] == [("anna", 1, seen), ("ben", 0, None)]
    assert "Secret" not in str(told)


def test_a_person_who_is_removed_leaves_no_link_and_no_receipt(
    repository: Repository, assessment_id: str, engine: Engine
) -> None:
    issued = repository.invite(LOCAL, assessment_id, "anna")
    send(repository, guest(repository, issued.token), entry("choice", 3))

    remove_respondent(repository, assessment_id, "anna")

    assert repository.guest_of(issued.token) is None
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM outbox_receipt")).scalar() == 0


def test_links_are_the_workspaces_own(repository: Repository, client_id: str, assessment_id: str) -> None:
    other = new_assessment(repository, client_id)
    issued = repository.invite(LOCAL, assessment_id, "anna")
    stranger = Principal("elsewhere", "eve")

    with pytest.raises(NotFound):
        repository.invitations(stranger, assessment_id)
    with pytest.raises(NotFound):
        repository.revoke_invitation(LOCAL, other, issued.invitation)
    with pytest.raises(NotFound):
        repository.invite(LOCAL, other, "anna")
    with pytest.raises(NotFound):
        repository.guest_at_this_machine(stranger, assessment_id, "anna")


def test_what_is_sent_twice_is_stored_once(repository: Repository, assessment_id: str, clock: Clock) -> None:
    anna = repository.guest_at_this_machine(LOCAL, assessment_id, "anna")
    first = send(repository, anna, entry("choice", 3))
    clock.advance(10)
    repository.save_answers(LOCAL, assessment_id, (rated(5),))

    again = send(repository, anna, entry("choice", 3))

    assert again == first
    assert [one.rating for one in repository.assessment(LOCAL, assessment_id).answers] == [5]
    assert len(history_of(repository, assessment_id, FLOW)) == 2


def test_a_receipt_is_kept_for_thirty_days(
    repository: Repository, assessment_id: str, clock: Clock, engine: Engine
) -> None:
    anna = repository.guest_at_this_machine(LOCAL, assessment_id, "anna")
    send(repository, anna, entry("choice", 3))
    clock.advance(60 * 24 * 31)
    repository.note_visit(anna)
    send(repository, anna, entry("choice", 4, "3", name="e2"))

    with engine.connect() as connection:
        assert connection.execute(text("SELECT entry FROM outbox_receipt")).scalars().all() == ["e2"]


def test_what_changed_meanwhile_is_not_overwritten_and_both_are_told(
    repository: Repository, assessment_id: str
) -> None:
    anna = repository.guest_at_this_machine(LOCAL, assessment_id, "anna")
    repository.save_answers(LOCAL, assessment_id, (rated(5),))

    clash, beside = send(repository, anna, entry("choice", 2), entry("comment", "Mine", name="e2"))

    assert (clash.state, clash.theirs, clash.version) == ("conflict", 5, "5")
    assert beside.state == "saved"
    assert [receipt.state for receipt in send(repository, anna, entry("choice", 2, clash.version, "e3"))] == ["saved"]
    kept, *_ = repository.assessment(LOCAL, assessment_id).answers
    assert (kept.rating, kept.comment) == (2, "Mine")


def test_every_field_goes_from_one_version_to_the_next(repository: Repository, assessment_id: str) -> None:
    anna = repository.guest_at_this_machine(LOCAL, assessment_id, "anna")
    sent = [("choice", "dont_know"), ("choice", 0), ("comment", "One"), ("comment", "Two"), ("concern", True)]
    versions = {"choice": "", "comment": "", "concern": ""}
    for at, (field, value) in enumerate(sent):
        (receipt,) = send(repository, anna, entry(field, value, versions[field], f"e{at}"))
        assert receipt.state == "saved", receipt
        versions[field] = receipt.version

    kept, *_ = repository.assessment(LOCAL, assessment_id).answers
    assert (kept.state, kept.rating, kept.comment, kept.concern) == ("rated", 0, "Two", True)


def test_an_answer_is_taken_back_only_without_words_that_nobody_saw(repository: Repository, assessment_id: str) -> None:
    anna = repository.guest_at_this_machine(LOCAL, assessment_id, "anna")
    repository.save_answers(LOCAL, assessment_id, (rated(5, comment="From the laptop"),))

    (kept,) = send(repository, anna, entry("choice", None, "5"))
    assert kept.state == "conflict"
    repository.save_answers(LOCAL, assessment_id, (rated(5),))
    (gone,) = send(repository, anna, entry("choice", None, "5", "e2"))

    assert (gone.state, gone.version) == ("saved", "")
    assert repository.assessment(LOCAL, assessment_id).answers == ()


@pytest.mark.parametrize(
    ("field", "value"), [("choice", 6), ("choice", "perhaps"), ("comment", "x" * 20_001), ("comment", "\x00")]
)
def test_what_cannot_be_stored_is_refused_with_a_reason_and_holds_up_nothing(
    repository: Repository, assessment_id: str, field: str, value: object
) -> None:
    anna = repository.guest_at_this_machine(LOCAL, assessment_id, "anna")
    send(repository, anna, entry("choice", 1, name="before"))

    bad, good = send(
        repository,
        anna,
        entry(field, value, "1" if field == "choice" else "", "bad"),
        entry("evidence", "A record", "", "good"),
    )

    assert (bad.state, good.state) == ("refused", "saved")
    assert "cannot be stored" in bad.reason


def test_a_comment_without_an_answer_is_told_to_wait(repository: Repository, assessment_id: str) -> None:
    anna = repository.guest_at_this_machine(LOCAL, assessment_id, "anna")

    (receipt,) = send(repository, anna, entry("comment", "First thoughts"))

    assert (receipt.state, "Choose an answer first" in receipt.reason) == ("refused", True)


def test_practices_chosen_for_a_person_go_with_the_link_and_change_nothing_that_is_assessed(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    before, said = repository.clients(LOCAL)[0].assessments[0].changed_at, repository.assessment(LOCAL, assessment_id)
    token = repository.invite(LOCAL, assessment_id, "anna").token
    clock.advance(5)

    repository.change_chosen_practices(LOCAL, assessment_id, "anna", lambda _: ("service_desk",))

    assert guest(repository, token).practices == ("service_desk",)
    assert repository.chosen_practices(LOCAL, assessment_id) == {"anna": ("service_desk",)}
    assert repository.clients(LOCAL)[0].assessments[0].changed_at == before
    assert repository.assessment(LOCAL, assessment_id).answers == said.answers
    repository.change_respondent(LOCAL, assessment_id, "anna", lambda person: person.model_copy(update={"label": "A"}))
    assert guest(repository, token).practices == ("service_desk",)
    repository.change_chosen_practices(LOCAL, assessment_id, "anna", lambda _: ())
    assert repository.chosen_practices(LOCAL, assessment_id) == {}
