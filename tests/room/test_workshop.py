"""A workshop through the real server: who comes in, what is told before the votes are shown, and what is not."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from secrets import token_hex
from typing import Any

import pytest

from assessment.engagement.workshop import Agreement, Workshop
from assessment.store import LOCAL
from assessment.store.workshops import Act
from scripts.rehearse import Rehearsal
from tests.room.conftest import FLOW, Answer, Room

pytestmark = pytest.mark.slow

AGENDA = ((FLOW, "disputed"), ("service_desk.flow", "open"))


@dataclass(frozen=True)
class Session:
    """An open workshop, with the presenter's page."""

    room: Room
    id: str
    wall: str
    leading: str

    def lead(self, what: str, **more: object) -> Answer:
        """What the wall's keyboard does where it was opened to lead."""
        return self.room.ask(f"{self.wall}/act", "POST", {"act": what, **more}, X_Waymark_Leading=self.leading)

    @property
    def now(self) -> Workshop:
        return self.room.store.workshop(LOCAL, self.room.assessment, self.id)

    @property
    def place(self) -> str:
        item = self.now.item
        assert item
        return f"{item.id}.{item.round}"

    def do(self, *acts: Act) -> None:
        for what in acts:
            item = self.now.item
            seen = (item.id, item.round) if item else (None, None)
            self.room.store.act_in_workshop(LOCAL, self.room.assessment, self.id, what, *seen)

    def seat(self, name: str = "Ann", group: str = "") -> str:
        answer = self.room.ask("/join", "POST", {"code": self.now.code, "name": name, "group": group})
        assert answer.status == 200, answer.text
        return f"/join/{answer.json['token']}"

    def vote(self, seat: str, choice: object, place: str = "") -> dict[str, Any]:
        entry = {
            "id": f"vote-{token_hex(8)}",
            "question": place or self.place,
            "field": "choice",
            "value": choice,
            "base_version": "",
        }
        answer = self.room.ask(f"{seat}/answers", "POST", {"entries": [entry]})
        assert answer.status == 200, answer.text
        (receipt,) = answer.json["receipts"]
        return dict(receipt)


@pytest.fixture
def session(room: Room) -> Iterator[Session]:
    made = room.store.start_workshop(LOCAL, room.assessment, 60, AGENDA)
    tokens = room.store.open_wall(LOCAL, room.assessment, made)
    one = Session(room, made, f"/present/{tokens.shows}", tokens.leads)
    yield one
    if one.now.code is not None:
        one.do("end")


@contextmanager
def listening(room: Room, path: str) -> Iterator[HTTPResponse]:
    """A stream of events, as a browser holds it open."""
    connection = HTTPConnection("127.0.0.1", room.app.port, timeout=60)
    try:
        connection.request("GET", f"{path}/events")
        answer = connection.getresponse()
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield answer
    finally:
        connection.close()


def next_event(stream: HTTPResponse) -> dict[str, Any]:
    while True:
        line = stream.readline().decode()
        assert line, "the stream has ended"
        if line.startswith("data: "):
            return dict(json.loads(line.removeprefix("data: ")))


def test_a_code_is_asked_for_kindly_and_guessing_leads_nowhere(session: Session) -> None:
    room = session.room
    wrong = "AAAAAA" if session.now.code != "AAAAAA" else "BBBBBB"
    for body in ({"code": wrong}, {"code": wrong, "name": "Eve"}, {"code": "' OR 1=1"}, {"code": ""}):
        answer = room.ask("/join", "POST", body)
        assert (answer.status, "Look at the wall again" in answer.json["reason"]) == (404, True)

    code = session.now.code
    assert code is not None
    door = room.ask("/join", "POST", {"code": f" {code[:3].lower()} {code[3:]} "}).json
    assert (door["client"], door["title"]) == ("Acme", "First look")
    assert len(session.now.people) == 0


def test_the_page_to_join_shows_nothing_of_anybody(session: Session) -> None:
    page = session.room.ask("/join")

    assert page.status == 200
    assert "Join the workshop" in page.text
    assert "Acme" not in page.text
    assert "unsafe" not in page.headers["content-security-policy"]


@pytest.mark.parametrize("where", ["/join/{}", "/present/{}"])
def test_a_made_up_seat_is_nobodys_and_says_so(session: Session, where: str) -> None:
    made_up = where.format("x" * 27)
    for part in ("", "/now", "/events", "/code.svg", "/more"):
        answer = session.room.ask(f"{made_up}{part}")
        assert answer.status == 404, part
        assert "Acme" not in answer.text


def test_a_guests_seat_is_no_presenters_page_and_the_other_way_round(session: Session) -> None:
    guest = session.seat().removeprefix("/join/")
    wall = session.wall.removeprefix("/present/")

    assert session.room.ask(f"/present/{guest}").status == 404
    assert session.room.ask(f"/present/{guest}/act", "POST", {"act": "next"}).status == 404
    assert session.room.ask(f"/join/{wall}/now").status == 404
    assert session.now.item is None


