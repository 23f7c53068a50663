"""Practices through the activities of the service value chain: by activity for a page, one by one for a sheet."""

from collections.abc import Sequence

from reports import narrative
from reports.document import cells
from reports.document.blocks import Blocks, Cell, Column, Heading, Prose, Row, Table, Together
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.model import PracticeView, View
from reports.view.value_chain import Activity, value_chain

LOWEST = 2  # practices named for an activity
SCORED_FROM = 3  # activities; fewer show nothing that the practices do not


def through_value_chain(context: Context) -> Blocks:
    """A row an activity. A quick scan goes without, and so does whoever asked about a few practices."""
    activities = value_chain(context.view)
    if context.is_quick or context.is_thin or sum(one.score is not None for one in activities) < SCORED_FROM:
        return ()
    table = Table(
        label("value_chain.caption"),
        (
            Column(label("value_chain.activity"), 38),
            Column(label("columns.score"), 16, "right"),
            Column(label("columns.practices"), 20, "right"),
            Column(label("value_chain.lowest")),
        ),
        cells.rows(*(_activity(activity) for activity in activities)),
        id="value_chain",
    )
    return (
        Together((Heading(label("value_chain.heading")), Prose(narrative.value_chain_sentence(context.view)), table)),
    )


def _activity(activity: Activity) -> Row:
    lowest = [narrative.name_and_score(one) for one in activity.scored[:LOWEST]]
    return cells.row(
        cells.text(activity.name),
        cells.value(activity.score),
        cells.count(len(activity.scored)),
        cells.text(formatting.shortlist(lowest)) if lowest else cells.dash(),
    )


def every_practice(view: View) -> Table | None:
    """A column an activity, with the score of each practice that takes part in it, and their mean above them."""
    activities = value_chain(view)
    if not any(activity.score is not None for activity in activities):
        return None
    taking_part = {one.practice.id for activity in activities for one in activity.practices}
    members = [one for one in view.practices if one.practice.id in taking_part]
    mean = cells.row(
        cells.text(label("value_chain.mean")), Cell(), Cell(), *(cells.value(activity.score) for activity in activities)
    )
    return Table(
        label("value_chain.caption"),
        (
            Column(label("columns.practice"), id="practice"),
            Column(label("columns.stage"), id="stage"),
            Column(label("columns.level"), id="level"),
            *(Column(activity.name, id="activity") for activity in activities),
        ),
        cells.rows(mean, *(_practice(one, activities) for one in members)),
        id="every_practice",
    )


def _practice(practice: PracticeView, activities: Sequence[Activity]) -> Row:
    taking_part = (activity.id in practice.practice.value_chain for activity in activities)
    return cells.row(
        cells.text(practice.practice.name),
        cells.text(practice.section.name),
        cells.level(practice.result.level),
        *(cells.value(practice.result.score) if takes_part else Cell() for takes_part in taking_part),
    )
