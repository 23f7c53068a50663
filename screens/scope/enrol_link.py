"""A link for many, such as everyone of the service desk: made, shown this once, counted, and taken back."""

from collections.abc import Mapping

import streamlit as st

from assessment.store.guests import InvitationEntry, Issued
from reports.text.dates import display_date
from screens.app.day import user_today
from screens.app.formatting import named, plain
from screens.app.keys import widget_key
from screens.app.session import principal, questionnaire
from screens.app.writing import is_unsaid, write
from screens.scope.inviting import Inviting, day_of, end_of, state_of
from screens.scope.one_link import QR_WIDTH, qr_code

ISSUED = "issued-enrol-link"
MOST, USUAL = 500, 20
LONGEST_GROUP = 100


def enrol_links(known: Inviting) -> None:
    """Those that there are, and a button for another."""
    st.session_state.pop(widget_key(ISSUED), None)  # what was shown once is not there again
    roles = {role.id: role.name for role in questionnaire().framework.roles}
    with st.expander("One link for a whole group", icon=":material/groups:"):
        st.write(
            "For people whose names you do not have, such as everyone of the service desk: put one link where they see "
            "it. Whoever opens it gives a name, becomes a respondent with the role and the group that you choose, and "
            "goes on to a page of their own."
        )
        for link in known.enrol:
            _link(known, link, roles)
        if st.button("New link for a group …", icon=":material/link:", key=widget_key("enrol-new")):
            _dialog(known, roles)


def _link(known: Inviting, link: InvitationEntry, roles: Mapping[str, str]) -> None:
    state = state_of(link, known.now)
    whom = " · ".join(filter(None, (link.group, roles.get(link.role, link.role)))) or "Anybody"
    until = day_of(link.expires_at)
    ends = {
        "good": f", good until {display_date(until)}" if until else "",
        "revoked": ", taken back",
        "expired": ", ran out",
    }[state]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(whom)}**: {link.enrolled} of {link.enrol_limit} have joined{ends}.")
        if state == "good":
            st.button(
                named("Take back", f"the link for {whom}"),
                icon=":material/link_off:",
                type="tertiary",
                key=widget_key("enrol-take-back", link.id),
                on_click=_take_back,
                args=(known.current.id, link.id, whom),
            )


def _take_back(assessment: str, link: str, whom: str) -> None:
    write(f"Taking back the link for {whom}", lambda store: store.revoke_invitation(principal(), assessment, link))


@st.dialog("One link for a group", on_dismiss="rerun")
def _dialog(known: Inviting, roles: Mapping[str, str]) -> None:
    if is_unsaid():
        st.rerun()
    token: str | None = st.session_state.get(widget_key(ISSUED))
    if token is not None:
        link = f"{known.address}/a/join/{token}"
        st.markdown("Shown this once: copy it, or print the code, before you close this.")
        st.code(link, language=None, wrap_lines=True)
        st.image(qr_code(link), caption="To be read by a phone’s camera", width=QR_WIDTH, alt="The link as a QR code")
        return
    keys = {name: widget_key(f"enrol-{name}") for name in ("group", "role", "limit", "until")}
    st.text_input("Group", max_chars=LONGEST_GROUP, placeholder="the service desk", key=keys["group"])
    st.selectbox(
        "Role",
        list(roles),
        index=None,
        format_func=lambda role: roles[role],
        placeholder="Choose a role",
        key=keys["role"],
        help="It decides which questions they are asked.",
    )
    st.number_input("For how many people", 1, MOST, USUAL, key=keys["limit"])
    st.date_input("Good until", None, min_value=user_today(), format="DD/MM/YYYY", key=keys["until"])
    st.button(
        "Make the link",
        type="primary",
        icon=":material/link:",
        key=widget_key("enrol-make"),
        on_click=_make,
        args=(known.current.id, keys, widget_key(ISSUED)),
    )


def _make(assessment: str, keys: Mapping[str, str], issued_key: str) -> None:
    group, role, limit, until = (st.session_state.get(keys[name]) for name in ("group", "role", "limit", "until"))

    def then(issued: Issued) -> None:
        st.session_state[issued_key] = issued.token

    write(
        "A link for a group",
        lambda store: store.make_enrol_link(
            principal(), assessment, int(limit or USUAL), role or "", (group or "").strip(), end_of(until)
        ),
        then,
    )
