"""What the client needs, what is advised, when, and what comes of it."""

from collections.abc import Iterator

from assessment.advice.projection import Outlook
from reports.data_files.table import Table, ids, yes
from reports.narrative import action_reason, left_out_reason
from reports.text.formatting import day_value
from reports.view.model import ActionView, View

TODAY = -1  # where periods count from 0


def needs(view: View) -> Table:
    return Table(
        "needs.csv",
        ("need", "kind", "name", "weight"),
        tuple((one.id, one.kind, one.name, one.weight) for one in view.needs),
    )


def events(view: View) -> Table:
    return Table(
        "events.csv",
        ("date", "until", "kind", "what", "practices", "actions", "need", "who"),
        tuple(
            (one.date, one.until, one.kind, one.what, ids(one.practices), ids(one.actions), one.need, one.who)
            for one in view.assessment.needs.events
        ),
    )


def contributions(view: View) -> Table:
    """Why a practice is as important as it is: `adds` of all its rows sum up to its importance."""
    return Table(
        "importance.csv",
        ("practice", "need", "weight", "impact", "points", "adds", "reason"),
        tuple(
            (practice.practice.id, part.need, part.weight, part.impact, part.points, part.adds, part.reason)
            for practice in view.practices
            for part in practice.contributions
        ),
    )


def actions(view: View) -> Table:
    return Table(
        "actions.csv",
        (
            "number",
            "action",
            "practice",
            "title",
            "aspect",
            "from_level",
            "to_level",
            "effort_days",
            "periods",
            "needs",
            "benefit",
            "quick_win",
            "reason",
            "start",
            "end",
            "left_out_reason",
        ),
        tuple(_action(number, action) for number, action in enumerate(view.actions, 1)),
    )


def _action(number: int, action: ActionView) -> tuple[object, ...]:
    one = action
    return (
        number,
        one.id,
        one.practice,
        one.title,
        one.aspect,
        one.from_level,
        one.to_level,
        day_value(one.effort_days),
        one.periods,
        ids(one.needs),
        one.benefit,
        yes(one.quick_win),
        action_reason(one.reason),
        action.start,
        action.end,
        left_out_reason(action.left_out_reason),
    )


def periods(view: View) -> Table:
    road = view.roadmap
    return Table(
        "periods.csv",
        ("period", "label", "capacity_days", "load_days"),
        tuple(zip(range(len(road.capacity)), road.labels, road.capacity, road.load, strict=False)),
    )


def outlook(view: View) -> Table:
    """Practices and stages at the end of each period if the plan is kept; period -1 is today."""
    return Table(
        "outlook.csv",
        ("period", "kind", "id", "level", "score"),
        tuple(row for period, moment in enumerate(view.projection.moments, TODAY) for row in _outlook(period, moment)),
    )


def _outlook(period: int, moment: Outlook) -> Iterator[tuple[object, ...]]:
    yield from ((period, "practice", practice, one.level, one.score) for practice, one in moment.practices.items())
    yield from ((period, "stage", stage, None, score) for stage, score in moment.stages.items())
