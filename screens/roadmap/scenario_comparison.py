"""What if: every scenario side by side, with where it leads and what it asks of whom."""

from collections.abc import Hashable, Mapping, Sequence

import pandas as pd
import streamlit as st

from assessment.advice.scenarios import ScenarioOutcome, outcomes_of
from assessment.advice.situation import Situation
from assessment.engagement.model import Assessment
from assessment.engagement.planning import Scenario
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.plan import Plan
from assessment.roadmap.plan_cache import cached_first, content_key
from assessment.scoring.results import assess
from reports.narrative import scenario_sentence
from reports.narrative.scenario_table import mean_score, scenario_row
from reports.text import formatting
from reports.view.model import View
from screens.app.formatting import number, plain, told_apart
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, questionnaire, questionnaire_of, tone
from screens.background.plan_search import Search, Wanted, fingerprint, in_scenario, search, wanted_plan
from screens.charts.plan_charts import scenario_lines
from screens.roadmap.scenario_bar import offered_scenarios, show_scenario

STATUS = {"optimal": "the best", "feasible": "within {gap} of the best", "greedy": "a first plan"}
READY = "F"


def scenario_comparison(view: View, current: CurrentAssessment) -> None:
    """A table of the scenarios, where they lead stage by stage, and what each asks of the leading roles."""
    scenarios = offered_scenarios(current)
    wanted = _wanted(scenarios, current)
    plans = {one.key: one.found() for one in wanted}
    outcomes = _outcomes(
        current.assessment,
        tuple(scenarios),
        tuple(plans[one.key] is not None for one in wanted),
        questionnaire_of(current.id).snapshot.digest,
        plans,
        questionnaire(),
    )
    searches = [
        search(one, f"{current.id}, scenario {scenario.id}")
        for one, scenario in zip(wanted, scenarios, strict=True)
        if plans[one.key] is None
    ]
    if not all(one.failed for one in searches):
        _waiting(searches, len(scenarios))
    st.dataframe(
        _table(outcomes, view),
        hide_index=True,
        width="stretch",
        alt="The scenarios with their benefit, effort, money and levels at the end",
    )
    st.caption(
        "Benefit is importance × gain, discounted by time, and compares plans for the same client alone. "
        "“At target” counts practices, “Clauses ready” those of ISO/IEC 20000-1 rated F, indicative only; both "
        "and the score are those at the plan's end, if every action is done in time."
    )
    _choose(outcomes, view, current)
    _over_time(outcomes, view)
    _roles(outcomes, view)


def _wanted(scenarios: list[Scenario], current: CurrentAssessment) -> list[Wanted]:
    used = questionnaire_of(current.id)
    return [
        wanted_plan(in_scenario(current.assessment, scenario), used.snapshot.digest, used.questionnaire)
        for scenario in scenarios
    ]


@st.fragment(run_every=1.0)
def _waiting(searches: list[Search], scenarios: int) -> None:
    waiting = sum(not one.over for one in searches)
    if not waiting:
        st.rerun()
    over = scenarios - waiting
    st.progress(over / scenarios, f"Searching for the best plan of each scenario: {over} of {scenarios}")


@st.cache_resource(max_entries=32, show_spinner="Comparing the scenarios …", hash_funcs={Assessment: fingerprint})
def _outcomes(
    assessment: Assessment,
    scenarios: tuple[Scenario, ...],
    found: tuple[bool, ...],
    questionnaire_digest: str,
    _plans: Mapping[Hashable, Plan | None],
    _questionnaire: Questionnaire,
) -> list[ScenarioOutcome]:
    """`found` and the digest are parts of the key alone: with each search that ends, a better plan is there."""
    del found, questionnaire_digest

    def planner(actions: Sequence[Candidate], constraints: Constraints) -> Plan:
        return _plans.get(content_key(actions, constraints)) or cached_first(actions, constraints)

    situation = Situation(assessment, _questionnaire, assess(assessment, _questionnaire))
    return list(outcomes_of(scenarios, situation, planner))


