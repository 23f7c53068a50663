"""Step 6: what was found, ranked as proposed; the consultant chooses, orders, rewords, merges, adds and drops."""

from collections.abc import Mapping, Sequence
from textwrap import shorten

import streamlit as st

from reports import narrative
from reports.narrative import ToldFinding
from reports.text.formatting import count
from reports.view.model import View
from screens.app.fields import begin_draft
from screens.app.formatting import plain
from screens.app.frame import leave_at, next_step, page_head
from screens.app.keys import ASSESSMENT, new_id, widget_key
from screens.app.session import current_assessment, view_of, with_ids
from screens.findings.cards import finding_body, finding_head, stale_parts
from screens.findings.editor import Editor
from screens.findings.saving import save_choice, save_new, save_order
from screens.roadmap.waiting import plan_is_found

SHOWN_AT_FIRST = 10
LONGEST_NAME = 90
BEST_AT_MOST = 7
OPEN = "finding"

current = with_ids(current_assessment())
leave_at(current, "findings")
view = view_of(current)


def _summary(told: Sequence[ToldFinding], view: View) -> None:
    """How many are told, which, and what has to be looked at again."""
    chosen = [one for one in told if one.chosen]
    strengths = [one for one in chosen if one.kind == "strength"]
    proposed = {one.id: one for one in narrative.proposed_findings(view)}
    stale = [one for one in told if one.id in proposed and stale_parts(proposed[one.id], view)]
    with st.container(horizontal=True, key="facts"):
        st.metric("Found", len(told))
        st.metric("Told on page one", len(chosen) - len(strengths))
        st.metric("Strengths told", len(strengths))
        st.metric("Own words to look at", len(stale), help="Reworded, and what was found reads otherwise since.")
    if chosen:
        st.markdown("Page one, the slides and the Word document tell:")
        st.markdown("\n".join(f"1. {plain(one.title)}" for one in chosen if one.kind != "strength"))
    if len(chosen) - len(strengths) > BEST_AT_MOST:
        st.info(f"A board remembers about five findings; {len(chosen) - len(strengths)} are told.")


def _told(told: Sequence[ToldFinding], proposed: Mapping[str, ToldFinding]) -> None:
    """What page one tells, strengths apart."""
    for title, strengths in (("Told on page one", False), ("Strengths", True)):
        of_it = [one for one in told if one.chosen and (one.kind == "strength") == strengths]
        if of_it:
            st.header(title, anchor=False)
        for finding in of_it:
            _card(finding, proposed, told)


def _nothing_found() -> None:
    st.info(
        "Nothing was found yet. Findings come from answers: what endangers the client, what it owes, where it falls "
        "short of its targets.",
        icon=":material/search:",
    )
    st.page_link(
        "screens/pages/answers.py",
        label="Go to the answers",
        icon=":material/arrow_back:",
        query_params={ASSESSMENT: current.id},
    )


def _card(finding: ToldFinding, proposed: Mapping[str, ToldFinding], told: Sequence[ToldFinding]) -> None:
    with st.container(border=True, key=widget_key("finding-card", finding.id)):
        finding_head(finding, proposed.get(finding.id), view)
        finding_body(finding, view)
        _controls(finding, told)
        if st.query_params.get(OPEN) == finding.id:
            others = {one.id: one for one in told if one.id != finding.id}
            Editor(current, view, finding, proposed.get(finding.id), others).show()


def _controls(finding: ToldFinding, told: Sequence[ToldFinding]) -> None:
    beside = [one for one in told if one.chosen and (one.kind == "strength") == (finding.kind == "strength")]
    at = next((at for at, one in enumerate(beside) if one.id == finding.id), None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Leave out" if finding.chosen else "Tell on page one",
            icon=":material/visibility_off:" if finding.chosen else ":material/visibility:",
            key=widget_key("finding-chosen", finding.id),
            on_click=save_choice,
            args=(current, finding),
        )
        if at is not None:
            _move("Up", ":material/arrow_upward:", finding, beside[at - 1] if at else None, told)
            _move("Down", ":material/arrow_downward:", finding, beside[at + 1] if at + 1 < len(beside) else None, told)
        is_open = st.query_params.get(OPEN) == finding.id
        st.button(
            "Done" if is_open else "Reword, tie, merge",
            icon=":material/check:" if is_open else ":material/edit:",
            key=widget_key("finding-open", finding.id),
            on_click=_open,
            args=("" if is_open else finding.id,),
        )


