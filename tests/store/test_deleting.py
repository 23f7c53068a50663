"""What was deleted is nowhere any more: not in a table, a gap of the file, the log beside it or a temporary file."""

import datetime as dt
import random
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assessment.engagement.assurance import Assessor, AssessorRating, Evidence
from assessment.engagement.edits import updated
from assessment.engagement.events import DatedEvent
from assessment.engagement.findings import FindingNote
from assessment.engagement.letters import Letters
from assessment.engagement.model import AssessmentInfo, Client, Needs, Respondent
from assessment.engagement.overrides import Override
from assessment.engagement.people import Contact
from assessment.engagement.planning import Planning
from assessment.engagement.preparation import Document, Request
from assessment.engagement.record import AssessmentRecord
from assessment.store import LOCAL, Repository
from assessment.store.database import wipe_what_was_deleted
from tests.store.examples import SCOPE, rated
from tests.store.writing import new_assessment, put_parts, remove_respondent, take_back

MARK = "Ermengarde-Wobbleton"
"""A word that stands nowhere else."""
OTHERS = 30
QUESTIONS = 40
Delete = Callable[[Repository, str, str], None]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process puts temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def filled(repository: Repository) -> tuple[str, str]:
    """A client and its assessment full of the mark, in between others that come, change and go."""
    chance = random.Random(11)
    client = repository.add_client(LOCAL, Client(name=f"{MARK} Ltd", sector=MARK, country=MARK))
    others = [repository.add_client(LOCAL, Client(name=f"Other {number}")) for number in range(OTHERS)]
    assessment = new_assessment(repository, client, AssessmentInfo(title=MARK))
    beside = new_assessment(repository, others[0], AssessmentInfo(), SCOPE, Needs())
    repository.add_respondent(LOCAL, assessment, Respondent(id="anna", label=MARK, role=MARK))
    repository.change_contact(LOCAL, assessment, "anna", lambda _: Contact(f"{MARK}@example.com", "en"))
    repository.change_document_requests(
        LOCAL,
        assessment,
        lambda _: {Document(f"{MARK}.flow", f"The {MARK} list"): Request("missing", f"Not at {MARK}")},
    )
    repository.change_letters(LOCAL, assessment, lambda _: Letters(subject=MARK, invitation=MARK, reminder=MARK))
    repository.add_respondent(LOCAL, beside, Respondent(id="anna", label="Somebody"))
    for number in range(QUESTIONS):
        for rating in (1, 2):
            words = f"{MARK} " * chance.randint(1, 400)
            answer = rated(rating, question=f"q{number}").model_copy(update={"comment": words, "evidence": MARK})
            repository.save_answers(LOCAL, assessment, (answer,))
            other = answer.model_copy(update={"comment": "Other " * chance.randint(1, 400), "evidence": ""})
            repository.save_answers(LOCAL, beside, (other,))
        if number % 3 == 0:
            take_back(repository, beside, "anna", f"q{number}")
    repository.change_overrides(LOCAL, assessment, lambda _: (Override(passage="needs", text=MARK * 500),))
    put_parts(repository, assessment, planning=Planning(chosen=MARK))
    repository.change_record(LOCAL, assessment, nothing_beside)
    return client, assessment


def marked_everywhere(record: AssessmentRecord) -> AssessmentRecord:
    event = DatedEvent(date=dt.date(2027, 1, 31), kind="person_leaves", what=MARK, who=MARK)
    return replace(
        record,
        needs=updated(record.needs, events=(event,)),
        assessor=Assessor(name=MARK, ratings=(AssessorRating(question="q0", rating=1, reason=MARK),)),
        evidence=(Evidence(id="E1", title=MARK, owner=MARK),),
        findings=(FindingNote(id="own1", kind="own", title=MARK, evidence=("q0/anna",)),),
    )


def nothing_beside(record: AssessmentRecord) -> AssessmentRecord:
    return replace(record, needs=Needs(), assessor=None, evidence=(), findings=())


def delete_client(repository: Repository, client: str, _assessment: str) -> None:
    repository.delete_client(LOCAL, client)


def delete_assessment_and_rename(repository: Repository, client: str, assessment: str) -> None:
    put_parts(repository, assessment, client=Client(name="Renamed"))
    repository.delete_assessment(LOCAL, assessment)