def _table(outcomes: list[ScenarioOutcome], view: View) -> pd.DataFrame:
    priced = any(sum(outcome.money) for outcome in outcomes)
    rows = []
    for outcome in outcomes:
        end, plan, row = outcome.projection.at_end, outcome.plan, scenario_row(outcome, view)
        money = {"Money": _money(outcome, view)} if priced else {}
        gap = "" if plan.gap is None else formatting.at_most(plan.gap)
        rows.append(
            {
                "Scenario": row.name,
                "Benefit": round(outcome.benefit, 2),
                "Plan": STATUS[plan.status].format(gap=gap) + (", some wishes left aside" if plan.conflicts else ""),
                "Actions": len(plan.scheduled),
                "Quick wins": outcome.quick_wins,
                "Person-days": formatting.day_number(row.days),
                **money,
                "At target": f"{row.at_target} of {row.levelled}",
                "Clauses ready": f"{sum(one.rating == READY for one in end.clauses.values())} of {len(end.clauses)}",
                "Score at the end": number(row.score),
            }
        )
    return pd.DataFrame(rows)


def _money(outcome: ScenarioOutcome, view: View) -> str:
    currency = view.assessment.planning.business_case.currency
    unpriced = f", {outcome.unpriced} without a price" if outcome.unpriced else ""
    return f"up to {sum(outcome.money):,.0f} {currency}".strip() + unpriced


def _choose(outcomes: list[ScenarioOutcome], view: View, current: CurrentAssessment) -> None:
    chosen = current.assessment.planning.chosen
    st.header("Choose one", anchor=False)
    for column, outcome in zip(st.columns(len(outcomes)), outcomes, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{plain(outcome.scenario.name)}**")
            st.caption(plain(scenario_sentence(outcome.scenario, view)))
            if outcome.scenario.id == chosen:
                st.markdown(":material/check: shown")
            else:
                st.button(
                    "Show",
                    key=widget_key("choose", outcome.scenario.id),
                    width="stretch",
                    on_click=show_scenario,
                    args=(outcome.scenario, current),
                )


def _over_time(outcomes: list[ScenarioOutcome], view: View) -> None:
    names = {"": "All practices in scope", **{stage.id: stage.name for stage in view.stages}}
    st.header("Score at the end of every period", anchor=False)
    shown = st.segmented_control(
        "Of",
        list(names),
        default="",
        required=True,
        format_func=names.__getitem__,
        key=widget_key("scenario-stage"),
        label_visibility="collapsed",
    )
    apart = _names(outcomes)
    courses = {apart[outcome.scenario.id]: _course(outcome, shown or "") for outcome in outcomes}
    labels = ["Today", *view.roadmap.labels[: len(next(iter(courses.values()))) - 1]]
    st.plotly_chart(
        scenario_lines(courses, labels, tone()),
        config={"displayModeBar": False},
        key=widget_key("scenario-lines"),
        alt="Score by period for each scenario; the table below says the same",
    )
    with st.expander("Show as table"):
        st.dataframe(
            pd.DataFrame(
                {"Period": labels} | {name: [number(value) for value in course] for name, course in courses.items()}
            ),
            hide_index=True,
            width="stretch",
            alt="Score by period for each scenario",
        )
    _levels(outcomes, view)


def _course(outcome: ScenarioOutcome, stage: str) -> list[float | None]:
    if stage:
        return [moment.stages[stage] for moment in outcome.projection.moments]
    return [mean_score(moment) for moment in outcome.projection.moments]


def _names(outcomes: list[ScenarioOutcome]) -> dict[str, str]:
    return told_apart({outcome.scenario.id: outcome.scenario.name for outcome in outcomes})


def _levels(outcomes: list[ScenarioOutcome], view: View) -> None:
    names = _names(outcomes)
    with st.expander("Level of each practice at the plan's end"):
        st.dataframe(
            pd.DataFrame(
                [
                    {"Practice": practice.practice.name, "Today": practice.result.level, "Target": practice.target}
                    | {
                        names[outcome.scenario.id]: outcome.projection.at_end.practices[practice.practice.id].level
                        for outcome in outcomes
                    }
                    for practice in view.practices
                    if practice.result.level is not None
                ]
            ),
            hide_index=True,
            width="stretch",
            alt="Level of each practice at the end of each scenario's plan",
        )


def _roles(outcomes: list[ScenarioOutcome], view: View) -> None:
    st.header("Person-days of the actions that each role leads", anchor=False)
    names = _names(outcomes)
    roles = list(dict.fromkeys(role for outcome in outcomes for role in outcome.by_role))
    st.dataframe(
        pd.DataFrame(
            [
                {"Role": view.questionnaire.roles[role].name}
                | {
                    names[outcome.scenario.id]: formatting.days(sum(outcome.by_role[role]))
                    if role in outcome.by_role
                    else "–"
                    for outcome in outcomes
                }
                for role in roles
            ]
        ),
        hide_index=True,
        width="stretch",
        alt="Person-days by leading role and scenario",
    )
