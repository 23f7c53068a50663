"""The top of the roadmap step: which scenario is shown, what it assumes, and its settings."""

import pandas as pd
import streamlit as st

from assessment.advice.decisions import new_id, with_scenario, without_scenario
from assessment.advice.scenarios import presets
from assessment.engagement.planning import BASE, Scenario
from assessment.roadmap.constraints import constraints_of
from reports import narrative
from reports.view.model import View
from screens.app.formatting import plain
from screens.app.session import CurrentAssessment, principal, repository

DAYS, MONEY, FROZEN = "Person-days", "Budget", "No change"
NAME_CHARACTERS = 80


def scenario_bar(view: View, current: CurrentAssessment) -> None:
    """Choose a scenario; what it assumes stands under it, and opens to be changed."""
    planning = current.assessment.planning
    offered = offered_scenarios(current)
    names = {scenario.id: scenario.name for scenario in offered}
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    left.selectbox(
        "Scenario",
        list(names),
        index=list(names).index(planning.chosen) if planning.chosen in names else 0,
        format_func=lambda identity: names[identity],
        key="scenario",
        on_change=_choose,
        args=(current, offered),
        help="The same actions under other conditions. What you pin or exclude belongs to the scenario.",
    )
    right.markdown(plain(narrative.scenario_sentence(planning.scenario(), view)))
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


def _choose(current: CurrentAssessment, offered: list[Scenario]) -> None:
    chosen = next(scenario for scenario in offered if scenario.id == st.session_state["scenario"])
    keep(current, chosen)


def keep(current: CurrentAssessment, scenario: Scenario) -> None:
    """Saves a scenario and shows it."""
    repository().change_planning(principal(), current.id, lambda planning: with_scenario(planning, scenario))


def _settings(view: View, current: CurrentAssessment) -> None:
    scenario = current.assessment.planning.scenario()
    labels = list(view.roadmap.labels)
    with st.form(f"scenario-{scenario.id}"):
        name = st.text_input("Name", scenario.name, max_chars=NAME_CHARACTERS)
        by_period = st.data_editor(
            _by_period(scenario, current, labels),
            key=f"by-period-{scenario.id}",
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
        at_once = left.number_input(
            "Changes at once for each leading role",
            1,
            100,
            scenario.max_parallel_per_role,
            placeholder="No limit",
            help="People can carry only so many changes at a time. Two or three are usual.",
        )
        audit = right.selectbox(
            "ISO/IEC 20000-1 audit at the end of",
            [None, *range(len(labels))],
            index=0 if scenario.audit_by is None else scenario.audit_by + 1,
            format_func=lambda period: "No audit" if period is None else labels[period],
            help="Actions that move a clause which is not ready yet count three times if they end by then.",
        )
        quick = st.checkbox("Only quick wins: under 10 days, nothing needed first", scenario.quick_wins_only)
        save, copy, remove = st.columns(3)
        if save.form_submit_button("Save and plan anew", type="primary", icon=":material/check:"):
            _save(current, _read(scenario, name, by_period, at_once, audit, quick))
        if copy.form_submit_button("Save as a new scenario", icon=":material/content_copy:"):
            made = _read(scenario, name, by_period, at_once, audit, quick)
            planning = current.assessment.planning
            new_name = made.name if made.name != scenario.name else f"{made.name} 2"
            _save(current, made.model_copy(update={"id": new_id(planning, new_name), "name": new_name}))
        if scenario.id != BASE and remove.form_submit_button("Delete this scenario", icon=":material/delete:"):
            repository().change_planning(
                principal(), current.id, lambda planning: without_scenario(planning, scenario.id)
            )
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


def _read(
    scenario: Scenario, name: str, by_period: pd.DataFrame, at_once: int | None, audit: int | None, quick: bool
) -> Scenario:
    """The form as a scenario. Days that nobody touched stay tied to the client's capacity."""
    days = tuple(float(day) for day in by_period[DAYS])
    money = by_period[MONEY].fillna(0.0) if by_period[MONEY].notna().any() else None
    own_days = {} if _untouched(scenario) else {"capacity_days": days}
    return scenario.model_copy(
        update={
            "name": name.strip() or scenario.name,
            **own_days,
            "budget": () if money is None else tuple(float(sum_) for sum_ in money),
            "frozen": tuple(at for at, frozen in enumerate(by_period[FROZEN]) if frozen),
            "max_parallel_per_role": at_once,
            "audit_by": audit,
            "quick_wins_only": quick,
        }
    )


def _untouched(scenario: Scenario) -> bool:
    return not any(DAYS in edit for edit in st.session_state[f"by-period-{scenario.id}"]["edited_rows"].values())


def _save(current: CurrentAssessment, scenario: Scenario) -> None:
    keep(current, scenario)
    st.rerun()