def _move(name: str, icon: str, finding: ToldFinding, beside: ToldFinding | None, told: Sequence[ToldFinding]) -> None:
    st.button(
        name,
        icon=icon,
        key=widget_key(f"finding-{name.lower()}", finding.id),
        disabled=beside is None,
        on_click=_swap,
        args=(finding, beside, tuple(told)),
    )


def _swap(finding: ToldFinding, beside: ToldFinding | None, told: tuple[ToldFinding, ...]) -> None:
    """It goes past its neighbour, and takes nothing else along."""
    if beside is None:
        return
    rest = [one for one in told if one.id != finding.id]
    at = next(place for place, one in enumerate(rest) if one.id == beside.id)
    order = [*rest[: at + (beside.rank > finding.rank)], finding, *rest[at + (beside.rank > finding.rank) :]]
    last = max(finding.rank, beside.rank)
    save_order(current, tuple(order[:last]))


def _open(finding: str) -> None:
    """The address names the finding that is worked on, so that a link opens it."""
    if finding:
        st.query_params[OPEN] = finding
    else:
        st.query_params.pop(OPEN, None)


def _others(left: Sequence[ToldFinding], proposed: Mapping[str, ToldFinding], told: Sequence[ToldFinding]) -> None:
    key = widget_key("findings-shown")
    shown = st.session_state.get(key, SHOWN_AT_FIRST)
    asked = st.query_params.get(OPEN)
    for finding in [one for at, one in enumerate(left) if at < shown or one.id == asked]:
        name = f"{narrative.kind_name(finding.kind)} · {plain(shorten(finding.title, LONGEST_NAME, placeholder=' …'))}"
        opened = st.expander(
            name, expanded=finding.id == asked, key=widget_key("finding-shut", finding.id), on_change="rerun"
        )
        if opened.open:
            with opened:
                _card(finding, proposed, told)
    if len(left) > shown:
        st.button(
            f"Show all {len(left)}",
            key=widget_key("show-all-findings"),
            on_click=lambda: st.session_state.update({key: 10_000}),
        )


def _add(told: Sequence[ToldFinding]) -> None:
    st.header("One of your own", anchor=False)
    key = begin_draft(widget_key("finding-new-title"), "")
    st.text_input(
        "What did you find, as a headline?",
        key=key,
        max_chars=300,
        placeholder="Two directors promise different recovery times",
    )
    identity = new_id("finding-new")
    st.button(
        "Add this finding",
        icon=":material/add:",
        key=widget_key("finding-add", identity),
        disabled=not st.session_state[key].strip(),
        on_click=_add_now,
        args=(f"own.{identity[:8]}", key, sum(one.chosen for one in told) + 1),
    )


def _add_now(identity: str, key: str, rank: int) -> None:
    save_new(current, identity, st.session_state[key].strip(), rank)
    st.session_state[key] = ""
    _open(identity)


def _resting(told: Sequence[ToldFinding]) -> None:
    """Notes on what is not found any more: they come back with it."""
    known = {one.id for one in told}
    resting = [note for note in current.assessment.findings if note.id not in known and note.title is not None]
    if resting:
        with st.expander(f"Kept, but not found now ({count(len(resting), 'finding')})"):
            for note in resting:
                st.markdown(f"- {plain(note.title or note.id)}")


page_head("Findings")
if view.advice.preliminary:
    st.warning(
        "Fewer than half of the questions have a value, so this is a first look: what was seen so far may read "
        "otherwise once more people have answered, and most is not seen yet.",
        icon=":material/hourglass_top:",
    )
told = narrative.told_findings(view)
proposed = {one.id: one for one in narrative.proposed_findings(view)}
if told:
    plan_is_found(current)  # what follows may change with a better plan, and says so; what was found does not
    _summary(told, view)
    _told(told, proposed)
    left = [one for one in told if not one.chosen]
    if left:
        st.header("Found too", anchor=False)
        _others(left, proposed, told)
else:
    _nothing_found()
_add(told)
_resting(told)
next_step("Findings", current.id)
