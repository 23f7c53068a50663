"""What nobody foresaw, on a page of our own: what happened in words, and a reference that stands in the log too."""

import logging
import secrets
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.navigation.page import Page

from assessment.store.errors import StoreError
from screens.app.ending import PageEnds
from screens.app.frame import open_frame, stop_without_store
from screens.app.keys import ASSESSMENT, widget_key
from screens.app.writing import is_unsaid

_FAILED = "page-that-failed"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class FailedPage:
    """Which page broke, and the reference under which the log says how."""

    page: str
    reference: str


def run_page(page: Page) -> None:
    """Shows the page in its frame, or in its whole place the one about what went wrong."""
    with suppress(PageEnds):
        open_frame(page)
        _run(page)


def _run(page: Page) -> None:
    failed: FailedPage | None = st.session_state.pop(_FAILED, None)
    if failed is not None and failed.page == page.url_path:
        _said(failed.reference)
        return
    try:
        page.run()
        if is_unsaid():  # a button on the page, which was painted after the bar, has just tried to write
            st.rerun()
    except PageEnds:
        raise
    except StoreError as error:
        stop_without_store(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, people get a page and the log the reason
        st.session_state[_FAILED] = FailedPage(page.url_path, noted(error))
        st.rerun()


def on_script_error(error: Exception) -> bool:
    """What breaks outside of a page: in a callback, or in a part that runs by itself. True: it was told here."""
    _said(noted(error))
    return True


def noted(error: Exception) -> str:
    """The reference under which the log has the error, with its place in the program."""
    reference = secrets.token_hex(4)
    _LOG.error("reference %s", reference, exc_info=error)
    return reference


def _said(reference: str) -> None:
    st.title("This page could not be shown", anchor=False)
    st.write(
        "Something went wrong that Waymark does not know how to handle. What was saved is still there; what you did "
        "last may not have been saved, so look once more."
    )
    st.markdown(f"Reference: `{reference}`. The program's log says under it what happened.")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Try again", type="primary", icon=":material/refresh:", key=widget_key("failed-again", reference))
        identity = st.query_params.get(ASSESSMENT)
        with suppress(StreamlitAPIException):  # where not even the registry of pages could be made
            st.page_link(
                "screens/pages/clients.py",
                label="Go to clients",
                icon=":material/arrow_back:",
                query_params={ASSESSMENT: identity} if identity else {},
            )
