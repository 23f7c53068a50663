"""Answering without the app: the questionnaire as a workbook to fill in, and its answers back again."""

import streamlit as st

from assessment.engagement.model import Assessment, Respondent
from assessment.store.repository import Repository
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
from screens.app.formatting import plain, told_apart
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, questionnaire
from screens.app.uploads import uploaded_answers
from screens.app.writing import write
from screens.report.workbook import XLSX

NEW = ""  # stands for a respondent who is not there yet
SAVED, ROUND = "offline-saved", "offline-round"


def offline_section(current: CurrentAssessment) -> None:
    """Download, upload, what would change, and the button that saves it all in one go."""
    st.subheader("Fill in offline", anchor=False)
    st.write("For those who prefer Excel: download the questionnaire, send it, and upload it when it comes back.")
    if done := st.session_state.pop(widget_key(SAVED), None):
        st.success(done, icon=":material/check_circle:")
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, height="stretch"):
        _download(current.assessment)
    with right.container(border=True, height="stretch"):
        _upload(current)


def _download(assessment: Assessment) -> None:
    people = {respondent.id: respondent for respondent in assessment.respondents}
    names = _names(people, "Somebody new (empty)")
    chosen = st.selectbox(
        "Questionnaire for",
        list(names),
        format_func=names.__getitem__,
        help="Answers that are there already are filled in.",
        key=widget_key("offline-for"),
    )
    st.download_button(
        "Download the questionnaire",
        lambda: questionnaire_workbook(assessment, questionnaire(), people.get(chosen)),
        file_name=file_name(assessment, "questionnaire.xlsx"),
        mime=XLSX,
        icon=":material/download:",
        key=widget_key("offline-download"),
        on_click="ignore",
    )


def _upload(current: CurrentAssessment) -> None:
    # The key changes with every saved upload, so that the file is not offered again.
    answers = uploaded_answers(questionnaire(), f"offline-file-{st.session_state.get(widget_key(ROUND), 0)}")
    if answers is None:
        return
    if not answers.given:
        st.info("There is no answer in this file yet.", icon=":material/info:")
        return
    for note in scope_notes(answers, questionnaire(), current.assessment.scope):
        st.warning(plain(note), icon=":material/warning:")
    people = {respondent.id: respondent for respondent in current.assessment.respondents}
    known = giver(answers, people.values())
    names = _names(people, f"{answers.label or 'Somebody'} (new respondent)")
    whose = st.selectbox(
        "Whose answers are these?",
        list(names),
        index=list(names).index(known.id) if known else 0,
        format_func=names.__getitem__,
        key=widget_key("offline-whose"),
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
            key=widget_key("offline-save"),
            on_click=_save,
            args=(current.id, respondent, respondent.id not in people, merge),
        )


def _save(assessment: str, respondent: Respondent, is_new: bool, merge: Merge) -> None:
    saved, key = f"Saved {count(len(merge.to_save), 'answer')} of {plain(respondent.label)}.", widget_key(SAVED)
    counter = widget_key(ROUND)

    def then(_: object) -> None:
        st.session_state[counter] = st.session_state.get(counter, 0) + 1
        st.session_state[key] = saved

    def save(store: Repository) -> None:
        if is_new:
            store.add_respondent_with_answers(principal(), assessment, respondent, merge.to_save)
        else:
            store.save_answers(principal(), assessment, merge.to_save)

    write(f"The answers of {respondent.label or respondent.id}", save, then)


def _names(people: dict[str, Respondent], nobody: str) -> dict[str, str]:
    """As plain text: a select box shows no Markdown."""
    return told_apart({NEW: nobody} | {identity: person.label or identity for identity, person in people.items()})
