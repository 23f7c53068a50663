"""Step 7: the PDF, and the exchange file that can be read back."""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import streamlit as st

from assessment.engagement import Engagement
from assessment.exchange import to_json
from reports import narrative
from screens.parts.files import file_name
from screens.parts.frame import page_head
from screens.parts.plan_search import fingerprint
from screens.parts.rendering import render_elsewhere
from screens.parts.session import assessment_in_hand, framework, leave_at, questionnaire, view_of
from screens.parts.words import plain

in_hand = assessment_in_hand()
leave_at(in_hand, "report")
engagement = in_hand.engagement


@st.cache_resource(show_spinner=False)
def _workers() -> ProcessPoolExecutor:
    """PDFs are made in a process of their own, so that nobody else's clicks wait for one."""
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))


@st.cache_data(max_entries=16, show_spinner="Making the PDF …", hash_funcs={Engagement: fingerprint})
def _pdf(engagement: Engagement, folder: str) -> bytes:
    try:
        return _workers().submit(render_elsewhere, to_json(engagement), folder).result(timeout=300)
    except BrokenProcessPool:
        _workers.clear()
        raise


def _make(engagement: Engagement) -> bytes | None:
    try:
        return _pdf(engagement, str(questionnaire().folder))
    except Exception as error:  # noqa: BLE001 - whatever fails in the other process, the rest of the app stays usable
        st.error(
            f"The PDF could not be made ({type(error).__name__}). Your answers are safe; the exchange file below "
            "holds all of them.",
            icon=":material/error:",
        )
        return None


page_head("Report")
view = view_of(in_hand)
st.markdown(plain(narrative.judgement(view)))
left, right = st.columns(2, gap="medium")
with left.container(border=True, height="stretch"):
    st.subheader("PDF report", anchor=False)
    st.write(
        "One page for those who decide, then maturity, findings, recommendations, roadmap, readiness, method and "
        "all answers by role."
    )
    made = st.session_state.get("made") == fingerprint(engagement)
    if not made and st.button("Make the PDF", type="primary", icon=":material/picture_as_pdf:"):
        st.session_state["made"] = fingerprint(engagement)
        made = True
    if made and (pdf := _make(engagement)):
        st.download_button(
            "Download the PDF",
            pdf,
            file_name=file_name(engagement, "pdf"),
            mime="application/pdf",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
        st.caption(f"{len(pdf) / 1024:.0f} kB, made from the answers as they are now.")
with right.container(border=True, height="stretch"):
    st.subheader("Exchange file", anchor=False)
    st.write("Everything about this assessment in one JSON file: to keep, to pass on, or to open in another Waymark.")
    st.download_button(
        "Download the exchange file",
        to_json(engagement),
        file_name=file_name(engagement, "json"),
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )
st.caption(framework().facts.notice)
