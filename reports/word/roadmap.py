"""The plan in short: its periods, and the actions that come first."""

from reports import narrative
from reports.brand import palette
from reports.document import charts
from reports.slides import charts as native
from reports.text import formatting
from reports.text.sanitize import shorten
from reports.view.gantt import Gantt, gantt
from reports.view.model import View
from reports.view.stages_ahead import stages_ahead
from reports.word import styles
from reports.word.native_charts import box_of
from reports.word.tables import Cell, number_cell
from reports.word.writer import Writer

SHOWN_IN_SHORT, DELIVERS = 6, 90
SMALL_LOAD = (160.0, 45.0)  # mm


def roadmap_in_short(writer: Writer, view: View) -> None:
    """For those who decide: the periods, and the actions that come first."""
    writer.prose(narrative.roadmap_in_short(view))
    ahead, plan = stages_ahead(view), gantt(view)
    if ahead:
        writer.paragraph(f"{narrative.ahead_title(view, ahead)}.")
    writer.prose(narrative.levels_ahead_in_short(view))
    if plan is None:
        return
    _load(writer, plan, SMALL_LOAD)
    writer.heading(
        "The first actions"
        if len(plan.rows) > SHOWN_IN_SHORT
        else formatting.plural(len(plan.rows), "The action", "The actions"),
        3,
    )
    writer.table(
        "What is done, when and by whom",
        ("No.", "Action, and what it delivers", "Practice", "When", "Days", "Led by"),
        [
            (
                Cell(str(row.number), colour=palette.MUTED),
                f"{row.action.title}\n{shorten(row.action.delivers, DELIVERS)[0]}",
                row.action.practice_name,
                narrative.when(row.action, view.roadmap),
                number_cell(str(row.action.effort_days)),
                row.action.lead,
            )
            for row in plan.rows[:SHOWN_IN_SHORT]
        ],
        (10, 76, 30, 20, 11, 25),
    )
    rest, waiting = len(plan.rows) - SHOWN_IN_SHORT, len(view.roadmap.left_out)
    said = [
        f"{formatting.count(rest, 'further action')} {formatting.plural(rest, 'follows', 'follow')} within the plan."
        if rest > 0
        else "",
        f"{formatting.count(waiting, 'action')} {formatting.plural(waiting, 'waits', 'wait')} outside it."
        if waiting
        else "",
    ]
    writer.paragraph(" ".join(part for part in said if part), styles.SMALL)


def _load(writer: Writer, plan: Gantt, size: tuple[float, float]) -> None:
    says = charts.load_text(plan.labels, plan.load, plan.capacity)
    series = native.load_series(plan.load, plan.capacity)
    writer.chart(
        lambda page: native.columns(page, box_of(size), plan.labels, series, says),
        says,
        "Person-days planned and available, by period",
        size,
    )
