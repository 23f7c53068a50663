"""Answering without the app: the questionnaire as a workbook to fill in, and its answers back again."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from assessment.engagement.edits import Refused
from assessment.engagement.model import Answer, Assessment, Respondent
from assessment.store.repository import Repository
from reports.questionnaire_workbook import (
    Answers,
    Conflict,
    Merge,
    giver,
    merged,
    new_respondent,
    questionnaire_workbook,
    scope_notes,
    settled,
)
from reports.text.formatting import count
from screens.answers.sides import Difference, Side, chosen_sides, shortened
from screens.app.files import file_name
from screens.app.formatting import plain, told_apart
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, questionnaire
from screens.app.uploads import uploaded_answers
from screens.app.writing import write
from screens.report.workbook import XLSX

NEW = ""  # stands for a respondent who is not there yet
SAVED, ROUND = "offline-saved", "offline-round"
MOST_NOTES = 20
WITHOUT_BEFORE = (
    "The workbook is of an earlier version and does not say what was filled in when it was made. These answers differ "
    "from those kept here, and either may be the newer one."
)
CHANGED_TWICE = "These answers were changed in the workbook, and here too since it was made."


def offline_section(current: CurrentAssessment) -> None:
    """Download, upload, what would change, and the button that saves it all in one go."""
    st.header("Fill in offline", anchor=False)
    st.write(
        "For those who prefer Excel: download the questionnaire, send it, and upload what comes back, of many people "
        "at once too. All of it is saved together, or nothing."
    )
    if done := st.session_state.pop(widget_key(SAVED), None):
        st.success(done, icon=":material/check_circle:")
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, height="stretch"):
        _download(current.assessment)
    with right.container(border=True, height="stretch"):
        # The key changes with every saved upload, so that the files are not offered again.
        round_of_uploads = st.session_state.get(widget_key(ROUND), 0)
        files = uploaded_answers(questionnaire(), widget_key("offline-file", round_of_uploads))
    _read_back(current, files)


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


@dataclass(frozen=True)
class Filled:
    """A workbook that came back: whose answers it holds, and what saving them would do."""

    name: str
    answers: Answers
    respondent: Respondent
    is_new: bool
    merge: Merge


def _read_back(current: CurrentAssessment, files: Sequence[tuple[str, Answers]]) -> None:
    """Below both, since what differs needs the whole width."""
    filled: list[Filled] = []
    for at, (name, answers) in enumerate(files):
        if len(files) > 1:
            st.markdown(f"**{plain(name)}**")
        if read := _filled(current, at, name, answers, filled):
            filled.append(read)
    if filled:
        _offer(current, filled)


def _filled(
    current: CurrentAssessment, at: int, name: str, answers: Answers, before: Sequence[Filled]
) -> Filled | None:
    """One of the files, once it is said whose it is; None where there is nothing in it."""
    for note in answers.notes[:MOST_NOTES]:
        st.warning(plain(note), icon=":material/warning:")
    if len(answers.notes) > MOST_NOTES:
        st.warning(f"And {len(answers.notes) - MOST_NOTES} more of this kind.", icon=":material/warning:")
    if not answers.given:
        st.info("There is no answer in this file yet.", icon=":material/info:")
        return None
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
        key=widget_key("offline-whose", at),
    )
    taken = (*people.values(), *(one.respondent for one in before if one.is_new))
    respondent = people.get(whose) or new_respondent(answers, taken)
    merge = merged(answers, respondent.id, current.assessment.answers)
    differing = f", **{len(merge.conflicts)}** changed on both sides" if merge.conflicts else ""
    st.markdown(f"**{len(merge.new)}** new, **{len(merge.changed)}** changed, **{merge.same}** as they are{differing}.")
    return Filled(name, answers, respondent, respondent.id not in people, merge)


def _offer(current: CurrentAssessment, filled: Sequence[Filled]) -> None:
    """The button that saves all of them, once every conflict is settled."""
    twice = [one for one, times in Counter(one.respondent.id for one in filled).items() if times > 1]
    if twice:
        names = ", ".join(plain(one.respondent.label) for one in filled if one.respondent.id == twice[0])
        st.error(f"Two of these files are of one person ({names}): upload them one after the other.")
        return
    side = chosen_sides(
        [_difference(one, conflict) for one in filled for conflict in one.merge.conflicts],
        "In the workbook",
        WITHOUT_BEFORE if any(one.answers.before is None for one in filled) else CHANGED_TWICE,
        "offline-take",
    )
    if side is None:
        st.info("Nothing is saved until it is said which answers count.", icon=":material/info:")
        return
    results = [settled(one.merge, _by_key(one, side)) for one in filled]
    number = sum(len(result.to_save) for result in results)
    if not number:
        st.info(
            f"Every answer of {'this file' if len(filled) == 1 else 'these files'} is there already.",
            icon=":material/check:",
        )
        return
    of = "" if len(filled) == 1 else f" of {count(len(filled), 'person', 'people')}"
    st.button(
        f"Save {count(number, 'answer')}{of}",
        type="primary",
        icon=":material/save:",
        key=widget_key("offline-save"),
        on_click=_save,
        args=(current.id, filled, [answer for result in results for answer in result.to_save]),
    )


def _by_key(filled: Filled, side: Callable[[str], Side]) -> Callable[[Conflict], Side]:
    return lambda conflict: side(_key(filled, conflict))


def _key(filled: Filled, conflict: Conflict) -> str:
    return f"{filled.respondent.id}/{conflict.question}"


def _difference(filled: Filled, conflict: Conflict) -> Difference:
    return Difference(
        _key(filled, conflict),
        f"{filled.respondent.label} ({conflict.place})",
        conflict.question,
        _answer(conflict.stored),
        _answer(conflict.theirs),
    )


def _answer(answer: Answer | None) -> str:
    if answer is None:
        return "withdrawn"
    said = answer.state.replace("_", " ") if answer.rating is None else str(answer.rating)
    return " · ".join((said, *filter(None, map(shortened, (answer.comment, answer.evidence)))))


def _save(assessment: str, filled: Sequence[Filled], to_save: Sequence[Answer]) -> None:
    """Saves what was shown, all of it; where the answers have changed since, they are shown anew instead."""
    whose = [one.respondent for one in filled]
    of = plain(whose[0].label) if len(whose) == 1 else count(len(whose), "person", "people")
    saved = f"Saved {count(len(to_save), 'answer')} of {of}."
    key, counter = widget_key(SAVED), widget_key(ROUND)

    def expect(kept: Assessment) -> None:
        if any(merged(one.answers, one.respondent.id, kept.answers) != one.merge for one in filled):
            raise Refused("Nothing was saved: answers have changed meanwhile. Look again.")

    def save(store: Repository) -> None:
        new = [one.respondent for one in filled if one.is_new]
        store.save_answers(principal(), assessment, to_save, expect, people=new)

    def then(_: object) -> None:
        st.session_state[counter] = st.session_state.get(counter, 0) + 1
        st.session_state[key] = saved

    write(f"The answers of {', '.join(one.label or one.id for one in whose)}", save, then)


def _names(people: dict[str, Respondent], nobody: str) -> dict[str, str]:
    """As plain text: a select box shows no Markdown."""
    return told_apart({NEW: nobody} | {identity: person.label or identity for identity, person in people.items()})
