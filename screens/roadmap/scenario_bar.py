"""The top of the roadmap step: which scenario is shown, what it assumes, and its settings."""

import hashlib
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Any

import pandas as pd
import streamlit as st

from assessment.advice.planning_steps import new_id, with_scenario, without_scenario
from assessment.advice.scenarios import presets
from assessment.engagement.edits import FieldEdit, Refused, updated
from assessment.engagement.planning import BASE, Scenario
from assessment.engagement.record import AssessmentRecord
from assessment.roadmap.constraints import (
    RESERVE,
    constraints_of,
    starts_in_90_days,
)
from reports import narrative
from reports.text.formatting import count, percent
from reports.view.model import View
from screens.app.fields import Field, forget, seen
from screens.app.formatting import plain, told_apart
from screens.app.keys import session_mark, widget_key
from screens.app.session import CurrentAssessment
from screens.app.writing import record_of, write, write_fields

DAYS, MONEY, FROZEN = "Person-days", "Budget", "No change"
NAME_CHARACTERS = 80


def scenario_bar(view: View, current: CurrentAssessment) -> None:
    """Choose a scenario; what it assumes stands under it, and opens to be changed."""
    planning = current.assessment.planning
    offered = offered_scenarios(current)
    names = told_apart({scenario.id: scenario.name for scenario in offered})
    field = chosen_field(offered)
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    left.selectbox(
        "Scenario",
        list(names),
        format_func=names.__getitem__,
        key=field.shown(current.record),
        on_change=_save_choice,
        args=(field, current.id),
        help="The same actions under other conditions. What you pin or exclude belongs to the scenario.",
    )
    with right.container(key=widget_key("scenario-says")):
        st.markdown(plain(narrative.scenario_sentence(planning.scenario(), view)))
    with st.expander("What this scenario assumes", icon=":material/tune:"):
        _settings(view, current)


def offered_scenarios(current: CurrentAssessment) -> list[Scenario]:
    """Those kept, and the ones that clients ask about first."""
    kept = current.assessment.planning.scenarios
    ready = [
        scenario
        for scenario in presets(current.assessment.needs.periods)
        if scenario.id not in {one.id for one in kept}
    ]
    base = [scenario for scenario in (*kept, *ready) if scenario.id == BASE]
    return base + [scenario for scenario in (*kept, *ready) if scenario.id != BASE]


def chosen_field(offered: list[Scenario]) -> Field[AssessmentRecord]:
    """Which scenario is shown, to everybody. One that is offered is kept from the moment in which it is chosen."""
    by_id = {scenario.id: scenario for scenario in offered}

    def put(record: AssessmentRecord, chosen: str) -> AssessmentRecord:
        kept = next((one for one in record.planning.scenarios if one.id == chosen), by_id.get(chosen))
        if kept is None:
            raise Refused("Somebody has deleted this scenario meanwhile.")
        return replace(record, planning=with_scenario(record.planning, kept))

    return Field(
        "Scenario",
        widget_key("scenario"),
        lambda record: record.planning.chosen if record.planning.chosen in by_id else BASE,
        put,
        lambda identity: by_id[identity].name if identity in by_id else str(identity),
    )


def _save_choice(field: Field[AssessmentRecord], assessment: str) -> None:
    write_fields(record_of(assessment), [field.edit()])


def show_scenario(scenario: Scenario, current: CurrentAssessment) -> None:
    """Chooses a scenario by a button, in the place of the one that the page was painted with."""
    field = chosen_field(offered_scenarios(current))
    was = field.get(current.record)
    edit = FieldEdit(field.key, field.name, field.get, field.put, seen(field.key, was), scenario.id, field.text)
    write_fields(record_of(current.id), [edit])


def scenario_of(record: AssessmentRecord, scenario: str) -> Scenario:
    """The scenario as it is kept by now; as it is offered, where nobody has changed it yet."""
    offered = chain(record.planning.scenarios, _presets(record.needs.periods))
    return next((one for one in offered if one.id == scenario), Scenario(id=scenario, name="Base"))


@lru_cache(maxsize=64)
def _presets(periods: int) -> tuple[Scenario, ...]:
    return tuple(presets(periods))


def with_wishes(record: AssessmentRecord, scenario: Scenario) -> AssessmentRecord:
    """The scenario in its place or as a new one. Which one is shown stays as it is."""
    planning = with_scenario(record.planning, scenario).model_copy(update={"chosen": record.planning.chosen})
    return replace(record, planning=planning)


