"""A SQLite file that is removed or replaced under the running program: noticed before anything goes into nothing.

A program keeps writing into a file that was deleted, and nobody finds it there again. So the file is looked at before a
connection is made (which would make a new, empty one), when a transaction begins, and before it is committed.
"""

from pathlib import Path

from sqlalchemy import Engine, event

from assessment.store.errors import StoreError


class _Watched:
    """One database file and what it was when this program first opened it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.opened: tuple[int, int] | None = None

    def note(self) -> None:
        """Keeps which file it is, the first time."""
        if self.opened is None:
            self.opened = self._now()

    def check(self) -> None:
        """StoreError where the file of the first time is not there any more."""
        now = self._now()
        if self.opened is None or now == self.opened:
            return
        if now is None:
            raise StoreError(
                f"The database file {self.path} was removed or moved while Waymark ran. Nothing of this step was "
                "saved. Put it back where it was, then try again."
            )
        raise StoreError(
            f"The database file {self.path} was replaced by another one while Waymark ran. Nothing of this step was "
            "saved. Start Waymark again to go on with the new file, or put the old one back and try again."
        )

    def _now(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def watch_file(engine: Engine) -> None:
    """From now on every connection and transaction of the engine sees that its file is still the same."""
    watched = _Watched(Path(str(engine.url.database)))

    @event.listens_for(engine, "do_connect")
    def before_connecting(*_: object) -> None:
        watched.check()

    @event.listens_for(engine, "connect")
    def connected(*_: object) -> None:
        watched.note()

    @event.listens_for(engine, "begin")
    @event.listens_for(engine, "commit")
    def within(_connection: object) -> None:
        watched.check()
