"""The fields of the branding page. Each returns what it stands at, checked."""

import streamlit as st

from assessment.engagement.branding import Branding, Logo
from assessment.input.problems import InputError
from reports.brand.brand import CONSULTANT_CHARACTERS, COVER_CHARACTERS, DISCLAIMER_CHARACTERS
from reports.brand.colours import readable
from reports.brand.logos import MOST_BYTES, read_logo
from reports.brand.svg_validation import MOST_BYTES as MOST_SVG_BYTES
from screens.app.formatting import plain


def words_fields(saved: Branding) -> Branding:
    """Name, text on the cover, disclaimer."""
    consultant = st.text_input(
        "Your name, or your firm's", saved.consultant, max_chars=CONSULTANT_CHARACTERS, key="branding-consultant"
    )
    cover = st.text_area("Text on the cover", saved.cover_text, max_chars=COVER_CHARACTERS, key="branding-cover-text")
    disclaimer = st.text_area(
        "Disclaimer, at the foot of the cover",
        saved.disclaimer,
        max_chars=DISCLAIMER_CHARACTERS,
        key="branding-disclaimer",
    )
    return Branding(consultant=consultant.strip(), cover_text=cover.strip(), disclaimer=disclaimer.strip())


def logo_field(label: str, saved: Logo | None, key: str) -> Logo | None:
    """The logo that is saved, until another is given or it is taken away. What cannot be used is said and left."""
    given = st.file_uploader(
        label,
        type=["png", "jpg", "jpeg", "svg"],
        key=f"branding-logo-{key}",
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
    elif saved is not None and st.checkbox("Without this logo", key=f"branding-no-logo-{key}"):
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


def colour_field(label: str, saved: str | None, usual: str, key: str) -> str | None:
    """None for Waymark's own. A colour too pale for text on paper is darkened, and that is said."""
    own = st.toggle(f"{label} of your own", saved is not None, key=f"branding-own-{key}")
    if not own:
        return None
    found = readable(st.color_picker(label, saved or usual.lower(), key=f"branding-{key}"))
    if found.darkened:
        st.info(
            f"{found.asked} is too pale to read on paper; reports use {found.colour}, which has a contrast of 4.5 : 1.",
            icon=":material/contrast:",
        )
    return found.colour
