"""The one way to name a widget: by what it shows and by whose it is.

Streamlit keeps what a widget stands at under its key. A key that does not name the assessment would show, and save, in
one assessment what was chosen in another; so every key of a page is made here, and a test looks for others.
"""

from uuid import uuid4

import streamlit as st

ASSESSMENT = "assessment"
"""The part of the address that names the assessment."""
_WORKSPACE = "workspace"
_NEW_IDS, _PAGE, _SESSION = "new-ids", "page-shown", "session-mark"


def widget_key(name: str, *of: object) -> str:
    """`name`, with the assessment of the address and what else the widget belongs to: a respondent, a scenario."""
    return "-".join((name, *map(str, of), st.query_params.get(ASSESSMENT, _WORKSPACE)))


def session_mark() -> str:
    """Tells this session from every other.

    In the key of a widget whose state cannot be set, such as a table, it makes a new one of it when the server has
    started again, so that it begins from what is stored.
    """
    mark: str = st.session_state.setdefault(_SESSION, uuid4().hex[:8])
    return mark


def new_id(of_button: str) -> str:
    """The id that what a button makes will have, the same until another page is shown: two clicks make one thing.

    It stands in the button's key too, so that a click that comes late is for a button that is not there any more.
    """
    kept: dict[str, str] = st.session_state.setdefault(_NEW_IDS, {})
    return kept.setdefault(of_button, uuid4().hex)


def forget_new_ids_of_other_pages(page: str) -> None:
    """Called by the frame of every page."""
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        st.session_state[_NEW_IDS] = {}
