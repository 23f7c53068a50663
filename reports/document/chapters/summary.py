"""The bottom line: what is at stake, what was found in people's own words, what follows first, what is asked for.

In a re-assessment it begins with what has become of the earlier plan. Where too few questions have an answer, it says
whom to ask what in place of a plan.
"""

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Beside,
    Block,
    Blocks,
    Break,
    Bullets,
    Cell,
    Column,
    Content,
    Entry,
    Heading,
    Inline,
    Line,
    Notice,
    Prose,
    Table,
    Text,
)
from reports.document.context import Context
from reports.narrative import ToldFinding, bottom_line
from reports.narrative.labels import label
from reports.text.formatting import day_number
from reports.text.sanitize import shorten
from reports.view.model import ActionView, View

TOLD_REMARKS, REMARK_CHARACTERS = 2, 175
FURTHER_REMARKS, FURTHER_CHARACTERS = 5, 150
FIRST_ACTIONS, DATES, ROLES = 7, 7, 10
PRACTICES_NAMED = 5


def summary(context: Context) -> Blocks:
    view = context.view
    told = tuple(one for one in narrative.chosen_findings(view) if one.kind != "strength")
    return (
        *_preliminary_notice(view),
        *_since(view),
        *_lead(view),
        *_found(view, told),
        *(_whom_to_ask(view) if view.advice.preliminary else _follows(view)),
        *_asked(view),
        *_first_step(view),
        Line((Text(narrative.summary_basis(view)),), "basis"),
    )


def _preliminary_notice(view: View) -> Blocks:
    note = bottom_line.preliminary_note(view)
    return (Notice(label("bottom_line.preliminary"), (note,)),) if note and view.headline.valued else ()


def _since(view: View) -> Blocks:
    since = bottom_line.since_then(view)
    return (Heading(bottom_line.since_title(view)), Bullets(since, "since")) if since else ()


def _lead(view: View) -> Blocks:
    text = bottom_line.bottom_line_text(view) if view.headline.valued else ""
    return (Prose(text, "matters"),) if text else ()


def _found(view: View, told: tuple[ToldFinding, ...]) -> Blocks:
    if not told:
        return ()
    strong, further = bottom_line.strengths_in_short(view), bottom_line.further_remarks(view, told, FURTHER_REMARKS)
    besides = " ".join(bottom_line.remark(one, FURTHER_CHARACTERS) for one in further)
    return (
        Heading(label("summary.found")),
        *(Entry(one.title, _remarks(one), role="found") for one in told),
        *((Line((Text(label("bottom_line.besides"), "lead"), Text(besides)), "aside-line"),) if besides else ()),
        *((Line((Text(label("bottom_line.carries"), "lead"), Text(strong)), "aside-line"),) if strong else ()),
    )


def _remarks(one: ToldFinding) -> str:
    """What people said about it; where nobody said anything, what was found."""
    said = [bottom_line.remark(remark, REMARK_CHARACTERS) for remark in one.remarks[:TOLD_REMARKS]]
    return " ".join(said) if said else shorten(one.condition, 2 * REMARK_CHARACTERS)[0]


def _follows(view: View) -> Blocks:
    first, dates = bottom_line.first_actions(view), bottom_line.dates_ahead(view, DATES)
    left: tuple[Block, ...] = ()
    if first:
        left = (Heading(label("bottom_line.first")), Bullets(tuple(_action(one) for one in first[:FIRST_ACTIONS])))
    right: tuple[Block, ...] = ()
    if dates:
        lines = [part for day, what in dates for part in (Break(), Text(day, "lead"), Text(what))]
        right = (Heading(label("bottom_line.dates")), Line(tuple(lines[1:]), "dates"))
    return (Beside(left, right),) if left and right else (*left, *right)


def _action(action: ActionView) -> str:
    return label("bottom_line.action", title=action.title, lead=action.lead, days=day_number(action.effort_days))


def _asked(view: View) -> Blocks:
    asked = bottom_line.asked_in_short(view)
    if not asked or view.advice.preliminary:
        return ()
    return (Heading(label("bottom_line.asked")), Bullets(asked))


def _whom_to_ask(view: View) -> Blocks:
    """In place of a plan."""
    asked = bottom_line.whom_to_ask(view)
    if not asked or not view.headline.valued:
        return ()
    return (
        Heading(label("bottom_line.whom_to_ask")),
        Table(
            label("bottom_line.whom_to_ask"),
            (
                Column(label("columns.role"), 44),
                Column(label("bottom_line.open_questions"), 24, "right"),
                Column(label("bottom_line.about")),
            ),
            cells.rows(
                *(
                    cells.row(cells.text(role), cells.text(str(number)), Cell(_practices(names)))
                    for role, number, names in asked[:ROLES]
                )
            ),
        ),
    )


def _practices(names: tuple[str, ...]) -> Content:
    shown: Inline = Text(", ".join(names[:PRACTICES_NAMED]))
    more = len(names) - PRACTICES_NAMED
    return (shown, Text(label("bottom_line.more", number=more))) if more > 0 else (shown,)


def _first_step(view: View) -> Blocks:
    """Where nothing is known yet."""
    if view.headline.valued or not view.headline.asked:
        return ()
    return (Beside((Heading(label("summary.first_step")), Prose(narrative.first_step(view))), ()),)
