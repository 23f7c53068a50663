"""How this workspace's reports look: names, logos, colours and words, with the cover beside them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from assessment.engagement.branding import Branding
from assessment.engagement.exchange_file import to_json
from assessment.sample import sample_assessment
from assessment.store.errors import NotFound
from assessment.store.repository import Repository
from reports.brand import palette
from reports.options import ReportOptions
from screens.app.formatting import plain
from screens.app.keys import ASSESSMENT, widget_key
from screens.app.session import (
    CurrentAssessment,
    loaded_questionnaire,
    principal,
    repository,
    told_assessment,
)
from screens.app.writing import write_fields
from screens.background.workers import WorkStopped, cover_image
from screens.report.branding_fields import (
    branding_edits,
    colour_field,
    forget_drafts,
    logo_field,
    note_seen,
    words_fields,
)

SHOWN = "branding-cover-shown"


@dataclass(frozen=True)
class Shown:
    """What is saved, and whose report stands in the preview: the assessment in hand, or else the sample."""

    saved: Branding
    current: CurrentAssessment | None


def _shown() -> Shown:
    identity = st.query_params.get(ASSESSMENT, "")
    try:
        current = told_assessment(identity)
        return Shown(repository().branding_for(principal(), identity), current)
    except NotFound:
        return Shown(repository().branding(principal()), None)


def _fields(shown: Shown) -> Branding:
    saved = shown.saved
    branding = words_fields(saved)
    logo = logo_field("Your logo", saved.consultant_logo, "consultant_logo")
    colour = colour_field("Main colour", saved.colour, palette.ACCENT, "colour")
    second = colour_field("Second colour", saved.second_colour, palette.ACCENT, "second_colour")
    client = saved.client_logo
    if shown.current:
        client = logo_field(f"Logo of {plain(shown.current.assessment.client.name)}", client, "client_logo")
    else:
        st.caption("A client's logo belongs to the client: open this page from one of its assessments to set it.")
    wanted = replace(branding, colour=colour, second_colour=second, consultant_logo=logo, client_logo=client)
    note_seen(wanted, saved)
    return wanted


def _save(branding: Branding, shown: Shown) -> None:
    """What was changed here, all or nothing; the fields then begin from what is stored."""

    def change(store: Repository, decide: Callable[[Branding], Branding]) -> Branding:
        return store.change_branding(principal(), shown.current.id if shown.current else None, decide)

    def then() -> None:
        forget_drafts()
        st.toast("Saved. Reports made from now on look like this.", icon=":material/check_circle:")

    write_fields(change, branding_edits(branding, shown.saved), then)
    st.rerun()


def _preview(branding: Branding, shown: Shown) -> None:
    assessment = shown.current.assessment if shown.current else sample_assessment(loaded_questionnaire().questionnaire)
    paper = st.segmented_control(
        "Paper",
        ["A4", "US Letter"],
        default="A4",
        required=True,
        key=widget_key("branding-paper"),
        label_visibility="collapsed",
    )
    size = "letter" if paper == "US Letter" else "a4"
    try:
        with st.spinner("Drawing the cover …"):
            image = cover_image(
                to_json(assessment), loaded_questionnaire().folder, ReportOptions(page_size=size, branding=branding)
            )
    except Exception as error:  # noqa: BLE001 - whatever fails in the other process, the settings stay usable
        why = str(error) if isinstance(error, WorkStopped) else type(error).__name__
        st.error(f"The cover could not be drawn ({plain(why)}).", icon=":material/error:")
        return
    with st.container(border=True):
        st.image(image, width="stretch", alt="The cover of a report with this branding")


st.title("Branding", anchor=False)
st.write("How your reports look. It is saved for this workspace and is not part of the exchange file.")
shown = _shown()
if shown.current:
    st.page_link(
        "screens/pages/report.py",
        label="Back to the report",
        icon=":material/arrow_back:",
        query_params={ASSESSMENT: shown.current.id},
    )
left, right = st.columns([3, 2], gap="large")
with left:
    branding = _fields(shown)
    with st.container(horizontal=True, vertical_alignment="center"):
        # Never disabled: a click right after typing would come before the field's own word and be lost.
        saves = st.button("Save", type="primary", icon=":material/save:", key=widget_key("branding-save"))
        if branding != shown.saved and not saves:
            with st.container(key="not-saved-yet", width="content"):
                st.caption(":material/edit: Not saved yet.", width="content")
    if saves:
        _save(branding, shown)
with right:
    if st.session_state.get(widget_key(SHOWN)):
        _preview(branding, shown)
    else:
        with st.container(border=True):
            st.caption("See the cover as it would be printed, before you save.")
            if st.button("Show the cover", icon=":material/preview:"):
                st.session_state[widget_key(SHOWN)] = True
                st.rerun()
