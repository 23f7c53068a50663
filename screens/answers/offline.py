"""Answering without the app: the questionnaire as a workbook to fill in, and its answers back again."""

import streamlit as st

from assessment.engagement.model import Assessment, Respondent
from assessment.store.errors import StoreError
from reports.questionnaire_workbook import (
    Merge,
    giver,
    merged,
    new_respondent,
    questionnaire_workbook,
    scope_notes,
)
from reports.text.formatting import count
from screens.app.files import file_name
from screens.app.formatting import plain
from screens.app.session import CurrentAssessment, principal, questionnaire, repository
from screens.app.uploads import uploaded_answers
from screens.report.workbook import XLSX

NEW = ""  # stands for a respondent who is not there yet
SAVED = "offline-saved"


def offline_section(current: CurrentAssessment) -> None:
    """Download, upload, what would change, and the button that saves it all in one go."""
    st.subheader("Fill in offline", anchor=False)
    st.write("For those who prefer Excel: download the questionnaire, send it, and upload it when it comes back.")
    if done := st.session_state.pop(SAVED, None):
        st.success(done, icon=":material/check_circle:")
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, height="stretch"):
        _download(current.assessment)
    with right.container(border=True, height="stretch"):
        _upload(current)


def _download(assessment: Assessment) -> None:
    people = {respondent.id: respondent for respondent in assessment.respondents}
    chosen = st.selectbox(
        "Questionnaire for",
        [NEW, *people],
        format_func=lambda identity: _name(identity, people, "Somebody new (empty)"),
        help="Answers that are there already are filled in.",
        key="offline-for",
    )
    st.download_button(
        "Download the questionnaire",
        lambda: questionnaire_workbook(assessment, questionnaire(), people.get(chosen)),
        file_name=file_name(assessment, "questionnaire.xlsx"),
        mime=XLSX,
        icon=":material/download:",
        key="offline-download",
        on_click="ignore",
    )


def _upload(current: CurrentAssessment) -> None:
    # The key changes with every saved upload, so that the file is not offered again.
    answers = uploaded_answers(questionnaire(), f"offline-file-{st.session_state.get('offline-round', 0)}")
    if answers is None:
        return
    if not answers.given:
        st.info("There is no answer in this file yet.", icon=":material/info:")
        return
    for note in scope_notes(answers, questionnaire(), current.assessment.scope):
        st.warning(plain(note), icon=":material/warning:")
    people = {respondent.id: respondent for respondent in current.assessment.respondents}
    known = giver(answers, people.values())
    whose = st.selectbox(
        "Whose answers are these?",
        [NEW, *people],
        index=[NEW, *people].index(known.id) if known else 0,
        format_func=lambda identity: _name(identity, people, f"{answers.label or 'Somebody'} (new respondent)"),
        key="offline-whose",
    )
    respondent = people.get(whose) or new_respondent(answers, people.values())
    merge = merged(answers, respondent.id, current.assessment.answers)
    st.markdown(f"**{len(merge.new)}** new, **{len(merge.changed)}** changed, **{merge.same}** as they are.")
    if not merge.to_save:
        st.info("Every answer of this file is there already.", icon=":material/check:")
    else:
        st.button(
            f"Save {count(len(merge.to_save), 'answer')}",
            type="primary",
            icon=":material/save:",
            key="offline-save",
            on_click=_save,
            args=(current.id, respondent, respondent.id not in people, merge),
        )


def _save(assessment: str, respondent: Respondent, is_new: bool, merge: Merge) -> None:
    try:
        if is_new:
            repository().add_respondent_with_answers(principal(), assessment, respondent, merge.to_save)
        else:
            repository().save_answers(principal(), assessment, merge.to_save)
    except StoreError as error:
        st.toast(f"Nothing was saved: {error}", icon=":material/error:")
        return
    st.session_state["offline-round"] = st.session_state.get("offline-round", 0) + 1
    st.session_state[SAVED] = f"Saved {count(len(merge.to_save), 'answer')} of {plain(respondent.label)}."


def _name(identity: str, people: dict[str, Respondent], nobody: str) -> str:
    """As plain text: a select box shows no Markdown."""
    return (people[identity].label or identity) if identity in people else nobody
