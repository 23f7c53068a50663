"""Waiting for the best plan: how far the search is, seen again twice a second without hashing every answer."""

import streamlit as st

from reports.text.formatting import at_most
from screens.app.session import CurrentAssessment, questionnaire_of, view_of
from screens.background.plan_search import Search, search, share_closed


def plan_is_found(current: CurrentAssessment) -> bool:
    """Whether the plan is the best one, for pages that hold words against its numbers; else it says how far that is."""
    view = view_of(current)
    plan = view.advice.plan
    if not view.actions or view.assessment.planning.agreed or plan.status != "greedy" or plan.stopped_by_time:
        return True
    used = questionnaire_of(current.id)
    found = search(current.assessment, used.snapshot.digest, used.questionnaire)
    if not found.failed:
        searching(found)
    return bool(found.failed)


@st.fragment(run_every=0.5)
def searching(found: Search) -> None:
    """Looks at the search alone: to find it again by content would hash every answer twice a second."""
    if found.failed:
        st.warning(
            f"The search for a better plan broke off ({found.failed}). This first plan can be used.",
            icon=":material/warning:",
        )
        return
    if found.over:
        st.rerun()
    gap = None if found.state is None else found.state.gap
    st.progress(
        share_closed(found),
        "A better plan is searched for"
        + (
            f": the best one so far is at most {at_most(gap)} below the best possible"
            if gap is not None and gap < 1
            else " …"
        ),
    )
