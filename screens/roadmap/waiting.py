"""Waiting for the best plan: how far the search is, seen again twice a second without hashing every answer."""

import streamlit as st

from reports.text.formatting import at_most
from screens.app.session import CurrentAssessment, view_of, wanted_of
from screens.background.plan_search import Search, search, search_again, share_closed


def plan_is_found(current: CurrentAssessment) -> bool:
    """Whether the plan is the best one, for pages that hold words against its numbers; else it says how far that is."""
    view = view_of(current)
    if not view.actions or view.assessment.planning.agreed or view.advice.plan.status != "greedy":
        return True
    found = search_for(current)
    searching(found)
    return bool(found.failed)


def search_for(current: CurrentAssessment) -> Search:
    """The search for the plan of the chosen scenario; one for earlier wishes is given up."""
    return search(wanted_of(current), current.id)


@st.fragment(run_every=0.5)
def searching(found: Search) -> None:
    """Looks at the search alone: to find it again by content would hash every answer twice a second."""
    if found.failed:
        st.warning(
            f"The search for a better plan broke off ({found.failed}). This first plan can be used.",
            icon=":material/warning:",
        )
        if st.button("Search again", icon=":material/refresh:"):
            search_again(found)
            st.rerun()
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
