"""Leading a workshop: the question at hand, its votes by number until they are revealed, and what the room agrees on.

All of it is read from the store every other second, so that two who lead, and the keyboard at the wall, see the same.
"""

import pandas as pd
import streamlit as st

from assessment.engagement.workshop import CHOICES, Agreement, Choice, Item, Promise, Vote, Workshop
from assessment.scoring.votes import Tally, moved_to_the_lead, tally
from assessment.store.workshops import Act
from reports.text.formatting import count
from screens.app.fields import begin_from
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, questionnaire, repository
from screens.app.writing import is_unsaid, write
from screens.workshop.wording import choice_name, subject_of

EVERY_SECONDS = 2.0
LONGEST_TEXT = 4_000
MOST_HANDS = 400
BUTTONS: dict[str, tuple[tuple[Act, str, str], ...]] = {
    "waiting": (("open", "Open the vote", "how_to_vote"), ("skip", "Skip", "skip_next")),
    "open": (("reveal", "Reveal votes", "visibility"), ("skip", "Skip", "skip_next")),
    "revealed": (("again", "Vote again", "replay"), ("skip", "Skip", "skip_next")),
    "agreed": (("next", "Next question", "arrow_forward"), ("again", "Vote again", "replay")),
    "parked": (("next", "Next question", "arrow_forward"), ("open", "Open the vote", "how_to_vote")),
    "skipped": (("next", "Next question", "arrow_forward"), ("open", "Open the vote", "how_to_vote")),
}
FIRST: tuple[tuple[Act, str, str], ...] = (("next", "First question", "arrow_forward"),)


def shown_by_the_page(_: object = None) -> None:
    """No toast: a part that runs by itself may show none, and what was done is to be seen."""


@st.fragment(run_every=EVERY_SECONDS)
def lead(current: CurrentAssessment, session: str) -> None:
    """Ends with the workshop, whoever ended it."""
    workshop = repository().workshop(principal(), current.id, session)
    if is_unsaid() or workshop.ended_at is not None:
        st.rerun()
    item = workshop.item
    _standing(workshop)
    if item is None:
        st.info("The room gathers. The first question comes when you say so.", icon=":material/groups:")
    else:
        _question(item)
    _buttons(current, workshop)
    if item is not None:
        _votes(current, workshop, item)
        if item.state == "open":
            _hands(current, workshop, item)
        if item.state in ("revealed", "agreed"):
            _agree(current, workshop, item)
        if item.state != "agreed":
            _park(current, workshop, item)


def _standing(workshop: Workshop) -> None:
    settled = len(workshop.of("agreed")) + len(workshop.of("parked"))
    with st.container(horizontal=True, key="facts"):
        st.metric("Joined", len(workshop.people))
        st.metric("Agreed or parked", f"{settled} of {len(workshop.items)}")
        if workshop.item is not None and workshop.item.state == "open":
            st.metric("Voted", f"{workshop.item.votes} of {max(len(workshop.people), workshop.item.votes)}")
    if workshop.state == "break":
        st.info("The room has a break.", icon=":material/coffee:")


def _question(item: Item) -> None:
    used = questionnaire()
    question = used.questions.get(item.question)
    st.caption(subject_of(item.question, used))
    st.header(plain(question.entry.text if question else item.question), anchor=False)


def _buttons(current: CurrentAssessment, workshop: Workshop) -> None:
    item = workshop.item
    offered = FIRST if item is None else BUTTONS[item.state]
    pause: Act = "go_on" if workshop.state == "break" else "break"
    with st.container(horizontal=True):
        for at, (what, name, icon) in enumerate(offered):
            if what != "next" or workshop.following is not None:
                _button(current, workshop, what, name, icon, primary=at == 0 and what != "again")
        _button(current, workshop, "timer", "Stop the timer" if workshop.timer_ends_at else "3 minutes", "timer")
        _button(current, workshop, pause, "Go on" if pause == "go_on" else "Break", "coffee")


