"""An exchange file's content as an assessment, or what is wrong with it: in as much memory as the file deserves.

Pydantic keeps every fault that it finds, at a kilobyte each, and a stranger's file may have a million. So long lists
are validated in pieces, of which no more faults are kept than anybody would read.
"""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from assessment.engagement.model import Answer, Assessment, Consensus, Respondent
from assessment.engagement.overrides import Override
from assessment.input.problems import KEPT, InputError, Problem
from assessment.input.schema_errors import Place, findings

PIECE = 2_000  # entries that are validated at once
MOST_VALUES = 100_000  # in a piece, or beside the long lists
SHOWN_KEY = 60  # characters of a key that an error shows
LONG_LISTS: dict[str, TypeAdapter[Any]] = {
    "respondents": TypeAdapter(tuple[Respondent, ...]),
    "answers": TypeAdapter(tuple[Answer, ...]),
    "consensus": TypeAdapter(tuple[Consensus, ...]),
    "own_words": TypeAdapter(tuple[Override, ...]),
}


def validated(content: dict[str, Any], name: str) -> Assessment:
    """InputError with what is wrong. `name` is what errors call the file."""
    found = _Found(content, name)
    rest = dict(content)
    for key in LONG_LISTS:
        entries = content.get(key)
        if isinstance(entries, list) and len(entries) > PIECE:
            rest[key] = found.taken(key, entries)
    found.expect_few({key: value for key, value in rest.items() if value is content[key]})
    try:
        assessment = Assessment.model_validate(rest)
    except ValidationError as error:
        found.note(error)
        raise found.error() from None
    if found.problems:
        raise found.error()
    return assessment


def path_of(place: Place) -> str:
    """A place as people write it: answers[3].rating."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part[:SHOWN_KEY]}" for part in place)
    return path.removeprefix(".")


class _Found:
    """Collects what is wrong, and beyond a number only counts it."""

    def __init__(self, content: dict[str, Any], name: str) -> None:
        self.content, self.name = content, name
        self.problems: list[Problem] = []
        self.further = 0

    def taken(self, key: str, entries: list[Any]) -> list[Any]:
        """The entries as what they say, where all are in order; else none."""
        made: list[Any] = []
        faults = len(self.problems) + self.further
        for first in range(0, len(entries), PIECE):
            piece = entries[first : first + PIECE]
            self.expect_few(piece)
            try:
                made += LONG_LISTS[key].validate_python(piece)
            except ValidationError as error:
                self.note(error, key, first)
        return made if faults == len(self.problems) + self.further else []

    def note(self, error: ValidationError, key: str = "", first: int = 0) -> None:
        """`key` and `first` say which piece of which list the error is about."""

        def stands(place: Place) -> Place:
            return (key, first + int(place[0]), *place[1:]) if key else place

        if len(self.problems) >= KEPT:
            self.further += error.error_count()
            return
        for place, sentence in findings(error, Assessment, self.content, stands=stands):
            self.problems.append(Problem(self.name, 0, f"{path_of(place)}: {sentence}" if place else sentence))

    def expect_few(self, content: Any) -> None:
        """InputError where a part of the file holds more than could ever be meant."""
        waiting, number = [content], 0
        while waiting:
            part = waiting.pop()
            inside = part.values() if isinstance(part, dict) else part
            number += len(inside)
            if number > MOST_VALUES:
                sentence = (
                    f"holds more than {MOST_VALUES:,} values in a place that has a few; expected an exchange file"
                )
                raise InputError([Problem(self.name, 0, sentence)])
            waiting += [value for value in inside if isinstance(value, dict | list)]

    def error(self) -> InputError:
        beyond = max(0, len(self.problems) - KEPT)
        return InputError(self.problems[:KEPT], self.further + beyond)
