"""What is wrong with an input, said to the person who can mend it."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

LONGEST_WORD = 100


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where. `line` is 0 where the place has no line."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return _one_line(f"{place}: {self.message}")


def _one_line(text: str) -> str:
    """Line breaks, control characters and lone surrogates written out, so that a problem stays one line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _reading_order(problem: Problem) -> tuple[str, int, list[str | int]]:
    """By file and line, and answers[9] before answers[10]. Text and numbers alternate, so they compare."""
    words = re.split(r"([0-9]{1,9})", problem.message)
    return problem.file, problem.line, [int(word) if at % 2 else word for at, word in enumerate(words)]


class InputError(Exception):
    """Input that cannot be used; carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems), key=_reading_order))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["InputError"], tuple[tuple[Problem, ...]]]:
        """It crosses from one process to another."""
        return InputError, (self.problems,)


def did_you_mean(word: object, known: Collection[str]) -> str:
    """'; did you mean …?' where a known word is close to what was found, else the empty string."""
    if len(str(word)) > LONGEST_WORD:
        return ""
    close = _closest(str(word), tuple(known))
    return f"; did you mean '{close[0]}'?" if close else ""


@lru_cache(maxsize=1024)
def _closest(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """A file can hold the same unknown word thousands of times, so each is compared once."""
    return tuple(get_close_matches(word, known, n=1))
