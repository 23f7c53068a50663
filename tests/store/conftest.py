"""SQLite, a file a test; the tables come from one file that was migrated once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assessment.store import open_database, upgrade
from tests.store.fixtures import assessment_id, client_id, clock, repository

__all__ = ["assessment_id", "client_id", "clock", "repository"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with the tables of today."""
    file = tmp_path_factory.mktemp("template") / "waymark.db"
    engine = open_database(f"sqlite:///{file}")
    upgrade(engine)
    engine.dispose()
    return file


@pytest.fixture
def empty_engine(tmp_path: Path) -> Iterator[Engine]:
    """A database without any table."""
    engine = open_database(f"sqlite:///{tmp_path}/waymark.db")
    yield engine
    engine.dispose()


@pytest.fixture
def engine(template: Path, empty_engine: Engine) -> Engine:
    """A database with the tables of today."""
    shutil.copy(template, str(empty_engine.url.database))
    return empty_engine
