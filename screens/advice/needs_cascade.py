"""From needs to practices: what each chosen need gives to each practice's importance, and why."""

import streamlit as st

from assessment.advice.importance import POINTS_OF_ONE_DECISIVE_NEED, worth
from reports.text.formatting import count, plural, share
from reports.view.model import NeedView, PracticeView, View
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import tone
from screens.charts.charts import needs_matrix

SHOWN_AT_FIRST = 12
WEIGHTS = {1: "some", 2: "much", 3: "decisive"}
IMPACTS = {1: "helpful", 2: "strong", 3: "decisive"}


def needs_cascade(view: View) -> None:
    """The matrix of needs and practices, and beneath it one practice's importance taken apart."""
    bearing = sorted((p for p in view.practices if p.contributions), key=lambda p: -p.importance)
    if not bearing:
        st.info("No practice in scope bears on what you chose. Widen the scope, or choose other needs.")
        return
    every = len(bearing) > SHOWN_AT_FIRST and st.toggle(
        f"Show all {len(bearing)} practices", key=widget_key("cascade-all")
    )
    shown = bearing if every else bearing[:SHOWN_AT_FIRST]
    st.caption(
        "Each number is the need's weight (1 to 3, in brackets) times how much the practice does for it (1 to 3). "
        "A practice's numbers add up to its points, and points to its importance. Click one to see why."
    )
    _matrix(shown, view.needs)
    _why(bearing, view)


def _matrix(practices: list[PracticeView], needs: tuple[NeedView, ...]) -> None:
    picked = st.plotly_chart(
        needs_matrix(practices, needs, tone()),
        key=widget_key("cascade"),
        on_select="rerun",
        selection_mode="points",
        config={"displayModeBar": False},
        theme="streamlit",
        alt="What each chosen need gives to each practice; the explanation below says the same for one practice",
    )
    points = picked["selection"]["points"] if picked else []
    shown = widget_key("cascade-shown")
    if points and st.session_state.get(shown) != points:
        st.session_state[shown] = points
        st.session_state[widget_key("why-practice")] = points[0]["customdata"][0]


def _why(practices: list[PracticeView], view: View) -> None:
    by_id = {practice.practice.id: practice for practice in practices}
    key = widget_key("why-practice")
    if st.session_state.get(key) not in by_id:
        st.session_state[key] = practices[0].practice.id
    chosen = st.selectbox(
        "Why does a practice matter this much?",
        list(by_id),
        format_func=lambda identity: f"{by_id[identity].practice.name}: {share(by_id[identity].importance)}",
        key=key,
    )
    with st.container(border=True):
        _taken_apart(by_id[chosen], view)


def _taken_apart(practice: PracticeView, view: View) -> None:
    """Every chosen need's part with its reason; whole points, so that they add up on screen as they do inside."""
    names = {need.id: need.name for need in view.needs}
    total = sum(part.points for part in practice.contributions)
    for part in practice.contributions:
        st.markdown(
            f"**{plain(names[part.need])}** gives {part.points} of {total} points ({share(part.share)}): "
            f"weight {part.weight} ({WEIGHTS[part.weight]}) × impact {part.impact} ({IMPACTS[part.impact]}).  \n"
            f"{plain(part.reason)}"
        )
    added = " + ".join(str(part.points) for part in practice.contributions)
    sum_up = f"{added} = {total}" if len(practice.contributions) > 1 else str(total)
    st.markdown(
        f"**{sum_up} {plural(total, 'point')}**: importance **{share(practice.importance)}**. Each further point adds "
        f"less: {POINTS_OF_ONE_DECISIVE_NEED} points, those of one decisive need of weight 3, are "
        f"{share(worth(POINTS_OF_ONE_DECISIVE_NEED))}."
    )
    silent = len(view.needs) - len(practice.contributions)
    if silent:
        st.caption(f"{count(silent, 'chosen need')} {plural(silent, 'does', 'do')} not touch this practice.")
