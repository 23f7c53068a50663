"""The same assessment from another computer: its exchange file brought in, once it was shown what that adds."""

from collections.abc import Callable

import streamlit as st

from assessment.engagement.edits import Refused
from assessment.engagement.merging import Conflict, Merge, Said, expect_same_assessment, merged, settled
from assessment.engagement.model import Answer, Assessment
from assessment.input.problems import InputError
from assessment.store.repository import Repository
from reports.text.formatting import count, listed, plural
from screens.answers.sides import Difference, Side, chosen_sides, shortened
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, questionnaire
from screens.app.uploads import uploaded_assessment
from screens.app.writing import write

ROUND, SAVED = "bring-in-round", "bring-in-saved"
DOCUMENTS = ("requested document", "requested documents")
CHOSEN = ("choice of practices", "choices of practices")
PARTS = {
    "client": "the client",
    "assessment": "title and date",
    "needs": "needs",
    "scope": "scope",
    "targets": "targets",
    "baseline": "the earlier result",
    "planning": "the plan",
    "own_words": "own words",
    "assessor": "the assessor",
    "evidence": "evidence",
    "findings": "findings",
    "respondents.practices": "the practices chosen for people",
    "documents": "how far documents are",
}


def bringing_in_section(current: CurrentAssessment) -> None:
    """Upload, what is new, what differs, and the button that saves it all in one go."""
    with st.expander("Bring in what was answered on another computer", icon=":material/merge:"):
        st.write(
            "Somebody worked on a copy of this assessment elsewhere? Upload its exchange file. People, answers and "
            "what was agreed on come in, once you have seen what is new and said what counts where both differ."
        )
        if done := st.session_state.pop(widget_key(SAVED), None):
            st.success(done, icon=":material/check_circle:")
        theirs = uploaded_assessment(questionnaire(), f"bring-in-{st.session_state.get(widget_key(ROUND), 0)}")
        if theirs is not None:
            _offer(current, theirs)


def _offer(current: CurrentAssessment, theirs: Assessment) -> None:
    try:
        expect_same_assessment(current.assessment, theirs, "The file")
    except InputError as error:
        st.error("This file cannot be brought in here; nothing was changed.", icon=":material/error:")
        st.code("\n".join(error.lines()), language=None, wrap_lines=True)
        return
    found = merged(current.assessment, theirs)
    _told(found)
    people = {one.id: one.label or one.id for one in (*current.assessment.respondents, *found.people)}
    side = chosen_sides(
        [_difference(one, people) for one in found.conflicts],
        "In the file",
        "These are said differently here and in the file.",
        "bring-in-take",
    )
    if side is None:
        st.info("Nothing is saved until it is said which answers count.", icon=":material/info:")
        return
    result = settled(found, _by_key(side))
    if not result.adds_something:
        st.info("Everything that would come in is here already.", icon=":material/check:")
        return
    st.button(
        f"Bring in {_added(result)}",
        type="primary",
        icon=":material/save:",
        key=widget_key("bring-in-save"),
        on_click=_save,
        args=(current.id, theirs, found, result),
    )


def _told(found: Merge) -> None:
    differing = f", **{len(found.conflicts)}** said differently" if found.conflicts else ""
    new = (
        (len(found.people), "new person", "new people"),
        (len(found.answers), "new answer", "new answers"),
        (len(found.agreed), "new agreement", "new agreements"),
        *((len(some), *names) for some, names in ((found.documents, DOCUMENTS), (found.chosen, CHOSEN)) if some),
    )
    said = ", ".join(f"**{number}** {plural(number, one, many)}" for number, one, many in new)
    st.markdown(f"{said}, **{found.same}** as they are{differing}.")
    if found.renumbered:
        names = ", ".join(plain(person.label or person.id) for _, person in found.renumbered)
        st.info(f"{names}: somebody else has the same number here, so they get another one.", icon=":material/group:")
    if found.kept:
        parts = listed([PARTS[name] for name in found.kept])
        st.info(f"Also different in the file, and left as it is here: {parts}.", icon=":material/info:")


def _added(result: Merge) -> str:
    parts = (
        (len(result.people), "person", "people"),
        (len(result.answers), "answer", "answers"),
        (len(result.agreed), "agreement", "agreements"),
        (len(result.documents), *DOCUMENTS),
        (len(result.chosen), *CHOSEN),
    )
    return listed([count(number, one, many) for number, one, many in parts if number])


def _by_key(side: Callable[[str], Side]) -> Callable[[Conflict], Side]:
    return lambda conflict: side(conflict.key)


def _difference(conflict: Conflict, people: dict[str, str]) -> Difference:
    who = people[conflict.respondent] if conflict.respondent else "Agreed on"
    return Difference(
        conflict.key, who, conflict.question, _said(conflict.ours), _said(conflict.theirs), conflict.newer
    )


def _said(said: Said) -> str:
    texts = (said.comment, said.evidence) if isinstance(said, Answer) else (said.rationale,)
    what = said.state.replace("_", " ") if said.rating is None else str(said.rating)
    worry = ("worrying",) if isinstance(said, Answer) and said.concern else ()
    return " · ".join((what, *worry, *filter(None, map(shortened, texts))))


def _save(assessment: str, theirs: Assessment, shown: Merge, result: Merge) -> None:
    """Saves what was shown; where the assessment has changed since, it is shown anew instead."""
    saved, key, counter = f"Brought in {_added(result)}.", widget_key(SAVED), widget_key(ROUND)

    def expect(kept: Assessment) -> None:
        if merged(kept, theirs) != shown:
            raise Refused("Nothing was saved: this assessment has changed meanwhile. Look again.")

    def save(store: Repository) -> None:
        store.bring_in(principal(), assessment, result, expect)

    def then(_: object) -> None:
        st.session_state[counter] = st.session_state.get(counter, 0) + 1
        st.session_state[key] = saved

    write("What was brought in", save, then)
