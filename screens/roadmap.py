"""Step 6: the first plan: which action in which period, within the capacity there is."""

import pandas as pd
import streamlit as st

from reports import narrative
from reports.view_model import View
from screens.parts.charts import gantt, load
from screens.parts.frame import next_step, page_head
from screens.parts.session import ASSESSMENT, assessment_in_hand, framework, leave_at, tone, view_of
from screens.parts.words import plain

in_hand = assessment_in_hand()
leave_at(in_hand, "roadmap")
view = view_of(in_hand)


def _plan(view: View) -> None:
    stages = {p.practice.id: framework().stages[p.stage].name for p in view.practices}
    st.plotly_chart(
        gantt(view.roadmap, view.actions, stages, tone()),
        config={"displayModeBar": False},
        key="gantt",
        alt="Actions over the periods; the table below says the same",
    )
    with st.expander("Show as table"):
        st.dataframe(
            pd.DataFrame(
                [
                    {
                        "Action": a.candidate.title,
                        "Practice": a.practice_name,
                        "From": view.roadmap.labels[a.start or 0],
                        "Until": view.roadmap.labels[a.end or 0],
                        "Person-days": a.candidate.effort_days,
                        "Leads": a.lead,
                    }
                    for a in view.actions
                    if a.start is not None
                ]
            ),
            hide_index=True,
            width="stretch",
            alt="The plan as a table",
        )
    st.subheader("Effort against capacity", anchor=False)
    st.plotly_chart(
        load(view.roadmap, tone()),
        config={"displayModeBar": False},
        key="load",
        alt="Person-days planned and available by period",
    )


def _left_out(view: View) -> None:
    if not view.roadmap.left_out:
        return
    with st.expander(f"Left out of the plan: {len(view.roadmap.left_out)}", icon=":material/playlist_remove:"):
        st.dataframe(
            pd.DataFrame(
                [
                    {
                        "Action": a.candidate.title,
                        "Practice": a.practice_name,
                        "Person-days": a.candidate.effort_days,
                        "Why": a.left_out_reason,
                    }
                    for a in view.roadmap.left_out
                ]
            ),
            hide_index=True,
            width="stretch",
            alt="Actions left out and why",
        )


page_head("Roadmap")
if any(view.roadmap.waves):
    st.subheader(narrative.roadmap_title(view), anchor=False)
    st.caption(plain(narrative.plan_status(view)))
    _plan(view)
    _left_out(view)
else:
    st.info(
        "There is nothing to plan yet: no action has a gap to close. Answer more questions, or raise a target.",
        icon=":material/event:",
    )
    st.page_link(
        "screens/advice.py",
        label="To targets and actions",
        icon=":material/arrow_back:",
        query_params={ASSESSMENT: in_hand.id},
    )
next_step("Roadmap", in_hand.id)
