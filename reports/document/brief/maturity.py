"""Where the client stands, on a page: the key figures stand in the summary."""

from reports import narrative
from reports.document import cells
from reports.document.blocks import Bar, Beside, Blocks, Cell, Column, Heading, Prose, Row, Table
from reports.document.chapters.stages import components_table, has_components, radar, stages_table
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.model import View


def maturity(context: Context) -> Blocks:
    view = context.view
    return (
        *((Prose(narrative.changes_in_short(view, view.comparison), "asked"),) if view.comparison else ()),
        *_radar(context),
        Heading(label("maturity.stages")),
        stages_table(context),
        *_components(view),
    )


def _radar(context: Context) -> Blocks:
    if not context.draws_radar:
        return ()
    drawn, spread = radar(context.view), context.coverage.by_level
    if not spread:
        return (drawn,)
    return (Beside((drawn,), (Heading(label("maturity.by_level")), _spread(context.view, spread)), "narrow"),)


def _spread(view: View, spread: dict[int, int]) -> Table:
    levels, most = view.questionnaire.framework.levels, max(spread.values())
    return Table(
        label("maturity.by_level"),
        (Column(label("columns.level"), 9), Column(label("columns.practices"), 14, "right"), Column("")),
        cells.rows(*(_level(level.level, spread.get(level.level, 0), most) for level in levels)),
        role="spread",
    )


def _level(level: int, practices: int, most: int) -> Row:
    if not practices:
        return cells.row(cells.level(level), cells.text(formatting.NO_NUMBER), Cell())
    return cells.row(cells.level(level), cells.text(str(practices)), Cell((Bar(practices / most),)))


def _components(view: View) -> Blocks:
    return (Heading(narrative.components_title(view)), components_table(view)) if has_components(view) else ()
