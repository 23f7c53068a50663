"""What a command leaves on standard output: lines for people, or one JSON document."""

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO


class CannotPrint(Exception):
    """Standard output takes no more, and why. No OSError, since Click would end on that of a pipe without a word."""


class CheckedOutput:
    """Standard output that says in an exception of its own what keeps it from being written: a full disk, a reader
    that has gone.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        if self._stream is None:
            raise CannotPrint("it is closed")
        try:
            return self._stream.write(text)
        except OSError as error:
            raise self._cannot(error) from None

    def flush(self) -> None:
        try:
            if self._stream is not None:
                self._stream.flush()
        except OSError as error:
            raise self._cannot(error) from None

    def _cannot(self, error: OSError) -> CannotPrint:
        """What is left in its buffer goes nowhere, else Python would try once more when it ends."""
        assert self._stream is not None
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
        closed = isinstance(error, BrokenPipeError)
        return CannotPrint("whoever reads it has gone" if closed else str(error.strerror))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def print_either(as_json: bool, document: Any, lines: list[str]) -> None:
    if as_json:
        print_json(document)
    else:
        print_lines(lines)


def print_json(document: Any) -> None:
    print(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2))


def print_lines(lines: list[str]) -> None:
    print("\n".join(lines))


def say_beside(lines: Iterable[str]) -> None:
    """On standard error, beside a file that was written all the same."""
    for line in lines:
        say(line)


def say(line: object) -> None:
    """On standard error. Where that takes nothing either, nobody can be told, and the exit code is left."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(line, file=sys.stderr, flush=True)