def test_nothing_of_a_vote_leaves_the_server_before_it_is_shown(session: Session) -> None:
    """Whatever Ann votes, every page, answer and event of all others is the same to the letter."""
    ann, ben = session.seat("Ann", "Desk"), session.seat("Ben", "Desk")
    session.do("next", "open")
    told = []
    for choice in (1, 5, "dont_know"):
        session.vote(ann, choice)
        with listening(session.room, ben) as guest, listening(session.room, session.wall) as wall:
            heard = [next_event(guest), next_event(wall)]
        paths = (ben, f"{ben}/now", session.wall, f"{session.wall}/now", "/join", "/room-static/0/seat.js")
        told.append((heard, [session.room.ask(path).text for path in paths]))

    assert told[0] == told[1] == told[2]
    assert told[0][0][0]["votes"] == 1


def test_an_event_says_that_somebody_joined_or_voted_and_that_the_page_is_another(session: Session) -> None:
    ann = session.seat()
    with listening(session.room, session.wall) as wall:
        first = next_event(wall)
        session.seat("Ben")
        assert next_event(wall)["joined"] == first["joined"] + 1
        session.do("next", "open")
        opened = next_event(wall)
        while opened["mark"] == first["mark"] or opened["votes"]:
            opened = next_event(wall)
        session.vote(ann, 4)
        heard = opened
        while heard["votes"] == 0:
            heard = next_event(wall)
        session.do("reveal")
        shown = next_event(wall)

    assert set(shown) == {"joined", "votes", "mark", "left"}  # never which votes: who may see them asks for the page
    assert shown["mark"] != heard["mark"]


def test_after_the_reveal_everybody_sees_the_votes_and_by_group_from_three_on(session: Session) -> None:
    seats = [session.seat(f"P{at}", "Desk" if at < 3 else "Network") for at in range(5)]
    session.do("next", "open")
    for seat, choice in zip(seats, (1, 1, 2, 4, 4), strict=True):
        session.vote(seat, choice)
    session.do("reveal")

    for path in (seats[0], session.wall):
        tally = session.room.ask(f"{path}/now").json["item"]["tally"]
        assert tally["counts"] == [0, 2, 1, 0, 2, 0, 0, 0]
        assert tally["compared"] == [1, 4]
        assert tally["spread"] == 3
        assert tally["groups"] == []  # the two others would be told by the rest
    assert "P0" not in session.room.ask(f"{session.wall}/now").text


def test_a_vote_that_comes_late_is_told_so(session: Session) -> None:
    ann = session.seat()
    session.do("next", "open")
    before = session.place
    session.do("reveal")

    late = session.vote(ann, 3)
    assert late["state"] == "refused"
    assert "does not count in this round" in late["reason"]
    session.do("again")
    assert session.vote(ann, 3, before)["state"] == "refused"
    assert session.vote(ann, 3)["state"] == "saved"
    assert session.room.ask(f"{ann}/now").json["own"]["choice"] == 3


@pytest.mark.parametrize("value", [6, -1, True, None, "5", 2.5])
def test_what_is_no_vote_is_refused(session: Session, value: object) -> None:
    ann = session.seat()
    session.do("next", "open")
    entry = {"id": "vote-wrong-1", "question": session.place, "field": "choice", "value": value, "base_version": ""}

    assert session.room.ask(f"{ann}/answers", "POST", {"entries": [entry]}).status == 400
    assert session.now.item is not None
    assert session.now.item.votes == 0


def test_the_presenters_keyboard_leads_from_question_to_consensus(session: Session) -> None:
    room, ann = session.room, session.seat()
    assert session.lead("next").json["item"]["state"] == "waiting"
    item = session.now.item
    assert item is not None
    here = {"item": item.id, "round": 1}
    assert session.lead("open", **here).json["item"]["state"] == "open"
    session.vote(ann, 2)
    early = session.lead("agree", **here, rating=2)
    assert (early.status, "Reveal them first" in early.json["reason"]) == (409, True)
    session.lead("reveal", **here)
    agreed = session.lead("agree", **here, rating=2, text="As Ann says").json

    assert agreed["item"]["agreement"]["rationale"] == "As Ann says"
    (kept,) = room.store.assessment(LOCAL, room.assessment).consensus
    assert (kept.question, kept.rating, kept.rationale) == (FLOW, 2, "As Ann says")
    room.store.change_consensus(LOCAL, room.assessment, FLOW, lambda _: None)


@pytest.mark.parametrize(
    "what", ["next", "open", "reveal", "again", "skip", "break", "go_on", "timer", "agree", "park"]
)
def test_whoever_has_the_walls_link_alone_leads_nothing(session: Session, what: str) -> None:
    room, guest = session.room, session.seat().removeprefix("/join/")
    session.do("next", "open")
    before = session.now
    item = before.item
    assert item is not None
    shows = session.wall.removeprefix("/present/")
    doing = {"act": what, "item": item.id, "round": item.round, "rating": 2, "text": "Mine"}

    for own in (None, "", shows, guest, "x" * 27):
        given = {} if own is None else {"X_Waymark_Leading": own}
        refused = room.ask(f"{session.wall}/act", "POST", doing, **given)
        assert refused.status == 403
        assert "only shows" in refused.json["reason"]
    assert session.now == before


