"""What a device sends is stored once, in order, for the one who said it."""

import pytest

from assessment.questionnaire.model import load_questionnaire
from assessment.store import LOCAL
from tests.room.conftest import FLOW, Room, entry
from tests.store.history import history_of

pytestmark = pytest.mark.slow

DESK = "service_desk.flow"


def stored(room: Room, respondent: str, question: str) -> tuple[object, ...] | None:
    for answer in room.store.assessment(LOCAL, room.assessment).answers:
        if (answer.respondent, answer.question) == (respondent, question):
            return answer.state, answer.rating, answer.comment, answer.concern
    return None


def test_a_batch_is_stored_in_its_order_and_each_entry_has_its_receipt(room: Room) -> None:
    receipts = room.send(
        room.link,
        entry("batch001", "choice", 4),
        entry("batch002", "comment", "By the book"),
        entry("batch003", "concern", True),
    )

    assert [receipt["state"] for receipt in receipts] == ["saved"] * 3
    assert all(receipt["at"] for receipt in receipts)
    assert stored(room, "anna", FLOW) == ("rated", 4, "By the book", True)


def test_the_same_batch_again_changes_nothing_and_is_told_the_same(room: Room) -> None:
    first = room.send(room.desk, entry("again001", "choice", 1), entry("again002", "comment", "Once"))
    before = len(history_of(room.store, room.assessment, FLOW))

    assert room.send(room.desk, entry("again001", "choice", 1), entry("again002", "comment", "Once")) == first
    assert len(history_of(room.store, room.assessment, FLOW)) == before


def test_the_page_of_this_machine_and_a_link_keep_their_people_apart(room: Room) -> None:
    room.send(room.desk, entry("apart001", "choice", 5, question=DESK))

    assert stored(room, "ben", DESK) == ("rated", 5, "", False)
    assert stored(room, "anna", DESK) is None
    assert DESK not in room.ask(f"{room.link}/answers").json


def test_what_another_page_changed_meanwhile_is_told_and_not_overwritten(room: Room) -> None:
    (first,) = room.send(room.link, entry("clash001", "choice", 2, question=DESK))
    room.send(room.link, entry("clash002", "choice", 3, first["version"], DESK))

    (clash,) = room.send(room.link, entry("clash003", "choice", 5, first["version"], DESK))

    assert (clash["state"], clash["theirs"]) == ("conflict", 3)
    assert stored(room, "anna", DESK) == ("rated", 3, "", False)


def test_the_page_knows_what_hangs_on_a_practice_and_what_to_ask_to_see(room: Room) -> None:
    asked = {question["id"]: question for question in room.ask(f"{room.link}/questions").json["questions"]}

    assert asked[FLOW]["hanging"]
    assert len(asked[FLOW]["levels"]) == 6
    to_see = load_questionnaire().questions[FLOW].entry.evidence
    assert asked[FLOW]["proof"][0] == ["Worth asking to see", to_see]
    assert "<b>Worth asking to see:</b>" in room.ask(room.link).text
    assert all(term in room.ask(f"{room.link}/questions").json["words"] for term in asked[FLOW]["words"])


def test_somebody_who_is_not_there_is_told_so(room: Room) -> None:
    answer = room.ask(f"/a/self/{room.assessment}/nobody/questions")

    assert (answer.status, "opens nothing" in answer.json["reason"]) == (404, True)
