"""What tables of requirements have in common: those of a lens, and those of the clauses of ISO/IEC 20000-1."""

from collections.abc import Iterable, Sequence

from reports import narrative
from reports.document import cells
from reports.document.blocks import Cell, Column, Content, Inline, Link, Listed, Text, Tone
from reports.document.charts import Class
from reports.document.context import Context
from reports.narrative.labels import label
from reports.view.focus import told_whole
from reports.view.readiness import RATING_WORDS, ClosingView, RequirementProspect

DRAWN_AS = {"N": 1, "P": 2, "L": 4, "F": 5}
"""The step of the ramp that a rating is drawn in, where one colour is needed for each."""


def links_of(context: Context) -> frozenset[str]:
    """The actions that a table can lead to."""
    return told_whole(context.view) if "actions" in context.has else frozenset()


def rated(rating: str | None) -> Content:
    """'F fully'; nothing where there is no answer."""
    return (Text(rating, "strong"), Text(RATING_WORDS[rating])) if rating else ()


def no_answer(span: int = 1) -> Cell:
    return Cell((Text(label("readiness.no_answer"), "muted"),), span=span)


def closing_actions(closing: Iterable[ClosingView], links: frozenset[str], tone: Tone) -> Content:
    """Planned actions by number and title, each with the period in which it ends, which is said in this tone."""
    items = tuple(_action(one, links, tone) for one in closing)
    return (Listed(items),) if items else ()


def _action(closing: ClosingView, links: frozenset[str], tone: Tone) -> Content:
    title = closing.action.title
    named: Inline = Link(title, f"action-{closing.number}") if closing.action.id in links else Text(title)
    return Text(str(closing.number), "strong"), named, Text(closing.until, tone)


# ---- What only a sheet has room for


def in_full_columns(planned: bool) -> tuple[Column, ...]:
    then = (
        Column(label("excel.readiness_then"), align="right", id="readiness_then"),
        Column(label("excel.actions_by_number"), id="actions"),
    )
    return (
        Column(label("readiness.readiness"), align="right", id="readiness"),
        Column(label("excel.questions"), id="questions"),
        Column(label("excel.without_answer"), id="unanswered"),
        Column(label("excel.furthest"), id="furthest"),
        *(then if planned else ()),
    )


def in_full(prospect: RequirementProspect | None, planned: bool, closing: Iterable[ClosingView]) -> tuple[Cell, ...]:
    """None: nobody is asked about it, so that there is nothing to say."""
    if prospect is None:
        return tuple(Cell() for _ in in_full_columns(planned))
    numbers = ", ".join(str(one.number) for one in closing)
    return (
        cells.share(prospect.now.readiness),
        cells.whole(prospect.asked),
        cells.whole(prospect.unanswered),
        cells.text("\n".join(narrative.obstacle(found) for found in prospect.obstacles)),
        *((cells.share(prospect.then.readiness), cells.text(numbers)) if planned else ()),
    )


# ---- What only a slide has room for


def furthest(known: Iterable[RequirementProspect]) -> list[RequirementProspect]:
    """Those with an answer, the one that is furthest away first."""
    rated_ones = (one for one in known if one.now.readiness is not None)
    return sorted(rated_ones, key=lambda one: one.now.readiness or 0.0)


def by_rating(moments: Sequence[Sequence[str | None]]) -> tuple[Class, ...]:
    """How many requirements are rated N, P, L and F at each moment."""
    return tuple(
        Class(word, tuple(list(ratings).count(rating) for ratings in moments), DRAWN_AS[rating])
        for rating, word in RATING_WORDS.items()
    )
