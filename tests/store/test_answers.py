"""Answers and consensus: what is kept, and what their history shows."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assessment.engagement.edits import Refused
from assessment.engagement.history import Event
from assessment.engagement.model import Answer, Assessment, Client, Consensus, Respondent
from assessment.input.problems import InputError
from assessment.store import (
    LOCAL,
    AlreadyThere,
    NotFound,
    Principal,
    Repository,
    StoreError,
    open_database,
    upgrade,
)
from assessment.store.database import WAITS
from tests.patience import SECONDS
from tests.store.examples import FLOW, START, Clock, rated
from tests.store.history import history_of
from tests.store.writing import new_assessment, take_back


def test_an_answer_without_a_moment_was_said_now(repository: Repository, assessment_id: str) -> None:
    saved = repository.save_answers(LOCAL, assessment_id, (rated(3, comment="since May"),))[0]
    assert saved == rated(3, comment="since May").model_copy(update={"at": START})
    assert repository.assessment(LOCAL, assessment_id).answers == (saved,)


def test_a_moment_that_was_given_is_kept_in_utc(repository: Repository, assessment_id: str) -> None:
    said_at = dt.datetime(2026, 1, 1, 0, 30, 0, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    saved = repository.save_answers(LOCAL, assessment_id, (rated(3).model_copy(update={"at": said_at}),))[0]
    assert saved.at is not None
    assert saved.at.isoformat() == "2025-12-31T22:30:00.000001+00:00"
    assert repository.assessment(LOCAL, assessment_id).answers == (saved,)


def test_a_moment_without_a_date_in_utc_is_refused_in_words(repository: Repository, assessment_id: str) -> None:
    never = dt.datetime.max.replace(tzinfo=dt.timezone(dt.timedelta(hours=-1)))
    with pytest.raises(InputError, match="has no date in UTC"):
        repository.save_answers(LOCAL, assessment_id, (rated(3).model_copy(update={"at": never}),))


def test_a_second_answer_replaces_the_first_in_its_place(repository: Repository, assessment_id: str) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(1),))
    repository.save_answers(LOCAL, assessment_id, (rated(1, question="second"),))
    repository.save_answers(LOCAL, assessment_id, (Answer(respondent="anna", question=FLOW, state="dont_know"),))
    answers = repository.assessment(LOCAL, assessment_id).answers
    assert [(one.question, one.state, one.rating) for one in answers] == [
        (FLOW, "dont_know", None),
        ("second", "rated", 1),
    ]


def test_respondents_answer_for_themselves(repository: Repository, assessment_id: str) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(1),))
    repository.save_answers(LOCAL, assessment_id, (rated(4, respondent="ben"),))
    answers = repository.assessment(LOCAL, assessment_id).answers
    assert [(one.respondent, one.rating) for one in answers] == [("anna", 1), ("ben", 4)]


def test_the_history_shows_every_word_that_was_changed(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    said = [repository.save_answers(LOCAL, assessment_id, (rated(1),))[0]]
    clock.advance(minutes=1)
    said.append(repository.save_answers(LOCAL, assessment_id, (rated(1, comment="but only in May"),))[0])
    last = clock.advance(minutes=1)
    take_back(repository, assessment_id, "anna", FLOW, Principal("local", "consultant"))
    without = rated(1).model_copy(update={"at": last})
    assert history_of(repository, assessment_id, FLOW) == (
        Event("saved", said[0], START, "local"),
        Event("saved", said[1], START + dt.timedelta(minutes=1), "local"),
        Event("saved", without, last, "consultant"),
        Event("withdrawn", without, last, "consultant"),
    )
    assert repository.assessment(LOCAL, assessment_id).answers == ()


def test_saying_the_same_again_changes_nothing(repository: Repository, assessment_id: str, clock: Clock) -> None:
    first = repository.save_answers(LOCAL, assessment_id, (rated(3),))[0]
    clock.advance(minutes=5)
    assert repository.save_answers(LOCAL, assessment_id, (rated(3),))[0] == first
    assert len(history_of(repository, assessment_id, FLOW)) == 1
    assert repository.clients(LOCAL)[0].assessments[0].changed_at == START


def test_going_back_to_an_earlier_answer_is_a_change(repository: Repository, assessment_id: str) -> None:
    for rating in (3, 2, 3):
        repository.save_answers(LOCAL, assessment_id, (rated(rating),))
    assert [event.said.rating for event in history_of(repository, assessment_id, FLOW)] == [3, 2, 3]


def test_withdrawing_what_is_not_there_does_nothing(repository: Repository, assessment_id: str, clock: Clock) -> None:
    clock.advance(minutes=5)
    take_back(repository, assessment_id, "anna", FLOW)
    with pytest.raises(NotFound):
        take_back(repository, assessment_id, "nobody", FLOW)
    repository.change_consensus(LOCAL, assessment_id, FLOW, lambda _: None)
    assert history_of(repository, assessment_id, FLOW) == ()
    assert repository.clients(LOCAL)[0].assessments[0].changed_at == START


def test_an_answer_of_a_stranger_is_refused_in_words(repository: Repository, assessment_id: str) -> None:
    with pytest.raises(NotFound, match="no respondent with the id 'carla'"):
        repository.save_answers(LOCAL, assessment_id, (rated(3, respondent="carla"),))
    assert history_of(repository, assessment_id, FLOW) == ()


def test_a_consensus_is_kept_replaced_and_withdrawn_with_its_history(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    zoe = Consensus(question=FLOW, rating=2, by="Zoë")
    first = repository.change_consensus(LOCAL, assessment_id, FLOW, lambda _: zoe)
    later = clock.advance(minutes=3)
    assert repository.change_consensus(LOCAL, assessment_id, FLOW, lambda _: zoe) == first
    outsourced = Consensus(question=FLOW, state="not_applicable", rationale="outsourced")
    second = repository.change_consensus(LOCAL, assessment_id, FLOW, lambda _: outsourced)
    assert first is not None
    assert second is not None
    assert repository.assessment(LOCAL, assessment_id).consensus == (second,)
    repository.change_consensus(LOCAL, assessment_id, FLOW, lambda _: None)
    assert repository.assessment(LOCAL, assessment_id).consensus == ()
    assert history_of(repository, assessment_id, FLOW) == (
        Event("saved", first, START, "local"),
        Event("saved", second, later, "local"),
        Event("withdrawn", second, later, "local"),
    )


def test_what_is_saved_is_there_for_the_next_start_of_the_program(
    repository: Repository, assessment_id: str, engine: Engine
) -> None:
    saved = repository.save_answers(LOCAL, assessment_id, (rated(4),))[0]
    engine.dispose()
    assert Repository(engine).assessment(LOCAL, assessment_id).answers == (saved,)


def test_many_answers_are_saved_in_one_go_each_with_its_history(repository: Repository, assessment_id: str) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(1),))
    repository.save_answers(LOCAL, assessment_id, [rated(3), rated(2, question="second")])
    answers = repository.assessment(LOCAL, assessment_id).answers
    assert [(one.question, one.rating) for one in answers] == [(FLOW, 3), ("second", 2)]
    assert [event.said.rating for event in history_of(repository, assessment_id, FLOW)] == [1, 3]


def test_of_many_answers_none_is_saved_where_one_cannot_be(repository: Repository, assessment_id: str) -> None:
    with pytest.raises(NotFound):
        repository.save_answers(LOCAL, assessment_id, [rated(3), rated(2, respondent="nobody")])
    assert repository.assessment(LOCAL, assessment_id).answers == ()
    assert history_of(repository, assessment_id, FLOW) == ()


def test_what_somebody_was_shown_is_compared_inside_of_the_transaction_that_writes(
    repository: Repository, assessment_id: str, engine: Engine
) -> None:
    before = repository.save_answers(LOCAL, assessment_id, (rated(1),))[0]
    impatient = open_database(engine.url, wait_seconds=0.05)
    seen: list[Answer] = []

    def another_tries_to_write(kept: Assessment) -> None:
        seen.extend(kept.answers)
        with pytest.raises(StoreError, match=r"(in use|busy)"):
            Repository(impatient).save_answers(LOCAL, assessment_id, (rated(5),))

    repository.save_answers(LOCAL, assessment_id, [rated(3)], another_tries_to_write)
    impatient.dispose()
    assert seen == [before]
    assert [one.rating for one in repository.assessment(LOCAL, assessment_id).answers] == [3]


def test_many_who_answer_at_once_stand_in_line_and_none_is_refused(tmp_path: Path) -> None:
    """SQLite waits by looking again after longer and longer pauses: here it does not wait at all, and need not."""
    engine = open_database(f"sqlite:///{tmp_path / 'waymark.db'}", wait_seconds=0)
    engine.update_execution_options(**{WAITS: SECONDS})
    upgrade(engine)
    store = Repository(engine)
    assessment = new_assessment(store, store.add_client(LOCAL, Client(name="Acme")))
    people = [f"person{number}" for number in range(20)]
    for person in people:
        store.add_respondent(LOCAL, assessment, Respondent(id=person, label=person, role=""))

    def answer(person: str) -> None:
        for rating in range(6):
            store.save_answers(LOCAL, assessment, (rated(rating, respondent=person),))

    with ThreadPoolExecutor(len(people)) as at_once:
        list(at_once.map(answer, people))
    assert len(history_of(store, assessment, FLOW)) == 6 * len(people)
    engine.dispose()


def test_nothing_is_saved_where_something_else_was_shown(repository: Repository, assessment_id: str) -> None:
    cleo = Respondent(id="cleo", label="Cleo", role="")

    def refuse(_: Assessment) -> None:
        raise Refused("Look again.")

    before = repository.assessment(LOCAL, assessment_id)
    with pytest.raises(Refused):
        repository.save_answers(LOCAL, assessment_id, [rated(3)], refuse)
    with pytest.raises(Refused):
        repository.save_answers(LOCAL, assessment_id, [rated(3, respondent="cleo")], refuse, people=[cleo])
    assert repository.assessment(LOCAL, assessment_id) == before


def test_a_new_respondent_comes_with_all_answers_or_not_at_all(repository: Repository, assessment_id: str) -> None:
    before = repository.assessment(LOCAL, assessment_id).respondents
    cleo = Respondent(id="cleo", label="Cleo")
    with pytest.raises(AlreadyThere):
        repository.save_answers(LOCAL, assessment_id, [rated(3)], people=before[:1])
    with pytest.raises(NotFound):
        repository.save_answers(LOCAL, assessment_id, [rated(3, respondent="nobody")], people=[cleo])
    assert repository.assessment(LOCAL, assessment_id).respondents == before
    repository.save_answers(LOCAL, assessment_id, [rated(3, respondent="cleo")], people=[cleo])
    kept = repository.assessment(LOCAL, assessment_id)
    assert kept.respondents == (*before, cleo)
    assert [(one.respondent, one.rating) for one in kept.answers] == [("cleo", 3)]


def test_a_pin_is_nothing_that_the_respondent_said(repository: Repository, assessment_id: str, clock: Clock) -> None:
    said = repository.save_answers(LOCAL, assessment_id, (rated(1, comment="One disk"),))[0]
    clock.advance(minutes=5)

    repository.change_pin(LOCAL, assessment_id, "anna", FLOW, lambda _: True)

    assert repository.assessment(LOCAL, assessment_id).answers == (said.model_copy(update={"pinned": True}),)
    assert len(history_of(repository, assessment_id, FLOW)) == 1
    repository.change_pin(LOCAL, assessment_id, "anna", FLOW, lambda _: False)
    assert repository.assessment(LOCAL, assessment_id).answers == (said,)


def test_a_remark_that_was_taken_back_cannot_be_pinned(repository: Repository, assessment_id: str) -> None:
    with pytest.raises(NotFound, match="not there any more"):
        repository.change_pin(LOCAL, assessment_id, "anna", FLOW, lambda _: True)


def test_a_concern_is_said_and_stands_in_the_history(repository: Repository, assessment_id: str) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(1),))
    repository.save_answers(LOCAL, assessment_id, (rated(1).model_copy(update={"concern": True}),))
    repository.change_pin(LOCAL, assessment_id, "anna", FLOW, lambda _: True)

    said = [event.said for event in history_of(repository, assessment_id, FLOW)]
    assert [one.concern for one in said if isinstance(one, Answer)] == [False, True]
    (kept,) = repository.assessment(LOCAL, assessment_id).answers
    assert (kept.concern, kept.pinned) == (True, True)


def test_what_somebody_says_anew_stays_pinned(repository: Repository, assessment_id: str) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(1, comment="One disk"),))
    repository.change_pin(LOCAL, assessment_id, "anna", FLOW, lambda _: True)

    repository.save_answers(LOCAL, assessment_id, [rated(2, comment="Two disks, one room")])

    (kept,) = repository.assessment(LOCAL, assessment_id).answers
    assert (kept.rating, kept.comment, kept.pinned) == (2, "Two disks, one room", True)


def test_a_consensus_is_changed_from_what_is_kept_and_taken_back(repository: Repository, assessment_id: str) -> None:
    kept = repository.change_consensus(LOCAL, assessment_id, FLOW, lambda _: Consensus(question=FLOW, rating=2))
    assert repository.assessment(LOCAL, assessment_id).consensus == (kept,)

    def raised(before: Consensus | None) -> Consensus:
        assert before is not None
        return before.model_copy(update={"rating": 3})

    repository.change_consensus(LOCAL, assessment_id, FLOW, raised)
    assert repository.change_consensus(LOCAL, assessment_id, FLOW, lambda _: None) is None

    said = [event.said for event in history_of(repository, assessment_id, FLOW)]
    assert [one.rating for one in said] == [2, 3, 3]
    assert repository.assessment(LOCAL, assessment_id).consensus == ()
