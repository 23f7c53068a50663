"""Step 3: the questionnaire. One person answers, or everybody in the room is asked question by question."""

from typing import Any

import streamlit as st

from assessment.engagement.model import Answer, Respondent
from screens.answers.player import everybody, one_person
from screens.app.ending import end_page
from screens.app.fields import Field, begin_from
from screens.app.formatting import told_apart
from screens.app.frame import leave_at, next_step, page_head, sidebar_is_behind
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, current_assessment, principal, questionnaire
from screens.app.writing import is_unsaid, pin_of, write, write_fields

ONE, ALL = "One person", "Everybody in the room"
AS, EVERYBODY = "as", "*"  # the part of the address that says who is asked: a respondent's id, or this, which is none
MOST_WIDTH = 420


def _people(current: CurrentAssessment) -> dict[str, Respondent]:
    """Whoever answers; somebody who assesses alone is there at once."""
    people = {respondent.id: respondent for respondent in current.assessment.respondents}
    if not people:
        me = Respondent(id="r1", label="Me", role="")
        if write("Who answers", lambda store: store.add_respondent(principal(), current.id, me), lambda _: None):
            st.rerun()
        st.info("Nobody answers here yet, and nobody could be added just now.", icon=":material/person_off:")
        st.button("Try once more", key=widget_key("first-respondent"))
        end_page()
    return people


def _name(person: Respondent) -> str:
    roles = questionnaire().roles
    role = roles[person.role].name if person.role in roles else person.role
    return " · ".join(part for part in (person.label or person.id, role if role != person.label else "") if part)


def _wanted() -> str:
    """Whom the address names, else who was asked before on this page; nobody unasked."""
    return st.query_params.get(AS) or str(st.session_state.get(_kept(), ""))


def _kept() -> str:
    return widget_key("asked-before")


def _ask(whom: str | None) -> None:
    """In the address, and kept for a visit to other pages, whose links do not name it."""
    st.session_state[_kept()] = whom or ""
    if whom:
        st.query_params[AS] = whom
    else:
        st.query_params.pop(AS, None)


def _mode(wanted: str) -> str:
    key, before = widget_key("answers-mode"), widget_key("one-asked-before")
    if wanted and wanted != EVERYBODY:
        st.session_state[before] = wanted
    mode = st.segmented_control(
        "Who is asked",
        [ONE, ALL],
        required=True,
        key=begin_from(key, ALL if wanted == EVERYBODY else ONE),
        on_change=lambda: _ask(EVERYBODY if st.session_state[key] == ALL else st.session_state.get(before)),
        width="content",
    )
    return mode or ONE


def _respondent(people: dict[str, Respondent], names: dict[str, str], wanted: str) -> Respondent | None:
    """Whose answers are given."""
    key = widget_key("as")
    chosen = st.selectbox(
        "Answering as",
        list(people),
        index=None,
        format_func=names.__getitem__,
        key=begin_from(key, wanted if wanted in people else None),
        placeholder="Choose whose answers these are",
        on_change=lambda: _ask(st.session_state[key]),
        width=MOST_WIDTH,
    )
    return None if chosen is None else people[chosen]


def _opens() -> str:
    """What the address names: a question, a whole practice, the end; where it names none, the first open question."""
    return st.query_params.get("question", "")


def _follow(current: CurrentAssessment, told: dict[str, Any], person: Respondent | None) -> None:
    """The address, the place where the assessment is left, and the sidebar go with what was done in the player."""
    if place := told.get("place"):
        st.query_params["question"] = place
    if question := st.query_params.get("question"):
        leave_at(current, f"answers/{question}/{person.id if person else EVERYBODY}")
    if told.get("saved") and sidebar_is_behind(current.id):
        st.rerun(scope="app")


def _pin(current: CurrentAssessment, person: Respondent) -> None:
    """For a remark to the question that is shown, the mark that it is to be told."""
    shown = st.query_params.get("question")
    answers = current_assessment().assessment.answers
    answer = next((one for one in answers if (one.respondent, one.question) == (person.id, shown)), None)
    if answer is None or not (answer.comment or answer.evidence):
        return
    field: Field[bool] = Field(
        "Pinned", widget_key("pin", person.id, answer.question), lambda on: on, lambda _, on: on, _yes_or_no
    )
    st.toggle(
        "Pin the remark to this question",
        key=field.shown(answer.pinned),
        on_change=lambda: _write_pin(current.id, answer, field),
        help="For whoever leads the assessment: pinned remarks come first when the report tells what was said.",
    )


def _write_pin(assessment: str, answer: Answer, field: Field[bool]) -> None:
    write_fields(pin_of(assessment, answer.respondent, answer.question), [field.edit()], lambda: None)


def _yes_or_no(on: bool) -> str:
    return "yes" if on else "no"


@st.fragment
def _one_person(current: CurrentAssessment, person: Respondent) -> None:
    """Reruns by itself, now and then, when the player tells something; the player itself goes on meanwhile."""
    if is_unsaid():
        st.rerun(scope="app")
    _follow(current, one_person(current.id, person, _opens()), person)
    _pin(current, person)


@st.fragment
def _everybody(current: CurrentAssessment, names: dict[str, str]) -> None:
    _follow(current, everybody(current.id, names, _opens()), None)


current = current_assessment()
page_head("Answers")
if current.anonymous:
    st.info(
        "This assessment is anonymous: each answers by a link of their own, and nobody is shown who said what. How far "
        "they are stands on Scope; what they say together follows on Maturity.",
        icon=":material/visibility_off:",
    )
    next_step("Answers", current.id)
    end_page()

people = _people(current)
names = told_apart({identity: _name(person) for identity, person in people.items()})
if len(people) == 1:
    _one_person(current, next(iter(people.values())))
else:
    wanted = _wanted()
    with st.container(horizontal=True, vertical_alignment="top"):
        mode = _mode(wanted)
        person = _respondent(people, names, wanted) if mode == ONE else None
    if mode == ALL or person is not None:
        _ask(person.id if person else EVERYBODY)
    if mode == ALL:
        _everybody(current, told_apart({one: who.label or who.id for one, who in people.items()}))
    elif person is not None:
        _one_person(current, person)
    else:
        st.info("Choose above whose answers these are. Nobody is chosen for you.", icon=":material/person_search:")
next_step("Answers", current.id)
