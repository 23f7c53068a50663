"""One of several programs that find no file and make it, all at the same moment, file after file."""

from pathlib import Path
from threading import BrokenBarrierError
from typing import Protocol

from assessment.store import StoreError, open_database, upgrade
from tests.patience import SECONDS


class Barrier(Protocol):
    """Lets nobody pass before everybody is there."""

    def wait(self, timeout: float | None = None) -> int:
        """Raises BrokenBarrierError where somebody does not come."""

    def abort(self) -> None:
        """Tells those who wait that somebody will not come."""


class Complaints(Protocol):
    """Takes what went wrong to the program that watches."""

    def put(self, complaint: str) -> None:
        """One sentence."""


def make_files(folder: Path, count: int, together: Barrier, complaints: Complaints) -> None:
    """Puts an empty sentence at the end, so that the watcher knows that there will be no more."""
    try:
        for number in range(count):
            engine = open_database(f"sqlite:///{folder}/{number}.db")
            together.wait(timeout=SECONDS)
            upgrade(engine)
            engine.dispose()
    except (StoreError, BrokenBarrierError) as error:
        complaints.put(str(error) or "left alone")
        together.abort()
    complaints.put("")
