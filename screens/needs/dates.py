"""The dates that a client cannot move: added, changed and removed, each with what hangs on it.

A date has no id. It is known by all that it says: a change of one that reads otherwise by now is told and not written.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args

import streamlit as st

from assessment.engagement.edits import FieldEdit, updated
from assessment.engagement.events import DatedEvent, EventKind
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.model import Questionnaire
from reports.text.dates import display_date
from screens.app.fields import begin_draft, forget
from screens.app.formatting import plain, told_apart
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, questionnaire
from screens.app.writing import record_of, write_fields

EDIT, REMOVE = "Edit …", "Remove"
ICONS = {EDIT: "edit", REMOVE: "delete"}
NEW = "new"
EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
LONGEST_WHAT, LONGEST_WHO = 300, 100
KINDS: Mapping[EventKind, str] = {
    "deadline": "Deadline",
    "notice": "Last day to give notice",
    "freeze": "Freeze: nothing may change",
    "peak": "Peak season",
    "person_leaves": "Somebody leaves",
    "audit": "Audit or inspection",
}
assert set(KINDS) == set(get_args(EventKind))


def dates_section(current: CurrentAssessment) -> None:
    st.header("Dates", anchor=False)
    st.write(
        "A contract ends or must be given notice, an insurer or auditor sets a day, a busy season comes, the only one "
        "who knows something leaves. The roadmap keeps to these dates."
    )
    events = current.record.needs.events
    for at, event in sorted(enumerate(events), key=lambda one: (one[1].date, one[0])):
        _row(current, at, event)
    if not events:
        st.info("No date is known yet. Without any, every period of the plan counts alike.", icon=":material/event:")
    if st.button("Add a date", icon=":material/add:", key=widget_key("add-date")):
        _new_date(current)


def _row(current: CurrentAssessment, at: int, event: DatedEvent) -> None:
    day, what = st.columns([3, 8], vertical_alignment="center")
    day.markdown(f"**{_days(event)}**")
    row = what.container(horizontal=True, vertical_alignment="center")
    touched = _touched(event, questionnaire())
    row.markdown(
        f"**{plain(_said(event))}**  \n:gray[{plain(touched)}]" if touched else f"**{plain(_said(event))}**",
        width="stretch",
    )
    chosen = row.menu_button(
        "More",
        (EDIT, REMOVE),
        format_func=lambda act: f":material/{ICONS[act]}: {act}",
        key=widget_key("date", at),
        type="tertiary",
    )
    if chosen == EDIT:
        _edit_date(current, at, event)
    elif chosen == REMOVE and _change(current.id, at, event, None):
        st.rerun()


def _days(event: DatedEvent) -> str:
    first = display_date(event.date)
    return first if event.until is None else f"{first} to {display_date(event.until)}"


def _said(event: DatedEvent) -> str:
    kind = KINDS[event.kind].partition(":")[0]
    return f"{kind}: {event.what}" if event.what.strip() else kind


def _touched(event: DatedEvent, of: Questionnaire) -> str:
    """What hangs on the date by name, and who said so."""
    practices = [of.practices[one].name if one in of.practices else one for one in event.practices]
    actions = [of.actions[one].entry.title if one in of.actions else one for one in event.actions]
    need = [of.needs[event.need].entry.name if event.need in of.needs else event.need] if event.need else []
    parts = ["; ".join((*need, *practices, *actions)), f"said by {event.who}" if event.who else ""]
    return " · ".join(part for part in parts if part)


@st.dialog("Add a date", width="large", on_dismiss="rerun")
def _new_date(current: CurrentAssessment) -> None:
    _form(current, NEW, None)


@st.dialog("Edit this date", width="large", on_dismiss="rerun")
def _edit_date(current: CurrentAssessment, at: int, event: DatedEvent) -> None:
    _form(current, at, event)


def _form(current: CurrentAssessment, at: object, before: DatedEvent | None) -> None:
    of, kept = questionnaire(), _parts(before)
    practices = _named({one.id: one.name for one in of.practices.values()}, kept["practices"])
    actions = _named(
        {one.id: f"{one.entry.title} · {of.name_of(one.subject)}" for one in of.actions.values()}, kept["actions"]
    )
    needs = _named({one.id: one.entry.name for one in of.needs.values()}, [kept["need"]] if kept["need"] else [])
    keys = {part: begin_draft(widget_key(f"date-{part}", at), value) for part, value in kept.items()}
    with st.form(widget_key("date-form", at), border=False):
        kind, first, last = st.columns(3)
        kind.selectbox("Kind", list(KINDS), format_func=KINDS.__getitem__, key=keys["kind"])
        earliest, latest = _bounds(before)
        for column, part, name in ((first, "date", "Date"), (last, "until", "Until, if it takes several days")):
            column.date_input(name, None, min_value=earliest, max_value=latest, format="DD/MM/YYYY", key=keys[part])
        st.text_input(
            "What happens",
            max_chars=LONGEST_WHAT,
            key=keys["what"],
            placeholder="For example: notice to the data centre",
        )
        st.multiselect(
            "Practices that it touches",
            list(practices),
            format_func=practices.__getitem__,
            key=keys["practices"],
            placeholder="None in particular",
        )
        st.multiselect(
            "Actions that hang on it",
            list(actions),
            format_func=actions.__getitem__,
            key=keys["actions"],
            placeholder="None in particular",
        )
        need, who = st.columns(2)
        need.selectbox(
            "Need that it belongs to",
            list(needs),
            index=None,
            format_func=needs.__getitem__,
            key=keys["need"],
            placeholder="None in particular",
        )
        who.text_input(
            "Who said so", max_chars=LONGEST_WHO, key=keys["who"], help="Left out of whatever is made without names."
        )
        if st.form_submit_button("Save", type="primary", on_click=_submit, args=(current.id, at, before, keys)):
            _close_unless_wrong(at)


def _close_unless_wrong(at: object) -> None:
    """A dialog paints itself alone, so what is wrong stands in it and what was typed stays."""
    if wrong := st.session_state.pop(widget_key("date-wrong", at), ""):
        st.error(wrong, icon=":material/event_busy:")
    else:
        st.rerun()


def _parts(event: DatedEvent | None) -> dict[str, Any]:
    """What the widgets show of a date."""
    if event is None:
        return {
            **{"kind": "deadline", "date": None, "until": None, "what": "", "practices": [], "actions": []},
            **{"need": None, "who": ""},
        }
    return {part: list(value) if isinstance(value, tuple) else value for part, value in dict(event).items()}


def _bounds(event: DatedEvent | None) -> tuple[dt.date, dt.date]:
    """What the calendar offers; a file may hold any day."""
    kept = [day for day in (event.date, event.until) if day is not None] if event else []
    return min([EARLIEST, *kept]), max([LATEST, *kept])


def _named(names: Mapping[str, str], kept: Iterable[str]) -> dict[str, str]:
    """What can be chosen, by id; what is kept and not known any more goes by its id."""
    return told_apart({**names, **{one: one for one in kept if one not in names}})


def _submit(assessment: str, at: object, before: DatedEvent | None, keys: Mapping[str, str]) -> None:
    said = {part: st.session_state[key] for part, key in keys.items()}
    if wrong := _wrong(said["date"], said["until"]):
        st.session_state[widget_key("date-wrong", at)] = wrong
        return
    for text in ("what", "who"):
        said[text] = (said[text] or "").strip()
    _change(assessment, at, before, DatedEvent.model_validate(said))
    for key in keys.values():
        forget(key)


def _wrong(first: dt.date | None, last: dt.date | None) -> str:
    if first is None:
        return "Give the day on which it happens, or begins."
    return "The last day lies before the first one." if last is not None and last < first else ""


def _change(assessment: str, at: object, before: DatedEvent | None, after: DatedEvent | None) -> bool:
    """Adds a date where none was before, removes it where none is after, else replaces it."""

    def get(record: AssessmentRecord) -> DatedEvent | None:
        return next((one for one in (before, after) if one is not None and one in record.needs.events), None)

    def put(record: AssessmentRecord, new: DatedEvent | None) -> AssessmentRecord:
        return replace(record, needs=updated(record.needs, events=_with(record.needs.events, before, new)))

    edit = FieldEdit(widget_key("date", at), "Date", get, put, before, after, _text)
    return write_fields(record_of(assessment), [edit])


def _with(
    events: tuple[DatedEvent, ...], before: DatedEvent | None, after: DatedEvent | None
) -> tuple[DatedEvent, ...]:
    new = () if after is None else (after,)
    if before not in events:
        return (*events, *new)
    at = events.index(before)
    return (*events[:at], *new, *events[at + 1 :])


def _text(event: DatedEvent | None) -> str:
    return "" if event is None else f"{_days(event)}, {_said(event)}"
