"""With how many decimals a score is written: as many as its answers can hold, said once for all that is made of them.

It is bound where an assessment's output begins, and not handed through every sentence, cell and label that has a score.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

DECIMALS = 2
QUICK = 1  # of one answer a practice a second one would promise what nobody asked
_decimals: ContextVar[int] = ContextVar("decimals of a score", default=DECIMALS)


def decimals() -> int:
    """Of the assessment that is written about at present."""
    return _decimals.get()


def decimals_of(depth: str) -> int:
    """`depth` is that of the whole assessment: practices that were asked deeper stand in the same tables."""
    return QUICK if depth == "quick" else DECIMALS


@contextmanager
def scores_as_asked(depth: str) -> Iterator[None]:
    """What is written meanwhile is about an assessment of this depth."""
    token = _decimals.set(decimals_of(depth))
    try:
        yield
    finally:
        _decimals.reset(token)


def write_scores_as_asked(depth: str | None) -> None:
    """The same for all that follows here: for a look at a page, which is about one assessment, or about none."""
    _decimals.set(DECIMALS if depth is None else decimals_of(depth))


def score_format() -> str:
    """The same as office programs ask for it: '0.00'."""
    return f"0.{'0' * decimals()}"