def _button(
    current: CurrentAssessment, workshop: Workshop, what: Act, name: str, icon: str, *, primary: bool = False
) -> None:
    seen = (workshop.item.id, workshop.item.round) if workshop.item else (None, None)
    st.button(
        name,
        type="primary" if primary else "secondary",
        icon=f":material/{icon}:",
        key=widget_key("workshop", what),
        on_click=act,
        args=(current.id, workshop.id, name, what, *seen),
    )


def act(assessment: str, session: str, name: str, what: Act, item: int | None, round_: int | None) -> None:
    """One thing that is done to the workshop, where it still stands as the page showed it."""
    write(
        f"“{name}”",
        lambda store: store.act_in_workshop(principal(), assessment, session, what, item, round_),
        shown_by_the_page,
    )


def _votes(current: CurrentAssessment, workshop: Workshop, item: Item) -> None:
    said = repository().workshop_votes_looked_at(principal(), current.id, workshop.id, item.id)
    if not said:
        if item.state == "open":
            st.caption("What is voted is shown to nobody before you reveal it, and not to you either.")
        return
    found = tally(said)
    if not item.shown:
        st.warning("You see this before the room does, as its phones say.", icon=":material/visibility:")
    st.markdown(f"**{_verdict(found)}**")
    if item.shown and (moved := _moved_to_the_lead(current, workshop, item)):
        st.warning(
            f"Everybody now says what somebody who leads people here had said; {count(moved, 'person', 'people')} "
            "came over. Before you agree, ask somebody who first saw it otherwise what they had in mind.",
            icon=":material/balance:",
        )
    question = questionnaire().questions.get(item.question)
    says = question.entry.levels if question else [""] * 6
    rows = [choice for choice in CHOICES if isinstance(choice, int) or choice in found.counts]
    shown = pd.DataFrame(
        {
            "Choice": [choice_name(choice) for choice in rows],
            "Votes": ["●" * min(found.counts.get(choice, 0), 30) for choice in rows],
            "Number": [found.counts.get(choice, 0) for choice in rows],
            **{name: [of_it.get(choice, 0) for choice in rows] for name, of_it in found.groups.items()},
            "What it says": [says[choice] if isinstance(choice, int) else "" for choice in rows],
        }
    )
    st.dataframe(shown, hide_index=True, width="stretch", alt="The votes by level")


def _moved_to_the_lead(current: CurrentAssessment, workshop: Workshop, item: Item) -> int:
    rounds = repository().workshop_ballots(principal(), current.id, workshop.id, item.id)
    return moved_to_the_lead(rounds[0], rounds[-1]) if len(rounds) > 1 else 0


def _verdict(found: Tally) -> str:
    if found.lowest is None:
        return "Nobody chose a level."
    if not found.spread:
        return f"Everybody who chose a level chose {found.lowest}."
    close = "" if found.agreement is None else f" Agreement {found.agreement:.2f} of 1."
    return f"From {found.lowest} to {found.highest}.{close}"


def _hands(current: CurrentAssessment, workshop: Workshop, item: Item) -> None:
    """One tap a person under the level that is named, or a number typed for it."""
    up = repository().workshop_hands(principal(), current.id, workshop.id, item.id)
    with st.expander("Hands, without phones", icon=":material/back_hand:", expanded=not workshop.people):
        st.caption("Tap + under a level for each hand, or type how many.")
        for row in (CHOICES[:4], CHOICES[4:]):
            for column, choice in zip(st.columns(4), row, strict=True):
                key = widget_key("hands", item.id, item.round, choice)
                column.number_input(
                    choice_name(choice),
                    0,
                    MOST_HANDS,
                    step=1,
                    key=begin_from(key, up.get(choice, 0)),
                    on_change=_note_hands,
                    args=(current.id, workshop.id, item, choice, key),
                )


