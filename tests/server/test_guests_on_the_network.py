"""`make workshop`: another machine reaches the room, with a link, and nothing else, whatever it says it is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from assessment.store import Repository, open_database, upgrade
from screens.server.access import (
    Access,
    AccessError,
    Asked,
    configured_access,
    machine_of,
    refuse_to_listen,
    why_refused,
)
from scripts.running_app import RunningApp
from tests.room.conftest import entry, kept
from tests.server.asking import UPGRADE, ask, ask_for_socket
from tests.server.on_the_network import HERE, OtherMachine, other_machine

pytestmark = pytest.mark.slow

PUBLIC = "waymark.example.com"


class Workshop(RunningApp):
    """Started as `make workshop` does."""

    def command(self) -> list[str]:
        return [*super().command(), "--workshop"]


@dataclass(frozen=True)
class Place:
    app: RunningApp
    assessment: str
    token: str


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    database = f"sqlite:///{tmp_path_factory.mktemp('network') / 'waymark.db'}"
    with Workshop(database, WAYMARK_ALLOWED_HOSTS=PUBLIC) as app:
        engine = open_database(database)
        upgrade(engine)
        assessment, token, _ = kept(Repository(engine))
        engine.dispose()
        yield Place(app, assessment, token)


@pytest.fixture(scope="module")
def machine() -> Iterator[OtherMachine]:
    with other_machine() as made:
        if made is None:
            pytest.skip("nobody may make a network namespace here")
        yield made


def not_for_guests(place: Place) -> list[str]:
    own = f"{place.assessment}/anna"
    return [
        *("/", "/answers", "/clients", "/index.html", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream"),
        *("/media/0123456789abcdef.pdf", "/app/static/fonts/LICENSE", "/static/js/any.js", "/component/any/index.html"),
        *(f"/a/self/{own}", f"/a/self/{own}/questions", f"/a/self/{own}/answers", f"/a/%73elf/{own}", "/a/self"),
        *(f"/a/self%2F{own}", f"/x/../a/self/{own}", f"//a/self/{own}", "/_stcore/upload_file/a/b", "/a", "/joined"),
    ]


STRANGERS_WORDS: list[dict[str, str]] = [
    {},
    {"X_Forwarded_For": "127.0.0.1", "X_Real_IP": "127.0.0.1", "Forwarded": "for=127.0.0.1;host=localhost"},
    {"Host": "localhost:8501"},
    {"Host": "127.0.0.1:8501", "X_Forwarded_Host": "localhost", "Origin": "http://127.0.0.1:8501"},
    {"Host": PUBLIC, "Origin": f"https://{PUBLIC}"},
]


def test_a_guest_answers_from_another_machine(place: Place, machine: OtherMachine) -> None:
    link, port = f"/a/{place.token}", place.app.port
    page, asked = machine.ask(port, link), machine.ask(port, f"{link}/questions")
    sent = machine.ask(
        port,
        f"{link}/answers",
        "POST",
        json.dumps({"entries": [entry("network1", "choice", 3)]}),
        Content_Type="application/json",
        Origin=f"http://{HERE}:{port}",
    )
    script = page.text.partition('src="')[2].partition('"')[0]

    assert [page.status, asked.status, sent.status, machine.ask(port, script).status] == [200] * 4
    assert '"saved"' in sent.text


@pytest.mark.parametrize("said", STRANGERS_WORDS, ids=["plain", "forwarded", "localhost", "own page", "public name"])
def test_another_machine_reaches_nothing_else(place: Place, machine: OtherMachine, said: dict[str, str]) -> None:
    asked = [(path, method, "", said) for path in not_for_guests(place) for method in ("GET", "POST", "PUT", "HEAD")]
    answers = machine.ask_all(place.app.port, asked)

    assert {(path, answer.status) for (path, *_), answer in zip(asked, answers, strict=True)} == {
        (path, 403) for path in not_for_guests(place)
    }
    assert not [answer.text for answer in answers if "Anna" in answer.text or "streamlit" in answer.text.lower()]


def test_no_web_socket_opens_for_another_machine(place: Place, machine: OtherMachine) -> None:
    for path in ("/_stcore/stream", f"/a/{place.token}", f"/a/{place.token}/_stcore/stream", "/join", "/present/x"):
        for said in STRANGERS_WORDS:
            assert machine.ask(place.app.port, path, **(UPGRADE | said)).status == 403, (path, said)


def test_under_the_rooms_addresses_there_is_nothing_of_streamlits(place: Place, machine: OtherMachine) -> None:
    for path in ("/join/_stcore/health", "/present/x/static/index.html", "/room-static/x", f"/a/{place.token}/media/x"):
        answer = machine.ask(place.app.port, path)
        assert (answer.status, "opens nothing" in answer.text or "no such file" in answer.text) == (404, True), path


def test_this_machine_is_served_as_ever(place: Place) -> None:
    ours = f"http://127.0.0.1:{place.app.port}"

    assert [ask(place.app, path).status for path in ("/", "/_stcore/health", f"/a/self/{place.assessment}/anna")] == [
        200
    ] * 3
    assert ask_for_socket(place.app, Origin=ours).status == 101


@pytest.mark.parametrize("said", [{"Host": PUBLIC}, {"X_Forwarded_For": "203.0.113.9"}, {"Via": "1.1 Caddy"}])
def test_a_proxy_on_this_machine_that_signs_nobody_in_passes_guests_on_alone(
    place: Place, said: dict[str, str]
) -> None:
    """With no more than Caddy's two lines, all that comes from elsewhere comes in at 127.0.0.1."""
    assert ask(place.app, f"/a/{place.token}", **said).status == 200
    assert {ask(place.app, path, **said).status for path in not_for_guests(place)} <= {400, 403}
    assert ask_for_socket(place.app, **{name.replace("_", "-"): value for name, value in said.items()}).status == 403


