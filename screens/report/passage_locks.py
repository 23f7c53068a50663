"""Locks for the whole report, and words that have no place in it now."""

import datetime as dt
from collections.abc import Callable
from textwrap import shorten

import streamlit as st

from assessment.engagement.overrides import Override, find
from reports.passages.edit import locked, unlocked
from reports.passages.passages import Passage
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal
from screens.app.writing import write

SHOWN_AT_ONCE = 20
SHOWN_CHARACTERS = 1_000


def locks(passages: tuple[Passage, ...], current: CurrentAssessment) -> None:
    """Lock everything for the final version, or open everything again."""
    closed = sum(words.locked for words in current.assessment.overrides)
    with st.popover("Lock or unlock all", icon=":material/lock:"):
        st.markdown(
            "For the version that is handed over: each passage stays as it reads now, whatever is answered "
            "later. Charts and tables follow the answers all the same."
        )
        st.button(
            "Lock all passages",
            icon=":material/lock:",
            key=widget_key("own-lock-all"),
            disabled=closed >= len(passages),
            on_click=_lock_all,
            args=(passages, current),
        )
        st.button(
            "Unlock all",
            icon=":material/lock_open:",
            key=widget_key("own-unlock-all"),
            disabled=not closed,
            on_click=_unlock_all,
            args=(passages, current),
        )


def _lock_all(passages: tuple[Passage, ...], current: CurrentAssessment) -> None:
    at = dt.datetime.now(dt.UTC)

    def locked_all(kept: tuple[Override, ...]) -> tuple[Override, ...]:
        shown = {passage.id for passage in passages}
        mine = tuple(locked(passage, find(kept, passage.id), principal().name, at) for passage in passages)
        return (*(words for words in kept if words.passage not in shown), *mine)

    _rewrite("Locking all passages", current, locked_all)


def _unlock_all(passages: tuple[Passage, ...], current: CurrentAssessment) -> None:
    known = {passage.id: passage for passage in passages}

    def opened_all(kept: tuple[Override, ...]) -> tuple[Override, ...]:
        opened = (unlocked(known.get(words.passage), words) if words.locked else words for words in kept)
        return tuple(words for words in opened if words is not None)

    _rewrite("Unlocking all passages", current, opened_all)


def _rewrite(
    what: str, current: CurrentAssessment, change: Callable[[tuple[Override, ...]], tuple[Override, ...]]
) -> None:
    write(what, lambda store: store.change_overrides(principal(), current.id, change))


def kept_passages(passages: tuple[Passage, ...], current: CurrentAssessment) -> None:
    """Words for passages that the report does not have now: they come back with them."""
    shown = {passage.id for passage in passages}
    resting = [words for words in current.assessment.overrides if words.passage not in shown]
    if not resting:
        return
    with st.expander(f"Kept, but not in the report now ({len(resting)})"):
        st.caption("The results no longer have a place for these. They return as soon as there is one.")
        if len(resting) > SHOWN_AT_ONCE:
            st.caption(f"The first {SHOWN_AT_ONCE} are shown; all of them are in the exchange file.")
        for words in resting[:SHOWN_AT_ONCE]:
            st.markdown(f"**{plain(words.heading or words.passage)}**")
            st.markdown(plain(shorten(words.text or "", SHOWN_CHARACTERS, placeholder=" …")))
            st.button(
                "Delete",
                icon=":material/delete:",
                key=widget_key("own-delete", words.passage),
                on_click=_delete,
                args=(current, words.passage),
            )


def _delete(current: CurrentAssessment, passage: str) -> None:
    _rewrite("Deleting your words", current, lambda kept: tuple(words for words in kept if words.passage != passage))
