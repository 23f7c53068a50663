"""The lasting address of an assessment: opens it where it was left."""

import streamlit as st

from screens.app.frame import STEPS
from screens.app.session import ASSESSMENT, assessment_in_hand, principal, repository

in_hand = assessment_in_hand()
places = {entry.id: entry.place for client in repository().clients(principal()) for entry in client.assessments}
place = places[in_hand.id] or "needs"
name, _, question = place.partition("/")
file = next((step.file for step in STEPS if step.name.lower() == name), STEPS[0].file)
query = {ASSESSMENT: in_hand.id, **({"question": question} if question else {})}
st.switch_page(file, query_params=query)
