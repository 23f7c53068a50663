"""The minutes of a live workshop: a document of its own, for everyone who was there."""

from collections.abc import Callable, Iterator

from assessment.engagement.workshop import Item, Workshop
from assessment.questionnaire.model import Questionnaire
from reports.document import cells
from reports.document.blocks import (
    Block,
    Blocks,
    Break,
    Bullets,
    Cell,
    Chapter,
    Column,
    Content,
    Heading,
    Prose,
    Table,
    Text,
)
from reports.narrative import minutes as told
from reports.narrative.labels import label
from reports.text.dates import display_date
from reports.view.model import View

Told = Callable[[Item, Questionnaire], tuple[Cell, ...]]


def minutes_chapter(view: View, workshop: Workshop, *, named: bool) -> Chapter:
    """`named`: who was there is told by name."""
    people = len(workshop.people) or max((item.votes for item in workshop.items), default=0)
    name = label("minutes.name", day=display_date(told.day_of(workshop)))
    intro = Prose(told.minutes_intro(workshop, people), "intro")
    body = tuple(_sections(workshop, view.questionnaire, named))
    return Chapter("minutes", label("minutes.of", client=view.client.name), name, (intro, *body))


def _sections(workshop: Workshop, questionnaire: Questionnaire, named: bool) -> Iterator[Block]:
    agreed, parked, skipped = (workshop.of(state) for state in ("agreed", "parked", "skipped"))
    if not (agreed or parked or skipped):
        yield Prose(told.minutes_nothing())
    if agreed:
        yield from _table("agreed", told.minutes_agreed(), _agreed_columns(), agreed, _agreed, questionnaire)
    if parked:
        yield from _table("parked", told.minutes_parked(), _parked_columns(), parked, _parked, questionnaire)
    if skipped:
        yield Heading(label("minutes.skipped"))
        yield Bullets(tuple(_question(item, questionnaire) for item in skipped))
    if there := tuple(told.who_was_there(workshop, named)):
        yield Heading(label("minutes.there"))
        yield Bullets(there)


def _table(
    name: str,
    says: str,
    columns: tuple[Column, ...],
    items: tuple[Item, ...],
    row: Told,
    questionnaire: Questionnaire,
) -> Blocks:
    rows = (cells.row(*row(item, questionnaire)) for item in items)
    return (
        Heading(label(f"minutes.{name}")),
        Table(label(f"minutes.{name}"), columns, cells.rows(*rows), says=says),
    )


def _agreed_columns() -> tuple[Column, ...]:
    return (
        Column(label("columns.question"), 62),
        Column(label("columns.level"), 14, "middle"),
        Column(label("minutes.because")),
    )


def _agreed(item: Item, questionnaire: Questionnaire) -> tuple[Cell, ...]:
    assert item.agreement is not None
    agreed = item.agreement
    level = cells.level(agreed.rating) if agreed.rating is not None else cells.muted(label("minutes.not_applicable"))
    parts = (("", agreed.rationale), ("evidence", agreed.evidence), ("dissent", agreed.dissent))
    return _asked(item, questionnaire), level, Cell(_lines(parts))


def _parked_columns() -> tuple[Column, ...]:
    return (
        Column(label("columns.question"), 62),
        Column(label("minutes.brought")),
        Column(label("minutes.by"), 30),
        Column(label("minutes.until"), 26),
    )


def _parked(item: Item, questionnaire: Questionnaire) -> tuple[Cell, ...]:
    promise = item.promise
    if promise is None:
        return _asked(item, questionnaire), cells.dash(), Cell(), Cell()
    due = display_date(promise.due) if promise.due else ""
    return _asked(item, questionnaire), cells.text(promise.what), cells.text(promise.by), cells.text(due)


def _asked(item: Item, questionnaire: Questionnaire) -> Cell:
    """The practice over the question."""
    question = questionnaire.questions.get(item.question)
    if question is None:
        return cells.text(item.question)
    return Cell((Text(questionnaire.name_of(question.subject), "strong"), Break(), Text(question.entry.text)))


def _question(item: Item, questionnaire: Questionnaire) -> str:
    question = questionnaire.questions.get(item.question)
    return question.entry.text if question else item.question


def _lines(parts: tuple[tuple[str, str], ...]) -> Content:
    """Each on a line of its own, behind its name where it has one."""
    content: list[Text | Break] = []
    for name, text in parts:
        if text:
            content += [Break()] if content else []
            content += [Text(f"{label(f'minutes.{name}')}: ", "strong")] if name else []
            content += [Text(text)]
    return tuple(content)
