"""Step 6: which action in which period, under which conditions; agreed on, handed over, taken away."""

import datetime as dt

import streamlit as st

from assessment.advice.decisions import agreed_on, no_longer_agreed
from assessment.advice.projection import promised
from reports import narrative
from reports.view.model import View
from screens.app.frame import next_step, page_head
from screens.app.session import (
    ASSESSMENT,
    InHand,
    assessment_in_hand,
    leave_at,
    principal,
    questionnaire_of,
    repository,
    view_of,
)
from screens.app.words import plain
from screens.background.plan_search import search
from screens.roadmap.business_case import business_case_section
from screens.roadmap.handover import downloads_section, handover_section
from screens.roadmap.plan_editor import plan_editor
from screens.roadmap.plan_views import (
    ahead_section,
    gantt_section,
    left_out_section,
    load_section,
    needs_section,
    order_section,
)
from screens.roadmap.readiness import readiness_section
from screens.roadmap.scenario_bar import scenario_bar
from screens.roadmap.scenario_comparison import scenario_comparison
from screens.roadmap.waiting import searching

PLAN, SHAPE, WHAT_IF, AHEAD = "Plan", "Shape it", "What if", "Where it leads"
FIRST_DAYS, ISO, MONEY, FILES = "First 90 days", "ISO/IEC 20000-1", "Business case", "Take away"
ROOMS = (PLAN, SHAPE, WHAT_IF, AHEAD, FIRST_DAYS, ISO, MONEY, FILES)

in_hand = assessment_in_hand()
leave_at(in_hand, "roadmap")
view = view_of(in_hand)


def _status(view: View, in_hand: InHand) -> None:
    """How good the plan is; while a better one is searched for, how far the search is."""
    for sentence in narrative.conflict_sentences(view):
        st.warning(plain(sentence), icon=":material/warning:")
    if in_hand.engagement.planning.agreed is not None:
        st.info(plain(narrative.agreed_sentence(view)), icon=":material/handshake:")
        return
    st.caption(plain(narrative.plan_status(view)))
    if view.advice.plan.status == "greedy" and not view.advice.plan.stopped_by_time:
        used = questionnaire_of(in_hand.id)
        searching(search(in_hand.engagement, used.snapshot.digest, used.framework))


def _agreement(view: View, in_hand: InHand) -> None:
    """Keep this plan as the one agreed on, or open it again."""
    if in_hand.engagement.planning.agreed is not None:
        if st.button("Take the agreement back and plan anew", icon=":material/lock_open:"):
            repository().change_planning(principal(), in_hand.id, no_longer_agreed)
            st.rerun()
        return
    with st.popover("Agree on this plan", icon=":material/handshake:", type="primary"):
        st.markdown("The plan is kept as it is now: later answers do not move it, and a re-assessment compares with "
                    "what it promised. It can be opened again.")
        by = st.text_input("Agreed by", placeholder="Names or roles", key="agreed-by", max_chars=300)
        if st.button("Keep it as agreed", type="primary", icon=":material/check:"):
            _agree(view, in_hand, by)


def _agree(view: View, in_hand: InHand, by: str) -> None:
    actions = tuple(action.candidate for action in view.actions)
    facts = in_hand.engagement.assessment
    if facts.date is None:  # periods count from the assessment's date: from now on it has one
        repository().save_facts(principal(), in_hand.id, facts.model_copy(update={"date": view.date}))
    repository().change_planning(
        principal(), in_hand.id,
        lambda planning: agreed_on(planning, view.advice.plan, actions, promised(view.projection), view.date,
                                   dt.datetime.now(dt.UTC), by.strip()))
    st.rerun()


def _room(room: str, view: View, in_hand: InHand) -> None:
    if room == PLAN:
        gantt_section(view)
        load_section(view)
        needs_section(view)
        left_out_section(view)
        _agreement(view, in_hand)
    elif room == SHAPE:
        st.markdown("Choose a period under “Begins” to fix an action there, or exclude it; the rest is planned around "
                    "your wishes. “State” says what has begun or is done.")
        with st.container(key="plan-table"):
            plan_editor(view, in_hand)
        order_section(view)
    elif room == WHAT_IF:
        scenario_comparison(view, in_hand)
    elif room == AHEAD:
        ahead_section(view)
    elif room == FIRST_DAYS:
        handover_section(view, in_hand)
    elif room == ISO:
        readiness_section(view)
    elif room == MONEY:
        business_case_section(view, in_hand)
    else:
        downloads_section(view)


page_head("Roadmap")
if view.actions:
    if in_hand.engagement.planning.agreed is None:  # what is agreed on follows no scenario any more
        scenario_bar(view, in_hand)
    st.subheader(narrative.roadmap_title(view), anchor=False)
    _status(view, in_hand)
    room = st.segmented_control("View", ROOMS, default=PLAN, required=True, key="roadmap-room",
                                label_visibility="collapsed")
    _room(room or PLAN, view, in_hand)
else:
    st.info(
        "There is nothing to plan yet: no action has a gap to close. Answer more questions, or raise a target.",
        icon=":material/event:",
    )
    st.page_link(
        "screens/pages/advice.py",
        label="To targets and actions",
        icon=":material/arrow_back:",
        query_params={ASSESSMENT: in_hand.id},
    )
next_step("Roadmap", in_hand.id)
