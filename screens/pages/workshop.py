"""A live workshop: a room votes question by question, sees where it stands apart, and agrees."""

import streamlit as st

from screens.app.keys import ASSESSMENT
from screens.app.session import current_assessment, principal, repository
from screens.workshop.agenda import agenda_section, settings_section
from screens.workshop.beginning import begin_section
from screens.workshop.door import door_section
from screens.workshop.leading import lead
from screens.workshop.minutes import minutes_section

current = current_assessment()
sessions = repository().workshops(principal(), current.id)
open_one = next((one for one in sessions if one.ended_at is None), None)

st.title("Workshop", anchor=False)
st.markdown("Vote together, question by question, and record what the room agrees on.")
if open_one is None:
    begin_section(current, sessions)
else:
    left, right = st.columns([5, 3], gap="large")
    with left:
        lead(current, open_one.id)
    with right:
        door_section(current, open_one)
        settings_section(current, open_one)
    agenda_section(current, open_one.id)
minutes_section(current, sessions)
st.page_link(
    "screens/pages/answers.py",
    label="Back to the answers",
    icon=":material/arrow_back:",
    query_params={ASSESSMENT: current.id},
)
