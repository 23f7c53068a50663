"""What can be done with one assessment in the list: renamed, copied, asked again, put away, deleted."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import streamlit as st

from assessment.engagement.model import Assessment
from assessment.engagement.record import AssessmentRecord
from assessment.store.entries import AssessmentEntry
from assessment.store.errors import NotFound
from assessment.store.repository import Repository
from screens.app.confirming import for_good_or_keep
from screens.app.contents import what_is_in
from screens.app.fields import Field, begin_draft
from screens.app.files import file_name_for
from screens.app.formatting import named, plain
from screens.app.frame import assessment_name
from screens.app.keys import ASSESSMENT, new_id, widget_key
from screens.app.session import principal, repository
from screens.app.title import LONGEST, title_field
from screens.app.writing import record_of, write, write_fields
from screens.clients.exchange import exchange_file

RENAME, DUPLICATE, AGAIN = "Rename …", "Duplicate", "Assess again …"
ARCHIVE, BRING_BACK, DELETE = "Archive", "Bring back", "Delete …"
ICONS = {
    RENAME: "edit",
    DUPLICATE: "content_copy",
    AGAIN: "restart_alt",
    ARCHIVE: "archive",
    BRING_BACK: "unarchive",
    DELETE: "delete",
}


def assessment_menu(entry: AssessmentEntry, client: str, opened: Callable[[str], object]) -> None:
    """`opened` is called with the id of a copy that was made."""
    new = new_id(f"copy of {entry.id}")
    chosen = st.menu_button(
        named("More", f"for {assessment_name(entry)}, {client}"),
        (RENAME, DUPLICATE, AGAIN, ARCHIVE if entry.archived_at is None else BRING_BACK, DELETE),
        format_func=lambda act: f":material/{ICONS[act]}: {act}",
        key=widget_key("more", entry.id, new),
        type="tertiary",
    )
    if chosen == RENAME:
        _rename(entry)
    elif chosen == DUPLICATE:
        _duplicate(entry, new, opened)
    elif chosen == AGAIN:
        st.switch_page("screens/pages/reassess.py", query_params={ASSESSMENT: entry.id})
    elif chosen == ARCHIVE:
        _put(f"Archiving {assessment_name(entry)}", lambda store: store.archive_assessment(principal(), entry.id))
    elif chosen == BRING_BACK:
        _put(
            f"Bringing back {assessment_name(entry)}",
            lambda store: store.bring_back_assessment(principal(), entry.id),
        )
    elif chosen == DELETE:
        _ask_before_deleting(entry)


def _put(what: str, action: Callable[[Repository], None]) -> None:
    """The list is painted anew, with what was done or with what was not saved."""
    write(what, action)
    st.rerun()


def _duplicate(entry: AssessmentEntry, new: str, opened: Callable[[str], object]) -> None:
    title = f"Copy of {entry.info.title}"[:LONGEST] if entry.info.title else "Copy"
    if not write(
        f"The copy of {assessment_name(entry)}",
        lambda store: store.duplicate_assessment(principal(), entry.id, title, new),
        opened,
    ):
        st.rerun()


@st.dialog("Rename this assessment", on_dismiss="rerun")
def _rename(entry: AssessmentEntry) -> None:
    field = title_field(widget_key("rename", entry.id))
    with st.form(widget_key("rename-form", entry.id), border=False):
        st.text_input("Title", max_chars=LONGEST, key=begin_draft(field.key, entry.info.title or ""))
        if st.form_submit_button("Save", type="primary", on_click=_retitle, args=(entry.id, field)):
            st.rerun()


def _retitle(assessment: str, field: Field[AssessmentRecord]) -> None:
    write_fields(record_of(assessment), [field.edit()])


def _ask_before_deleting(entry: AssessmentEntry) -> None:
    """Where it is gone meanwhile there is nothing to ask: the list is painted anew without it."""
    try:
        assessment = repository().assessment(principal(), entry.id)
    except NotFound:
        st.rerun()
    _delete(entry, assessment)


@st.dialog("Delete this assessment?", on_dismiss="rerun")
def _delete(entry: AssessmentEntry, assessment: Assessment) -> None:
    st.write(f"**{plain(assessment_name(entry))}** of {plain(assessment.client.name)} holds {what_is_in(assessment)}.")
    st.write(
        "All of it will be gone for good, with its needs, targets, plan and history. The client stays. What was "
        "assessed after it keeps the earlier levels that it is compared with."
    )
    st.download_button(
        "Exchange file, in case you want it back",
        lambda: exchange_file(entry.id),
        on_click="ignore",
        file_name=file_name_for(assessment.client, entry.info, "json"),
        mime="application/json",
        icon=":material/download:",
        key=widget_key("file-before", entry.id),
    )
    for_good_or_keep("Delete", entry.id, partial(_delete_for_good, entry))


def _delete_for_good(entry: AssessmentEntry) -> None:
    write(f"Deleting {assessment_name(entry)}", lambda store: _deleted(store, entry.id), lambda _: None)


def _deleted(store: Repository, assessment: str) -> None:
    """A second click, or another person, finds it gone already: that is what was wanted."""
    with suppress(NotFound):
        store.delete_assessment(principal(), assessment)
