"""Another depth is written at once where it takes no level away; else the page says what it would take, and asks."""

from collections.abc import Sequence

import streamlit as st

from assessment.engagement.edits import FieldEdit, Refused
from assessment.engagement.model import Assessment, Scope
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.asked import MINUTES_PER_QUESTION
from assessment.scoring.scope_change import ScopeChange, scope_change
from assessment.store.errors import StoreError
from reports.text.formatting import count, listed, plural
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, questionnaire, repository
from screens.app.writing import record_of, write_fields

_WAITING = "depth-that-waits"
Edits = Sequence[FieldEdit[AssessmentRecord]]


def minutes(questions: int) -> str:
    """How long one person takes for so many questions."""
    return count(max(1, round(questions * MINUTES_PER_QUESTION)), "minute")


def change_depth(current: CurrentAssessment, edits: Edits, where: str) -> None:
    """Writes another depth, or keeps it waiting for an answer where it would take levels away for now.

    `where` names the place on the page at which it was chosen, and at which the answer is asked for.
    """
    _leave()
    change = _change(_as_stored(current), edits)
    if change is not None and (change.lost or change.lost_components):
        st.session_state[widget_key(_WAITING)] = where, tuple(edits)
    else:
        write_fields(record_of(current.id), edits)


def depth_that_waits(current: CurrentAssessment, where: str) -> None:
    """What a depth that was chosen would take away, and whether it is to be. Nothing is painted where none waits."""
    chosen_at, edits = st.session_state.get(widget_key(_WAITING), ("", ()))
    change = _change(current.assessment, edits) if chosen_at == where else None
    if change is None:
        return
    with st.container(border=True):
        st.warning(f"**Not changed yet.** {loss_sentence(change)}", icon=":material/help:")
        with st.container(horizontal=True):
            st.button(
                "Change the depth",
                key=widget_key("depth-confirm"),
                type="primary",
                on_click=_confirm,
                args=(current, edits),
            )
            st.button("Leave it as it is", key=widget_key("depth-leave"), on_click=_leave)


def loss_sentence(change: ScopeChange) -> str:
    """Which levels are gone until how many questions are answered."""
    lost = []
    if change.lost:
        lost.append(f"{len(change.lost)} of {count(change.practices, 'practice')}")
    if change.lost_components:
        lost.append(f"{count(len(change.lost_components), 'component')} of the service value system")
    if not lost:
        return "No practice loses its level; every answer stays."
    number = len(change.lost) + len(change.lost_components)
    return (
        f"{listed(lost)} would lose {plural(number, 'its', 'their')} level and read “not enough answers” until at "
        f"least {count(change.needed, 'more question')} {plural(change.needed, 'is', 'are')} answered. Every "
        "answer stays, and so do the other levels."
    )


def scope_with(record: AssessmentRecord, edits: Edits) -> Scope:
    for edit in edits:
        record = edit.put(record, edit.mine)
    return record.scope


def _change(assessment: Assessment, edits: Edits) -> ScopeChange | None:
    """None where it cannot be, which writing says."""
    record = CurrentAssessment("", assessment).record
    try:
        return scope_change(assessment, questionnaire(), scope_with(record, edits))
    except Refused:
        return None


def _as_stored(current: CurrentAssessment) -> Assessment:
    """With the answers that others gave meanwhile; where the store does not answer, as the page has it."""
    try:
        return repository().assessment(principal(), current.id)
    except StoreError:
        return current.assessment


def _confirm(current: CurrentAssessment, edits: Edits) -> None:
    _leave()
    write_fields(record_of(current.id), edits)


def _leave() -> None:
    st.session_state.pop(widget_key(_WAITING), None)
