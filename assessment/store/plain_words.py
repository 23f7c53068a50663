"""Errors of the database drivers, said in plain words. No message holds a password or what a client said."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from assessment.store.errors import ConnectionLost, StoreError

BUSY = "The database is busy: too many people at once. Nothing of this step was saved. Try again."
_SQLITE = {
    "SQLITE_NOTADB": "is damaged or is not a database",
    "SQLITE_CORRUPT": "is damaged",
    "SQLITE_BUSY": "is in use by another program and stayed locked",
    "SQLITE_LOCKED": "is in use by another program and stayed locked",
    "SQLITE_CANTOPEN": "cannot be opened",
    "SQLITE_READONLY": "cannot be written to",
    "SQLITE_PERM": "cannot be written to",
    "SQLITE_FULL": "cannot grow: the disk is full",
    "SQLITE_IOERR": "cannot be read or written: the disk reports an error",
}
_SQLITE_WAY_OUT = {
    "SQLITE_BUSY": "Nothing of this step was saved. Try again; if it stays so, close other programs that use the file.",
    "SQLITE_CANTOPEN": "Check that the folder exists and that this user may read and write in it.",
    "SQLITE_READONLY": "Nothing of this step was saved. Give this user the right to write to the file and its folder.",
    "SQLITE_FULL": "Nothing of this step was saved. Free some space, then try again.",
    "SQLITE_IOERR": "Nothing of this step was saved. Check the disk, and copy the file to a safe place.",
}
_ALIASES = {"SQLITE_LOCKED": "SQLITE_BUSY", "SQLITE_PERM": "SQLITE_READONLY", "SQLITE_NOTADB": "SQLITE_CORRUPT"}
_LOCK_NOT_AVAILABLE = "55P03"


def damaged(path: str) -> str:
    """The sentence about a database file that cannot be used."""
    return (
        f"The database file {path} is damaged or is not a database. It was left untouched. "
        "Copy it to a safe place and put back the last backup, "
        "or set WAYMARK_DATABASE_URL to another file to start anew."
    )


@contextmanager
def plain_words(engine: Engine) -> Iterator[None]:
    """Turns every error of the driver inside the block into a StoreError."""
    try:
        yield
    except PoolTimeout:
        raise StoreError(BUSY) from None
    except DBAPIError as error:
        if engine.dialect.name == "sqlite":
            raise StoreError(_sqlite(engine, error)) from error
        lost = error.connection_invalidated and error.statement is not None
        raise (ConnectionLost if lost else StoreError)(_postgresql(engine, error)) from error


def _sqlite(engine: Engine, error: DBAPIError) -> str:
    path = engine.url.database or ""
    code = str(getattr(error.orig, "sqlite_errorname", ""))
    kind = "_".join(code.split("_")[:2])  # SQLITE_BUSY_SNAPSHOT is a kind of SQLITE_BUSY
    if _ALIASES.get(kind, kind) == "SQLITE_CORRUPT":
        return damaged(path)
    if kind not in _SQLITE:
        return f"The database file {path} refused a step, and nothing of it was saved: {error.orig}"
    return f"The database file {path} {_SQLITE[kind]}. {_SQLITE_WAY_OUT[_ALIASES.get(kind, kind)]}"


def _postgresql(engine: Engine, error: DBAPIError) -> str:
    server = place_of(engine)
    if getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
        return f"The {server} is busy with another change here. Nothing of this step was saved. Try again."
    if error.statement is None:
        return (
            f"The {server} cannot be reached ({_first_line(engine, error)}). Check that it runs, and the host, "
            "port, name, user and password in WAYMARK_DATABASE_URL."
        )
    if error.connection_invalidated:
        return f"The connection to the {server} was lost. Look whether your last change is there, then try again."
    return f"The {server} refused a step, and nothing of it was saved: {_first_line(engine, error)}"


def place_of(engine: Engine) -> str:
    """'PostgreSQL database … on …', without user and password."""
    url = engine.url
    host = url.host or url.query.get("host") or "this machine"
    port = f", port {url.port}" if url.port else ""
    return f"PostgreSQL database '{url.database or ''}' on {host}{port}"


def _first_line(engine: Engine, error: DBAPIError) -> str:
    line = str(error.orig).strip().partition("\n")[0]
    password = engine.url.password
    return line.replace(str(password), "***") if password else line
