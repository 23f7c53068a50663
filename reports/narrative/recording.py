"""Which sentences a passage is made of: heard while it is said, so that nobody keeps a list of them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

_heard: ContextVar[dict[str, dict[str, None]] | None] = ContextVar("heard", default=None)
_passages: ContextVar[tuple[str, ...]] = ContextVar("passages", default=())


@contextmanager
def recording() -> Iterator[Mapping[str, Mapping[str, None]]]:
    """The sentences of each passage that is said meanwhile, by the passage's id, as keys in the order of speaking."""
    heard: dict[str, dict[str, None]] = {}
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)


@contextmanager
def within(passage: str) -> Iterator[None]:
    """What is said meanwhile belongs to this passage, and to those around it that quote it."""
    token = _passages.set((*_passages.get(), passage))
    try:
        yield
    finally:
        _passages.reset(token)


def is_heard() -> bool:
    """Whether somebody records at present what is said."""
    return _heard.get() is not None


def hear(sentence: str) -> None:
    heard = _heard.get()
    if heard is not None:
        for passage in _passages.get():
            heard.setdefault(passage, {})[sentence] = None
