"""The chapters of a report as blocks, for every painter."""

from collections.abc import Callable, Mapping

from reports import narrative
from reports.document.blocks import Blocks, Chapter, Prose
from reports.document.chapters.findings import findings
from reports.document.chapters.handover import handover
from reports.document.chapters.readiness import readiness
from reports.document.chapters.roadmap import roadmap
from reports.document.context import Context
from reports.narrative.chapters import SILENT
from reports.narrative.chapters import Chapter as Told

Builder = Callable[[Context], Blocks]

CHAPTERS: Mapping[str, Builder] = {
    "findings": findings,
    "roadmap": roadmap,
    "handover": handover,
    "readiness": readiness,
}
BRIEF: Mapping[str, Builder] = {}
WIDE = frozenset({"roadmap", "sheets"})
"""Their pages lie on their side."""
FOLLOWS = {"findings": "maturity", "handover": "roadmap"}
"""In a thin report these go on where the other ends."""


def chapter_of(told: Told, context: Context) -> Chapter:
    """A chapter that applies, with its blocks. What a consultant adds to a silent one stands first."""
    made = (BRIEF if told.brief else CHAPTERS)[told.id](context)
    added = narrative.addition(context.view, told.id) if told.id in SILENT else ""
    first = (Prose(added, "intro"),) if added else ()
    return Chapter(
        told.id,
        told.name,
        told.title,
        (*first, *made),
        wide=_is_wide(told, context),
        follows=context.is_thin and FOLLOWS.get(told.id) in context.has,
        brief=told.brief,
    )


def _is_wide(told: Told, context: Context) -> bool:
    """A roadmap on which nothing is planned has no table that needs the room."""
    return told.id in WIDE and not told.brief and (told.id != "roadmap" or context.gantt is not None)
