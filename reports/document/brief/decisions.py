"""What is asked of those who decide, and what stays open, on a part of a page."""

from itertools import takewhile

from reports.document import cells
from reports.document.blocks import Blocks, Cell, Column, Heading, Prose, Table, Text
from reports.document.chapters.decisions import decisions_table
from reports.document.context import Context
from reports.document.room import first_that_fits
from reports.narrative import ToldDecision, brief_pages, told_decisions
from reports.narrative.labels import label
from reports.view.model import View

ROOM = {"a4": 28.0, "letter": 25.5}  # lines; how sure all is, and the method, stand below
EXTENTS: tuple[tuple[int, int | None], ...] = (
    *((dates, None) for dates in (5, 4, 3, 2, 1)),
    *((1, dangers) for dangers in (5, 4, 3, 2)),
)
"""How many dates are asked about one by one, and of how many dangers borne until a day each is said; None: all."""


def decisions(context: Context) -> Blocks:
    return first_that_fits(EXTENTS, lambda extent: _told(context.view, *extent), ROOM[context.page_size])


def _told(view: View, dates: int, dangers: int | None) -> Blocks:
    told = told_decisions(view)
    contracts = list(takewhile(lambda one: one.kind == "date", told)) if told[1:] else []
    days = [one for one in told if one.kind == "date"][len(contracts) : -1]
    roles, again = brief_pages.roles_to_appoint(view), brief_pages.next_look(view)
    asked = [
        *contracts,
        *(one for one in told if one.kind == "capacity"),
        *((ToldDecision("role", roles),) if roles else ()),
        *(one for one in told if one.kind == "money"),
        *days[:dates],
        *((ToldDecision("date", again),) if again else ()),
    ]
    return (
        *((decisions_table("decisions.asked", asked),) if asked else ()),
        *((Prose(brief_pages.days_not_kept_either(view, dates)),) if len(days) > dates else ()),
        Heading(label("decisions.open")),
        *_open(view, dangers),
        Prose(brief_pages.what_stays_open(view)),
    )


def _open(view: View, dangers: int | None) -> Blocks:
    """The dangers that are borne for a while, by until when, and the duties that stay unmet."""
    unmet = brief_pages.duties_unmet(view)
    rows = [*brief_pages.dangers_borne(view, dangers), *(((label("decisions.unmet"), unmet),) if unmet else ())]
    late = brief_pages.needs_borne(view)
    rows += [(label("decisions.late_needs"), late)] if late else []
    if not rows:
        return ()
    return (
        Table(
            label("decisions.risks"),
            (Column("", 34), Column("")),
            cells.rows(*(cells.row(Cell((Text(until, "strong"),)), cells.text(what)) for until, what in rows)),
            role="compact",
        ),
    )