def test_what_leads_opens_no_page_and_stands_in_none(session: Session) -> None:
    room = session.room
    assert [
        room.ask(f"/{page}/{session.leading}{part}").status
        for page in ("present", "join", "a")
        for part in ("", "/now")
    ] == [404] * 6
    session.lead("next")
    for part in ("", "/now"):
        assert session.leading not in room.ask(f"{session.wall}{part}").text
    assert session.leading not in room.app.log()


def test_what_leads_one_workshop_leads_no_other(session: Session) -> None:
    room = session.room
    session.do("end")
    other = room.store.start_workshop(LOCAL, room.assessment, 30, AGENDA)
    wall = room.store.open_wall(LOCAL, room.assessment, other).shows
    refused = room.ask(f"/present/{wall}/act", "POST", {"act": "next"}, X_Waymark_Leading=session.leading)

    assert refused.status == 403
    assert room.store.workshop(LOCAL, room.assessment, other).item is None
    room.store.act_in_workshop(LOCAL, room.assessment, other, "end", None, None)


def test_the_code_ends_with_the_workshop_and_seats_see_what_was_agreed_on(session: Session) -> None:
    code, ann = session.now.code, session.seat()
    session.do("next", "open", "reveal")
    item = session.now.item
    assert item is not None
    session.room.store.agree_in_workshop(LOCAL, session.room.assessment, session.id, item.id, Agreement(3))
    session.do("end")

    assert session.room.ask("/join", "POST", {"code": code, "name": "Late"}).status == 404
    now = session.room.ask(f"{ann}/now").json
    assert (now["state"], [one["rating"] for one in now["agreed"]]) == ("ended", [3])
    session.room.store.change_consensus(LOCAL, session.room.assessment, FLOW, lambda _: None)


def test_pages_of_the_workshop_hold_no_script_and_are_small(session: Session) -> None:
    for path in ("/join", session.seat(), session.wall):
        page = session.room.ask(path)
        policy = page.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page.text)
        files = {file: session.room.ask(file) for file in re.findall(r'(?:src|href)="(/[^"]+)"', page.text)}
        assert {answer.status for answer in files.values()} == {200}
        assert len(page.text.encode()) + sum(len(answer.text.encode()) for answer in files.values()) < 60_000


def test_a_seat_stands_in_no_log(session: Session) -> None:
    seat = session.seat()
    session.room.ask(seat, Host="evil.example")
    session.room.ask(session.wall, Host="evil.example")

    assert seat.removeprefix("/join/") not in session.room.app.log()
    assert session.wall.removeprefix("/present/") not in session.room.app.log()


def test_the_way_in_is_a_qr_code_while_there_is_one(session: Session) -> None:
    picture = session.room.ask(f"{session.wall}/code.svg")

    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "<svg" in picture.text


def test_a_workshop_can_be_rehearsed_with_simulated_people(session: Session) -> None:
    code = session.now.code
    assert code is not None
    people = Rehearsal(session.room.app.url, code, 6)
    assert people.step()
    session.do("next", "open")
    people.step()
    people.step()

    assert session.now.item is not None
    assert (len(session.now.people), session.now.item.votes) == (6, 6)
    session.do("reveal", "again")
    people.step()
    assert session.now.item.votes == 6
    session.do("end")
    assert not people.step()


def test_whoever_tries_codes_without_end_is_not_told_the_right_one_and_others_come_in(session: Session) -> None:
    code = session.now.code or ""
    wrong = "AAAAAA" if code != "AAAAAA" else "BBBBBB"
    away = {"X-Forwarded-For": "203.0.113.9"}
    answers = [session.room.ask("/join", "POST", {"code": wrong, "name": "Eve"}, **away) for _ in range(120)]
    right = [session.room.ask("/join", "POST", {"code": code, "name": name}, **away) for name in ("", "Eve")]

    assert {answer.status for answer in answers} == {404, 429}
    assert [answer.status for answer in answers[:60]] == [404] * 60  # a room has one address, and all may mistype once
    assert "Try yours again in a minute" in answers[-1].json["reason"]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert [answer.status for answer in right] == [429, 429]
    assert session.seat("Ann")


def test_a_whole_room_of_one_address_gets_in(session: Session) -> None:
    hotspot = {"X-Forwarded-For": "203.0.113.77"}
    came = [
        session.room.ask("/join", "POST", {"code": session.now.code, "name": name}, **hotspot)
        for number in range(60)
        for name in ("", f"Guest {number}")
    ]

    assert {answer.status for answer in came} == {200}


def test_nobody_fills_the_room_alone(session: Session) -> None:
    flood = {"X-Forwarded-For": "203.0.113.78"}
    came = [
        session.room.ask("/join", "POST", {"code": session.now.code, "name": f"Bot {number}"}, **flood)
        for number in range(200)
    ]

    assert {answer.status for answer in came} == {200, 429}
    assert "coming in from your network" in came[-1].json["reason"]
    assert session.seat("Ben")
