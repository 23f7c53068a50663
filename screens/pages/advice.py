"""Step 7: targets agreed, what to do first, and why it follows from what the client needs."""

import streamlit as st

from reports import narrative
from reports.text.formatting import days, plural, share
from reports.view.coverage import coverage
from reports.view.model import View
from screens.advice.action_cards import action_cards
from screens.advice.leadership_actions import leadership_actions
from screens.advice.needs_cascade import needs_cascade
from screens.advice.target_editor import TargetEditor
from screens.app.formatting import plain
from screens.app.frame import leave_at, next_step, page_head
from screens.app.keys import ASSESSMENT
from screens.app.session import current_assessment, view_of
from screens.scope.closer_look import closer_look_link

CASCADE, TARGETS, ACTIONS, LEADERSHIP = "From your needs", "Targets", "All actions", "Service value system"

current = current_assessment()
leave_at(current, "advice")
view = view_of(current)


def _summary(view: View) -> None:
    """How far it is to the targets, and how much of that the horizon holds."""
    stand = coverage(view)
    if not stand.levelled:
        return
    effort = sum(action.effort_days for action in view.actions)
    room = sum(view.roadmap.capacity)
    with st.container(horizontal=True, key="facts"):
        st.metric(
            "Below their target",
            f"{len(stand.short)} of {len(stand.levelled)}",
            help="Of the practices that show a level, those that have a target above it.",
        )
        st.metric("To reach every target", days(effort), help="Person-days of all actions that lead there.")
        periods = len(view.roadmap.capacity)
        st.metric(
            f"{periods} {plural(periods, view.assessment.needs.period)} hold",
            days(room),
            help="Your capacity for improvement"
            + (", assumed from your IT staff: give your own under Needs." if view.roadmap.capacity_assumed else "."),
        )
    if effort > room > 0:
        st.markdown(
            f"Your capacity holds {share(room / effort)} of that. The plan takes what is worth most first; lower a "
            "target where less is enough."
        )


def _unserved(view: View) -> None:
    missing = narrative.needs_not_served(view)
    if missing:
        st.info(plain(missing), icon=":material/priority_high:")


def _first(view: View) -> None:
    """The same moves as on the report's first page."""
    first = narrative.next_actions(view)
    if not first:
        return
    st.header("What to do first", anchor=False)
    for column, action in zip(st.columns(len(first)), first, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{plain(action.title)}**")
            st.caption(f"{action.when} · {action.effort}")
            st.markdown(plain(action.text))


def _cascade(view: View) -> None:
    if view.needs:
        st.markdown(f"**{plain(narrative.needs_title(view))}**")
        needs_cascade(view)
        return
    st.info(
        "No needs are chosen yet, so every practice counts the same. Choose needs, and the advice becomes yours.",
        icon=":material/tune:",
    )
    st.page_link(
        "screens/pages/needs.py",
        label="Choose needs",
        icon=":material/arrow_back:",
        query_params={ASSESSMENT: current.id},
    )


def _targets(view: View) -> None:
    TargetEditor(current, view).show()


page_head("Advice")
_summary(view)
_unserved(view)
_first(view)
closer_look_link(current, view)
cascade, targets, actions, leadership = st.tabs(
    [CASCADE, TARGETS, ACTIONS, LEADERSHIP], key="part", on_change="rerun", bind="query-params"
)
for tab, part in ((cascade, _cascade), (targets, _targets), (actions, action_cards), (leadership, leadership_actions)):
    if tab.open:
        with tab:
            part(view)
next_step("Advice", current.id)
