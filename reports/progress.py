"""What is told while a report is made: the part under way, and what had to be mended."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class PartBegun:
    """`part` is being made; about `share` of the work (0 to 1) lies behind it."""

    part: str
    share: float


@dataclass(frozen=True)
class Mended:
    """A template of one's own failed at `place` (file:line), and the shipped one stands in for this part."""

    part: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}; the part “{self.part}” is made with the shipped template"


@dataclass(frozen=True)
class Stale:
    """Somebody's own words are older than the numbers behind them, and which."""

    what: str

    def __str__(self) -> str:
        return self.what


@dataclass(frozen=True)
class Overlong:
    """An edition came out longer than it is meant to be, and what helps."""

    what: str

    def __str__(self) -> str:
        return self.what


@dataclass(frozen=True)
class Boxes:
    """Characters that no font here can draw, and what brings one."""

    what: str

    def __str__(self) -> str:
        return self.what


Event = PartBegun | Mended | Stale | Overlong | Boxes
Listener = Callable[[Event], None]


def nobody(_event: Event) -> None:
    """Listens to nothing."""


@lru_cache(maxsize=256)
def _log(event: Event) -> None:
    """Where nobody listens, as while a screen is drawn, what had to be mended is found in the log, the same once."""
    if isinstance(event, Mended):
        logging.getLogger("waymark").warning("%s", event)


_listening: ContextVar[Listener] = ContextVar("listening", default=_log)


@contextmanager
def listening(listen: Listener) -> Iterator[None]:
    """Whoever listens hears of sentences too, which are said in many places; of the same fault once."""
    heard = set[Mended]()

    def once(event: Event) -> None:
        if not isinstance(event, Mended) or event not in heard:
            listen(event)
        if isinstance(event, Mended):
            heard.add(event)

    token = _listening.set(once)
    try:
        yield
    finally:
        _listening.reset(token)


def tell(event: Mended) -> None:
    """To whoever listens."""
    _listening.get()(event)


class PartFailed(Exception):
    """A part of the report could not be made, and which."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"the part “{part}” could not be made: {why}")
        self.part, self.why = part, why

    def __reduce__(self) -> tuple[type["PartFailed"], tuple[str, str]]:
        """It crosses from one process to another."""
        return PartFailed, (self.part, self.why)
