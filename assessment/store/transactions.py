"""A transaction of the database: to read, to write, or to change one assessment of whoever acts."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from assessment.store import ownership
from assessment.store.database import WRITES, in_line, wipe_what_was_deleted
from assessment.store.entries import Principal
from assessment.store.ownership import LockedAssessment
from assessment.store.plain_words import plain_words
from assessment.store.schema import refuse_newer_tables


def utc_now() -> dt.datetime:
    """The clock of an installation."""
    return dt.datetime.now(dt.UTC)


class Transactions:
    """What every call of the store is made of."""

    def __init__(
        self, engine: Engine, now: Callable[[], dt.datetime] = utc_now, after_deleting: Callable[[], None] | None = None
    ) -> None:
        """`after_deleting`: drops what a front end keeps of people beside the database."""
        self._engine = engine
        self._now = now
        self._after_deleting = after_deleting
        self._writing = engine.execution_options(**{WRITES: True})
        # A reader sees one moment, though it asks several times; SQLite's transactions are so by themselves.
        self._reading = (
            engine.execution_options(isolation_level="REPEATABLE READ")
            if engine.dialect.name == "postgresql"
            else engine
        )

    def _wipe(self) -> None:
        """After a deletion was committed: the words are gone from the tables, and go from everywhere else."""
        wipe_what_was_deleted(self._engine)
        if self._after_deleting is not None:
            self._after_deleting()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with plain_words(self._engine), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def _read_of(self, principal: Principal, assessment_id: str) -> Iterator[Connection]:
        """To read one assessment of whoever acts; NotFound where it is somebody else's."""
        with self._read() as connection:
            ownership.client_of(connection, principal, assessment_id)
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with plain_words(self._engine), in_line(self._engine), self._writing.begin() as connection:
            refuse_newer_tables(connection)
            yield connection

    @contextmanager
    def _change(self, principal: Principal, assessment_id: str) -> Iterator[LockedAssessment]:
        with self._write() as connection:
            ownership.lock_assessment(connection, principal, assessment_id)
            # The clock is read with the lock in hand, so that the moments of a history run with its order.
            yield LockedAssessment(connection, assessment_id, principal.name, self._now())
