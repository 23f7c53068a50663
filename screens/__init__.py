"""Streamlit pages, one file a step of the way, and in parts/ what they share."""
