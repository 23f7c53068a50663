"""Respondents' devices without a browser: each says one thing after the other and keeps it until its receipt is here.

What the database holds afterwards is compared with the receipts: none lost, none twice, all in their order.
"""

import json
import random
import sqlite3
import time
import uuid
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from assessment.engagement.model import Assessment, AssessmentInfo, Client, Respondent, Scope
from assessment.questionnaire.model import load_questionnaire
from assessment.store import LOCAL, Repository, open_database, upgrade

PATIENCE = 60.0
QUESTIONS = 6
"""As many has a device to answer, again and again: a long history for each."""
Stored = tuple[int | None, str]
"""Rating and comment, as one line of the history holds them."""


class Away(Exception):
    """The server gave no receipt: what was said is kept, and sent again."""


@dataclass(frozen=True)
class Said:
    """One entry of an outbox, and how its question reads with it."""

    id: str
    question: str
    field: str
    value: int | str
    base: str
    then: Stored


@dataclass
class Device:
    """One respondent's, at a server of this machine."""

    port: int
    token: str
    respondent: str
    questions: tuple[str, ...]
    chance: random.Random
    received: list[Said] = field(default_factory=list)
    waiting: Said | None = None
    _reads: dict[str, Stored] = field(default_factory=dict)
    _versions: dict[tuple[str, str], str] = field(default_factory=dict)
    _connection: HTTPConnection | None = None

    def say(self) -> float:
        """Something new, or again what has no receipt yet. Gives the seconds to its receipt; Away where none came."""
        said = self.waiting = self.waiting or self._something_new()
        start = time.perf_counter()
        receipt = self._sent(said)
        taken = time.perf_counter() - start
        if receipt["state"] != "saved":
            raise AssertionError(f"{self.respondent}'s {said} was not saved: {receipt}")
        self._versions[said.question, said.field] = str(receipt["version"])
        self._reads[said.question] = said.then
        self.received.append(said)
        self.waiting = None
        return taken

    def _something_new(self) -> Said:
        question = self.chance.choice(self.questions)
        rating, comment = self._reads.get(question, (None, ""))
        if rating is not None and self.chance.random() < 0.3:
            words = f"Said {uuid.uuid4()}"
            return self._said(question, "comment", words, (rating, words))
        other = self.chance.choice([level for level in range(6) if level != rating])
        return self._said(question, "choice", other, (other, comment))

    def _said(self, question: str, name: str, value: int | str, then: Stored) -> Said:
        return Said(str(uuid.uuid4()), question, name, value, self._versions.get((question, name), ""), then)

    def _sent(self, said: Said) -> Mapping[str, object]:
        entry = {"id": said.id, "question": said.question, "field": said.field, "value": said.value}
        body = json.dumps({"entries": [entry | {"base_version": said.base}]})
        told = self._asked("POST", "/answers", body)
        (receipt,) = told["receipts"]
        return dict(receipt)

    def shown(self) -> dict[str, Stored]:
        """What its page shows when it is opened anew."""
        told = self._asked("GET", "/answers", None)
        return {question: (answer["choice"], answer["comment"]) for question, answer in told.items()}

    def expected(self) -> dict[str, Stored]:
        """What it has receipts for."""
        return dict(self._reads)

    def hang_up(self) -> None:
        """Ends its connection; the next request makes another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _asked(self, method: str, path: str, body: str | None) -> Any:
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            self._connection.request(method, f"/a/{self.token}{path}", body, {"Content-Type": "application/json"})
            answer = self._connection.getresponse()
            text = answer.read()
        except (OSError, HTTPException) as why:
            self.hang_up()
            raise Away(str(why)) from None
        if answer.status != 200:
            raise Away(f"{answer.status}: {text.decode()}")
        return json.loads(text)


def devices_of(database: str, port: int, count: int, seed: int = 1) -> list[Device]:
    """Makes an assessment of every practice, with so many people and a link each."""
    engine = open_database(database)
    upgrade(engine)
    store = Repository(engine)
    questionnaire = load_questionnaire()
    scope = Scope(depth="standard", practices=tuple(questionnaire.framework_practices))
    people = [Respondent(id=f"person{number}", label=f"Person {number}") for number in range(count)]
    made = Assessment(
        client=Client(name="Acme"),
        assessment=AssessmentInfo(title="Benchmark"),
        scope=scope,
        respondents=tuple(people),
        answers=(),
    )
    assessment = store.import_assessment(LOCAL, made)
    issued = store.invite_many(LOCAL, assessment, [person.id for person in people])
    engine.dispose()
    asked = [question.id for question in questionnaire.questions_in_scope(scope.depth, scope.practices)]
    chance = random.Random(seed)  # noqa: S311  # the same run again, no secret
    return [
        Device(port, link.token, person, tuple(chance.sample(asked, QUESTIONS)), random.Random(f"{seed} {person}"))  # noqa: S311
        for person, link in issued.items()
    ]


def faults(database: Path, devices: Iterable[Device]) -> list[str]:
    """What the database holds otherwise than the receipts say; what is on its way may be there or not."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        receipts: dict[str, list[str]] = {}
        for respondent, entry in connection.execute("SELECT respondent, entry FROM outbox_receipt"):
            receipts.setdefault(respondent, []).append(entry)
        history: dict[tuple[str, str], list[Stored]] = {}
        lines = "SELECT respondent, question, rating, words FROM answer_event ORDER BY id"
        for respondent, question, rating, words in connection.execute(lines):
            history.setdefault((respondent, question), []).append((rating, words))
    return [fault for device in devices for fault in _faults_of(device, receipts, history)]


def _faults_of(
    device: Device, receipts: Mapping[str, list[str]], history: Mapping[tuple[str, str], list[Stored]]
) -> Iterable[str]:
    under_way = device.waiting
    have, kept = [said.id for said in device.received], receipts.get(device.respondent, [])
    if lost := set(have) - set(kept):
        yield f"{device.respondent}: {len(lost)} receipts are not in the database"
    if set(kept) - set(have) - ({under_way.id} if under_way else set()):
        yield f"{device.respondent}: the database has receipts of nothing that was said"
    for question in device.questions:
        said = [one.then for one in device.received if one.question == question]
        stored = history.get((device.respondent, question), [])
        on_its_way = [under_way.then] if under_way and under_way.question == question else []
        if stored not in (said, said + on_its_way):
            yield f"{device.respondent}, {question}: said {len(said)} times, stored {len(stored)} times or otherwise"
