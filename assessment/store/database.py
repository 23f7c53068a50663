"""Where the data lies, and how it is opened."""

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from assessment.store.errors import StoreError
from assessment.store.plain_words import BUSY
from assessment.store.same_file import watch_file

URL_VARIABLE = "WAYMARK_DATABASE_URL"
PROGRAM_FOLDER = Path(__file__).resolve().parents[2]
DEFAULT_FILE = PROGRAM_FOLDER / "var" / "waymark.db"
WAIT_SECONDS = 5.0
WRITES = "waymark_writes"
"""Execution option of a transaction that will write."""
WAITS = "waymark_waits"
"""Execution option of SQLite's: for how many seconds a writer waits until others have written."""

_EXPECTED = "Expected sqlite:////path/to/file.db or postgresql://user:password@host:port/name."
_DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_RETRY_SECONDS = 0.02
_lines: dict[str | None, Lock] = {}
"""Where the writers of this process wait for each other, by the file."""
_OWNER_READS_AND_WRITES = 0o600
_OWNER_ALONE = 0o700


def database_url(environment: Mapping[str, str] = os.environ) -> URL:
    """The database that WAYMARK_DATABASE_URL names, or the file under var/ where it names none."""
    text = environment.get(URL_VARIABLE, "").strip()
    return parse_url(text) if text else URL.create("sqlite+pysqlite", database=str(DEFAULT_FILE))


def parse_url(text: str) -> URL:
    """The address, with the driver that Waymark uses. An error repeats nothing of it: it may hold a password."""
    try:
        url = make_url(text)
        backend = url.drivername.partition("+")[0]
    except (ArgumentError, ValueError):
        raise StoreError(f"{URL_VARIABLE} is not an address of a database. {_EXPECTED}") from None
    if backend not in _DRIVERS:
        raise StoreError(f"{URL_VARIABLE} names a kind of database that Waymark does not know. {_EXPECTED}")
    if backend == "sqlite" and url.database in (None, "", ":memory:"):
        raise StoreError(f"{URL_VARIABLE} names no file, so nothing would be kept. {_EXPECTED}")
    if "@" in f"{url.host}{url.database}" and backend != "sqlite":
        raise StoreError(
            f"{URL_VARIABLE} has an '@' too many, so that where the password ends cannot be told. Write an '@' that "
            "belongs to the name or the password as %40, a '/' as %2F and a ':' as %3A."
        )
    if backend == "sqlite":
        url = url.set(database=_whatever_folder_one_stands_in(str(url.database)))
    return url.set(drivername=_DRIVERS[backend])


def _whatever_folder_one_stands_in(file: str) -> str:
    """A relative path counts from the program's own folder, so that every start finds the same file."""
    return file if file.startswith("file:") else str(PROGRAM_FOLDER / file)


def open_database(url: URL | str | None = None, *, wait_seconds: float = WAIT_SECONDS) -> Engine:
    """An engine for the database; a SQLite file's folder is made. `wait_seconds`: how long a locked one is waited for.

    The first connection is made by `upgrade` or by the first call of a repository.
    """
    address = database_url() if url is None else parse_url(url) if isinstance(url, str) else url
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, wait_seconds)
    return _postgresql(address, wait_seconds)


def _sqlite(url: URL, wait_seconds: float) -> Engine:
    _make_private(Path(str(url.database)))
    engine = create_engine(url, hide_parameters=True, execution_options={WAITS: wait_seconds})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: `begin` below does
        connection.execute(f"PRAGMA busy_timeout = {int(wait_seconds * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, however SQLite was built
        connection.execute("PRAGMA temp_store = MEMORY")  # no half-sorted answers in a file of the system's
        _write_ahead(connection, wait_seconds)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: one that reads first and writes later can be refused without any waiting.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    watch_file(engine)
    return engine


def _write_ahead(connection: sqlite3.Connection, wait_seconds: float) -> None:
    """Switches the file to WAL. SQLite does not wait by itself where two programs switch a new file at once."""
    until = time.monotonic() + wait_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(_RETRY_SECONDS)


@contextmanager
def in_line(engine: Engine) -> Iterator[None]:
    """Where SQLite is written to, one at a time. It knows no line: who finds the file locked looks again after up to a
    tenth of a second, while it may be free, and whoever comes later may be first. PostgreSQL sees to it by itself.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    line = _lines.setdefault(engine.url.database, Lock())
    if not line.acquire(timeout=engine.get_execution_options()[WAITS]):
        raise StoreError(BUSY)
    try:
        yield
    finally:
        line.release()


def wipe_what_was_deleted(engine: Engine) -> None:
    """Takes deleted words out of the gaps inside the file, and out of the log that SQLite keeps beside it.

    `secure_delete` alone leaves what stood where rows were moved together; the file is written anew.
    Where others read for longer than they are waited for, the next deletion does it.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        for step in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            with suppress(sqlite3.OperationalError), closing(connection.cursor()) as cursor:
                cursor.execute(step)
    finally:
        connection.close()


def _make_private(file: Path) -> None:
    """A file that its owner alone can read, in a folder of its own; an existing file is tightened.

    SQLite makes the files beside it with the same rights. A folder that was there stays as it is, but for our own.

    A file that is there is never opened past SQLite: on closing it, POSIX drops the locks of the whole process on it.
    The next program that came and went would then take itself for the last one, and remove the log that this one goes
    on writing to: every answer from then on would be lost.
    """
    if str(file).startswith("file:"):
        return
    _make_folder(file.parent)
    with suppress(OSError):  # somebody else's, or not to be written to: using it will say so, where it matters
        if file.parent == DEFAULT_FILE.parent:
            file.parent.chmod(_OWNER_ALONE)
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWNER_READS_AND_WRITES))
        for one in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
            if one.exists():
                one.chmod(_OWNER_READS_AND_WRITES)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=_OWNER_ALONE, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} for the database cannot be made ({error.strerror}). Make it, "
            f"or set {URL_VARIABLE} to a file in a folder that this user may write to."
        ) from None


def _postgresql(url: URL, wait_seconds: float) -> Engine:
    timeout = {} if "connect_timeout" in url.query else {"connect_timeout": max(2, round(wait_seconds))}
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
        pool_timeout=wait_seconds,
        connect_args=timeout,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.execute("SET TIME ZONE 'UTC'")
        connection.execute(f"SET lock_timeout = {int(wait_seconds * 1000)}")
        connection.commit()

    return engine
