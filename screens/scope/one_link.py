"""A person's link: made, shown this once with its QR code and a letter, made anew, and taken back."""

import datetime as dt
import io
from dataclasses import dataclass
from email.message import EmailMessage

import segno
import streamlit as st

from assessment.engagement.model import Respondent
from assessment.store.guests import Issued
from assessment.store.repository import Repository
from screens.app.day import user_today
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import principal
from screens.app.writing import is_unsaid, write
from screens.scope.inviting import Inviting, end_of
from screens.scope.letters import KINDS, Kind, mail_address, message
from screens.scope.mailing import MailServer, NotSent, send

EML = "message/rfc822"
QR_WIDTH = 220
ISSUED = "issued-link"
GOOD_UNTIL = "The link opens nothing after this day. Leave it empty, and it is good until it is taken back."


@dataclass(frozen=True)
class Shown:
    """A link that stands in an open dialog, and until when it is good."""

    token: str
    expires: dt.datetime | None


def forget_shown_links(people: tuple[Respondent, ...]) -> None:
    """What was shown once is not there again when the page runs next."""
    for person in people:
        st.session_state.pop(widget_key(ISSUED, person.id), None)


@st.dialog("A personal link", on_dismiss="rerun")
def link_dialog(known: Inviting, person: Respondent) -> None:
    """Made by its button, and shown until the dialog is closed."""
    if is_unsaid():
        st.rerun()
    shown: Shown | None = st.session_state.get(widget_key(ISSUED, person.id))
    if shown is None:
        _make_one(known, person)
    else:
        _show(known, person, shown)


def _make_one(known: Inviting, person: Respondent) -> None:
    name = plain(person.label or person.id)
    had = bool(known.good(person.id))
    if had:
        st.write(
            f"**{name}** has a link. It cannot be shown again: Waymark keeps only what recognises it. A new one takes "
            "its place, and the old one opens nothing any more. What was answered stays."
        )
    else:
        st.write(f"With it **{name}** answers as themselves, without an account, and sees nothing else.")
    if known.answering.closes is not None and known.answering.closes <= known.now:
        st.warning("Answering is closed; a link says so until it is open again.", icon=":material/event_busy:")
    key = widget_key("link-until", person.id)
    if not had:
        st.date_input("Good until", None, min_value=user_today(), format="DD/MM/YYYY", key=key, help=GOOD_UNTIL)
    st.button(
        "Make a new link" if had else "Make the link",
        type="primary",
        icon=":material/link:",
        key=widget_key("make-link", person.id),
        on_click=_make,
        args=(known, person, widget_key(ISSUED, person.id), key),
    )


def _make(known: Inviting, person: Respondent, issued_key: str, until_key: str) -> None:
    good = [link.id for link in known.good(person.id)]
    expires = end_of(st.session_state.get(until_key))

    def made(store: Repository) -> Issued:
        one = known.current.id
        if not good:
            return store.invite(principal(), one, person.id, expires)
        for link in good[:-1]:
            store.revoke_invitation(principal(), one, link)
        return store.resend_invitation(principal(), one, good[-1])

    def then(issued: Issued) -> None:
        st.session_state[issued_key] = Shown(issued.token, known.good(person.id)[-1].expires_at if good else expires)

    write(f"A link for {person.label or person.id}", made, then)


def _show(known: Inviting, person: Respondent, shown: Shown) -> None:
    link, email = known.link(shown.token), known.email(person.id)
    st.markdown(f"**{plain(person.label or person.id)}** · shown this once: copy or send it before you close this.")
    st.code(link, language=None, wrap_lines=True)
    st.image(qr_code(link), caption="To be read by a phone’s camera", width=QR_WIDTH, alt="The link as a QR code")
    first: Kind = "reminder" if known.links.get(person.id) else "invitation"
    kind = st.segmented_control(
        "Letter",
        list(KINDS),
        default=first,
        required=True,
        format_func=KINDS.__getitem__,
        key=widget_key("letter-kind", person.id),
    )
    written = known.letter(kind, person, shown.token, shown.expires)
    with st.container(horizontal=True):
        asked = bool(known.mail and email) and st.button(
            "Send it now", type="primary", icon=":material/send:", key=widget_key("letter-send", person.id)
        )
        st.link_button("Open in the mail program", mail_address(email, written), icon=":material/mail:")
        st.download_button(
            "Letter as .eml",
            lambda: message(email, written).as_bytes(),
            file_name="letter.eml",
            mime=EML,
            icon=":material/download:",
            on_click="ignore",
            key=widget_key("letter-file", person.id),
        )
    if asked and known.mail is not None:
        _send(known.mail, email, message(email, written, known.mail.sender))
    if not email:
        st.caption("No e-mail address is known: give one under *Edit …*, or type it in the mail program.")
    st.caption(plain(written.subject))
    st.code(written.text, language=None, wrap_lines=True)


def _send(server: MailServer, email: str, mail: EmailMessage) -> None:
    try:
        with st.spinner("Handing it to the mail server …"):
            faults = send(server, [mail])
    except NotSent as why:
        st.error(f"Not sent. {plain(str(why))}", icon=":material/error:")
        return
    if faults:
        st.error(f"Not sent. {plain(faults[0])}", icon=":material/error:")
    else:
        st.success(f"Handed to the mail server for {plain(email)}.", icon=":material/check:")


def take_back(known: Inviting, person: Respondent) -> None:
    """The person's links open nothing from now on."""
    good = [link.id for link in known.good(person.id)]

    def taken(store: Repository) -> None:
        for link in good:
            store.revoke_invitation(principal(), known.current.id, link)

    if write(f"Taking back the link of {person.label or person.id}", taken):
        st.rerun()


def qr_code(link: str) -> str:
    """As a picture in text, black on white in either theme."""
    out = io.BytesIO()
    segno.make(link, error="m").save(out, kind="svg", scale=4, dark="#000", light="#fff", xmldecl=False, title=None)
    return out.getvalue().decode()
