"""Programme charters: a page each, to be agreed on by whoever wants the result and those who bring it about."""

from collections.abc import Iterable, Iterator, Sequence

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Break,
    Cell,
    Chapter,
    Column,
    Content,
    Group,
    Heading,
    Prose,
    Row,
    Table,
    Text,
    Turn,
)
from reports.document.context import Context
from reports.narrative import ToldChange, ToldProgramme, ToldRole
from reports.narrative.labels import label
from reports.view.model import View

MOST_CHANGES = 2


def charters(context: Context) -> Blocks:
    """All of them as a chapter, each on a page of its own."""
    told = narrative.told_programmes(context.view)
    pages = ((*((Turn(wide=False),) if at else ()), Heading(one.name), *_charter(one)) for at, one in enumerate(told))
    return tuple(block for page in pages for block in page)


def charter_chapters(view: View) -> tuple[Chapter, ...]:
    """Each as a chapter, for a document that holds nothing else."""
    return tuple(
        Chapter(f"charters-{one.id}", label("charters.of", client=view.client.name), one.name, _charter(one))
        for one in narrative.told_programmes(view)
    )


def _charter(told: ToldProgramme) -> Blocks:
    return (
        Prose(told.goal, "intro"),
        Table(
            label("charters.facts", name=told.name),
            (Column("", 34), Column("")),
            (
                Group(label("charters.about"), tuple(_rows(_about(told)))),
                Group(label("charters.roles"), tuple(_rows(_roles(told.roles)))),
                Group(label("charters.changes"), tuple(_rows(_changes(told.changes)))),
            ),
            role="charter",
        ),
    )


def _rows(facts: Iterable[tuple[str, Content]]) -> Iterator[Row]:
    for head, content in facts:
        if content:
            yield Row((cells.text(head), Cell(content)))


def _about(told: ToldProgramme) -> Iterator[tuple[str, Content]]:
    yield label("charters.why"), _sentences((*told.why, told.risk_if_not))
    yield label("charters.scope"), _sentences((told.scope,))
    yield label("charters.milestones"), _dated((one.label, one.text) for one in told.milestones)
    yield label("charters.deliverables"), _in_a_row(told.deliverables)
    yield label("charters.effort"), _in_a_row((narrative.charter_effort(told), *((told.money,) if told.money else ())))
    yield label("charters.first"), _sentences(told.first)
    yield label("charters.measure"), _in_a_row(told.measures)
    yield label("charters.risks"), _sentences(told.risks)


def _roles(roles: Sequence[ToldRole]) -> Iterator[tuple[str, Content]]:
    """One row for each part of RACI that somebody has; roles that do the same stand on one line."""
    for part in dict.fromkeys(one.part for one in roles):
        by_what: dict[str, list[str]] = {}
        for one in roles:
            if one.part == part:
                by_what.setdefault(one.what, []).append(one.role)
        told = [narrative.role_in_part(names, what) for what, names in by_what.items()]
        yield label(f"charters.parts.{part}"), _in_a_row(told)


def _changes(changes: Sequence[ToldChange]) -> Iterator[tuple[str, Content]]:
    """One row for each kind: who is told, who learns, what is done otherwise."""
    for kind in dict.fromkeys(one.kind for one in changes):
        some = [one for one in changes if one.kind == kind]
        told = [(one.label, narrative.change_for(one)) for one in some[:MOST_CHANGES]]
        more = len(some) - len(told)
        further: Content = (Break(), Text(narrative.further_changes(more))) if more else ()
        yield label(f"charters.kinds.{kind}"), (*_dated(told), *further)


def _dated(lines: Iterable[tuple[str, str]]) -> Content:
    """Each on a line of its own, after its period."""
    return tuple(
        part
        for at, (period, text) in enumerate(lines)
        for part in (*((Break(),) if at else ()), Text(f"{period}: ", "strong"), Text(text))
    )


def _sentences(texts: Sequence[str]) -> Content:
    return (Text(" ".join(texts)),) if texts else ()


def _in_a_row(texts: Sequence[str]) -> Content:
    """One after the other, as a page has not the room for a line each."""
    return (Text("; ".join(texts)),) if texts else ()
