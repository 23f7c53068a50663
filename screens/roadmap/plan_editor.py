"""The plan as a table to shape with the client in the room: move, exclude, set a date, mark begun and done."""

from functools import reduce
from typing import Any

import pandas as pd
import streamlit as st

from assessment.advice.decisions import due, excluded, pinned, progress_of, with_progress
from assessment.engagement.planning import Planning, Progress, Scenario
from reports.view.model import ActionView, View
from screens.app.session import CurrentAssessment, principal, repository
from screens.roadmap.scenario_bar import keep

BEGINS, DUE, STATE, SINCE, LEFT = "Begins", "Done by", "State", "Since", "Days left"
OUT, EXCLUDED = "not planned", "excluded"
STATES = {"planned": "planned", "begun": "begun", "done": "done"}


def plan_editor(view: View, current: CurrentAssessment) -> None:
    """One row an action. A change of the plan is a wish that replanning keeps; progress is kept in every scenario."""
    agreed = current.assessment.planning.agreed is not None
    rows = [action for action in view.actions if not agreed or action.start is not None]
    if not st.toggle("With what is not planned", value=False, key="with-left-out", disabled=agreed):
        rows = [action for action in rows if action.start is not None or _has_wish(action, current)]
    table = _table(rows, view, current.assessment.planning)
    key = f"plan-{current.id}-{view.advice.plan.objective:.9f}-{len(rows)}"
    st.data_editor(
        table,
        key=key,
        hide_index=True,
        width="stretch",
        height=min(600, 36 * (len(rows) + 1) + 3),
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


Edit = dict[str, Any]


def _save(key: str, ids: list[str], view: View, current: CurrentAssessment) -> None:
    edits = {ids[int(row)]: edit for row, edit in st.session_state[key]["edited_rows"].items()}
    labels = list(view.roadmap.labels)
    wishes = {action: edit for action, edit in edits.items() if BEGINS in edit or DUE in edit}
    if wishes:
        scenario = current.assessment.planning.scenario()
        for action, edit in wishes.items():
            scenario = _wished(scenario, action, edit, labels)
        keep(current, scenario)
    said = {action: edit for action, edit in edits.items() if {STATE, SINCE, LEFT} & set(edit)}
    if said:
        repository().change_planning(
            principal(),
            current.id,
            lambda planning: reduce(
                lambda made, item: with_progress(made, _progress(made, *item)), said.items(), planning
            ),
        )
    st.toast("Saved", icon=":material/check:")


def _wished(scenario: Scenario, action: str, edit: Edit, labels: list[str]) -> Scenario:
    if DUE in edit:
        scenario = due(scenario, action, None if edit[DUE] is None else labels.index(edit[DUE]))
    if BEGINS in edit:
        scenario = excluded(scenario, action, edit[BEGINS] == EXCLUDED)
        begins = labels.index(edit[BEGINS]) if edit[BEGINS] in labels else None
        scenario = scenario if edit[BEGINS] == EXCLUDED else pinned(scenario, action, begins)
    return scenario


def _progress(planning: Planning, action: str, edit: Edit) -> Progress:
    before = progress_of(planning, action)
    state = edit.get(STATE, before.state)
    date = edit.get(SINCE, before.date.isoformat() if before.date else None)
    left = edit.get(LEFT, before.days_left)
    return Progress.model_validate(
        before.model_dump()
        | {
            "state": state,
            "date": None if not date else str(date)[:10],
            "days_left": None if left is None or state != "begun" else float(left),
        }
    )
