"""What is wrong with an input, said to the person who can mend it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import groupby, islice

LONGEST_WORD = 100
SHOWN = 20  # problems of one file that are shown; a person mends those and reads the file again
KEPT = 1_000  # problems of one file that are kept at all
HINTS = 50  # unknown words of one file that get a "did you mean"; a file for another questionnaire has thousands


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
    """Input that cannot be used; carries the problems found, sorted by place. `further` is how many were not kept."""

    def __init__(self, problems: Iterable[Problem], further: int = 0) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems), key=_reading_order))
        self.further = further
        super().__init__("\n".join(self.lines()))

    def __reduce__(self) -> tuple[type["InputError"], tuple[tuple[Problem, ...], int]]:
        """It crosses from one process to another."""
        return InputError, (self.problems, self.further)

    def lines(self, shown: int = SHOWN) -> list[str]:
        """What people read: the first problems of each file, and how many more there are."""
        told: list[str] = []
        left = self.further
        for file, group in groupby(self.problems, key=lambda problem: problem.file):
            found = list(group)
            told += map(str, found[:shown])
            if len(found) > shown:
                told.append(str(Problem(file, 0, _further(len(found) - shown + left))))
                left = 0
        return [*told, _further(left)] if left else told


def _further(number: int) -> str:
    return f"and {number:,} more error{'' if number == 1 else 's'}; mend these first"


def input_error(problems: Iterable[Problem]) -> InputError:
    """Of as many problems as a person could want; of a stranger's file there may be hundreds of thousands."""
    found = iter(problems)
    kept = list(islice(found, KEPT))
    return InputError(kept, sum(1 for _ in found))


class Hints:
    """'; did you mean …?' for the first unknown words of a file: comparing each with all that is known takes long."""

    def __init__(self) -> None:
        self._words: set[str] = set()

    def near(self, word: object, known: Collection[str]) -> str:
        if len(self._words) >= HINTS and str(word) not in self._words:
            return ""
        self._words.add(str(word))
        return did_you_mean(word, known)


def twice(names: Iterable[str]) -> list[str]:
    """The names that stand more than once, sorted. Counted in one go: a stranger's file may hold very many."""
    return sorted(name for name, times in Counter(names).items() if times > 1)


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
