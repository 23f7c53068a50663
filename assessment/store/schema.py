"""Brings a database to the tables of this version of the program."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from assessment.store.database import WRITES
from assessment.store.errors import StoreError
from assessment.store.plain_words import damaged, place_of, plain_words

MIGRATIONS = Path(__file__).parent / "migrations"
_ADVISORY_LOCK = 0x57617971  # 'Wayq': any number that no other program on the server uses


def upgrade(engine: Engine) -> None:
    """Runs the migrations that are missing, all or none; a second process that starts meanwhile waits.

    Raises StoreError, with the data left as it is, where the file is damaged, where it was written by a newer
    version of the program, and where the database cannot be reached or written.
    """
    if engine.dialect.name == "sqlite":
        _see_that_it_is_sound(Path(str(engine.url.database)))
    script = ScriptDirectory(str(MIGRATIONS))
    with plain_words(engine):
        with engine.connect() as connection:
            if _is_current(connection, script):
                return
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            _wait_for_others(connection)
            if not _is_current(connection, script):
                command.upgrade(_config(connection), "head")


def refuse_newer_tables(connection: Connection) -> None:
    """StoreError where another version of the program has changed the tables since this one opened them."""
    found = connection.execute(_VERSION).scalars().all()
    if set(found) != _heads():
        raise StoreError(
            f"The {_place(connection.engine)} was changed by another version of Waymark while this one ran. Nothing of "
            "this step was saved. Stop this version, and go on with the newer one."
        )


_VERSION = text("SELECT version_num FROM alembic_version")


@cache
def _heads() -> set[str]:
    return set(ScriptDirectory(str(MIGRATIONS)).get_heads())


def _see_that_it_is_sound(path: Path) -> None:
    """Reads the file, if there is one, through a connection that cannot write."""
    if not path.exists() or path.stat().st_size == 0:
        return
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.OperationalError:
        return  # locked or not readable: opening it properly will say so
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise StoreError(damaged(str(path)))


def _is_current(connection: Connection, script: ScriptDirectory) -> bool:
    heads = set(MigrationContext.configure(connection).get_current_heads())
    unknown = heads - {revision.revision for revision in script.walk_revisions()}
    if unknown:
        raise StoreError(
            f"The {_place(connection.engine)} was written by a newer version of Waymark (its tables are at "
            f"'{sorted(unknown)[0]}', this version knows up to '{script.get_current_head()}'). It was left untouched. "
            "Install the newer version, or set WAYMARK_DATABASE_URL to another database."
        )
    return heads == set(script.get_heads())


def _place(engine: Engine) -> str:
    return f"database file {engine.url.database}" if engine.dialect.name == "sqlite" else place_of(engine)


def _wait_for_others(connection: Connection) -> None:
    """On SQLite the transaction itself is the lock; PostgreSQL needs one that exists before the tables do."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
