"""A better plan that was found while one looked at the first: it comes when one asks for it, not under one's hands."""

import streamlit as st

from assessment.roadmap.plan import Plan
from reports.narrative import roadmap_title
from reports.text.formatting import count, plural
from reports.view.model import View
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, first_view_of, view_of, wanted_of
from screens.background.plan_search import Search


def shown_and_better(current: CurrentAssessment) -> tuple[View, View | None]:
    """What the page shows; and the view with the better plan, if it was found since this session saw the first one."""
    newest = view_of(current)
    if current.assessment.planning.agreed is not None:
        return newest, None
    key = wanted_of(current).key
    if newest.advice.plan.status == "greedy":
        st.session_state[_mark(current)] = key
        return newest, None
    if st.session_state.get(_mark(current)) != key:
        return newest, None
    first = first_view_of(current)
    same = first.advice.plan.scheduled == newest.advice.plan.scheduled
    return (newest, None) if same else (first, newest)


def offer(better: View, shown: View, current: CurrentAssessment) -> None:
    """In what the better plan differs, and the way to it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(
            f"Better plan found: {difference(shown.advice.plan, better.advice.plan)}. The one below is older.",
            icon=":material/auto_awesome:",
        )
        st.button(
            "Show", icon=":material/arrow_forward:", key=widget_key("better-plan"), on_click=_show, args=(current,)
        )


def difference(older: Plan, newer: Plan) -> str:
    """'3 more actions, 6 begin later'"""
    before = {one.action: one.start for one in older.scheduled}
    after = {one.action: one.start for one in newer.scheduled}
    both = before.keys() & after.keys()
    more, fewer = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    earlier, later = sum(after[one] < before[one] for one in both), sum(after[one] > before[one] for one in both)
    parts = (
        (more, count(more, "more action", "more actions")),
        (fewer, f"{fewer} fewer"),
        (earlier, f"{earlier} {plural(earlier, 'begins', 'begin')} earlier"),
        (later, f"{later} {plural(later, 'begins', 'begin')} later"),
    )
    return ", ".join(part for number, part in parts if number)


def what_is_agreed_on(shown: View, better: View | None, search: Search | None) -> str:
    """Which plan an agreement keeps: the one on the screen, whatever is found later."""
    kept = f"You agree on the plan on this screen: {plain(roadmap_title(shown))}"
    if better is not None:
        return f"{kept} The better plan that was found is not this one: choose Show first to agree on that."
    if search is not None and not search.over:
        return f"{kept} It is a first plan; a better one is still searched for, and will not replace it once agreed."
    return kept


def _show(current: CurrentAssessment) -> None:
    st.session_state.pop(_mark(current), None)


def _mark(current: CurrentAssessment) -> str:
    return f"first-plan-seen-{current.id}"
