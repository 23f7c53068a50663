"""Groups that see the same work differently, as a list."""

import streamlit as st

from assessment.engagement.model import Assessment
from reports import narrative
from screens.app.formatting import plain
from screens.app.session import questionnaire


def perception_gaps_told(assessment: Assessment) -> None:
    sentences = narrative.perception_sentences(assessment, questionnaire())
    if sentences:
        st.header("Who sees it differently", anchor=False)
        st.caption("Groups and roles of three people or more. Neither is wrong by itself: ask both for what they see.")
        st.markdown("\n".join(f"- {plain(one)}" for one in sentences))
