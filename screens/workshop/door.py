"""The way in: address, code and QR code for the room, and the page for the wall."""

import streamlit as st

from assessment.engagement.workshop import Workshop
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, repository
from screens.app.writing import write
from screens.scope.inviting import own_address, stays_here
from screens.scope.one_link import qr_code

QR_WIDTH = 200
LINK = "presenter-link"


def door_section(current: CurrentAssessment, workshop: Workshop) -> None:
    """All that is needed before the first question."""
    address = f"{repository().guest_address(principal()) or own_address()}/join"
    st.header("The way in", anchor=False)
    st.markdown(f"Address: **{plain(address)}**")
    st.metric("Code", workshop.code)
    st.image(qr_code(f"{address}?code={workshop.code}"), width=QR_WIDTH, alt="The address with the code as a QR code")
    if stays_here(address):
        st.info(
            "Phones cannot reach this address: it is this machine’s own. `make workshop` opens the room’s pages to the "
            "network. Without phones, count hands.",
            icon=":material/wifi_off:",
        )
    _presenter(current, workshop)


def _presenter(current: CurrentAssessment, workshop: Workshop) -> None:
    key = widget_key(LINK, workshop.id)
    token = st.session_state.get(key)
    if token is None:
        st.button(
            "Make the page for the wall",
            icon=":material/present_to_all:",
            key=widget_key("presenter", workshop.id),
            on_click=_open,
            args=(current.id, workshop.id, key),
        )
    else:
        st.link_button("Open the page for the wall", f"{own_address()}/present/{token}", icon=":material/open_in_new:")
    st.caption(
        "It shows the code, the question and, once revealed, the votes, and its keyboard leads the workshop too: Enter "
        "does what comes next. Whoever has its link can lead."
    )


def _open(assessment: str, session: str, key: str) -> None:
    def then(token: str) -> None:
        st.session_state[key] = token

    write("A page for the wall", lambda store: store.open_presenter(principal(), assessment, session), then)
