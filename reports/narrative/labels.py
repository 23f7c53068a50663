"""Headings, names of columns, captions and signs: texts of a few words that are the same in every report."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from assessment.input.yaml_file import read_yaml

FILE = Path(__file__).resolve().parent / "en" / "labels.yaml"


def label(key: str, **values: object) -> str:
    """`label("columns.practice")` is "Practice"; values stand in the text as `{name}`. KeyError names the nearest."""
    known = _labels()
    if key not in known:
        near = get_close_matches(key, known, 1)
        raise KeyError(f"no label '{key}'" + (f"; did you mean '{near[0]}'?" if near else ""))
    return known[key].format(**values) if values else known[key]


@cache
def _labels() -> Mapping[str, str]:
    return dict(_flat(read_yaml(FILE, FILE.name).content))


def _flat(content: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, entry in content.items():
        if isinstance(entry, Mapping):
            yield from _flat(entry, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(entry)
