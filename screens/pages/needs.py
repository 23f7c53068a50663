"""Step 1: who the client is and what it needs."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from assessment.advice.planning_steps import within
from assessment.engagement.edits import Refused, updated
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.schema import NeedEntry
from reports.text import formatting
from screens.app.fields import Field, as_stored, begin_from, stripped, toggled
from screens.app.formatting import told_apart
from screens.app.frame import leave_at, next_step, page_head
from screens.app.keys import widget_key
from screens.app.session import current_assessment, questionnaire
from screens.app.writing import record_of, write_fields, write_switches
from screens.needs.dates import dates_section
from screens.needs.lenses import lenses_section

WEIGHTS = {0: "Not chosen", 1: "Some", 2: "Much", 3: "Decisive"}
DEFAULT_WEIGHT = 2
USUAL_AMBITION = 3
KINDS = (
    ("drivers", "What the business is after", "Choose two to five. They steer which practices matter most."),
    ("pain_points", "Where it hurts today", "Choose what people really complain about."),
    ("risks", "What must not happen", "Choose the risks that worry the leadership."),
)
# How many there are, by the field of the client: its name, and what it is used for.
NUMBERS = {
    "users": (
        "Users",
        "Everybody who uses the services, customers with an account too. The report says by it how many people "
        "something touches; no effort hangs on it.",
    ),
    "critical_services": (
        "Critical services",
        "Services without which the business stands still. What is done once for each, such as an impact analysis "
        "or a tried restore, takes as many days as there are.",
    ),
    "suppliers": (
        "Suppliers",
        "Those with a contract that IT depends on. What is done once for each, such as looking at its exit, takes "
        "as many days as there are.",
    ),
    "sites": (
        "Sites",
        "Places with people or equipment of their own. What is done once at each takes as many days as there are.",
    ),
}
PERIODS = {"quarter": "Quarters", "month": "Months"}

current = current_assessment()
leave_at(current, "needs")
record = current.record


def _save(field: Field[AssessmentRecord]) -> None:
    write_fields(record_of(current.id), [field.edit()])


def _client_field(
    name: str, attribute: str, empty: object = None, clean: Callable[[Any], Any] = as_stored
) -> Field[AssessmentRecord]:
    """What is `empty` in the widget is unknown in the store."""

    def get(record: AssessmentRecord) -> Any:
        kept = getattr(record.client, attribute)
        return empty if kept is None else kept

    def put(record: AssessmentRecord, value: Any) -> AssessmentRecord:
        if attribute == "name" and not value:
            raise Refused("The name is needed; the old one was kept.")
        return replace(record, client=updated(record.client, **{attribute: None if value == empty else value}))

    return Field(name, widget_key(f"client-{attribute}"), get, put, clean=clean)


def _needs_field(
    name: str,
    key: str,
    get: Callable[[AssessmentRecord], Any],
    changed: Callable[[AssessmentRecord, Any], dict[str, Any]],
    text: Callable[[Any], str] = str,
) -> Field[AssessmentRecord]:
    """`changed` names the fields of the needs that a value changes."""

    def put(record: AssessmentRecord, value: Any) -> AssessmentRecord:
        return replace(record, needs=updated(record.needs, **changed(record, value)))

    return Field(name, widget_key(key), get, put, text)


def _client() -> None:
    st.header("The organisation", anchor=False)
    client = record.client
    sectors = {sector.id: sector.name for sector in questionnaire().client_needs.sectors}
    options = [*sectors, *([client.sector] if client.sector and client.sector not in sectors else [])]
    names = told_apart({sector: sectors.get(sector, sector) for sector in options})
    name = _client_field("Name", "name", "", stripped)
    sector = replace(_client_field("Sector", "sector"), text=lambda one: sectors.get(one, one))
    employees, staff = _client_field("Employees", "employees"), _client_field("IT staff", "it_staff")
    country = _client_field("Country", "country", "", stripped)
    left, right = st.columns([3, 2])
    left.text_input("Name", max_chars=300, key=name.shown(record), on_change=_save, args=(name,))
    right.selectbox(
        "Sector",
        options,
        index=None,
        format_func=names.__getitem__,
        placeholder="Choose a sector",
        key=sector.shown(record),
        on_change=_save,
        args=(sector,),
    )
    one, two, three = st.columns(3)
    one.number_input(
        "Employees",
        0,
        10_000_000,
        None,
        key=employees.shown(record),
        placeholder="Heads",
        on_change=_save,
        args=(employees,),
    )
    two.number_input(
        "IT staff",
        0,
        10_000_000,
        None,
        key=staff.shown(record),
        placeholder="Heads",
        on_change=_save,
        args=(staff,),
        help="The people who design, run and support IT services. Their number sets how much effort an action takes.",
    )
    three.text_input("Country", max_chars=100, key=country.shown(record), on_change=_save, args=(country,))
    _numbers()


def _numbers() -> None:
    """What effort and wording depend on beside the size of IT."""
    for column, (attribute, (name, help_text)) in zip(st.columns(len(NUMBERS)), NUMBERS.items(), strict=True):
        field = _client_field(name, attribute)
        column.number_input(
            name,
            0,
            1_000_000_000,
            None,
            key=field.shown(record),
            placeholder="Not known",
            on_change=_save,
            args=(field,),
            help=help_text,
        )


def _need_group(kind: str, title: str, text: str, entries: tuple[NeedEntry, ...]) -> None:
    st.header(title, anchor=False)
    names = {entry.id: entry.name for entry in entries}
    key = widget_key(f"chosen-{kind}")
    chosen = [need for need in names if _weight_of(record, kind, need)]

    def choose() -> None:
        edits = toggled(
            key,
            lambda record, need: bool(_weight_of(record, kind, need)),
            lambda record, need, on: _with_weight(record, kind, need, DEFAULT_WEIGHT if on else 0),
            names,
        )
        write_switches(record_of(current.id), key, edits)

    st.pills(
        text,
        list(names),
        selection_mode="multi",
        format_func=lambda need: names[need],
        key=begin_from(key, chosen),
        on_change=choose,
    )
    for entry in entries:
        if entry.id in chosen:
            _weight(kind, entry)
    _topics_to_choose(chosen)


def _topics_to_choose(chosen: list[str]) -> None:
    """A need that hangs on what only some are asked about would stay without an answer."""
    wanted = questionnaire().topics_of_needs(chosen)
    missing = [questionnaire().topics[topic].name for topic in wanted if topic not in record.scope.practices]
    if missing:
        st.info(
            f"This hangs on topics that are not asked about yet: {formatting.shortlist(missing)}. "
            "Choose them in Scope, under “Topics beside the practices”.",
            icon=":material/lightbulb:",
        )


def _weight_of(record: AssessmentRecord, kind: str, need: str) -> int:
    weights: dict[str, int] = getattr(record.needs, kind)
    return weights.get(need, 0)


def _with_weight(record: AssessmentRecord, kind: str, need: str, weight: int) -> AssessmentRecord:
    others = {one: kept for one, kept in getattr(record.needs, kind).items() if one != need}
    return replace(record, needs=updated(record.needs, **{kind: others | ({need: weight} if weight else {})}))


def _weight(kind: str, entry: NeedEntry) -> None:
    field: Field[AssessmentRecord] = Field(
        entry.name,
        widget_key("weight", kind, entry.id),
        lambda record: _weight_of(record, kind, entry.id),
        lambda record, weight: _with_weight(record, kind, entry.id, weight),
        WEIGHTS.__getitem__,
    )
    text, control = st.columns([3, 2], vertical_alignment="center")
    text.markdown(f"**{entry.name}** · {entry.in_short}")
    control.segmented_control(
        f"How much: {entry.name}",
        [weight for weight in WEIGHTS if weight],
        required=True,
        format_func=WEIGHTS.__getitem__,
        key=field.shown(record),
        on_change=_save,
        args=(field,),
        label_visibility="collapsed",
    )


def _contexts() -> None:
    st.header("How IT is set up", anchor=False)
    st.write("These change the advice, not the score. Leave out what you don't know.")
    for context in questionnaire().client_needs.contexts:
        names = {option.id: option.name for option in context.options}
        field = _context_field(context.id, context.name, names)
        st.segmented_control(
            f"**{context.name}** · {context.question}",
            list(names),
            format_func=names.__getitem__,
            key=field.shown(record),
            on_change=_save,
            args=(field,),
            help="\n".join(f"- **{option.name}**: {option.in_short}" for option in context.options),
        )


def _context_field(context: str, name: str, names: dict[str, str]) -> Field[AssessmentRecord]:
    def changed(record: AssessmentRecord, picked: str | None) -> dict[str, Any]:
        others = {one: kept for one, kept in record.needs.context.items() if one != context}
        return {"context": others | ({context: picked} if picked else {})}

    return _needs_field(
        name,
        f"context-{context}",
        lambda record: kept if (kept := record.needs.context.get(context)) in names else None,
        changed,
        lambda option: names.get(option, option),
    )


def _capacity() -> None:
    st.header("How fast and how far", anchor=False)
    levels = {level.level: f"{level.level} {level.name}" for level in questionnaire().framework.levels if level.level}
    agreed = record.planning.agreed is not None
    ambition = _needs_field(
        "Level to aim at",
        "ambition",
        lambda record: record.needs.ambition or USUAL_AMBITION,
        lambda _, level: {"ambition": level},
        levels.__getitem__,
    )
    capacity = _needs_field(
        "Person-days for improvement in each period",
        "capacity",
        lambda record: record.needs.capacity_days[0] if record.needs.capacity_days else None,
        lambda _, days: {"capacity_days": () if days is None else (days,)},
        lambda days: f"{days:g}",
    )
    left, right = st.columns(2)
    left.selectbox(
        "Level to aim at",
        list(levels),
        format_func=levels.__getitem__,
        key=ambition.shown(record),
        on_change=_save,
        args=(ambition,),
        help="For the practices that matter most to you. Three is where work is organised, standard and "
        "joined up; more is seldom worth its cost everywhere.",
    )
    right.number_input(
        "Person-days for improvement in each period",
        0.0,
        100_000.0,
        None,
        step=5.0,
        format="%g",
        placeholder="Assumed from IT staff where empty",
        key=capacity.shown(record),
        on_change=_save,
        args=(capacity,),
        help="What your people can spend on improving how they work, beside their daily work.",
    )
    if len(set(record.needs.capacity_days)) > 1:
        right.caption(
            "The exchange file gives a capacity of its own for every period; a number here replaces them all."
        )
    period = _horizon("Plan by", "period", PERIODS.__getitem__)
    left.segmented_control(
        "Plan by",
        list(PERIODS),
        required=True,
        key=period.shown(record),
        disabled=agreed,
        format_func=PERIODS.__getitem__,
        on_change=_save,
        args=(period,),
    )
    periods = _horizon("How many periods to plan", "periods", str)
    right.number_input(
        "How many periods to plan",
        1,
        60,
        key=periods.shown(record),
        disabled=agreed,
        help="A plan that was agreed on keeps its periods; take the agreement back on the Roadmap page to change them."
        if agreed
        else None,
        on_change=_save,
        args=(periods,),
    )


def _horizon(name: str, attribute: str, text: Callable[[Any], str]) -> Field[AssessmentRecord]:
    """With the horizon goes, in the same transaction, what does not fit it any more."""

    def put(record: AssessmentRecord, value: Any) -> AssessmentRecord:
        if record.planning.agreed is not None:
            raise Refused("A plan was agreed on meanwhile, and it keeps its periods.")
        # One number for each period no longer fits once the periods change; the first one then stands for all.
        changed = {attribute: value, "capacity_days": record.needs.capacity_days[:1]}
        needs = updated(record.needs, **changed)
        scenarios = tuple(within(scenario, needs.periods) for scenario in record.planning.scenarios)
        return replace(record, needs=needs, planning=record.planning.model_copy(update={"scenarios": scenarios}))

    return Field(name, widget_key(attribute), lambda record: getattr(record.needs, attribute), put, text)


page_head("Needs")
_client()
for kind, title, text in KINDS:
    _need_group(kind, title, text, getattr(questionnaire().client_needs, kind))
lenses_section(current)
_contexts()
_capacity()
dates_section(current)
next_step("Needs", current.id)
