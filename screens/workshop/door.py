"""The way in: address, code and QR code for the room, and the page for the wall."""

import streamlit as st

from assessment.engagement.workshop import Workshop
from assessment.store.workshop_seats import WallTokens
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, repository
from screens.app.writing import write
from screens.scope.inviting import stays_here, usual_address
from screens.scope.one_link import qr_code
from screens.scope.reaching import how_phones_get_here

QR_WIDTH = 200
LINK = "presenter-link"


def door_section(current: CurrentAssessment, workshop: Workshop) -> None:
    """All that is needed before the first question."""
    reach = repository().guest_address(principal()) or usual_address()
    address = f"{reach}/join"
    st.header("The way in", anchor=False)
    st.markdown(f"Address: **{plain(address)}**")
    st.metric("Code", workshop.code)
    st.image(qr_code(f"{address}?code={workshop.code}"), width=QR_WIDTH, alt="The address with the code as a QR code")
    _presenter(current, workshop, reach)
    title = "Phones do not get here yet" if stays_here(reach) else "Do phones get here?"
    with st.expander(title, icon=":material/wifi_off:" if stays_here(reach) else ":material/wifi_find:"):
        how_phones_get_here(reach, "/join")


def _presenter(current: CurrentAssessment, workshop: Workshop, where: str) -> None:
    """`where`: the address that the wall shows is the one that its page was opened at."""
    key = widget_key(LINK, workshop.id)
    tokens: WallTokens | None = st.session_state.get(key)
    if tokens is None:
        st.button(
            "Make the page for the wall",
            icon=":material/present_to_all:",
            key=widget_key("presenter", workshop.id),
            on_click=_open,
            args=(current.id, workshop.id, key),
        )
    else:
        wall = f"{where}/present/{tokens.shows}"
        st.link_button("Open the page for the wall", wall, icon=":material/open_in_new:")
        st.link_button("Open it and lead from here", f"{wall}#lead={tokens.leads}", icon=":material/keyboard:")
    st.caption(
        "It shows the code, the question and, once revealed, the votes. Its link only shows: a room may read it. "
        "Opened to lead, its keyboard leads the workshop too, in this one window: Enter does what comes next."
    )


def _open(assessment: str, session: str, key: str) -> None:
    def then(tokens: WallTokens) -> None:
        st.session_state[key] = tokens

    write("A page for the wall", lambda store: store.open_wall(principal(), assessment, session), then)
