"""A link opens one assessment as one person, through the real server, and nothing else."""

import datetime as dt
import re

import pytest

from assessment.engagement.model import Answer
from assessment.store import LOCAL
from assessment.store.guests import Answering
from tests.room.conftest import FLOW, Room, entry

pytestmark = pytest.mark.slow

NOW = dt.datetime.now(dt.UTC)
METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS")


def test_a_link_shows_its_persons_questions_and_nobody_elses_answers(room: Room) -> None:
    room.store.save_answers(
        LOCAL,
        room.assessment,
        (Answer(respondent="ben", question=FLOW, state="rated", rating=2, comment="Between us alone"),),
    )
    page, asked, said = (room.ask(f"{room.link}{part}") for part in ("", "/questions", "/answers"))

    assert [answer.status for answer in (page, asked, said)] == [200] * 3
    assert "Anna" in page.text
    assert asked.json["client"] == "Acme"
    assert said.json == {}
    for answer in (page, asked, said):
        assert "Secretperson" not in answer.text
        assert "Between us" not in answer.text
        assert room.assessment not in answer.text


@pytest.mark.parametrize("method", METHODS)
def test_a_link_takes_no_other_method(room: Room, method: str) -> None:
    for part in ("", "/questions", *(() if method == "POST" else ("/answers",))):
        assert room.ask(f"{room.link}{part}", method, {}).status in (404, 405), part


@pytest.mark.parametrize(
    "path",
    ["{link}/people", "{link}/../self/{assessment}/ben", "{link}/ben", "/a/{invitation}", "/a/{assessment}", "/a/"],
)
def test_a_link_leads_to_no_other_place(room: Room, path: str) -> None:
    where = path.format(link=room.link, assessment=room.assessment, invitation=room.invitation)
    answer = room.ask(where)

    assert "Secretperson" not in answer.text
    assert "questions" not in answer.headers.get("content-type", "")
    assert answer.status in (400, 404)


def test_nobody_answers_for_another_or_what_is_not_asked(room: Room) -> None:
    (receipt,) = room.send(room.link, entry("stray1", "choice", 3, question="change_enablement.flow"))
    assert (receipt["state"], receipt["reason"]) == ("refused", "This question is not asked any more.")

    smuggled = entry("smuggled", "choice", 5) | {"respondent": "ben"}
    assert room.ask(f"{room.link}/answers", "POST", {"entries": [smuggled]}).status == 400
    assert [
        answer.rating for answer in room.store.assessment(LOCAL, room.assessment).answers if answer.respondent == "ben"
    ] in ([], [2])


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"[]", 400), (b'{"entries": [{}]}', 400), (b'{"entries": []}' + b" " * 700_000, 413)],
)
def test_what_is_no_batch_is_refused_in_words(room: Room, body: bytes, status: int) -> None:
    answer = room.ask(f"{room.link}/answers", "POST", body)

    assert answer.status == status
    assert answer.json["reason"]


def test_a_form_of_another_site_cannot_answer(room: Room) -> None:
    body = {"entries": [entry("forged01", "choice", 3)]}

    assert room.ask(f"{room.desk}/answers", "POST", body, Content_Type="text/plain").status == 415
    assert room.ask(f"{room.desk}/answers", "POST", body, Origin="http://evil.example").status == 403
    assert room.ask(f"{room.desk}/answers", "POST", body, Sec_Fetch_Site="cross-site").status == 403


def test_a_link_that_is_good_no_more_says_why_on_its_page_and_to_a_page_that_is_open(room: Room) -> None:
    revoked = room.store.invite(LOCAL, room.assessment, "anna")
    room.store.revoke_invitation(LOCAL, room.assessment, revoked.invitation)
    expired = room.store.invite(LOCAL, room.assessment, "anna", NOW - dt.timedelta(days=1))
    for token, words in ((revoked.token, "taken back"), (expired.token, "no longer good"), ("x" * 27, "opens nothing")):
        page, sent = (
            room.ask(f"/a/{token}"),
            room.ask(f"/a/{token}/answers", "POST", {"entries": [entry("late0001", "choice", 1)]}),
        )
        assert words in page.text
        assert words in sent.json["reason"]
        assert {page.status, sent.status} <= {404, 410}


def test_answering_opens_and_closes(room: Room) -> None:
    try:
        room.store.save_answering(LOCAL, room.assessment, Answering(closes=NOW - dt.timedelta(hours=1)))
        assert "Answering is closed" in room.ask(room.link).text
        assert room.ask(f"{room.link}/questions").status == 410
        room.store.save_answering(LOCAL, room.assessment, Answering(opens=NOW + dt.timedelta(days=1)))
        assert "too early" in room.ask(room.link).text
        assert room.ask(room.desk).status == 200  # whoever leads it may still note what is said
    finally:
        room.store.save_answering(LOCAL, room.assessment, Answering())


def test_a_link_stands_in_no_log(room: Room) -> None:
    room.ask(room.link)
    room.ask(f"{room.link}/questions", Host="evil.example")
    room.ask(f"{room.link}/answers", "POST", b"{")

    assert "Refused" in room.app.log()
    assert room.token not in room.app.log()


def test_a_visit_is_noted(room: Room) -> None:
    room.ask(room.link)

    assert any(one.last_seen_at for one in room.store.invitations(LOCAL, room.assessment) if one.id == room.invitation)


def test_pages_of_the_room_run_and_load_files_of_the_server_alone(room: Room) -> None:
    page = room.ask(room.link)
    policy = page.headers["content-security-policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?://(?!www\.w3\.org)", page.text)
    assert page.headers["cache-control"] == "no-store"
    files = set(re.findall(r'(?:src|href)="([^"]+)"', page.text))
    loaded = {path: room.ask(path) for path in files}
    assert {path: answer.status for path, answer in loaded.items()} == dict.fromkeys(files, 200)
    assert all("immutable" in answer.headers["cache-control"] for answer in loaded.values())
    assert len(page.text.encode()) + sum(len(answer.text.encode()) for answer in loaded.values()) < 60_000


def test_a_file_of_an_earlier_version_is_not_kept_and_others_are_not_there(room: Room) -> None:
    assert room.ask("/room-static/0123/player.js").headers["cache-control"] == "no-cache"
    for path in (
        "/room-static/0123/../../app.py",
        "/room-static/0123/player.html",
        "/room-static/0123/%2e%2e/routes.py",
    ):
        assert room.ask(path).status in (400, 404)
