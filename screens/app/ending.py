"""Ending a page before its foot, where there is nothing more to show."""

from typing import NoReturn


class PageEnds(Exception):
    """Whoever runs the page takes this for its end."""


def end_page() -> NoReturn:
    """Not by `st.stop()`: after that Streamlit takes the widgets which were not painted for still shown, while the
    browser has dropped them, and shows them empty as soon as the page comes back.
    """
    raise PageEnds
