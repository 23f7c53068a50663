"""The chapters of a report as blocks, for every painter."""

from collections.abc import Callable, Mapping

from reports import narrative
from reports.document.blocks import Blocks, Chapter, Prose
from reports.document.chapters.business_case import business_case
from reports.document.chapters.changes import changes
from reports.document.chapters.findings import findings
from reports.document.chapters.heat_map import heat_map
from reports.document.chapters.needs import needs
from reports.document.context import Context
from reports.narrative.chapters import SILENT
from reports.narrative.chapters import Chapter as Told

Builder = Callable[[Context], Blocks]

CHAPTERS: Mapping[str, Builder] = {
    "needs": needs,
    "changes": changes,
    "heat_map": heat_map,
    "findings": findings,
    "business_case": business_case,
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
        wide=told.id in WIDE and not told.brief,
        follows=context.is_thin and FOLLOWS.get(told.id) in context.has,
        brief=told.brief,
    )
