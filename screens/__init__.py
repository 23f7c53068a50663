"""Streamlit: the pages, one file a step of the way, and a room for the parts of each step."""