def delete_person_and_the_rest(repository: Repository, client: str, assessment: str) -> None:
    put_parts(repository, assessment, client=Client(name="Renamed"))
    put_parts(repository, assessment, info=AssessmentInfo())
    repository.change_overrides(LOCAL, assessment, lambda _: ())
    put_parts(repository, assessment, planning=Planning())
    repository.change_record(LOCAL, assessment, nothing_beside)
    repository.change_letters(LOCAL, assessment, lambda _: Letters())
    repository.change_document_requests(LOCAL, assessment, lambda _: {})
    remove_respondent(repository, assessment, "anna")


def delete_person_as_told_and_the_rest(repository: Repository, client: str, assessment: str) -> None:
    repository.add_respondent(LOCAL, assessment, Respondent(id="ben", label=MARK))
    repository.archive_assessment(LOCAL, assessment)
    copy = repository.duplicate_assessment(LOCAL, assessment, MARK)
    repository.delete_assessment(LOCAL, assessment)
    put_parts(repository, copy, client=Client(name="Renamed"))
    put_parts(repository, copy, info=AssessmentInfo())
    repository.change_overrides(LOCAL, copy, lambda _: ())
    put_parts(repository, copy, planning=Planning())
    repository.change_record(LOCAL, copy, nothing_beside)
    repository.change_document_requests(LOCAL, copy, lambda _: {})
    repository.remove_respondent_as_told(LOCAL, copy, "anna", repository.assessment(LOCAL, copy).answers)
    repository.remove_respondent_as_told(LOCAL, copy, "ben", ())


@pytest.mark.parametrize(
    "delete",
    [
        delete_client,
        delete_assessment_and_rename,
        delete_person_and_the_rest,
        delete_person_as_told_and_the_rest,
    ],
)
def test_no_file_holds_a_word_of_what_was_deleted(
    repository: Repository, engine: Engine, temporary: Path, delete: Delete
) -> None:
    folder = Path(str(engine.url.database)).parent
    client, assessment = filled(repository)
    assert holding_the_mark(folder)

    delete(repository, client, assessment)

    assert holding_the_mark(folder) == []
    assert list(temporary.iterdir()) == []
    assert Path(f"{engine.url.database}-wal").stat().st_size == 0


@pytest.mark.slow
def test_a_reader_at_the_same_time_only_puts_it_off_until_the_next_deletion(
    repository: Repository, engine: Engine
) -> None:
    file = Path(str(engine.url.database))
    client, _ = filled(repository)
    other = repository.add_client(LOCAL, Client(name="Another"))
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM client").fetchone()
        repository.delete_client(LOCAL, client)
        reader.execute("COMMIT")

    repository.delete_client(LOCAL, other)

    assert holding_the_mark(file.parent) == []


def test_whoever_keeps_something_beside_the_database_is_told_after_each_deletion(engine: Engine) -> None:
    told: list[str] = []
    repository = Repository(engine, after_deleting=lambda: told.append("deleted"))
    client, assessment = filled(repository)
    assert told == []

    remove_respondent(repository, assessment, "anna")
    repository.add_respondent(LOCAL, assessment, Respondent(id="ben"))
    repository.remove_respondent_as_told(LOCAL, assessment, "ben", ())
    repository.delete_assessment(LOCAL, assessment)
    repository.delete_client(LOCAL, client)

    assert told == ["deleted"] * 4


def test_what_is_deleted_is_overwritten_however_sqlite_was_built(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA temp_store").scalar_one() == 2


def holding_the_mark(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and MARK.encode() in path.read_bytes()]


def test_a_file_that_many_rows_have_come_to_and_gone_from_keeps_nothing_in_its_gaps(engine: Engine) -> None:
    """SQLite overwrites the rows that it deletes, but not what stood where it has moved rows together."""
    chance = random.Random(1)
    with closing(sqlite3.connect(str(engine.url.database), isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, whose INT, words TEXT)")
        connection.execute("CREATE UNIQUE INDEX by_words ON said (whose, words, id)")
        connection.execute("BEGIN")
        for _ in range(4000):
            whose, kind = chance.randint(0, 4), chance.random()
            words = (MARK if whose == 0 else "others") * chance.randint(1, 120)
            one = "(SELECT id FROM said WHERE whose = ? ORDER BY random() LIMIT 1)"
            if kind < 0.6:
                connection.execute("INSERT INTO said (whose, words) VALUES (?, ?)", (whose, words))
            elif kind < 0.8:
                connection.execute(f"UPDATE said SET words = ? WHERE id = {one}", (words * 4, whose))
            else:
                connection.execute(f"DELETE FROM said WHERE id = {one}", (whose,))
        connection.execute("DELETE FROM said WHERE whose = 0")
        connection.execute("COMMIT")

    wipe_what_was_deleted(engine)

    assert holding_the_mark(Path(str(engine.url.database)).parent) == []
