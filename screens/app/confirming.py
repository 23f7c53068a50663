"""Two buttons at the foot of a question whether something is to go for good."""

from collections.abc import Callable

import streamlit as st

from screens.app.keys import widget_key


def for_good_or_keep(act: str, of: str, goes: Callable[[], None]) -> None:
    """`act` in a word or two ("Delete"), `of` the id of what goes; either button closes the question."""
    with st.container(horizontal=True):
        gone = st.button(
            f"{act} for good",
            type="primary",
            icon=":material/delete:",
            key=widget_key("for-good", of),
            on_click=goes,
        )
        kept = st.button("Keep", key=widget_key("keep", of))
    if gone or kept:
        st.rerun()
