"""Cells and contents that many tables share, in few words."""

import datetime as dt
from dataclasses import replace
from math import floor

from reports.document.blocks import Break, Cell, Content, Group, Inline, Level, Row, Target, Text, Value
from reports.text import formatting
from reports.text.dates import display_date


def text(words: str) -> Cell:
    return Cell((Text(words),)) if words else Cell()


def muted(words: str) -> Cell:
    return Cell((Text(words, "muted"),)) if words else Cell()


def dash() -> Cell:
    """Nothing to show here."""
    return muted(formatting.NO_NUMBER)


def level(shown: int | None) -> Cell:
    return Cell((Level(shown),))


def value(shown: float | None) -> Cell:
    return Cell((Value(shown),))


def score(shown: float | None) -> Cell:
    return dash() if shown is None else Cell((Text(formatting.score(shown)),), value=shown)


def target(shown: int | None) -> Cell:
    return Cell() if shown is None else Cell((Target(str(shown)),), value=shown)


def share(shown: float | None) -> Cell:
    """A sheet, in which halves go up, has to print its value as a page does: less than all is 100 % nowhere, more than
    nothing is 0 % nowhere. Where it would not, the value is what is printed.
    """
    if shown is None:
        return dash()
    percent, in_a_sheet = formatting.percent(shown), floor(shown * 100 + 0.5)
    return Cell((Text(formatting.share(shown)),), value=shown if in_a_sheet == percent else percent / 100)


def days(shown: float) -> Cell:
    """Person-days."""
    return Cell((Text(formatting.day_number(shown)),), value=shown)


def whole(shown: int | None) -> Cell:
    return Cell() if shown is None else Cell((Text(str(shown)),), value=shown)


def count(shown: int) -> Cell:
    """How many, a dash for none."""
    return whole(shown) if shown else replace(dash(), value=0)


def day(shown: dt.date | None) -> Cell:
    return Cell() if shown is None else Cell((Text(display_date(shown)),), value=shown)


def lines(*parts: Inline) -> Content:
    """Each part on a line of its own."""
    return tuple(one for at, part in enumerate(parts) for one in ((Break(), part) if at else (part,)))


def row(*cells: Cell, further: tuple[Cell, ...] = ()) -> Row:
    return Row(tuple(cells), further=further)


def rows(*members: Row) -> tuple[Group, ...]:
    """A table's only group, without a heading."""
    return (Group("", tuple(members)),)
