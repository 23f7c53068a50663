"""An address at which there is nothing."""

import streamlit as st

st.title("There is no such page", anchor=False)
st.write("Nothing is at this address. It may have been typed wrongly, or be of another version of Waymark.")
st.page_link("screens/pages/clients.py", label="Go to clients", icon=":material/arrow_back:")