def _note_hands(assessment: str, session: str, item: Item, choice: Choice, key: str) -> None:
    number = int(st.session_state[key])
    write(
        "The hands",
        lambda store: store.note_hands(principal(), assessment, session, item.id, item.round, (choice, number)),
        shown_by_the_page,
    )


def _agree(current: CurrentAssessment, workshop: Workshop, item: Item) -> None:
    kept = item.agreement or Agreement(tally(_shown_votes(current, workshop, item)).middle)
    form = (item.id, item.round, item.state)  # another one once it is agreed: it begins from what is recorded
    keys = {name: widget_key(f"agree-{name}", *form) for name in ("choice", "why", "evidence", "dissent")}
    question = questionnaire().questions.get(item.question)
    says = question.entry.levels if question else [""] * 6
    options: list[Choice] = [*range(6), "not_applicable"]
    with st.form(widget_key("agree", *form)):
        st.markdown("**What the room agrees on**" if item.agreement is None else "**Agreed, and can be reworded**")
        st.radio(
            "Level",
            options,
            index=options.index("not_applicable" if kept.rating is None else kept.rating),
            format_func=lambda one: f"{one} · {plain(says[one])}" if isinstance(one, int) else "Not applicable",
            key=keys["choice"],
        )
        st.text_area("Because …", kept.rationale, max_chars=LONGEST_TEXT, height=80, key=keys["why"])
        st.text_input("What proves it", kept.evidence, max_chars=LONGEST_TEXT, key=keys["evidence"])
        st.text_input(
            "Who sees it differently, and how",
            kept.dissent,
            max_chars=LONGEST_TEXT,
            key=keys["dissent"],
            help="Noted beside the consensus, so that nobody has to give in to be done.",
        )
        st.form_submit_button(
            "Record the consensus" if item.agreement is None else "Save the words",
            type="primary",
            icon=":material/handshake:",
            key=widget_key("agree-save", *form),
            on_click=_record,
            args=(current.id, workshop.id, item.id, keys),
        )


def _shown_votes(current: CurrentAssessment, workshop: Workshop, item: Item) -> tuple[Vote, ...]:
    return repository().workshop_votes(principal(), current.id, workshop.id, item.id)


def _record(assessment: str, session: str, item: int, keys: dict[str, str]) -> None:
    choice = st.session_state[keys["choice"]]
    why, evidence, dissent = (str(st.session_state[keys[name]]).strip() for name in ("why", "evidence", "dissent"))
    agreed = Agreement(choice if isinstance(choice, int) else None, why, evidence, dissent)
    write(
        "What the room agreed on",
        lambda store: store.agree_in_workshop(principal(), assessment, session, item, agreed),
        shown_by_the_page,
    )


def _park(current: CurrentAssessment, workshop: Workshop, item: Item) -> None:
    keys = {name: widget_key(f"park-{name}", item.id) for name in ("what", "by", "due")}
    kept = item.promise or Promise("")
    shut = st.expander("Park it, with what somebody brings", icon=":material/local_parking:")
    with shut, st.form(widget_key("park", item.id), border=False):
        st.text_input("What is brought", kept.what, max_chars=LONGEST_TEXT, key=keys["what"])
        st.text_input("By whom", kept.by, max_chars=60, key=keys["by"])
        st.date_input("Until", kept.due, format="DD/MM/YYYY", key=keys["due"])
        st.form_submit_button(
            "Park",
            icon=":material/local_parking:",
            key=widget_key("park-save", item.id),
            on_click=_park_now,
            args=(current.id, workshop.id, item.id, keys),
        )


def _park_now(assessment: str, session: str, item: int, keys: dict[str, str]) -> None:
    what, by = (str(st.session_state[keys[name]]).strip() for name in ("what", "by"))
    promise = Promise(what, by, st.session_state[keys["due"]]) if what else None
    write(
        "Parking the question",
        lambda store: store.park_in_workshop(principal(), assessment, session, item, promise),
        shown_by_the_page,
    )
