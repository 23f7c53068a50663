"""The migrations lead to the tables that the program expects."""

from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from assessment.engagement.model import Client
from assessment.store import LOCAL, Repository, StoreError, upgrade
from assessment.store.database import WRITES
from assessment.store.schema import _config
from assessment.store.tables import Base
from tests.store.examples import FLOW, rated
from tests.store.history import history_of
from tests.store.writing import put_parts


def test_the_migrations_make_the_tables_that_the_program_expects(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_migrations_set_the_checks_that_the_program_expects(engine: Engine) -> None:
    # Alembic compares no checks.
    expected = create_engine("sqlite://")
    Base.metadata.create_all(expected)
    assert _checks(engine) == _checks(expected) != {}


def test_upgrading_twice_changes_nothing(repository: Repository, assessment_id: str, engine: Engine) -> None:
    saved = repository.save_answers(LOCAL, assessment_id, (rated(3),))[0]
    upgrade(engine)
    assert repository.assessment(LOCAL, assessment_id).answers == (saved,)


def test_what_an_earlier_version_kept_is_all_there_after_the_upgrade(
    repository: Repository, assessment_id: str, engine: Engine
) -> None:
    """The tables of before groups, worries, dates' neighbours and findings, with rows in them."""
    repository.save_answers(LOCAL, assessment_id, (rated(3, comment="One disk"),))
    put_parts(repository, assessment_id, client=Client(name="Acme", employees=12))
    before, history = repository.assessment(LOCAL, assessment_id), history_of(repository, assessment_id, FLOW)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        command.downgrade(_config(connection), "0007")
    assert "group" not in [column["name"] for column in inspect(engine).get_columns("respondent")]

    upgrade(engine)

    assert repository.assessment(LOCAL, assessment_id) == before
    assert history_of(repository, assessment_id, FLOW) == history


def test_a_migration_that_fails_leaves_no_table_behind(empty_engine: Engine) -> None:
    with empty_engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("CREATE TABLE answer (id INTEGER)"))
    with pytest.raises(StoreError, match="refused a step, and nothing of it was saved"):
        upgrade(empty_engine)
    assert inspect(empty_engine).get_table_names() == ["answer"]


@pytest.mark.parametrize(
    ("state", "rating"), [("'rated'", "6"), ("'rated'", "NULL"), ("'dont_know'", "3"), ("'perhaps'", "NULL")]
)
def test_the_database_itself_refuses_a_rating_that_does_not_go_with_its_state(
    repository: Repository, assessment_id: str, engine: Engine, state: str, rating: str
) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(3),))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(f"UPDATE answer SET state = {state}, rating = {rating}"))


def _checks(engine: Engine) -> dict[Any, list[str | None]]:
    checks = inspect(engine).get_multi_check_constraints()
    return {table: [check["name"] for check in found] for (_, table), found in sorted(checks.items()) if found}
