"""Through the real server: a link shows and changes nothing of anybody else, whatever is sent, and stands in no log."""

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Route

from assessment.engagement.model import Answer, AssessmentInfo, Client, Respondent, Scope
from assessment.store import LOCAL, Repository, open_database, upgrade
from room.routes import routes
from scripts.running_app import RunningApp
from tests.room.conftest import FLOW, Room, entry, kept
from tests.store.writing import new_assessment

pytestmark = pytest.mark.slow

SECRETS = ("Secretperson", "Between us alone", "Globex", "The other look", "Carla", "streamlit")
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")
HEADERS: tuple[dict[str, str], ...] = (
    {"X-Original-URL": "{desk}", "X-Rewrite-URL": "{desk}"},
    {"X-Forwarded-Prefix": "/a/self/{assessment}/ben", "X-Forwarded-Path": "{desk}", "X-Script-Name": "/a/self"},
    {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "PUT"},
    {
        "X-Forwarded-User": "ben",
        "X-Remote-User": "local",
        "Remote-User": "local",
        "Authorization": "Bearer {invitation}",
    },
    {"Cookie": "respondent=ben; assessment={other}; token={desk}"},
    {"Accept": "text/event-stream", "Last-Event-ID": "0"},
    {"Accept": "application/json", "X-Requested-With": "XMLHttpRequest", "Referer": "{desk}"},
    {"Range": "bytes=0-100000", "If-None-Match": "*"},
)
QUERIES = (
    "",
    "?respondent=ben",
    "?assessment={other}&respondent=carla",
    "?token={desk}",
    "?_method=DELETE",
    "?page=clients",
)


@pytest.fixture(scope="module")
def other(room: Room) -> str:
    """Another client's assessment in the same store, and what Ben has said in Anna's."""
    client = room.store.add_client(LOCAL, Client(name="Globex"))
    scope = Scope(depth="quick", practices=("incident_management",))
    made = new_assessment(room.store, client, AssessmentInfo(title="The other look"), scope)
    room.store.add_respondent(LOCAL, made, Respondent(id="carla", label="Carla", role=""))
    for assessment, who in ((made, "carla"), (room.assessment, "ben")):
        said = Answer(respondent=who, question=FLOW, state="rated", rating=2, comment="Between us alone")
        room.store.save_answers(LOCAL, assessment, (said,))
    return made


@pytest.fixture
def nothing_of_others_changed(room: Room, other: str) -> Iterator[None]:
    def all_of_them() -> list[object]:
        of_ben = [one for one in room.store.assessment(LOCAL, room.assessment).answers if one.respondent != "anna"]
        return [of_ben, room.store.assessment(LOCAL, other), room.store.answering(LOCAL, room.assessment)]

    before = all_of_them()
    yield
    assert all_of_them() == before


def filled(text: str, room: Room, other: str) -> str:
    return text.format(
        link=room.link, desk=room.desk, assessment=room.assessment, other=other, invitation=room.invitation
    )


def places_of_a_link(room: Room) -> list[str]:
    """Every address that the room has for a link, also those that come later."""
    paths = [route.path for route in routes() if isinstance(route, Route) and "{token}" in route.path]
    assert any(path.endswith("/answers") for path in paths)
    return [path.replace("{token}", room.token) for path in paths if path.count("{") == 1]


@pytest.mark.usefixtures("nothing_of_others_changed")
def test_no_method_header_or_query_makes_a_link_show_or_change_anything_of_others(room: Room, other: str) -> None:
    for place in places_of_a_link(room):
        tries = [(method, {}, query) for method in METHODS for query in QUERIES]
        tries += [(method, headers, "") for method in ("GET", "POST") for headers in HEADERS]
        for method, headers, query in tries:
            answer = room.ask(
                filled(f"{place}{query}", room, other),
                method,
                {"entries": []} if method in ("POST", "PUT", "PATCH") else None,
                **{name: filled(value, room, other) for name, value in headers.items()},
            )
            shown = f"{answer.text}{answer.headers}"
            assert answer.status < 500, (method, place, headers, query)
            assert not [secret for secret in SECRETS if secret in shown], (method, place, headers, query)
            assert "event-stream" not in answer.headers.get("content-type", "")


@pytest.mark.parametrize(
    "path",
    [
        *(
            "{link}/../self/{assessment}/ben/questions",
            "{link}/%2e%2e/self/{assessment}/ben",
            "{link}%2F..%2F..%2Fclients",
        ),
        *(
            "{link}/questions/../../self/{assessment}/ben",
            "{link};/questions/ben",
            "{link}/answers/ben",
            "{link}/{other}",
        ),
        *(
            "{link}%00/questions",
            "{link}%0d%0aX-Injected:%201",
            "{link}//questions",
            "{link}/_stcore/stream",
            "/a/self",
        ),
        *("/a/self/{other}/anna", "/a/self/{assessment}/carla", "/a/self/{assessment}/..%2Fben", "/a/{invitation}"),
    ],
)
@pytest.mark.usefixtures("nothing_of_others_changed")
def test_no_address_leads_on_from_a_link(room: Room, other: str, path: str) -> None:
    for method in ("GET", "POST"):
        answer = room.ask(filled(path, room, other), method, None if method == "GET" else {"entries": []})
        assert 400 <= answer.status < 500
        assert not [secret for secret in SECRETS if secret in answer.text]
        assert "x-injected" not in {name.lower() for name in answer.headers}


