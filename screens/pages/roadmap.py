"""Step 8: which action in which period, under which conditions; agreed on, handed over, taken away."""

import datetime as dt
from dataclasses import replace

import streamlit as st

from assessment.advice.planning_steps import agreed_on, no_longer_agreed
from assessment.advice.projection import promised
from assessment.engagement.edits import Refused
from assessment.engagement.record import AssessmentRecord
from reports import narrative
from reports.view.lenses import lens_views
from reports.view.model import View
from screens.app.fields import remember, seen
from screens.app.formatting import plain
from screens.app.frame import leave_at, next_step, page_head
from screens.app.keys import ASSESSMENT, widget_key
from screens.app.session import CurrentAssessment, current_assessment
from screens.app.writing import record_of, write
from screens.background.plan_search import Search
from screens.roadmap.better_plan import offer, shown_and_better, what_is_agreed_on
from screens.roadmap.business_case import business_case_section
from screens.roadmap.handover import downloads_section, handover_section
from screens.roadmap.lenses import lenses_section
from screens.roadmap.plan_editor import plan_editor
from screens.roadmap.plan_views import (
    ahead_section,
    closed_section,
    gantt_section,
    left_out_section,
    load_section,
    needs_section,
    order_section,
    programmes_section,
)
from screens.roadmap.readiness import readiness_section
from screens.roadmap.scenario_bar import scenario_bar
from screens.roadmap.scenario_comparison import scenario_comparison
from screens.roadmap.waiting import search_for, searching

PLAN, SHAPE, WHAT_IF, AHEAD = "Plan", "Shape it", "What if", "Where it leads"
FIRST_DAYS, ISO, MONEY, FILES = "First 90 days", "ISO/IEC 20000-1", "Business case", "Take away"
LAWS = "Laws and standards"

current = current_assessment()
leave_at(current, "roadmap")
view, better = shown_and_better(current)


def _status(view: View, current: CurrentAssessment) -> Search | None:
    """How good the plan is; while a better one is searched for, how far the search is, and the search."""
    for sentence in narrative.conflict_sentences(view):
        st.warning(plain(sentence), icon=":material/warning:")
    if current.assessment.planning.agreed is not None:
        st.info(plain(narrative.agreed_sentence(view)), icon=":material/handshake:")
        return None
    if better is not None:
        offer(better, view, current)
    st.markdown(plain(" ".join(said for said in (narrative.capacity_sentence(view), narrative.why_free(view)) if said)))
    st.caption(plain(narrative.plan_status(view)))
    if view.advice.plan.status != "greedy" or better is not None:
        return None
    found = search_for(current)
    searching(found)
    return found


def _agreement(view: View, current: CurrentAssessment, found: Search | None) -> None:
    """Keep this plan as the one agreed on, or open it again."""
    if current.assessment.planning.agreed is not None:
        st.button(
            "Take the agreement back and plan anew",
            icon=":material/lock_open:",
            key=widget_key("take-back"),
            on_click=_take_back,
            args=(current,),
        )
        return
    with st.popover("Agree on this plan", icon=":material/handshake:", type="primary"):
        st.markdown(
            "The plan is kept as it is now: later answers do not move it, and a re-assessment compares with "
            "what it promised. It can be opened again."
        )
        st.markdown(what_is_agreed_on(view, better, found))
        by = st.text_input("Agreed by", placeholder="Names or roles", key=widget_key("agreed-by"), max_chars=300)
        if st.button("Keep it as agreed", type="primary", icon=":material/check:", key=widget_key("agree")):
            _agree(view, current, by, seen(widget_key("agree-basis"), _basis(current.record)))
        remember(widget_key("agree-basis"), _basis(current.record))


def _basis(record: AssessmentRecord) -> tuple[object, ...]:
    """What a plan is made from, beside the answers."""
    return record.planning, record.needs, record.targets, record.scope, record.info.date, record.client.it_staff


def _agree(view: View, current: CurrentAssessment, by: str, painted: tuple[object, ...]) -> None:
    """Date and plan in one transaction, and only where the plan is made from what the page showed before the click."""
    at = dt.datetime.now(dt.UTC)

    def agree(record: AssessmentRecord) -> AssessmentRecord:
        if record.planning.agreed is not None:
            raise Refused("Somebody has agreed on a plan meanwhile; it stands here now.")
        if _basis(record) != painted:
            raise Refused("Somebody has changed what this plan was made from. Look at the plan as it is now first.")
        planning = agreed_on(
            record.planning, view.advice.plan, tuple(view.actions), promised(view.projection), view.date, at, by.strip()
        )
        # Periods count from the assessment's date: from now on it has one.
        dated = record.info if record.info.date else record.info.model_copy(update={"date": view.date})
        return replace(record, planning=planning, info=dated)

    change = record_of(current.id)
    write("The agreement", lambda store: change(store, agree))
    st.rerun()


def _take_back(current: CurrentAssessment) -> None:
    change = record_of(current.id)
    write(
        "Taking the agreement back",
        lambda store: change(store, lambda kept: replace(kept, planning=no_longer_agreed(kept.planning))),
    )


def _room(room: str, view: View, current: CurrentAssessment, found: Search | None) -> None:
    if room == PLAN:
        programmes_section(view)
        with st.expander("Every action over the periods", expanded=not view.advice.programmes):
            gantt_section(view)
        closed_section(view)
        load_section(view)
        needs_section(view)
        left_out_section(view)
        _agreement(view, current, found)
    elif room == SHAPE:
        st.markdown(
            "Choose a period under “Begins” to fix an action there, or exclude it; the rest is planned around "
            "your wishes. “State” says what has begun or is done."
        )
        with st.container(key="plan-table"):
            plan_editor(view, current)
        order_section(view)
    elif room == WHAT_IF:
        scenario_comparison(view, current)
    elif room == AHEAD:
        ahead_section(view)
    elif room == FIRST_DAYS:
        handover_section(view, current)
    elif room == ISO:
        readiness_section(view)
    elif room == LAWS:
        lenses_section(view)
    elif room == MONEY:
        business_case_section(view, current)
    else:
        downloads_section(view)


page_head("Roadmap")
if view.actions:
    if current.assessment.planning.agreed is None:  # what is agreed on follows no scenario any more
        scenario_bar(view, current)
    st.header(narrative.roadmap_title(view), anchor=False)
    found = _status(view, current)
    laws = (LAWS,) if lens_views(view) else ()
    rooms = (PLAN, SHAPE, WHAT_IF, AHEAD, FIRST_DAYS, ISO, *laws, MONEY, FILES)
    room = st.segmented_control(
        "View", rooms, default=PLAN, required=True, key="view", bind="query-params", label_visibility="collapsed"
    )
    _room(room or PLAN, view, current, found)
else:
    st.info(
        "There is nothing to plan yet: no action has a gap to close. Answer more questions, or raise a target.",
        icon=":material/event:",
    )
    st.page_link(
        "screens/pages/advice.py",
        label="To targets and actions",
        icon=":material/arrow_back:",
        query_params={ASSESSMENT: current.id},
    )
next_step("Roadmap", current.id)