def _settings(view: View, current: CurrentAssessment) -> None:
    scenario = current.assessment.planning.scenario()
    labels = list(view.roadmap.labels)
    shown = _by_period(scenario, current, labels)
    fields = {name: _setting(scenario.id, label, name, labels) for name, label in SETTINGS.items()}
    table = widget_key("by-period", scenario.id, session_mark(), _digest(shown))
    with st.form(widget_key("scenario-settings", scenario.id)):
        st.text_input("Name", max_chars=NAME_CHARACTERS, key=fields["name"].drafted(current.record))
        by_period = st.data_editor(
            shown,
            key=table,
            width="stretch",
            num_rows="fixed",
            placeholder="",
            disabled=["Period"],
            hide_index=True,
            column_config={
                DAYS: st.column_config.NumberColumn(min_value=0, max_value=100_000, format="%.0f", required=True),
                MONEY: st.column_config.NumberColumn(
                    min_value=0,
                    format="%.0f",
                    help="Money beside effort. Empty in every period: no limit. It needs "
                    "the price of each cost class, under Business case; 0 leaves out what costs anything.",
                ),
                FROZEN: st.column_config.CheckboxColumn(help="Nothing runs in this period: a year-end, a move."),
            },
        )
        left, right = st.columns(2)
        left.number_input(
            "Changes at once for each leading role",
            1,
            100,
            None,
            key=fields["max_parallel_per_role"].drafted(current.record),
            placeholder="No limit",
            help="People can carry only so many changes at a time. Two or three are usual.",
        )
        right.selectbox(
            "ISO/IEC 20000-1 audit at the end of",
            [None, *range(len(labels))],
            key=fields["audit_by"].drafted(current.record),
            format_func=lambda period: "No audit" if period is None else labels[period],
            help="Actions that move a clause which is not ready yet count three times if they end by then.",
        )
        left, right = st.columns(2)
        left.number_input(
            SETTINGS["reserve"],
            0,
            99,
            None,
            key=fields["reserve"].drafted(current.record),
            placeholder=f"{percent(RESERVE)}",
            help=f"What nobody foresees takes days too. Empty: {percent(RESERVE)} % of each period stay unplanned.",
        )
        staff = current.assessment.client.it_staff
        size = "an IT organisation of middling size" if staff is None else f"{count(staff, 'person', 'people')} in IT"
        right.number_input(
            SETTINGS["most_starts"],
            1,
            1000,
            None,
            key=fields["most_starts"].drafted(current.record),
            placeholder=f"{starts_in_90_days(staff)}, for {size}",
            help="Attention grows slower than heads, so not every day that there is can begin something new. "
            f"Empty: {starts_in_90_days(staff)}, by the size. Twice as many begin in each 90 days after.",
        )
        st.checkbox(
            "Only quick wins: under 10 days, nothing needed first",
            key=fields["quick_wins_only"].drafted(current.record),
        )
        save, copy, remove = st.columns(3)
        if save.form_submit_button("Save and plan anew", type="primary", icon=":material/check:"):
            _save(current, [*_edits(fields), *_table_edits(scenario, by_period, table, labels)])
        if copy.form_submit_button("Save as a new scenario", icon=":material/content_copy:"):
            edits = [*_edits(fields), *_table_edits(scenario, by_period, table, labels)]
            _save_copy(current, scenario, edits, fields)
        if scenario.id != BASE and remove.form_submit_button("Delete this scenario", icon=":material/delete:"):
            _delete(current, scenario)


SETTINGS = {
    "name": "Name",
    "max_parallel_per_role": "Changes at once for each leading role",
    "audit_by": "Audit at the end of",
    "quick_wins_only": "Only quick wins",
    "reserve": "Reserve in each period (%)",
    "most_starts": "New actions in the first 90 days at most",
    "capacity_days": DAYS,
    "budget": MONEY,
    "frozen": FROZEN,
}


def _setting(scenario: str, label: str, attribute: str, labels: list[str]) -> Field[AssessmentRecord]:
    def put(record: AssessmentRecord, value: Any) -> AssessmentRecord:
        kept = scenario_of(record, scenario)
        if attribute == "name" and not value:
            raise Refused("A scenario needs a name; nothing was saved.")
        stored = value / 100 if attribute == "reserve" and value is not None else value
        return with_wishes(record, updated(kept, **{attribute: stored}))

    def get(record: AssessmentRecord) -> Any:
        value = getattr(scenario_of(record, scenario), attribute)
        if attribute == "reserve" and value is not None:
            return round(value * 100)
        return None if attribute == "audit_by" and value is not None and value >= len(labels) else value

    def text(value: Any) -> str:
        if attribute == "audit_by":
            return labels[value] if value < len(labels) else str(value)
        if attribute == "frozen":
            return ", ".join(labels[at] for at in value if at < len(labels))
        return ", ".join(f"{one:g}" for one in value) if isinstance(value, tuple) else str(value)

    return Field(
        label,
        widget_key(f"scenario-{attribute}", scenario),
        get,
        put,
        text,
        clean=lambda value: value.strip() if isinstance(value, str) else value,
    )