def bodies(other: str) -> list[Any]:
    one = entry("body0001", "choice", 5)
    return [
        {"entries": [one | {"respondent": "ben"}]},
        {"entries": [one], "respondent": "ben"},
        {"entries": [one], "assessment": other},
        {"entries": [one | {"assessment": other}]},
        {"entries": [one | {"value": {"respondent": "ben"}}]},
        {"entries": [one | {"value": 9}]},
        {"entries": [one | {"value": True}]},
        {"entries": [one | {"field": "pinned", "value": True}]},
        {"entries": [one | {"field": "respondent", "value": "ben"}]},
        {"entries": [one | {"question": f"{FLOW}' OR 1=1 --"}]},
        {"entries": [one | {"id": "../../ben"}]},
        {"entries": [one] * 51},
        b'{"entries": [], "entries": [{"id": "aaaaaaaa", "question": "x", "field": "choice"}]}',
        b'{"entries": ' + b"[" * 20_000 + b"]" * 20_000 + b"}",
        b'{"entries": [{"id": "\\ud800\\ud800\\ud800", "question": "\\u0000", "field": "choice", "value": 1}]}',
        b"\xff\xfe\x00",
    ]


@pytest.mark.usefixtures("nothing_of_others_changed")
def test_no_body_answers_for_another_or_is_stored_where_it_is_not_an_answer(room: Room, other: str) -> None:
    before = room.ask(f"{room.link}/answers").json
    for body in bodies(other):
        answer = room.ask(f"{room.link}/answers", "POST", body)
        states = {receipt["state"] for receipt in answer.json["receipts"]} if answer.status == 200 else set()
        assert answer.status in (200, 400), body
        assert states <= {"refused"}, body
        assert not [secret for secret in SECRETS if secret in answer.text]
    assert room.ask(f"{room.link}/answers").json == before


@pytest.mark.usefixtures("nothing_of_others_changed")
def test_an_id_that_another_has_used_tells_nothing_of_it(room: Room) -> None:
    question = "service_desk.flow"
    (of_ben,) = room.send(room.desk, entry("shared01", "choice", 1, question=question))
    (of_anna,) = room.send(room.link, entry("shared01", "choice", 4, question=question))

    assert (of_ben["version"], of_anna["version"], of_anna["theirs"]) == ("1", "4", None)
    room.send(room.desk, entry("shared02", "choice", None, of_ben["version"], question))


def test_a_link_to_what_was_put_away_or_is_gone_says_so(room: Room) -> None:
    assessment, token, _ = kept(room.store)
    client = next(one.id for one in room.store.clients(LOCAL) if any(a.id == assessment for a in one.assessments))

    room.store.archive_assessment(LOCAL, assessment)
    assert (room.ask(f"/a/{token}").status, room.ask(f"/a/{token}/questions").status) == (410, 410)
    assert "Answering is closed" in room.ask(f"/a/{token}").text
    room.store.delete_client(LOCAL, client)
    assert room.ask(f"/a/{token}").status == 404
    assert "opens nothing" in room.ask(f"/a/{token}").text


class ByStreamlit(RunningApp):
    """As `streamlit run app.py` starts it."""

    def command(self) -> list[str]:
        return self.by_streamlit()


@pytest.mark.parametrize("start", [RunningApp, ByStreamlit])
def test_no_log_has_a_link_whatever_goes_wrong_under_load(start: type[RunningApp], tmp_path: Path) -> None:
    file = tmp_path / "waymark.db"
    with start(f"sqlite:///{file}") as app:
        engine = open_database(app.database_url)
        upgrade(engine)
        assessment, token, _ = kept(Repository(engine))
        engine.dispose()
        room = Room(app, Repository(engine), assessment, token, "")

        def one(number: int) -> None:
            with socket.create_connection(("127.0.0.1", app.port)) as raw:  # no HTTP, or none that goes on
                raw.sendall(
                    (f"GET /a/{token} HTTP/9.9\r\n\r\n", f"POST /a/{token}/answers HTTP/1.1\r\n")[number % 2].encode()
                )
            for path, method, body, headers in (
                (f"/a/{token}", "GET", None, {}),
                (f"/a/{token}/questions", "GET", None, {"Host": "evil.example"}),
                (f"//a/{token}", "GET", None, {"Origin": "http://evil.example"}),
                (f"/a/%0a{token}", "GET", None, {"Host": "evil.example"}),
                (f"/join/{token}", "GET", None, {"Sec-Fetch-Site": "cross-site"}),
                (f"/a/{token}/answers", "POST", b"{", {}),
                (f"/a/{token}/answers", "POST", b"x" * 700_000, {}),
                (
                    f"/a/{token}/answers",
                    "POST",
                    json.dumps({"entries": [entry(f"load{number:05}", "choice", 3)]}).encode(),
                    {},
                ),
            ):
                try:
                    room.ask(path, method, body, **headers)
                except (HTTPException, OSError):  # refused before all of it was sent
                    continue

        with ThreadPoolExecutor(12) as people:
            list(people.map(one, range(60)))
        file.rename(tmp_path / "away.db")
        assert room.ask(f"/a/{token}").status == 503
        assert room.ask(f"/a/{token}/answers", "POST", {"entries": [entry("gone0001", "choice", 3)]}).status == 503
        log = app.log()

    assert "Refused" in log
    assert "was not served" in log
    assert token not in log
    assert token[5:] not in log
