"""Many people at once: pasted, or from a CSV file; all of them are added or nobody is."""

from collections.abc import Callable, Sequence

import streamlit as st

from assessment.engagement.model import Respondent
from assessment.engagement.people import NewPerson, parse_people, read_people
from assessment.input.problems import InputError
from assessment.store.errors import AlreadyThere
from assessment.store.repository import Repository
from reports.text.formatting import count
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal
from screens.app.writing import write

PASTED = "The list"
ROUND = "people-round"
EXAMPLE = "Anna Berg, Service desk agent, Desk, de, anna@example.com"


def people_list(current: CurrentAssessment, roles: dict[str, str]) -> None:
    """A field to paste into, a file, and one button for either."""
    with st.expander("Add many at once", icon=":material/group_add:"):
        st.write(
            "A line for each person: name, role, group, language, e-mail. All but the name may be left out. A first "
            "line that names the columns may have them in another order. A role of your own begins with `other:`."
        )
        at = st.session_state.get(widget_key(ROUND), 0)  # the fields are new ones once people were added
        text = st.text_area(PASTED, placeholder=EXAMPLE, height=140, key=widget_key("people-text", at))
        file = st.file_uploader("Or a CSV file", type=["csv", "txt"], key=widget_key("people-file", at))
        if file is not None:
            raw, name = file.getvalue(), file.name
            _offer(current, lambda: read_people(raw, name, roles))
        elif text.strip():
            _offer(current, lambda: parse_people(text, PASTED, roles))


def _offer(current: CurrentAssessment, read: Callable[[], tuple[NewPerson, ...]]) -> None:
    try:
        people = read()
    except InputError as error:
        st.error("This list cannot be used yet; nobody was added.", icon=":material/error:")
        st.code("\n".join(error.lines()), language=None, wrap_lines=True)
        return
    here = {person.label.casefold() for person in current.assessment.respondents}
    again = [person.name for person in people if person.name.casefold() in here]
    if again:
        st.warning(
            f"{plain(', '.join(again[:5]))}{' and others' if len(again) > 5 else ''}: somebody of this name is here "
            "already, and would be here twice.",
            icon=":material/group:",
        )
    st.button(
        f"Add {count(len(people), 'person', 'people')}",
        type="primary",
        icon=":material/group_add:",
        key=widget_key("people-add"),
        on_click=_add,
        args=(current.id, people, widget_key(ROUND)),
    )


def _add(assessment: str, people: Sequence[NewPerson], counter: str) -> None:
    def then(_: object) -> None:
        st.session_state[counter] = st.session_state.get(counter, 0) + 1
        st.toast(f"Added {count(len(people), 'person', 'people')}", icon=":material/check:")

    write(f"The list of {count(len(people), 'person', 'people')}", lambda store: added(store, assessment, people), then)


def added(store: Repository, assessment: str, people: Sequence[NewPerson]) -> None:
    """Under the first ids that are free, also where somebody else adds people in the same moment."""
    taken = {respondent.id for respondent in store.assessment(principal(), assessment).respondents}
    free = (one for n in range(1, len(taken) + len(people) + 1) if (one := f"r{n}") not in taken)
    new = [
        (Respondent(id=one, label=person.name, role=person.role, group=person.group), person.contact)
        for one, person in zip(free, people, strict=False)
    ]
    try:
        store.add_people(principal(), assessment, new)
    except AlreadyThere:
        added(store, assessment, people)
