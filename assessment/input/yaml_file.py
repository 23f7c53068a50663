"""YAML whose every value knows its line.

Scalars are read as YAML 1.2's core schema does, so an unquoted `No` or `On` stays text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from assessment.input.numbers import whole
from assessment.input.problems import InputError, Problem

MAX_BYTES = 1024**2  # a practice has 40 kB; a list of a million empty lists would take half a gigabyte

Place: TypeAlias = tuple[str | int, ...]

_BOOLEAN, _INTEGER, _FLOAT, _NULL = (f"tag:yaml.org,2002:{kind}" for kind in ("bool", "int", "float", "null"))
_CORE_SCHEMA = {
    _BOOLEAN: (re.compile(r"true|True|TRUE|false|False|FALSE"), "tTfF"),
    _NULL: (re.compile(r"~|null|Null|NULL|"), "~nN"),
    _INTEGER: (re.compile(r"[-+]?[0-9]+"), "-+0123456789"),
    _FLOAT: (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), "-+.0123456789"),
}


class _CoreLoader(yaml.CSafeLoader):
    """Knows no kind of scalar but those of the core schema."""


_CoreLoader.yaml_implicit_resolvers = {}

for _tag, (_pattern, _first) in _CORE_SCHEMA.items():
    _CoreLoader.add_implicit_resolver(
        _tag, re.compile(rf"(?:{_pattern.pattern})\Z"), [*_first, ""] if _tag == _NULL else list(_first)
    )


@dataclass(frozen=True)
class YamlFile:
    """A file's content as plain values, the line on which each value stands, and each number as it is written."""

    name: str
    content: Any
    lines: dict[Place, int]
    numbers: dict[Place, str]

    def line(self, place: Place) -> int:
        """Line of a value, or of the nearest value around it where the value itself is missing."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, message: str) -> Problem:
        return Problem(self.name, self.line(place), message)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read one file; raises InputError for what YAML itself forbids, with the line."""
    text = _text(path, name)
    try:
        node = _CoreLoader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise InputError([_syntax_problem(name, error)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        found = f"U+{ord(error.character):04X}" if isinstance(error.character, str) else f"U+{error.character:04X}"
        raise InputError([Problem(name, line, f"holds a character that cannot be printed ({found})")]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError([Problem(name, 1, f"is not readable as YAML: {error}")]) from None
    if node is None:
        raise InputError([Problem(name, 1, "is empty; expected a questionnaire's content")])
    reader = _NodeReader(name)
    try:
        content = reader.value(node, ())
    except RecursionError:
        raise InputError([Problem(name, 1, "is nested too deeply; expected a questionnaire's content")]) from None
    if reader.problems:
        raise InputError(reader.problems)
    return YamlFile(name, content, reader.lines, reader.numbers)


def _text(path: Path, name: str) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError([Problem(name, 0, f"cannot be read: {error.strerror}")]) from None
    if len(raw) > MAX_BYTES:
        raise InputError([Problem(name, 0, f"is larger than {MAX_BYTES // 1024} KiB; expected a file of that at most")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError([Problem(name, line, "is not UTF-8 text; save the file with the encoding UTF-8")]) from None


def _syntax_problem(name: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    context = f" ({error.context})" if error.context else ""
    return Problem(name, mark.line + 1 if mark else 1, f"is not valid YAML: {error.problem}{context}")


class _NodeReader:
    """Turns nodes into plain values and notes the line of each."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Place, int] = {}
        self.numbers: dict[Place, str] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, place: Place) -> Any:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            if node.tag in (_INTEGER, _FLOAT):
                self.numbers[place] = str(node.value)
            return self._plain(node)
        if id(node) in self._seen:  # an alias: it would let a small file unfold into an endless one
            self._report(node, "anchors and aliases (& and *) are not used here; write the value out")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        return [self.value(item, (*place, at)) for at, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str | int, Any]:
        values: dict[str | int, Any] = {}
        for key_node, value_node in node.value:
            key = whole(self._plain(key_node)) if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, str | int) or isinstance(key, bool):
                self._report(key_node, "a key must be a word or a whole number")
            elif key in values:
                self._report(key_node, f"key '{key}' stands twice; expected once")
            else:
                self.lines[(*place, key)] = key_node.start_mark.line + 1
                values[key] = self.value(value_node, (*place, key))
        return values

    def _plain(self, node: yaml.ScalarNode) -> str | int | float | bool | None:
        try:
            return _scalar(node)
        except ValueError:  # a tag such as !!int before text that is no number
            self._report(node, f"'{node.value[:60]}' is not what its tag says; leave the tag out")
            return None

    def _report(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.name, node.start_mark.line + 1, message))


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    text = node.value
    if node.tag == _NULL:
        return None
    if node.tag == _BOOLEAN:
        return bool(text.lower() == "true")
    if node.tag == _INTEGER:
        return int(text) if len(text) < 19 else str(text)
    if node.tag == _FLOAT:
        return float(text)
    return str(text)


def yaml_paths(folder: Path) -> Iterator[Path]:
    """All YAML files under a folder, in a fixed order, but hidden ones."""
    return iter(
        sorted(
            path
            for path in folder.rglob("*")
            if path.suffix in (".yaml", ".yml") and not is_hidden(path.relative_to(folder)) and path.is_file()
        )
    )


def is_hidden(path: Path) -> bool:
    """Whether a system or program keeps it for itself: ._name and __MACOSX of macOS, ~$name of Office, .git."""
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts)
