"""What is asked of those who decide, and what stays open, on a part of a page."""

from itertools import takewhile

from reports.document.blocks import Blocks, Heading, Prose
from reports.document.chapters.decisions import decisions_table
from reports.document.context import Context
from reports.document.room import first_that_fits
from reports.narrative import ToldDecision, brief_pages, told_decisions
from reports.narrative.labels import label
from reports.view.model import View

ROOM = 30.0  # lines; how sure all is, and the method, stand below
RISKS_AND_DATES = ((5, 5), (4, 4), (3, 3), (2, 3), (1, 2), (1, 1), (0, 1), (0, 0))


def decisions(context: Context) -> Blocks:
    return first_that_fits(RISKS_AND_DATES, lambda extent: _told(context.view, *extent), ROOM)


def _told(view: View, shown: int, dates: int) -> Blocks:
    told = told_decisions(view)
    roles, again = brief_pages.roles_to_appoint(view), brief_pages.next_look(view)
    contracts = list(takewhile(lambda one: one.kind == "date", told)) if told[1:] else []
    days = [one for one in told if one.kind == "date"][len(contracts) : -1]
    asked = [
        *contracts,
        *(one for one in told if one.kind == "capacity"),
        *((ToldDecision("role", roles),) if roles else ()),
        *(one for one in told if one.kind == "money"),
        *days[:dates],
        *((ToldDecision("date", again),) if again else ()),
    ]
    risks = [one for one in told if one.kind == "risk"]
    more = max(0, len(risks) - shown) + max(0, len(days) - dates)
    rest = label("decisions.more", number=more) if more else ""
    return (
        *((decisions_table("decisions.asked", asked),) if asked else ()),
        Heading(label("decisions.open")),
        *((decisions_table("decisions.risks", risks[:shown]),) if risks[:shown] else ()),
        Prose(" ".join(part for part in (rest, brief_pages.what_stays_open(view)) if part)),
    )
