"""The real server with an assessment, two people in it, and a link."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

import pytest

from assessment.engagement.model import AssessmentInfo, Client, Needs, Respondent, Scope
from assessment.store import LOCAL, Repository, open_database, upgrade
from scripts.running_app import RunningApp
from tests.store.writing import new_assessment

FLOW = "incident_management.flow"


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass(frozen=True)
class Room:
    """A server, its store, and an assessment of Anna's and Ben's in it."""

    app: RunningApp
    store: Repository
    assessment: str
    token: str
    invitation: str

    @property
    def link(self) -> str:
        return f"/a/{self.token}"

    @property
    def desk(self) -> str:
        return f"/a/self/{self.assessment}/ben"

    def ask(self, path: str, method: str = "GET", body: object = None, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.app.port, timeout=60)
        try:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            if body is not None:
                given.setdefault("Content-Type", "application/json")
            text = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
            connection.request(method, path, body=text, headers=given)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read().decode())
        finally:
            connection.close()

    def send(self, where: str, *entries: dict[str, Any]) -> list[dict[str, Any]]:
        answer = self.ask(f"{where}/answers", "POST", {"entries": entries})
        assert answer.status == 200, answer.text
        receipts: list[dict[str, Any]] = answer.json["receipts"]
        return receipts


def entry(identity: str, field: str, value: object, base: str = "", question: str = FLOW) -> dict[str, Any]:
    return {"id": f"entry-{identity}", "question": question, "field": field, "value": value, "base_version": base}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    database = f"sqlite:///{tmp_path_factory.mktemp('room') / 'waymark.db'}"
    with RunningApp(database, WAYMARK_ROOM_PROXIES="127.0.0.1") as app:  # so that a test may come from elsewhere
        engine = open_database(database)
        upgrade(engine)
        store = Repository(engine)
        yield Room(app, store, *kept(store))
        engine.dispose()


def kept(store: Repository) -> tuple[str, str, str]:
    """An assessment with Anna, who has a link, and Ben, who has none."""
    scope = Scope(depth="quick", practices=("incident_management", "service_desk"))
    needs = Needs(pain_points={"major_outage": 3})
    client = store.add_client(LOCAL, Client(name="Acme"))
    assessment = new_assessment(store, client, AssessmentInfo(title="First look"), scope, needs)
    store.add_respondent(LOCAL, assessment, Respondent(id="anna", label="Anna", role=""))
    store.add_respondent(LOCAL, assessment, Respondent(id="ben", label="Ben Secretperson", role=""))
    issued = store.invite(LOCAL, assessment, "anna")
    return assessment, issued.token, issued.invitation
