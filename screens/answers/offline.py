"""Answering without the app: the questionnaire as a workbook to fill in, and its answers back again."""

from collections.abc import Sequence

import streamlit as st

from assessment.engagement.edits import Refused
from assessment.engagement.model import Answer, Assessment, Respondent
from assessment.store.repository import Repository
from reports.questionnaire_workbook import (
    Answers,
    Conflict,
    Merge,
    Side,
    giver,
    merged,
    new_respondent,
    questionnaire_workbook,
    scope_notes,
    settled,
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
SIDES: dict[Side, str] = {"ours": "what is kept here", "theirs": "the workbook"}
ONE_BY_ONE = "one_by_one"
MOST_NOTES = 20
MOST_TEXT = 80  # characters of a comment that a conflict shows
MOST_ONE_BY_ONE = 50  # conflicts that are settled on one page


def offline_section(current: CurrentAssessment) -> None:
    """Download, upload, what would change, and the button that saves it all in one go."""
    st.header("Fill in offline", anchor=False)
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
    answers = uploaded_answers(questionnaire(), widget_key("offline-file", st.session_state.get(widget_key(ROUND), 0)))
    if answers is None:
        return
    for note in answers.notes[:MOST_NOTES]:
        st.warning(plain(note), icon=":material/warning:")
    if len(answers.notes) > MOST_NOTES:
        st.warning(f"And {len(answers.notes) - MOST_NOTES} more of this kind.", icon=":material/warning:")
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
    differing = f", **{len(merge.conflicts)}** changed on both sides" if merge.conflicts else ""
    st.markdown(f"**{len(merge.new)}** new, **{len(merge.changed)}** changed, **{merge.same}** as they are{differing}.")
    _offer(current, respondent, respondent.id not in people, answers, merge)


def _offer(current: CurrentAssessment, respondent: Respondent, is_new: bool, answers: Answers, merge: Merge) -> None:
    """The button that saves, once every conflict is settled."""
    sides = _settle(answers, merge.conflicts)
    if sides is None:
        st.info("Nothing is saved until it is said which answers count.", icon=":material/info:")
        return
    result = settled(merge, lambda conflict: sides[conflict.question])
    if not result.to_save:
        st.info("Every answer of this file is there already.", icon=":material/check:")
        return
    st.button(
        f"Save {count(len(result.to_save), 'answer')}",
        type="primary",
        icon=":material/save:",
        key=widget_key("offline-save"),
        on_click=_save,
        args=(current.id, respondent, is_new, answers, merge, result),
    )


def _settle(answers: Answers, conflicts: tuple[Conflict, ...]) -> dict[str, Side] | None:
    """Which side counts, by question; None until that is said of every conflict."""
    if not conflicts:
        return {}
    st.warning(
        "The workbook is of an earlier version and does not say what was filled in when it was made. These answers "
        "differ from those kept here, and either may be the newer one."
        if answers.before is None
        else "These answers were changed in the workbook, and here too since it was made.",
        icon=":material/difference:",
    )
    st.markdown("\n".join(f"- {_told(conflict)}" for conflict in conflicts[:MOST_ONE_BY_ONE]))
    if len(conflicts) > MOST_ONE_BY_ONE:
        st.markdown(f"And {len(conflicts) - MOST_ONE_BY_ONE} more.")
    one_by_one = [ONE_BY_ONE] if len(conflicts) <= MOST_ONE_BY_ONE else []
    chosen = st.radio(
        "Which answers count there?",
        [*SIDES, *one_by_one],
        index=None,
        format_func=lambda side: SIDES[side].capitalize() if side in SIDES else "Say it one by one",
        key=widget_key("offline-take"),
    )
    if chosen == ONE_BY_ONE:
        sides = {one.question: _side(one) for one in conflicts}
        return {question: side for question, side in sides.items() if side} if all(sides.values()) else None
    if chosen is None:
        return None
    side: Side = "theirs" if chosen == "theirs" else "ours"
    return {one.question: side for one in conflicts}


def _side(conflict: Conflict) -> Side | None:
    return st.radio(
        plain(f"{conflict.place}: {questionnaire().questions[conflict.question].entry.text}"),
        list(SIDES),
        index=None,
        horizontal=True,
        format_func=lambda side: plain(
            f"{SIDES[side].capitalize()}: {_answer(conflict.theirs if side == 'theirs' else conflict.stored)}"
        ),
        key=widget_key("offline-take", conflict.question),
    )


def _told(conflict: Conflict) -> str:
    question = questionnaire().questions[conflict.question]
    return (
        f"**{plain(questionnaire().name_of(question.subject))}** ({conflict.place}): {plain(question.entry.text)} "
        f"Here {plain(_answer(conflict.stored))}; in the workbook {plain(_answer(conflict.theirs))}"
    )


def _answer(answer: Answer | None) -> str:
    if answer is None:
        return "withdrawn"
    said = answer.state.replace("_", " ") if answer.rating is None else str(answer.rating)
    texts = (" ".join(text.split()) for text in (answer.comment, answer.evidence) if text.strip())
    return " · ".join((said, *(f"“{text[:MOST_TEXT]}{'…' if len(text) > MOST_TEXT else ''}”" for text in texts)))


def _save(assessment: str, respondent: Respondent, is_new: bool, answers: Answers, shown: Merge, result: Merge) -> None:
    """Saves what was shown; where the answers have changed since, they are shown anew instead."""
    saved = f"Saved {count(len(result.to_save), 'answer')} of {plain(respondent.label)}."
    key, counter = widget_key(SAVED), widget_key(ROUND)

    def expect(kept: Sequence[Answer]) -> None:
        if merged(answers, respondent.id, kept) != shown:
            raise Refused("Nothing was saved: answers have changed meanwhile. Look again.")

    def save(store: Repository) -> None:
        if is_new:
            store.add_respondent_with_answers(principal(), assessment, respondent, result.to_save, expect)
        else:
            store.save_answers(principal(), assessment, result.to_save, expect)

    def then(_: object) -> None:
        st.session_state[counter] = st.session_state.get(counter, 0) + 1
        st.session_state[key] = saved

    write(f"The answers of {respondent.label or respondent.id}", save, then)


def _names(people: dict[str, Respondent], nobody: str) -> dict[str, str]:
    """As plain text: a select box shows no Markdown."""
    return told_apart({NEW: nobody} | {identity: person.label or identity for identity, person in people.items()})
