"""One file of a table: ids and numbers for programs, as they are and unrounded, names beside them for people."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """`columns` are snake_case. None is an empty cell, a list of ids stands in one cell, parted by blanks."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def ids(of: Iterable[str]) -> str:
    return " ".join(of)


def yes(value: bool) -> str:
    """As JSON writes it."""
    return "true" if value else "false"