def _edits(fields: dict[str, Field[AssessmentRecord]]) -> list[FieldEdit[AssessmentRecord]]:
    """What was changed in the fields beside the table."""
    typed = ("name", "max_parallel_per_role", "audit_by", "quick_wins_only", "reserve", "most_starts")
    return [edit for edit in (fields[name].edit() for name in typed) if edit.mine != edit.seen]


def _table_edits(
    scenario: Scenario, by_period: pd.DataFrame, table: str, labels: list[str]
) -> list[FieldEdit[AssessmentRecord]]:
    """Days, money and rest of all periods, each as one field, where a cell of it was typed. Days that nobody touched
    stay tied to the client's capacity."""
    money = by_period[MONEY].fillna(0.0) if by_period[MONEY].notna().any() else None
    mine = {
        "capacity_days": tuple(float(day) for day in by_period[DAYS]),
        "budget": () if money is None else tuple(float(sum_) for sum_ in money),
        "frozen": tuple(at for at, frozen in enumerate(by_period[FROZEN]) if frozen),
    }
    rows = st.session_state[table]["edited_rows"].values()
    typed = {column for cells in rows for column in cells}
    touched = [name for name in mine if SETTINGS[name] in typed and mine[name] != getattr(scenario, name)]
    fields = {name: _setting(scenario.id, SETTINGS[name], name, labels) for name in touched}
    return [
        FieldEdit(field.key, field.name, field.get, field.put, getattr(scenario, name), mine[name], field.text)
        for name, field in fields.items()
    ]


def _digest(shown: pd.DataFrame) -> str:
    """Of the table as it is stored: where that changes, the table begins anew."""
    return hashlib.sha256(shown.to_json().encode()).hexdigest()[:12]


def _save(current: CurrentAssessment, edits: list[FieldEdit[AssessmentRecord]]) -> None:
    write_fields(record_of(current.id), edits)
    st.rerun()


def _save_copy(
    current: CurrentAssessment,
    scenario: Scenario,
    edits: list[FieldEdit[AssessmentRecord]],
    fields: dict[str, Field[AssessmentRecord]],
) -> None:
    """A new scenario of what stands in the form; the one that it was made from stays, and its form begins anew."""

    def copy(record: AssessmentRecord) -> AssessmentRecord:
        base = with_wishes(record, scenario)
        for edit in edits:
            base = edit.put(base, edit.mine)
        made = scenario_of(base, scenario.id)
        name = made.name if made.name != scenario.name else f"{made.name} 2"
        new = made.model_copy(update={"id": new_id(record.planning, name), "name": name})
        return replace(record, planning=with_scenario(record.planning, new))

    change = record_of(current.id)
    if write("The new scenario", lambda store: change(store, copy)):
        for field in fields.values():
            forget(field.key)
    st.rerun()


def _delete(current: CurrentAssessment, scenario: Scenario) -> None:
    """Refused where somebody has changed it since it was looked at."""

    def delete(record: AssessmentRecord) -> AssessmentRecord:
        if scenario_of(record, scenario.id) != scenario:
            raise Refused("Somebody has changed this scenario meanwhile. Look at it once more before you delete it.")
        return replace(record, planning=without_scenario(record.planning, scenario.id))

    change = record_of(current.id)
    write(f"Deleting the scenario {scenario.name}", lambda store: change(store, delete))
    st.rerun()


def _by_period(scenario: Scenario, current: CurrentAssessment, labels: list[str]) -> pd.DataFrame:
    planning = current.assessment.planning.model_copy(update={"scenarios": (scenario,), "chosen": scenario.id})
    kept = constraints_of(current.assessment.needs, current.assessment.client, planning)
    budget: list[float | None] = list(kept.budget) if kept.budget is not None else [None] * len(labels)
    return pd.DataFrame(
        {
            "Period": labels,
            DAYS: list(kept.capacity),
            MONEY: pd.Series(budget, dtype=float),
            FROZEN: [period in scenario.frozen for period in range(len(labels))],
        }
    )
