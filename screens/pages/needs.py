"""Step 1: who the client is and what it needs."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from assessment.advice.decisions import within
from assessment.engagement.model import Client, Needs
from assessment.questionnaire.schema import NeedEntry
from screens.app.frame import next_step, page_head
from screens.app.session import current_assessment, leave_at, principal, questionnaire, repository

WEIGHTS = {1: "Some", 2: "Much", 3: "Decisive"}
DEFAULT_WEIGHT = 2
KINDS = (
    ("drivers", "What the business is after", "Choose two to five. They steer which practices matter most."),
    ("pain_points", "Where it hurts today", "Choose what people really complain about."),
    ("risks", "What must not happen", "Choose the risks that worry the leadership."),
)

current = current_assessment()
client_id = repository().client_of(principal(), current.id)
leave_at(current, "needs")


def _saved() -> None:
    st.toast("Saved", icon=":material/check:")


def _save_client(field: str, key: str) -> Callable[[], None]:
    def save() -> None:
        value: Any = st.session_state[key]
        if field == "name" and not str(value or "").strip():
            st.toast("The name is needed; the old one was kept.", icon=":material/error:")
            return
        changed = Client.model_validate(current.assessment.client.model_dump() | {field: value})
        repository().save_client(principal(), client_id, changed)
        _saved()

    return save


def _save_needs(change: dict[str, Any]) -> None:
    stored = repository().assessment(principal(), current.id).needs
    repository().save_needs(principal(), current.id, Needs.model_validate(stored.model_dump() | change))
    _saved()


def _client() -> None:
    st.subheader("The organisation", anchor=False)
    client = current.assessment.client
    sectors = {sector.id: sector.name for sector in questionnaire().client_needs.sectors}
    options = [*sectors, *([client.sector] if client.sector and client.sector not in sectors else [])]
    left, right = st.columns([3, 2])
    left.text_input(
        "Name", client.name, max_chars=300, key="client-name", on_change=_save_client("name", "client-name")
    )
    right.selectbox(
        "Sector",
        options,
        index=options.index(client.sector) if client.sector else None,
        format_func=lambda sector: sectors.get(sector, sector),
        placeholder="Choose a sector",
        key="client-sector",
        on_change=_save_client("sector", "client-sector"),
    )
    one, two, three = st.columns(3)
    one.number_input(
        "Employees",
        0,
        10_000_000,
        client.employees,
        key="client-employees",
        placeholder="Heads",
        on_change=_save_client("employees", "client-employees"),
    )
    two.number_input(
        "IT staff",
        0,
        10_000_000,
        client.it_staff,
        key="client-it",
        placeholder="Heads",
        on_change=_save_client("it_staff", "client-it"),
        help="The people who design, run and support IT services. Their number sets how much effort an action takes.",
    )
    three.text_input(
        "Country",
        client.country or "",
        max_chars=100,
        key="client-country",
        on_change=_save_client("country", "client-country"),
    )


def _need_group(kind: str, title: str, text: str, entries: tuple[NeedEntry, ...]) -> None:
    st.subheader(title, anchor=False)
    chosen: dict[str, int] = {
        need: weight for need, weight in getattr(current.assessment.needs, kind).items() if weight
    }
    names = {entry.id: entry.name for entry in entries}
    explained = {entry.id: entry.in_short for entry in entries}
    key = f"chosen-{kind}"

    def choose() -> None:
        _save_needs({kind: {need: chosen.get(need, DEFAULT_WEIGHT) for need in st.session_state[key]}})

    picked = st.pills(
        text,
        list(names),
        selection_mode="multi",
        default=[need for need in chosen if need in names],
        format_func=lambda need: names[need],
        key=key,
        on_change=choose,
    )
    for need in picked:
        _weight(kind, need, names[need], explained[need], chosen)


def _weight(kind: str, need: str, name: str, explanation: str, chosen: dict[str, int]) -> None:
    key = f"weight-{kind}-{need}"

    def weigh() -> None:
        _save_needs({kind: chosen | {need: st.session_state[key]}})

    text, control = st.columns([3, 2], vertical_alignment="center")
    text.markdown(f"**{name}** · {explanation}")
    control.segmented_control(
        f"How much: {name}",
        list(WEIGHTS),
        default=chosen.get(need, DEFAULT_WEIGHT),
        required=True,
        format_func=lambda weight: WEIGHTS[weight],
        key=key,
        on_change=weigh,
        label_visibility="collapsed",
    )


def _contexts() -> None:
    st.subheader("How IT is set up", anchor=False)
    st.write("These change the advice, not the score. Leave out what you don't know.")
    for context in questionnaire().client_needs.contexts:
        names = {option.id: option.name for option in context.options}
        key = f"context-{context.id}"

        def choose(context_id: str = context.id, key: str = key) -> None:
            others = dict(repository().assessment(principal(), current.id).needs.context)
            others.pop(context_id, None)
            picked = st.session_state[key]
            _save_needs({"context": others | ({context_id: picked} if picked else {})})

        st.segmented_control(
            f"**{context.name}** · {context.question}",
            list(names),
            default=current.assessment.needs.context.get(context.id),
            format_func=lambda option, names=names: names[option],
            key=key,
            on_change=choose,
        )


def _capacity() -> None:
    st.subheader("How fast and how far", anchor=False)
    needs = current.assessment.needs
    levels = {level.level: f"{level.level} {level.name}" for level in questionnaire().framework.levels if level.level}
    left, right = st.columns(2)
    left.selectbox(
        "Level to aim at",
        list(levels),
        index=list(levels).index(needs.ambition or 3),
        format_func=lambda level: levels[level],
        key="ambition",
        on_change=lambda: _save_needs({"ambition": st.session_state["ambition"]}),
        help="For the practices that matter most to you. Three is where work is organised, standard and "
        "joined up; more is seldom worth its cost everywhere.",
    )
    right.number_input(
        "Person-days for improvement in each period",
        0.0,
        100_000.0,
        needs.capacity_days[0] if needs.capacity_days else None,
        step=5.0,
        format="%.0f",
        placeholder="Assumed from IT staff where empty",
        key="capacity",
        on_change=_save_capacity,
        help="What your people can spend on improving how they work, beside their daily work.",
    )
    if len(set(needs.capacity_days)) > 1:
        right.caption(
            "The exchange file gives a capacity of its own for every period; a number here replaces them all."
        )
    left.segmented_control(
        "Plan by",
        ["quarter", "month"],
        default=needs.period,
        required=True,
        key="period",
        disabled=current.assessment.planning.agreed is not None,
        format_func={"quarter": "Quarters", "month": "Months"}.__getitem__,
        on_change=lambda: _save_horizon({"period": st.session_state["period"]}),
    )
    right.number_input(
        "How many periods to plan",
        1,
        60,
        needs.periods,
        key="periods",
        disabled=current.assessment.planning.agreed is not None,
        help="A plan that was agreed on keeps its periods; take the agreement back on the Roadmap page to change them."
        if current.assessment.planning.agreed is not None
        else None,
        on_change=lambda: _save_horizon({"periods": st.session_state["periods"] or 8}),
    )


def _save_capacity() -> None:
    days = st.session_state["capacity"]
    _save_needs({"capacity_days": () if days is None else (days,)})


def _save_horizon(change: dict[str, Any]) -> None:
    # One number for each period no longer fits once the periods change; the first one then stands for all.
    days = repository().assessment(principal(), current.id).needs.capacity_days
    _save_needs(change | {"capacity_days": days[:1]})
    periods = repository().assessment(principal(), current.id).needs.periods
    repository().change_planning(
        principal(),
        current.id,
        lambda planning: planning.model_copy(
            update={"scenarios": tuple(within(scenario, periods) for scenario in planning.scenarios)}
        ),
    )


page_head("Needs")
_client()
for kind, title, text in KINDS:
    _need_group(kind, title, text, getattr(questionnaire().client_needs, kind))
_contexts()
_capacity()
next_step("Needs", current.id)
