"""What the client needs, which practices that bears on, and what follows for their targets."""

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Cell,
    Column,
    Heading,
    Note,
    Points,
    Prose,
    Row,
    Table,
    Text,
    Together,
    Weight,
)
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.coverage import Coverage
from reports.view.model import NeedView, PracticeView, View

TOLD_TARGETS = 6
FEW_NEEDS = 20  # up to so many, the table of points stays on one page and its numbers are of the usual size
WIDEST, ROOM_FOR_NEEDS, ROOM_FOR_MANY = 8.0, 98.0, 109.0  # mm: of a need's column, and of all of them


def needs(context: Context) -> Blocks:
    view = context.view
    if not view.needs:
        return (Prose(narrative.needs_sentence(view), "intro"),)
    bearing = bearing_on_needs(context.coverage)
    return (
        Note(label("needs.importance"), narrative.fixed_text("importance", view)),
        Prose(narrative.needs_sentence(view), "intro"),
        Heading(label("needs.chosen")),
        _chosen(view),
        *(_what_follows(view, bearing, context.is_quick) if bearing else ()),
    )


def bearing_on_needs(coverage: Coverage) -> list[PracticeView]:
    """The practices that any need bears on, the most important first."""
    bearing = (practice for practice in coverage.applicable if practice.needs)
    return sorted(bearing, key=lambda practice: practice.importance, reverse=True)


def _chosen(view: View) -> Table:
    return Table(
        label("needs.chosen_with_weight"),
        (
            Column(label("columns.number"), 7),
            Column(label("needs.need"), 60, id="need"),
            Column(label("needs.kind"), 24, id="kind"),
            Column(label("needs.weight"), 18, role="weight", id="weight"),
            Column(label("needs.bears_on")),
        ),
        cells.rows(*(_need(view, need, number) for number, need in enumerate(view.needs, 1))),
        row_head=1,
        id="chosen",
    )


def _need(view: View, need: NeedView, number: int) -> Row:
    practices = [view.questionnaire.practices[practice].name for practice, _ in need.practices]
    return cells.row(
        cells.muted(str(number)),
        Cell(cells.lines(Text(need.name, "strong"), Text(need.in_short))),
        cells.text(label(f"needs.kinds.{need.kind}")),
        Cell((Weight(need.weight),)),
        cells.text(formatting.shortlist(practices)) if practices else cells.muted(_bears_on_nothing(view, need)),
    )


def _bears_on_nothing(view: View, need: NeedView) -> str:
    """Nothing that was assessed; topics that it would bear on are named."""
    topics = narrative.topic_names(view, need)
    return (
        label("needs.bears_on_topics", topics=formatting.shortlist(topics)) if topics else label("needs.bears_on_none")
    )


def _what_follows(view: View, bearing: list[PracticeView], in_short: bool) -> Blocks:
    points: Blocks = () if in_short else (Heading(label("needs.cascade")), _points(view, bearing))
    further = len(bearing) - TOLD_TARGETS
    return (
        *((Together(points),) if points and len(view.needs) <= FEW_NEEDS else points),
        *(() if in_short else (Heading(label("needs.follows")), _targets(view, bearing[:TOLD_TARGETS]))),
        *((Prose(narrative.further_bearing(further), "rest"),) if further > 0 and not in_short else ()),
    )


def _points(view: View, bearing: list[PracticeView]) -> Table:
    """What each need, by its number, gives to each practice."""
    room = ROOM_FOR_NEEDS if len(view.needs) <= FEW_NEEDS else ROOM_FOR_MANY
    each = round(min(WIDEST, room / len(view.needs)), 2)
    return Table(
        label("needs.cascade_points"),
        (
            Column(label("columns.practice"), id="practice"),
            *(Column(str(number), each, "middle", "cell") for number, _ in enumerate(view.needs, 1)),
            Column(label("needs.points"), 15, "right"),
            Column(label("needs.importance"), 19, "right", id="importance"),
        ),
        cells.rows(*(_given(view, practice) for practice in bearing)),
        role="points" if len(view.needs) <= FEW_NEEDS else "points many",
        says=narrative.cascade_sentence(),
        id="points",
    )


def _given(view: View, practice: PracticeView) -> Row:
    given = {part.need: part.points for part in practice.contributions}
    return cells.row(
        cells.text(practice.practice.name),
        *(Cell((Points(given[need.id]),)) if need.id in given else Cell() for need in view.needs),
        cells.text(str(sum(given.values()))),
        cells.share(practice.importance),
    )


def _targets(view: View, told: list[PracticeView]) -> Table:
    return Table(
        label("needs.targets"),
        (
            Column(label("columns.practice"), 40),
            Column(label("columns.level"), 13, "middle"),
            Column(label("columns.target"), 14),
            Column(label("needs.why_target"), 44),
            Column(label("needs.weighs_most")),
        ),
        cells.rows(*(_target(view, practice) for practice in told)),
    )


def _target(view: View, practice: PracticeView) -> Row:
    heaviest = view.questionnaire.needs[practice.needs[0]].entry.name
    return cells.row(
        cells.text(practice.practice.name),
        cells.level(practice.result.level),
        cells.target(practice.target),
        cells.text(narrative.target_reason(practice)),
        Cell((Text(label("needs.because_of", need=heaviest)), Text(practice.contributions[0].reason))),
    )
