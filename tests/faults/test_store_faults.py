"""Power cuts, damaged files, and two programs at once."""

import multiprocessing
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from assessment.engagement.model import Answer
from assessment.store import LOCAL, NotFound, Repository, StoreError, open_database, upgrade
from assessment.store.database import WRITES
from tests.faults.make_files import make_files
from tests.patience import SECONDS
from tests.store.examples import ACME, FLOW, full_assessment, rated
from tests.store.history import history_of

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).resolve().parents[2]
UPGRADE = """
import sys
from assessment.store import open_database, upgrade
print("ready", flush=True)
sys.stdin.readline()
upgrade(open_database(sys.argv[1]))
"""


@pytest.mark.parametrize("acknowledged", [1, 25, 120])
def test_what_was_acknowledged_survives_a_killed_program(
    repository: Repository, assessment_id: str, engine: Engine, acknowledged: int
) -> None:
    program = _saving(engine, assessment_id, "anna", count=100_000)
    _start_together([program])
    assert program.stdout is not None
    seen = [int(program.stdout.readline()) for _ in range(acknowledged)]
    program.kill()
    seen += map(int, program.communicate()[0].split())
    kept = repository.assessment(LOCAL, assessment_id).answers
    assert [(one.question, one.rating) for one in kept][: len(seen)] == [(f"q{n}", n % 6) for n in seen]
    assert len(kept) - len(seen) in (0, 1)  # saved, and killed before it could say so
    assert all(len(history_of(repository, assessment_id, one.question)) == 1 for one in kept)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    upgrade(engine)
    assert repository.save_answers(LOCAL, assessment_id, (rated(3),))[0].rating == 3


def test_two_programs_that_save_at_once_lose_nothing(
    repository: Repository, assessment_id: str, engine: Engine
) -> None:
    _run_together([_saving(engine, assessment_id, respondent, count=60) for respondent in ("anna", "ben")])
    kept = repository.assessment(LOCAL, assessment_id).answers
    assert {(one.respondent, one.question) for one in kept} == {
        (respondent, f"q{n}") for respondent in ("anna", "ben") for n in range(60)
    }
    assert len(kept) == 120


def test_one_respondent_in_two_programs_ends_with_one_answer_and_both_in_the_history(
    repository: Repository, assessment_id: str, engine: Engine
) -> None:
    _run_together([_saving(engine, assessment_id, "anna", count=60) for _ in range(2)])
    kept = repository.assessment(LOCAL, assessment_id).answers
    assert sorted(one.question for one in kept) == sorted(f"q{n}" for n in range(60))
    for one in kept:
        first, last = history_of(repository, assessment_id, one.question)
        assert isinstance(first.said, Answer)
        assert first.said.comment != one.comment
        assert last.said == one


def test_programs_that_migrate_at_once_all_succeed(empty_engine: Engine) -> None:
    _run_together([_program("-c", UPGRADE, _url(empty_engine)) for _ in range(3)])
    repository = Repository(empty_engine)
    assert repository.assessment(LOCAL, repository.import_assessment(LOCAL, full_assessment())) == full_assessment()


def test_programs_that_find_no_file_can_make_it_at_once(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    together, complaints = spawn.Barrier(4), spawn.Queue()
    programs = [spawn.Process(target=make_files, args=(tmp_path, 40, together, complaints)) for _ in range(4)]
    for program in programs:
        program.start()
    assert [complaints.get(timeout=SECONDS) for _ in programs] == [""] * 4
    for program in programs:
        program.join()
    assert len(list(tmp_path.glob("*.db"))) == 40


def test_data_of_a_newer_program_are_refused_and_left_as_they_are(
    repository: Repository, assessment_id: str, engine: Engine
) -> None:
    saved = repository.save_answers(LOCAL, assessment_id, (rated(3),))[0]
    _set_version(engine, "9999")
    with pytest.raises(StoreError, match=r"written by a newer version of Waymark.*'9999'.*left untouched.*Install"):
        upgrade(engine)
    assert inspect(engine).has_table("answer_event")
    assert repository.assessment(LOCAL, assessment_id).answers == (saved,)


@pytest.mark.parametrize("damage", ["text", "noise", "cut", "overwritten"])
def test_a_damaged_file_is_named_and_kept_byte_for_byte(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "waymark.db"
    content = _damaged(tmp_path, damage)
    file.write_bytes(content)
    engine = open_database(f"sqlite:///{file}")
    with pytest.raises(StoreError, match=rf"database file {file} is damaged or .* left untouched.*last backup"):
        upgrade(engine)
    engine.dispose()
    assert file.read_bytes() == content


def test_what_a_killed_program_left_beside_a_damaged_file_is_kept_too(tmp_path: Path) -> None:
    file, beside = tmp_path / "waymark.db", tmp_path / "waymark.db-wal"
    running = open_database(f"sqlite:///{tmp_path}/running.db")
    upgrade(running)
    running.dispose()  # the tables go to the file, and what follows to the log beside it
    Repository(running).add_client(LOCAL, ACME)
    content, log = _damaged(tmp_path, "overwritten"), (tmp_path / "running.db-wal").read_bytes()
    file.write_bytes(content)
    beside.write_bytes(log)
    with pytest.raises(StoreError, match="left untouched"):
        upgrade(open_database(f"sqlite:///{file}"))
    assert (file.read_bytes(), beside.read_bytes()) == (content, log)
    assert log


@pytest.mark.parametrize("damage", ["text", "noise"])
def test_a_damaged_file_is_kept_even_by_a_program_that_forgets_to_upgrade(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "waymark.db"
    content = _damaged(tmp_path, damage)
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"is damaged or is not a database\. It was left untouched"):
        Repository(open_database(f"sqlite:///{file}")).clients(LOCAL)
    assert file.read_bytes() == content


def test_an_answer_saved_while_its_assessment_is_deleted_is_refused_in_words(
    repository: Repository, assessment_id: str
) -> None:
    repository.delete_assessment(LOCAL, assessment_id)
    with pytest.raises(NotFound, match="may have been deleted"):
        repository.save_answers(LOCAL, assessment_id, (rated(3),))
    assert history_of(repository, assessment_id, FLOW) == ()


def _damaged(folder: Path, damage: str) -> bytes:
    if damage == "text":
        return b"Dear diary, " * 1000
    if damage == "noise":
        return bytes(range(256)) * 64
    sound = _sound_file(folder / "sound.db")
    if damage == "cut":
        return sound[: len(sound) // 2]
    return sound[:4096] + b"\x7f" * (len(sound) - 4096)


def _sound_file(file: Path) -> bytes:
    engine = open_database(f"sqlite:///{file}")
    upgrade(engine)
    Repository(engine).import_assessment(LOCAL, full_assessment())
    engine.dispose()
    copy = file.with_suffix(".copy")
    shutil.copy(file, copy)
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    return copy.read_bytes()


def _set_version(engine: Engine, version: str) -> None:
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def _url(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def _saving(engine: Engine, assessment_id: str, respondent: str, *, count: int) -> subprocess.Popen[str]:
    return _program("-m", "tests.faults.save_answers", _url(engine), assessment_id, respondent, str(count))


def _program(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=PROJECT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _start_together(programs: list[subprocess.Popen[str]]) -> None:
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()


def _run_together(programs: list[subprocess.Popen[str]]) -> None:
    try:
        _start_together(programs)
        ends = [(program.communicate(timeout=SECONDS)[1], program.returncode) for program in programs]
        assert ends == [("", 0)] * len(programs)
    finally:
        for program in programs:
            program.kill()
            program.communicate()
