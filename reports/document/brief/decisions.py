"""What is asked of those who decide, and what stays open, on a part of a page."""

from reports.document.blocks import Blocks, Heading, Prose
from reports.document.chapters.decisions import decisions_table
from reports.document.context import Context
from reports.document.room import first_that_fits
from reports.narrative import brief_pages, told_decisions
from reports.narrative.labels import label
from reports.view.model import View

ROOM = 32.0  # lines; how sure all is, and the method, stand below
RISKS = (5, 4, 3, 2, 1)


def decisions(context: Context) -> Blocks:
    return first_that_fits(RISKS, lambda risks: _told(context.view, risks), ROOM)


def _told(view: View, shown: int) -> Blocks:
    told = told_decisions(view)
    asked, risks = [one for one in told if one.kind != "risk"], [one for one in told if one.kind == "risk"]
    more = len(risks) - shown
    rest = label("decisions.more_risks", number=more) if more > 0 else ""
    return (
        *((decisions_table("decisions.asked", asked),) if asked else ()),
        Heading(label("decisions.open")),
        *((decisions_table("decisions.risks", risks[:shown]),) if risks else ()),
        Prose(" ".join(part for part in (rest, brief_pages.what_stays_open(view)) if part)),
    )
