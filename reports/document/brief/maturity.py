"""Where the client stands, on a page: every practice with its level, and what is far from where it matters."""

from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Cell,
    Column,
    Content,
    Figure,
    Heading,
    Key,
    KeyItem,
    Level,
    Listed,
    Prose,
    Table,
    Target,
    Text,
)
from reports.document.charts import Priorities
from reports.document.context import Context
from reports.narrative import brief_pages
from reports.narrative.labels import label
from reports.view.model import PracticeView, View
from reports.view.standing import priorities

MOST_PLACED = 16  # squares of the map, the most pressing: each has a name


def maturity(context: Context) -> Blocks:
    view = context.view
    return (
        Prose(brief_pages.standing_in_short(view), "matters"),
        *_practices(view),
        *_map(view),
    )


def _practices(view: View) -> Blocks:
    """A column a stage, and one a group of topics, the highest first."""
    columns = [
        (section.name, sorted(of, key=lambda one: (-(one.result.score or -1.0), one.practice.name)))
        for section in view.questionnaire.sections
        if (of := [one for one in view.practices if one.section.id == section.id and one.result.questions])
    ]
    if not columns:
        return ()
    levels = (
        KeyItem(Level(level.level), label("standing.level_named", level=level.level, name=level.name))
        for level in view.questionnaire.framework.levels
    )
    return (
        Table(
            label("standing.by_stage"),
            tuple(Column(name) for name, _ in columns),
            cells.rows(cells.row(*(Cell((Listed(tuple(_practice(view, one) for one in of)),)) for _, of in columns))),
            role="standing",
            row_head=None,
        ),
        Key((*levels, KeyItem("target", label("standing.target")))),
    )


def _practice(view: View, practice: PracticeView) -> Content:
    """Today's level, the one at the plan's end where that is another, and what is aimed at or owed."""
    today, then = practice.result.level, view.projection.at_end.practices[practice.practice.id].level
    owed = max((one.level for one in view.advice.duties if one.practice == practice.practice.id), default=0)
    aim = max(owed, practice.target or 0)
    ahead = (Text(label("standing.then", level=then)),) if then is not None and then != today else ()
    target = (Target(str(aim)),) if aim > (today or 0) and (practice.gap or owed) else ()
    return (Level(today), Text(practice.practice.name), *ahead, *target)


def _map(view: View) -> Blocks:
    placed = priorities(view)
    if not placed:
        return ()
    heads = tuple(label(f"standing.{key}") for key in ("practice", "level", "points", "distance"))
    return (
        Heading(label("standing.map")),
        Figure(Priorities(placed[:MOST_PLACED], heads), label("standing.map_caption")),
    )