def test_a_server_for_this_machine_alone_is_not_there_for_another(machine: OtherMachine, tmp_path: object) -> None:
    with RunningApp(f"sqlite:///{tmp_path}/waymark.db") as app, pytest.raises(AssertionError, match="refused"):
        machine.ask(app.port, "/")


def test_the_guests_address_is_said_when_it_starts(place: Place) -> None:
    assert f"Waymark is at http://localhost:{place.app.port}" in place.app.log()
    assert "Guests reach the room, and nothing else, at http://" in place.app.log()


ROOM = configured_access({"WAYMARK_ROOM_ADDRESS": "192.168.1.5"})
"""One address of several: guests of another network are none."""


@pytest.mark.parametrize(
    ("at", "path", "served"),
    [
        ("192.168.1.5", "/a/token", True),
        ("10.0.0.5", "/a/token", False),
        ("192.168.1.5", "/join", True),
        ("192.168.1.5", "/present/token/events", True),
        ("192.168.1.5", "/room-static/1/player.js", True),
        ("192.168.1.5", "/a/self/x/y", False),
        ("192.168.1.5", "/", False),
    ],
)
def test_guests_come_in_at_the_address_that_was_named(at: str, path: str, served: bool) -> None:
    asked = Asked("GET", {"host": f"{at}:8501"}, at, "192.168.1.9", path=path)

    assert (why_refused(asked, ROOM) is None) == served


def test_guests_alone_may_come_in_at_the_network() -> None:
    refuse_to_listen("0.0.0.0", ROOM)
    with pytest.raises(AccessError, match="WAYMARK_ROOM_ADDRESS"):
        configured_access({"WAYMARK_ROOM_ADDRESS": "laptop.local"})


def test_a_proxy_is_believed_about_its_guests_where_it_was_named_alone() -> None:
    named = configured_access({"WAYMARK_ROOM_PROXIES": "127.0.0.1, 10.0.0.0/24"})
    asked = Asked("GET", {"x-forwarded-for": "127.0.0.1, 203.0.113.9, 10.0.0.3"}, "127.0.0.1", "127.0.0.1")

    assert machine_of(asked, Access()) == "127.0.0.1"
    assert machine_of(asked, named) == "203.0.113.9"
    assert machine_of(Asked("GET", asked.headers, "192.168.1.5", "192.168.1.9"), named) == "192.168.1.9"
    assert machine_of(Asked("GET", {"x-forwarded-for": "nonsense"}, "127.0.0.1", "127.0.0.1"), named) == "127.0.0.1"
