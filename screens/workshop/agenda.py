"""The agenda of a workshop that is open: its order, what comes off it and what comes on, and who is in the room."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from assessment.engagement.workshop import Item, Workshop
from screens.app.formatting import named, plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, questionnaire, repository
from screens.app.writing import is_unsaid, write
from screens.workshop.leading import act, shown_by_the_page
from screens.workshop.wording import asked, state_of, subject_of, why

EVERY_SECONDS = 4.0
SHARES = (5, 3)
"""Of a row: what is asked, and what can be done with it. Three buttons stay beside each other."""


@st.fragment(run_every=EVERY_SECONDS)
def agenda_section(current: CurrentAssessment, session: str) -> None:
    """What waits can be moved and taken off; what was parked or left out can be taken up."""
    workshop = repository().workshop(principal(), current.id, session)
    if is_unsaid():
        st.rerun()
    _people(workshop)
    st.header("Agenda", anchor=False)
    used = questionnaire()
    coming = [item for item in workshop.items if item.state == "waiting" and item.id != workshop.current]
    for item in workshop.items:
        told, ways = st.columns(SHARES, vertical_alignment="center")
        here = "**→** " if item.id == workshop.current else ""
        what = f"{here}{asked(item.question, used)}  \n:small[{subject_of(item.question, used)} · {state_of(item)}"
        told.markdown(f"{what}{f' · {why(item.reason)}' if item.reason else ''}]")
        with ways.container(horizontal=True, horizontal_alignment="right", key=widget_key("agenda", item.id)):
            if item in coming:
                _coming(current, workshop, item, coming)
            elif item.state in ("parked", "skipped"):
                _turn_to(current, workshop, item)
    _add(current, workshop)


def _people(workshop: Workshop) -> None:
    """Who has joined, by name or as somebody of a group; never with what they vote."""
    if workshop.people:
        with st.expander(f"{len(workshop.people)} in the room", icon=":material/groups:"):
            named_ones = [one.name + (f" ({one.group})" if one.group else "") for one in workshop.people if one.name]
            guests = Counter(one.group for one in workshop.people if not one.name)
            for line in [*named_ones, *(f"{number} of {group}" for group, number in guests.items())]:
                st.markdown(f"- {plain(line)}")


def settings_section(current: CurrentAssessment, workshop: Workshop) -> None:
    """Whether whoever leads looks on, said before the vote, and the end."""
    key = widget_key("workshop-watching", workshop.id)
    st.session_state[key] = workshop.watching
    st.toggle(
        "I see votes early",
        key=key,
        on_change=_watch,
        args=(current.id, workshop, key),
        help="It holds from the next vote on, and the phones say so before anybody votes.",
    )
    seen = (workshop.item.id, workshop.item.round) if workshop.item else (None, None)
    with st.popover("End the workshop …", icon=":material/stop_circle:"):
        st.write(
            "The code opens nothing from then on. What was agreed on stays; phones show it, and the minutes tell it."
        )
        st.button(
            "End it now",
            type="primary",
            key=widget_key("workshop-end", workshop.id),
            on_click=act,
            args=(current.id, workshop.id, "End", "end", *seen),
        )


def _watch(assessment: str, workshop: Workshop, key: str) -> None:
    seen = (workshop.item.id, workshop.item.round) if workshop.item else (None, None)
    act(assessment, workshop.id, "Look on", "watch" if st.session_state[key] else "do_not_watch", *seen)


def _coming(current: CurrentAssessment, workshop: Workshop, item: Item, coming: Sequence[Item]) -> None:
    at = coming.index(item)
    name = questionnaire().questions[item.question].entry.text[:40]
    without = [one for one in coming if one is not item]
    for label, icon, order, off in (
        ("Up", "arrow_upward", [*without[: at - 1], item, *without[at - 1 :]], at == 0),
        ("Down", "arrow_downward", [*without[: at + 1], item, *without[at + 1 :]], at + 1 == len(coming)),
        ("Off", "close", without, False),
    ):
        st.button(
            named(label, name),
            icon=f":material/{icon}:",
            key=widget_key(f"agenda-{label.lower()}", item.id),
            disabled=off,
            on_click=_arrange,
            args=(current.id, workshop.id, [(one.question, one.reason) for one in order]),
        )


def _turn_to(current: CurrentAssessment, workshop: Workshop, item: Item) -> None:
    st.button(
        named("Take up", item.question),
        icon=":material/undo:",
        key=widget_key("agenda-turn", item.id),
        on_click=_turn,
        args=(current.id, workshop.id, item.id),
    )


def _turn(assessment: str, session: str, item: int) -> None:
    write(
        "Taking it up",
        lambda store: store.turn_workshop_to(principal(), assessment, session, item),
        shown_by_the_page,
    )


def _arrange(assessment: str, session: str, agenda: Sequence[tuple[str, str]]) -> None:
    write(
        "The agenda",
        lambda store: store.arrange_workshop(principal(), assessment, session, agenda),
        shown_by_the_page,
    )


def _add(current: CurrentAssessment, workshop: Workshop) -> None:
    used, scope = questionnaire(), current.assessment.scope
    there = {item.question for item in workshop.items}
    further = [
        question.id
        for question in used.questions_in_scope(scope.depth, scope.practices, scope.depths)
        if question.id not in there
    ]
    if not further:
        return
    key = widget_key("agenda-add", workshop.id, len(workshop.items))
    st.selectbox(
        "Put a further question on the agenda",
        further,
        index=None,
        format_func=lambda one: f"{subject_of(one, used)}: {asked(one, used)}",
        placeholder="Type a practice or a word",
        key=key,
        on_change=_put,
        args=(current.id, workshop, key),
    )


def _put(assessment: str, workshop: Workshop, key: str) -> None:
    question = st.session_state[key]
    if question is not None:
        waiting = [(item.question, item.reason) for item in workshop.items if item.state == "waiting"]
        _arrange(assessment, workshop.id, [*waiting, (question, "chosen")])
