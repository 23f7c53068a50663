"""A database file that is removed, replaced or brought to newer tables while the program runs."""

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from assessment.store import LOCAL, Repository, StoreError
from assessment.store.database import WRITES
from tests.store.examples import ACME, rated


def file_of(engine: Engine) -> Path:
    return Path(str(engine.url.database))


def test_a_file_that_was_moved_away_is_missed_at_once_and_no_new_one_is_made(
    repository: Repository, engine: Engine, assessment_id: str
) -> None:
    file = file_of(engine)
    away = file.with_name("away.db")
    file.rename(away)
    for what in (
        lambda: repository.save_answers(LOCAL, assessment_id, (rated(3),)),
        lambda: repository.clients(LOCAL),
    ):
        with pytest.raises(StoreError, match=r"was removed or moved while Waymark ran\. Nothing .* saved"):
            what()
    engine.dispose()  # so that a connection would have to be made
    with pytest.raises(StoreError, match="was removed or moved"):
        repository.add_client(LOCAL, ACME)
    assert not file.exists()

    away.rename(file)
    assert repository.save_answers(LOCAL, assessment_id, (rated(3),))[0].rating == 3


def test_a_file_that_was_replaced_is_not_written_to(
    repository: Repository, engine: Engine, assessment_id: str, template: Path
) -> None:
    file = file_of(engine)
    beside = file.with_name("other.db")
    shutil.copy(template, beside)
    content = beside.read_bytes()
    os.replace(beside, file)
    with pytest.raises(StoreError, match=r"was replaced by another one while Waymark ran\. Nothing .* Start Waymark"):
        repository.save_answers(LOCAL, assessment_id, (rated(3),))
    assert file.read_bytes() == content


def test_tables_that_a_newer_program_has_changed_meanwhile_are_not_written_to(
    repository: Repository, engine: Engine, assessment_id: str
) -> None:
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"changed by another version of Waymark while this one ran\. Nothing"):
        repository.save_answers(LOCAL, assessment_id, (rated(3),))
    assert repository.assessment(LOCAL, assessment_id).answers == ()
