"""What only a server can do: end a connection, make one wait for a row, and refuse a name or a password."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from assessment.store import LOCAL, Repository, StoreError, open_database, upgrade
from tests.store.examples import FLOW, START, full_assessment, rated
from tests.store.history import history_of

pytestmark = pytest.mark.slow


def test_a_connection_dropped_while_nobody_used_it_is_not_noticed(
    repository: Repository, assessment_id: str, engine: Engine, disconnect: Callable[[Engine], int]
) -> None:
    assert disconnect(engine) > 0
    saved = repository.save_answers(LOCAL, assessment_id, (rated(3),))[0]
    assert disconnect(engine) > 0
    assert repository.assessment(LOCAL, assessment_id).answers == (saved,)


def test_a_connection_lost_in_the_middle_of_a_save_is_said_and_keeps_nothing(
    repository: Repository, assessment_id: str, engine: Engine, disconnect: Callable[[Engine], int]
) -> None:
    def in_the_middle() -> dt.datetime:
        assert disconnect(engine) > 0
        return START

    with pytest.raises(StoreError, match=r"connection to the PostgreSQL database .* was lost.*try again"):
        Repository(engine, now=in_the_middle).save_answers(LOCAL, assessment_id, (rated(3),))
    assert repository.assessment(LOCAL, assessment_id).answers == ()
    assert history_of(repository, assessment_id, FLOW) == ()


def test_an_assessment_held_for_too_long_is_said_to_be_busy(engine: Engine, assessment_id: str) -> None:
    impatient = open_database(engine.url, wait_seconds=0.05)
    with engine.connect() as other:
        other.execute(text("SELECT id FROM assessment FOR UPDATE"))
        with pytest.raises(StoreError, match="busy with another change"):
            Repository(impatient).save_answers(LOCAL, assessment_id, (rated(3),))
    assert Repository(impatient).save_answers(LOCAL, assessment_id, (rated(3),))[0].rating == 3
    impatient.dispose()


def test_a_database_that_does_not_exist_is_named(server: Engine) -> None:
    with pytest.raises(StoreError, match=r"'no_such_name' .* cannot be reached .*does not exist") as refused:
        upgrade(open_database(server.url.set(database="no_such_name", password="secret")))
    assert "secret" not in f"{refused.value} {refused.value.__cause__}"


def test_moments_are_kept_whatever_zone_the_server_lives_in(empty_engine: Engine) -> None:
    upgrade(empty_engine)
    with empty_engine.begin() as connection:
        connection.execute(text(f"ALTER DATABASE {empty_engine.url.database} SET timezone = 'Asia/Kathmandu'"))
    empty_engine.dispose()
    repository = Repository(empty_engine)
    assessment_id = repository.import_assessment(LOCAL, full_assessment())
    at = dt.datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=dt.UTC)
    repository.save_answers(LOCAL, assessment_id, (rated(3).model_copy(update={"at": at}),))
    assert repository.assessment(LOCAL, assessment_id).answers[-1].at == at


def test_data_of_a_newer_program_are_refused_and_left_as_they_are(empty_engine: Engine) -> None:
    upgrade(empty_engine)
    assessment_id = Repository(empty_engine).import_assessment(LOCAL, full_assessment())
    with empty_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"^The PostgreSQL database .* was written by a newer version of Waymark"):
        upgrade(empty_engine)
    assert Repository(empty_engine).assessment(LOCAL, assessment_id) == full_assessment()
