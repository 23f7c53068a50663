"""Where the database lies, how SQLite is opened, and what is said when that fails."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assessment.store import LOCAL, Repository, StoreError, database_url, open_database, upgrade
from tests.store.examples import ACME, rated

PROJECT = Path(__file__).resolve().parents[2]
NOBODY = 65534
UPGRADE = """
import os, sys
from assessment.store import open_database, upgrade
engine = open_database(sys.argv[1])
if os.geteuid() == 0:  # nothing is forbidden to root
    os.setuid(int(sys.argv[2]))
upgrade(engine)
"""


@pytest.mark.parametrize("environment", [{}, {"WAYMARK_DATABASE_URL": " "}])
def test_without_a_word_the_data_lies_under_var_in_the_project(environment: dict[str, str]) -> None:
    assert database_url(environment).database == str(PROJECT / "var" / "waymark.db")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+psycopg2"])
def test_every_way_to_write_postgresql_means_psycopg_3(scheme: str) -> None:
    url = database_url({"WAYMARK_DATABASE_URL": f"{scheme}://anna:p%40ss@db.example:5433/waymark?sslmode=require"})
    assert url.render_as_string(hide_password=False) == (
        "postgresql+psycopg://anna:p%40ss@db.example:5433/waymark?sslmode=require"
    )


@pytest.mark.parametrize(
    "text",
    [
        "waymark.db",
        "postgresql://anna:secret@host:port/name",
        "mysql://anna:secret@host/name",
        "://secret",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://anna:sec/ret@host:54a/secret",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(StoreError, match=r"WAYMARK_DATABASE_URL .* Expected sqlite:") as refused:
        database_url({"WAYMARK_DATABASE_URL": text})
    assert "secret" not in _everything_printed(refused.value)


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    engine = open_database("postgresql://anna:secret@127.0.0.1:1/waymark")
    with pytest.raises(StoreError, match=r"PostgreSQL database 'waymark' on 127.0.0.1, port 1 cannot be reached") as at:
        upgrade(engine)
    with pytest.raises(StoreError, match="cannot be reached"):
        Repository(engine).clients(LOCAL)
    assert "secret" not in _everything_printed(at.value)


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    upgrade(open_database(f"sqlite:///{tmp_path}/a folder/with 100%/ü.db"))
    assert (tmp_path / "a folder" / "with 100%" / "ü.db").is_file()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=f"folder {tmp_path}/file/var for the database cannot be made"):
        open_database(f"sqlite:///{tmp_path}/file/var/waymark.db")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may read."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def upgrade_as_nobody() -> Callable[[Path], str]:
    """Upgrades a file as a user without rights; the last line of the program's output."""
    if os.name == "nt":
        pytest.skip("rights work otherwise on Windows")

    def run(file: Path) -> str:
        done = subprocess.run(
            [sys.executable, "-c", UPGRADE, f"sqlite:///{file}", str(NOBODY)],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stderr.strip().rpartition("\n")[2]

    return run


def test_a_folder_that_nobody_may_write_to_is_said_to_be_so(
    open_folder: Path, upgrade_as_nobody: Callable[[Path], str]
) -> None:
    open_folder.chmod(0o555)
    said = upgrade_as_nobody(open_folder / "waymark.db")
    assert f"StoreError: The database file {open_folder}/waymark.db cannot be opened. Check that the folder" in said


def test_a_file_that_may_not_be_read_is_said_to_be_so(
    open_folder: Path, upgrade_as_nobody: Callable[[Path], str]
) -> None:
    upgrade(open_database(f"sqlite:///{open_folder}/waymark.db"))
    (open_folder / "waymark.db").chmod(0o000)
    said = upgrade_as_nobody(open_folder / "waymark.db")
    assert f"StoreError: The database file {open_folder}/waymark.db cannot be" in said


def test_a_commit_is_on_the_disk_and_readers_do_not_wait_for_writers(engine: Engine) -> None:
    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_file_locked_for_too_long_is_said_to_be_locked_and_can_be_read_meanwhile(
    engine: Engine, assessment_id: str
) -> None:
    impatient = Repository(open_database(engine.url, wait_seconds=0.05))
    other = sqlite3.connect(str(engine.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=r"waymark.db is in use by another program and stayed locked.*Try again"):
        impatient.save_answers(LOCAL, assessment_id, (rated(3),))
    assert impatient.assessment(LOCAL, assessment_id).answers == ()
    other.execute("ROLLBACK")
    other.close()
    assert impatient.save_answers(LOCAL, assessment_id, (rated(3),))[0].rating == 3


def test_what_a_client_said_is_in_no_error(engine: Engine, assessment_id: str) -> None:
    impatient = Repository(open_database(engine.url, wait_seconds=0.05))
    other = sqlite3.connect(str(engine.url.database), isolation_level=None)
    other.execute("DROP TABLE answer_event")
    other.close()
    with pytest.raises(StoreError, match="no such table: answer_event") as refused:
        impatient.save_answers(LOCAL, assessment_id, (rated(3, comment="the chief never listens"),))
    assert "the chief" not in "".join(map(str, (refused.value, refused.value.__cause__)))
    assert impatient.assessment(LOCAL, assessment_id).answers == ()


def _everything_printed(error: BaseException) -> str:
    """The messages of the error and of what caused it, as a log would show them (not the lines of this file)."""
    printed = traceback.TracebackException.from_exception(error)
    return "".join(line for line in printed.format() if "File " not in line)


@pytest.mark.skipif(os.name == "nt", reason="rights work otherwise on Windows")
def test_the_file_and_a_folder_that_is_made_for_it_are_their_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "made" / "waymark.db"
    engine = open_database(f"sqlite:///{file}")
    upgrade(engine)
    Repository(engine).add_client(LOCAL, ACME)

    assert {path.name: path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {
        "waymark.db": 0o600,
        "waymark.db-wal": 0o600,
        "waymark.db-shm": 0o600,
    }
    assert file.parent.stat().st_mode & 0o777 == 0o700
    engine.dispose()


@pytest.mark.skipif(os.name == "nt", reason="rights work otherwise on Windows")
def test_a_file_that_others_could_read_is_tightened_and_a_folder_of_somebody_else_left(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    file = folder / "waymark.db"
    first = open_database(f"sqlite:///{file}")
    upgrade(first)
    first.dispose()
    file.chmod(0o644)

    open_database(f"sqlite:///{file}").dispose()

    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_relative_path_is_the_same_file_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = database_url({"WAYMARK_DATABASE_URL": "sqlite:///var/other.db"})
    monkeypatch.chdir(tmp_path)

    assert database_url({"WAYMARK_DATABASE_URL": "sqlite:///var/other.db"}) == here
    assert Path(str(here.database)) == PROJECT / "var" / "other.db"


@pytest.mark.parametrize("password", ["tail@secret", "tail@secret/more", "a@b@secret", "@secret", "x/y@secret"])
def test_an_at_sign_in_a_password_is_named_as_such_and_nothing_of_it_is_shown(password: str) -> None:
    with pytest.raises(StoreError, match="%40") as at:
        database_url({"WAYMARK_DATABASE_URL": f"postgresql://anna:{password}@localhost:5432/waymark"})

    assert "secret" not in _everything_printed(at.value)
    assert "tail" not in _everything_printed(at.value)


def test_a_password_that_is_written_in_full_is_taken_as_it_is_meant() -> None:
    url = database_url({"WAYMARK_DATABASE_URL": "postgresql://anna:t%40il%2F%3A@localhost/waymark"})

    assert (url.password, url.host, url.database) == ("t@il/:", "localhost", "waymark")


LOOK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM client").fetchone()[0])
connection.close()
"""


def test_what_is_saved_after_another_program_came_and_went_is_in_the_file(engine: Engine) -> None:
    """Also where one process opens the file twice, as the app and the room do."""
    file = str(engine.url.database)
    repository = Repository(engine)
    repository.add_client(LOCAL, ACME)
    second = open_database(engine.url)
    upgrade(second)
    Repository(second).clients(LOCAL)

    def seen_by_another_program() -> int:
        return int(subprocess.run([sys.executable, "-c", LOOK, file], capture_output=True, check=True).stdout)

    assert seen_by_another_program() == 1
    repository.add_client(LOCAL, ACME)
    assert seen_by_another_program() == 2
    second.dispose()
