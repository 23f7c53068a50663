"""Branding from a file: the fields of the branding page, and logos by the name of a picture beside the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment.engagement.branding import Branding, Logo
from assessment.engagement.exchange_file import read_bounded
from assessment.input.problems import InputError, Problem, did_you_mean
from assessment.input.yaml_file import YamlFile, read_yaml
from reports.brand.brand import CONSULTANT_CHARACTERS, COVER_CHARACTERS, DISCLAIMER_CHARACTERS
from reports.brand.colours import readable
from reports.brand.logos import MOST_BYTES, read_logo

TEXTS = {"consultant": CONSULTANT_CHARACTERS, "cover_text": COVER_CHARACTERS, "disclaimer": DISCLAIMER_CHARACTERS}
COLOURS = ("colour", "second_colour")
LOGOS = ("consultant_logo", "client_logo")
FIELDS = (*TEXTS, *COLOURS, *LOGOS)
IN_A_FOLDER = ("branding.yaml", "branding.yml", "branding.json")
MOST_TEXT_BYTES = 1024**2


@dataclass(frozen=True)
class FromFile:
    """What a file says. `darkened` are lines about colours that would not have read on paper."""

    branding: Branding
    darkened: tuple[str, ...]


def read_branding(path: Path) -> FromFile:
    """From a YAML or JSON file, or from a folder that holds one. InputError names file, line and field."""
    file = _file(path)
    read_bounded(file, MOST_TEXT_BYTES, "a branding file")
    given = read_yaml(file, str(file))
    values = _values(given)
    problems, darkened = [*_unknown(given, values)], list[str]()
    made: dict[str, Any] = {}
    for field, value in values.items():
        if field in FIELDS:
            try:
                made[field] = _value(given, field, value, file.parent, darkened)
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)
    return FromFile(Branding(**made), tuple(darkened))


def _file(path: Path) -> Path:
    if not path.is_dir():
        return path
    found = [path / name for name in IN_A_FOLDER if (path / name).is_file()]
    if not found:
        raise InputError([Problem(str(path), 0, f"holds none of {', '.join(IN_A_FOLDER)}")])
    return found[0]


def _values(given: YamlFile) -> Mapping[Any, Any]:
    if not isinstance(given.content, dict):
        raise InputError([given.problem((), f"expected some of {', '.join(FIELDS)}, each with a value")])
    return given.content


def _unknown(given: YamlFile, values: Mapping[Any, Any]) -> list[Problem]:
    return [
        given.problem((key,), f"unknown key '{key}'{did_you_mean(key, FIELDS)}; expected some of {', '.join(FIELDS)}")
        for key in values
        if key not in FIELDS
    ]


def _value(given: YamlFile, field: str, value: object, folder: Path, darkened: list[str]) -> str | Logo:
    if value is None:
        raise _refused(
            given, field, "is empty; a text that holds # stands in quotes, and a field without a value is left out"
        )
    if not isinstance(value, str):
        raise _refused(given, field, f"expected text, found {str(value)[:40]}")
    if field in LOGOS:
        return _logo(given, field, folder / value)
    return _colour(given, field, value, darkened) if field in COLOURS else _text(given, field, value.strip())


def _text(given: YamlFile, field: str, text: str) -> str:
    if len(text) > TEXTS[field]:
        raise _refused(given, field, f"has {len(text)} characters; expected at most {TEXTS[field]}")
    return text


def _colour(given: YamlFile, field: str, value: str, darkened: list[str]) -> str:
    try:
        found = readable(value)
    except InputError as error:
        raise _refused(given, field, error.problems[0].message) from None
    if found.darkened:
        darkened.append(f"{given.name}: '{field}': {found.asked} is too pale to read on paper; {found.colour} is used")
    return found.colour


def _logo(given: YamlFile, field: str, picture: Path) -> Logo:
    """The picture's own name stands in the error, since it is what has to be mended."""
    try:
        return read_logo(read_bounded(picture, MOST_BYTES, "a logo"), picture.name)
    except InputError as error:
        raise _refused(given, field, "; ".join(map(str, error.problems))) from None


def _refused(given: YamlFile, field: str, why: str) -> InputError:
    return InputError([given.problem((field,), f"'{field}': {why}")])
