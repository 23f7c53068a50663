"""The roadmap as a table: one row an action, one column a period, a bar over the periods that it takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reports.view.model import ActionView, View

LETTERS_ONLY_FROM = 25


@dataclass(frozen=True)
class Row:
    """`before` and `after` are the empty periods on both sides of the bar."""

    number: int
    action: ActionView
    before: int
    length: int
    after: int


@dataclass(frozen=True)
class Gantt:
    """`years` are the header's groups with their width in periods; periods after the last action are not shown."""

    years: tuple[tuple[str, int], ...]
    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    load: tuple[float, ...]
    capacity: tuple[float, ...]
    labels: tuple[str, ...]


def gantt(view: View) -> Gantt | None:
    """None where nothing is planned."""
    numbered = [(number, action) for number, action in enumerate(view.actions, 1) if action.start is not None]
    if not numbered:
        return None
    shown = max((action.end or 0) for _, action in numbered) + 1
    labels = view.roadmap.labels[:shown]
    return Gantt(
        tuple(_years(labels)),
        tuple(_short(label, shown) for label in labels),
        tuple(_row(number, action, shown) for number, action in numbered),
        view.roadmap.load[:shown],
        view.roadmap.capacity[:shown],
        labels,
    )


def _row(number: int, action: ActionView, shown: int) -> Row:
    start, end = action.start or 0, action.end or 0
    return Row(number, action, start, end - start + 1, shown - end - 1)


def _years(labels: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for year, group in groupby(labels, key=lambda label: label.split()[1]):
        yield year, len(list(group))


def _short(label: str, shown: int) -> str:
    """'Q3', 'Jun', or 'J' where columns are too narrow for more."""
    name = label.split()[0]
    return name[0] if shown >= LETTERS_ONLY_FROM else name
