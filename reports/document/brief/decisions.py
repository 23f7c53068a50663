"""What is asked of those who decide, and what stays open, on a part of a page."""

from collections.abc import Mapping
from itertools import takewhile

from reports.document import cells
from reports.document.blocks import Blocks, Cell, Column, Heading, Prose, Table, Text
from reports.document.brief.method import method
from reports.document.chapters.decisions import decisions_table
from reports.document.context import Context
from reports.document.room import first_that_fits, lines_of, room_under
from reports.narrative import ToldDecision, brief_pages, days_that_weigh, told_decisions
from reports.narrative.labels import label
from reports.view.model import View

MARGIN: Mapping[str, float] = {"a4": 2.6, "letter": 1.5}
"""Lines that a page holds beside the estimate, since what stands below is set smaller."""
EXTENTS = (
    *((dates, None) for dates in (5, 4, 3, 2)),
    *((2, dangers) for dangers in (5, 4, 3)),
    *((1, dangers) for dangers in (None, 5, 4, 3, 2, 1)),
)
"""How many days that are not kept are told in full, and of how many dangers that are borne until the same day each is
said; None: of all. A day is a decision, and what is borne stands in the full report."""


def decisions(context: Context) -> Blocks:
    """On the page that how sure all is, and the method, end."""
    view = context.view
    room = room_under(brief_pages.decisions_title(view), context.page_size) - lines_of(method(context))
    return first_that_fits(EXTENTS, lambda extent: _told(view, *extent), room + MARGIN[context.page_size])


def _told(view: View, dates: int, dangers: int | None) -> Blocks:
    told = told_decisions(view)
    contracts = list(takewhile(lambda one: one.kind == "date", told)) if told[1:] else []
    days, further = days_that_weigh(view, told, dates)
    roles, again = brief_pages.roles_to_appoint(view), brief_pages.next_look(view)
    asked = [
        *contracts,
        *(one for one in told if one.kind == "capacity"),
        *((ToldDecision("role", roles),) if roles else ()),
        *(one for one in told if one.kind == "money"),
        *days,
        *((ToldDecision("date", again),) if again else ()),
    ]
    return (
        *((decisions_table("decisions.asked", asked),) if asked else ()),
        *((Prose(brief_pages.days_not_kept_either(view, further)),) if further else ()),
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
