"""The lasting address of an assessment: opens it where it was left."""

import streamlit as st

from screens.app.frame import STEPS
from screens.app.keys import ASSESSMENT
from screens.app.session import current_assessment, principal, repository

current = current_assessment()
places = {entry.id: entry.place for client in repository().clients(principal()) for entry in client.assessments}
place = places[current.id] or "needs"
name, question, person, *_ = (*place.split("/"), "", "")
file = next((step.file for step in STEPS if step.name.lower() == name), STEPS[0].file)
given = {"question": question, "as": person}
query = {ASSESSMENT: current.id, **{name: value for name, value in given.items() if value}}
st.switch_page(file, query_params=query)
