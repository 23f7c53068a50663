"""The fields of the branding page: each shows what is stored until somebody writes another, which waits for “Save”."""

from dataclasses import replace
from typing import Any

import streamlit as st

from assessment.engagement.branding import Branding, Logo
from assessment.engagement.edits import FieldEdit
from assessment.input.problems import InputError
from reports.brand.brand import CONSULTANT_CHARACTERS, COVER_CHARACTERS, DISCLAIMER_CHARACTERS
from reports.brand.colours import readable
from reports.brand.logos import MOST_BYTES, read_logo
from reports.brand.svg_validation import MOST_BYTES as MOST_SVG_BYTES
from screens.app.fields import begin_draft, forget, remember, seen
from screens.app.formatting import plain
from screens.app.keys import session_mark, widget_key

NAMES = {
    "consultant": "Your name, or your firm's",
    "cover_text": "Text on the cover",
    "disclaimer": "Disclaimer",
    "colour": "Main colour",
    "second_colour": "Second colour",
    "consultant_logo": "Your logo",
    "client_logo": "The client's logo",
}
NO_LOGO, OWN, ROUND = "branding-no-logo", "branding-own", "branding-logo-round"


def words_fields(saved: Branding) -> Branding:
    """Name, text on the cover, disclaimer."""
    consultant = st.text_input(
        "Your name, or your firm's", max_chars=CONSULTANT_CHARACTERS, key=_drafted("consultant", saved)
    )
    cover = st.text_area("Text on the cover", max_chars=COVER_CHARACTERS, key=_drafted("cover_text", saved))
    disclaimer = st.text_area(
        "Disclaimer, at the foot of the cover", max_chars=DISCLAIMER_CHARACTERS, key=_drafted("disclaimer", saved)
    )
    return Branding(consultant=consultant.strip(), cover_text=cover.strip(), disclaimer=disclaimer.strip())


def note_seen(branding: Branding, painted: Branding) -> None:
    """What is stored where nobody has written anything here: a change is one from that."""
    for name in NAMES:
        if getattr(branding, name) == getattr(painted, name):
            remember(widget_key("branding", name), getattr(painted, name))


def branding_edits(branding: Branding, painted: Branding) -> list[FieldEdit[Branding]]:
    """What somebody has changed on the page, field by field."""
    return [_edit(name, branding, painted) for name in NAMES if getattr(branding, name) != getattr(painted, name)]


def _edit(name: str, branding: Branding, painted: Branding) -> FieldEdit[Branding]:
    return FieldEdit(
        widget_key("branding", name),
        NAMES[name],
        lambda kept: getattr(kept, name),
        lambda kept, value: replace(kept, **{name: value}),
        seen(widget_key("branding", name), getattr(painted, name)),
        getattr(branding, name),
        _text,
    )


def _text(value: Any) -> str:
    return "another picture" if isinstance(value, Logo) else str(value)


def forget_drafts() -> None:
    """After a save the fields begin from what is stored, and a file that was given is not given again."""
    for name in NAMES:
        forget(widget_key("branding", name))
        forget(widget_key(OWN, name))
        forget(widget_key(NO_LOGO, name))
    counter = widget_key(ROUND)
    st.session_state[counter] = st.session_state.get(counter, 0) + 1


def _drafted(name: str, saved: Branding) -> str:
    return begin_draft(widget_key("branding", name), getattr(saved, name))


def logo_field(label: str, saved: Logo | None, name: str) -> Logo | None:
    """The logo that is saved, until another is given or it is taken away. What cannot be used is said and left."""
    given = st.file_uploader(
        label,
        type=["png", "jpg", "jpeg", "svg"],
        key=widget_key("branding-logo", name, session_mark(), st.session_state.get(widget_key(ROUND), 0)),
        help=f"PNG or JPEG up to {MOST_BYTES // 1_000_000} MB, or SVG up to {MOST_SVG_BYTES // 1_000_000} MB with its "
        "texts as paths. It is drawn anew as a picture; nothing else of the file is kept.",
    )
    logo = saved
    if given is not None:
        read = _read(given.getvalue(), given.name)
        if isinstance(read, Logo):
            logo = read
        else:
            st.error(plain(read), icon=":material/error:")
    elif saved is not None and st.checkbox("Without this logo", key=widget_key(NO_LOGO, name)):
        logo = None
    if logo is not None:
        st.image(logo.png, width=min(180, logo.width), alt=f"{label}, as it is used")
    return logo


@st.cache_data(show_spinner="Reading the logo …", max_entries=20, ttl=600)
def _read(raw: bytes, name: str) -> Logo | str:
    """The logo, or why there is none. Drawing an SVG takes a second or more, and the page runs with every click."""
    try:
        return read_logo(raw, name)
    except InputError as error:
        return str(error)


def colour_field(label: str, saved: str | None, usual: str, name: str) -> str | None:
    """None for Waymark's own. A colour too pale for text on paper is darkened, and that is said."""
    own = st.toggle(f"{label} of your own", key=begin_draft(widget_key(OWN, name), saved is not None))
    if not own:
        return None
    picked = st.color_picker(label, key=begin_draft(widget_key("branding-picked", name), saved or usual.lower()))
    found = readable(picked)
    if found.darkened:
        st.info(
            f"{found.asked} is too pale to read on paper; reports use {found.colour}, which has a contrast of 4.5 : 1.",
            icon=":material/contrast:",
        )
    return found.colour
