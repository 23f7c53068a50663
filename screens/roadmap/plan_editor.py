"""The plan as a table to shape with the client in the room: move, exclude, set a date, mark begun and done."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from assessment.advice.planning_steps import due, excluded, pinned, progress_of, with_progress
from assessment.engagement.edits import FieldEdit, updated
from assessment.engagement.planning import Planning, Progress, Scenario
from assessment.engagement.record import AssessmentRecord
from reports.text.dates import display_date
from reports.view.model import ActionView, View
from screens.app.fields import Field, remember, seen, table_key
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment
from screens.app.tables import WRAPPING_ROW, height_of
from screens.app.writing import record_of, write_fields
from screens.roadmap.scenario_bar import scenario_of, with_wishes

BEGINS, DUE, STATE, SINCE, LEFT = "Begins", "Done by", "State", "Since", "Days left"
OUT, EXCLUDED = "not planned", "excluded"
STATES = {"planned": "planned", "begun": "begun", "done": "done"}


def plan_editor(view: View, current: CurrentAssessment) -> None:
    """One row an action. A change of the plan is a wish that replanning keeps; progress is kept in every scenario."""
    agreed = current.assessment.planning.agreed is not None
    rows = [action for action in view.actions if not agreed or action.start is not None]
    if not st.toggle("With what is not planned", value=False, key=widget_key("with-left-out"), disabled=agreed):
        rows = [action for action in rows if action.start is not None or _has_wish(action, current)]
    table = _table(rows, view, current.assessment.planning)
    _remember_cells(rows, current)
    made = (f"{view.advice.plan.objective:.9f}", len(rows))
    key = table_key("plan", table, (BEGINS, DUE, STATE, SINCE, LEFT), *made)
    st.data_editor(
        table,
        key=key,
        hide_index=True,
        width="stretch",
        height=height_of(len(rows)),
        row_height=WRAPPING_ROW,
        num_rows="fixed",
        placeholder="",
        on_change=_save,
        args=(key, list(table.index), view, current),
        disabled=["Action", "Practice", "Days", "Leads", *([BEGINS, DUE] if agreed else [])],
        column_config={
            "Action": st.column_config.TextColumn(width=330),
            "Days": st.column_config.NumberColumn(format="%.0f", width=65),
            BEGINS: st.column_config.SelectboxColumn(
                options=[*view.roadmap.labels, OUT, EXCLUDED],
                required=True,
                width=105,
                help="Choose a period to fix the action there, 'excluded' to leave it out, 'not planned' to set it "
                "free again.",
            ),
            DUE: st.column_config.SelectboxColumn(
                options=list(view.roadmap.labels),
                width=105,
                help="The last period in which it may end, an audit for instance.",
            ),
            STATE: st.column_config.SelectboxColumn(options=list(STATES), required=True, width=95),
            SINCE: st.column_config.DateColumn(format="D MMM YYYY", width=110),
            LEFT: st.column_config.NumberColumn(
                min_value=0,
                max_value=10_000,
                format="%.1f",
                width=105,
                help="Person-days that a begun action still takes.",
            ),
        },
    )


def _has_wish(action: ActionView, current: CurrentAssessment) -> bool:
    scenario = current.assessment.planning.scenario()
    identity = action.id
    return identity in scenario.excluded or identity in scenario.pinned or identity in scenario.due


def _table(rows: list[ActionView], view: View, planning: Planning) -> pd.DataFrame:
    scenario = planning.scenario()
    said = [progress_of(planning, action.id) for action in rows]
    return pd.DataFrame(
        {
            "Action": [action.title for action in rows],
            BEGINS: [_begins(action, view, scenario) for action in rows],
            DUE: [_label(view, scenario.due.get(action.id)) for action in rows],
            STATE: [one.state for one in said],
            SINCE: [one.date for one in said],
            LEFT: [one.days_left for one in said],
            "Days": [float(action.effort_days) for action in rows],
            "Practice": [action.practice_name for action in rows],
            "Leads": [action.lead for action in rows],
        },
        index=[action.id for action in rows],
    ).astype({SINCE: "object", LEFT: float, "Days": float})


def _begins(action: ActionView, view: View, scenario: Scenario) -> str:
    if action.id in scenario.excluded:
        return EXCLUDED
    return OUT if action.start is None else view.roadmap.labels[action.start]


def _label(view: View, period: int | None) -> str | None:
    return None if period is None or period >= len(view.roadmap.labels) else view.roadmap.labels[period]


def _remember_cells(rows: list[ActionView], current: CurrentAssessment) -> None:
    for action in rows:
        for column in CELLS:
            field = _cell(action.id, action.title, column, current.assessment.planning.chosen)
            remember(field.key, field.get(current.record))


def _save(key: str, ids: list[str], view: View, current: CurrentAssessment) -> None:
    """The cells that were changed, each a field of its own; the table remembers also those that were saved before."""
    labels = list(view.roadmap.labels)
    titles = {action.id: action.title for action in view.actions}
    edits: list[FieldEdit[AssessmentRecord]] = []
    for row, cells in st.session_state[key]["edited_rows"].items():
        action = ids[int(row)]
        for column in (column for column in CELLS if column in cells):
            field = _cell(action, titles.get(action, action), column, current.assessment.planning.chosen)
            mine = _value(column, cells[column], labels)
            known = seen(field.key, mine)
            if known != mine:
                edits.append(FieldEdit(field.key, field.name, field.get, field.put, known, mine, _cell_text(labels)))
    write_fields(record_of(current.id), edits)


def _value(column: str, cell: Any, labels: list[str]) -> Any:
    """A cell of the table as what is stored: a period by its number, a date, days."""
    if column == BEGINS:
        return EXCLUDED if cell == EXCLUDED else labels.index(cell) if cell in labels else None
    if column == DUE:
        return labels.index(cell) if cell in labels else None
    if column == SINCE:
        return dt.date.fromisoformat(str(cell)[:10]) if cell else None
    return float(cell) if column == LEFT and cell is not None else cell


def _cell_text(labels: list[str]) -> Callable[[Any], str]:
    def text(value: Any) -> str:
        if isinstance(value, int) and not isinstance(value, bool) and value < len(labels):
            return labels[value]
        return display_date(value) if isinstance(value, dt.date) else str(value)

    return text


def _cell(action: str, title: str, column: str, scenario: str) -> Field[AssessmentRecord]:
    get, put = CELLS[column]
    return Field(
        f"{column}, {title}",
        widget_key("plan-cell", scenario, action, column),
        lambda record: get(record, scenario, action),
        lambda record, value: put(record, scenario, action, value),
    )


def _begins_of(record: AssessmentRecord, scenario: str, action: str) -> int | str | None:
    wishes = scenario_of(record, scenario)
    return EXCLUDED if action in wishes.excluded else wishes.pinned.get(action)


def _put_begins(record: AssessmentRecord, scenario: str, action: str, wish: int | str | None) -> AssessmentRecord:
    free = excluded(scenario_of(record, scenario), action, wish == EXCLUDED)
    return with_wishes(record, free if wish == EXCLUDED else pinned(free, action, None if wish is None else int(wish)))


def _due_of(record: AssessmentRecord, scenario: str, action: str) -> int | None:
    return scenario_of(record, scenario).due.get(action)


def _put_due(record: AssessmentRecord, scenario: str, action: str, period: int | None) -> AssessmentRecord:
    return with_wishes(record, due(scenario_of(record, scenario), action, period))


def _state_of(record: AssessmentRecord, _: str, action: str) -> str:
    return progress_of(record.planning, action).state


def _since_of(record: AssessmentRecord, _: str, action: str) -> dt.date | None:
    return progress_of(record.planning, action).date


def _left_of(record: AssessmentRecord, _: str, action: str) -> float | None:
    return progress_of(record.planning, action).days_left


def _put_state(record: AssessmentRecord, _: str, action: str, state: str) -> AssessmentRecord:
    before = progress_of(record.planning, action)
    return _with(record, updated(before, state=state, days_left=before.days_left if state == "begun" else None))


def _put_since(record: AssessmentRecord, _: str, action: str, day: dt.date | None) -> AssessmentRecord:
    return _with(record, updated(progress_of(record.planning, action), date=day))


def _put_left(record: AssessmentRecord, _: str, action: str, days: float | None) -> AssessmentRecord:
    before = progress_of(record.planning, action)
    return _with(record, updated(before, days_left=days if before.state == "begun" else None))


def _with(record: AssessmentRecord, progress: Progress) -> AssessmentRecord:
    return replace(record, planning=with_progress(record.planning, progress))


CELLS: dict[str, tuple[Callable[[AssessmentRecord, str, str], Any], Callable[..., AssessmentRecord]]] = {
    BEGINS: (_begins_of, _put_begins),
    DUE: (_due_of, _put_due),
    STATE: (_state_of, _put_state),
    SINCE: (_since_of, _put_since),
    LEFT: (_left_of, _put_left),
}
"""What a column shows of the record, and how a value of it is put back."""
