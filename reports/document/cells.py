"""Cells and contents that many tables share, in few words."""

from reports.document.blocks import Break, Cell, Content, Group, Inline, Level, Row, Target, Text, Value
from reports.text import formatting


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
    return dash() if shown is None else text(formatting.score(shown))


def target(shown: int | None) -> Cell:
    return Cell() if shown is None else Cell((Target(str(shown)),))


def lines(*parts: Inline) -> Content:
    """Each part on a line of its own."""
    return tuple(one for at, part in enumerate(parts) for one in ((Break(), part) if at else (part,)))


def row(*cells: Cell) -> Row:
    return Row(tuple(cells))


def rows(*members: Row) -> tuple[Group, ...]:
    """A table's only group, without a heading."""
    return (Group("", tuple(members)),)
