"""The bottom line: what is at stake, what was found in people's own words, what follows first, what is asked for.

In a re-assessment it begins with what has become of the earlier plan. Where too few questions have an answer, it says
whom to ask what in place of a plan.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Beside,
    Block,
    Blocks,
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
from reports.document.room import first_that_fits, room_under
from reports.narrative import ToldFinding, ToldRemark, bottom_line
from reports.narrative.labels import label
from reports.narrative.own_words import own_words
from reports.text import formatting
from reports.text.sanitize import whole_sentences
from reports.view.model import ActionView, View

REMARK_CHARACTERS = 210
PRACTICE_COLUMN = 48.0  # mm
DATES, ROLES = 7, 10
PRACTICES_NAMED = 5
FEWEST = 3  # findings: then there is no room for what carries


@dataclass(frozen=True)
class Extent:
    """How much is told: findings, remarks beside the first one of each, first actions, and dangers besides."""

    findings: int
    remarks: int
    actions: int
    dangers: int = 0


EXTENTS = (
    *(Extent(6, 16, actions, dangers) for actions in (6, 4) for dangers in (6, 4, 3, 2, 0)),
    *(Extent(6, remarks, actions) for remarks in (14, 12, 10, 9, 8) for actions in (6, 4)),
    *(Extent(5, remarks, actions) for remarks in (9, 8, 7, 6) for actions in (4, 3)),
    *(Extent(4, remarks, actions) for remarks in (8, 7, 6) for actions in (3, 2)),
    *(Extent(3, remarks, actions) for remarks in (8, 7, 6, 5, 4, 3, 2, 1, 0) for actions in (3, 2)),
)


def summary(context: Context) -> Blocks:
    view = context.view
    told = tuple(one for one in narrative.chosen_findings(view) if one.kind != "strength")
    return first_that_fits(
        EXTENTS, lambda extent: _told(view, told, extent), room_under(bottom_line.bottom_line(view), context.page_size)
    )


def _told(view: View, told: tuple[ToldFinding, ...], extent: Extent) -> Blocks:
    return (
        *_preliminary_notice(view),
        *_since(view),
        *_lead(view),
        *_found(view, told, extent),
        *(_whom_to_ask(view) if view.advice.preliminary else _follows(view, extent)),
        *_first_step(view),
        Line((Text(bottom_line.basis_in_short(view)),), "basis"),
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


def _found(view: View, told: tuple[ToldFinding, ...], extent: Extent) -> Blocks:
    if not told:
        return _found_otherwise(view)
    strong = bottom_line.strengths_in_short(view)
    carrying = bottom_line.strengths_remarks(view) if extent.findings > FEWEST else ()
    words = own_words(view, told[: extent.findings], extent.remarks, carrying)
    dangers = bottom_line.further_dangers(view, told[: extent.findings], extent.dangers)
    return (
        Heading(label("summary.found")),
        *(Entry(one.title, _remarks(one, words.under[one.id]), role="found") for one in told[: extent.findings]),
        *besides_table(words.besides),
        *_aside("bottom_line.dangers", dangers),
        *(_aside("bottom_line.carries", strong) if extent.findings > FEWEST else ()),
    )


def _aside(lead: str, text: str) -> Blocks:
    return (Line((Text(label(lead), "lead"), Text(text)), "aside-line"),) if text else ()


def _found_otherwise(view: View) -> Blocks:
    """Where nothing endangers, is owed or falls short as far as the answers show: what else they say."""
    found = narrative.findings(view)
    if not found:
        return ()
    return (Heading(label("summary.found")), *(Entry(one.title, one.text, role="found") for one in found))


def _remarks(one: ToldFinding, said: Sequence[ToldRemark]) -> str:
    """What people said that bears it out; the words of a finding of one's own."""
    words = " ".join(bottom_line.remark(remark, REMARK_CHARACTERS) for remark in said)
    return words.strip() or (whole_sentences(one.condition, REMARK_CHARACTERS) if one.kind == "own" else "")


def besides_table(besides: Mapping[str, Sequence[ToldRemark]]) -> Blocks:
    """What people said of practices that no finding beside it is about."""
    told = [
        (name, " ".join(said))
        for name, remarks in besides.items()
        if (said := [words for one in remarks if (words := bottom_line.remark(one, REMARK_CHARACTERS))])
    ]
    if not told:
        return ()
    return (
        Table(
            label("bottom_line.besides"),
            (Column(label("bottom_line.besides"), PRACTICE_COLUMN), Column("")),
            cells.rows(*(cells.row(Cell((Text(name, "strong"),)), cells.text(said)) for name, said in told)),
            role="compact",
        ),
    )


def _follows(view: View, extent: Extent) -> Blocks:
    first, asked = bottom_line.first_actions(view), bottom_line.asked_in_short(view)
    left: tuple[Block, ...] = ()
    if first:
        more = len(first) - extent.actions
        begun = bottom_line.begun_before(view)
        told = tuple(_action(one, begun) for one in first[: extent.actions])
        rest = (label("bottom_line.more_actions", number=more),) if more > 0 else ()
        left = (Heading(bottom_line.first_title(view)), Bullets((*told, *rest)))
    right: tuple[Block, ...] = (Heading(label("bottom_line.asked")), Bullets(asked)) if asked else ()
    beside: Blocks = (Beside(left, right),) if left and right else (*left, *right)
    return (*_dates(view), *beside)


def _dates(view: View) -> Blocks:
    dates = bottom_line.dates_ahead(view, DATES)
    if not dates:
        return ()
    return (
        Table(
            label("bottom_line.dates"),
            (
                Column(label("bottom_line.dates"), 46),
                Column("", 94),
                Column(label("bottom_line.ready")),
            ),
            cells.rows(
                *(cells.row(cells.text(one.when), cells.text(one.what), cells.text(one.ready)) for one in dates)
            ),
            role="compact",
        ),
    )


def _action(action: ActionView, begun: Collection[str]) -> str:
    kind = "bottom_line.going_on" if action.id in begun else "bottom_line.action"
    return label(kind, title=action.title, lead=action.lead, days=formatting.days(action.effort_days))


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
