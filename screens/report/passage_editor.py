"""One passage of the report: what Waymark writes, and beside it what somebody writes instead."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from assessment.engagement.overrides import EditConflict, Locked, Override, put, reset, unlock
from assessment.store.repository import Repository
from reports.passages.edit import confirmed, locked, printed, rewritten, unlocked
from reports.passages.listing import standing
from reports.passages.passages import Passage, moved
from reports.text.paragraphs import Paragraph, paragraphs
from screens.app.formatting import plain
from screens.app.keys import session_mark, widget_key
from screens.app.session import CurrentAssessment, principal
from screens.app.writing import write

CLASH = "own-words-clash"
FIELDS = "own-words-fields"
SHOWN_FIGURES = 6
LONGEST_HEADING, LONGEST_TEXT = 300, 6_000


@dataclass(frozen=True)
class UnsavedEdit:
    """What somebody wrote that could not be kept, since another was quicker."""

    passage: str
    heading: str
    text: str


@dataclass(frozen=True)
class Fields:
    """What this session knows to be kept and generated for a passage, and how often its fields were filled anew.

    While nothing else changes than what is written here, the fields stay the same ones: whoever types on while the last
    words are saved loses nothing, and a click that follows at once is not taken for somebody else's.
    """

    passage: Passage
    known: Override | None
    filled: int = 0


def passage_editor(passage: Passage, words: Override | None, current: CurrentAssessment) -> None:
    _fill(passage, words, current)
    with st.container(border=True):
        _head(passage, words)
        _clash(passage)
        if words:
            _stale(passage, words, current)
        if passage.heading is not None:
            _heading(passage, words, current)
        if passage.text is not None:
            _text(passage, words, current)
        _ways_out(passage, words, current)


def _fill(passage: Passage, words: Override | None, current: CurrentAssessment) -> None:
    """Fields anew where somebody else has written, or another text is generated."""
    kept = st.session_state.setdefault(FIELDS, {})
    before: Fields = kept.get((current.id, passage.id), Fields(passage, words))
    if (before.passage, before.known) != (passage, words):
        before = Fields(passage, words, before.filled + 1)
    kept[current.id, passage.id] = before


def _head(passage: Passage, words: Override | None) -> None:
    st.header(plain(passage.name), anchor=False)
    with st.container(horizontal=True, horizontal_alignment="left", key="passage-marks"):
        if passage.id != passage.chapter.id:
            st.caption(plain(passage.chapter.name), width="content")
        for mark in standing(passage, words):
            st.badge(mark.capitalize(), color="orange" if mark == "stale" else "gray")


def _clash(passage: Passage) -> None:
    """What was written stays to be copied, beside what stands there now."""
    clash = st.session_state.get(widget_key(CLASH))
    if clash is None or clash.passage != passage.id:
        return
    mine = "\n\n".join(part for part in (clash.heading, clash.text) if part)
    st.error(
        "Somebody else changed this passage meanwhile. Below stands what they wrote"
        + ("; this is yours:" if mine else "."),
        icon=":material/sync_problem:",
    )
    if mine:
        st.code(mine, language=None, wrap_lines=True)
    if st.button("I have taken over what I need", key=widget_key("own-words-clash-over")):
        del st.session_state[widget_key(CLASH)]
        st.rerun()


def _stale(passage: Passage, words: Override, current: CurrentAssessment) -> None:
    figures = moved(passage, words)
    if not figures:
        return
    shown = "\n".join(f"- {plain(name)}: {_then_and_now(then, now)}" for name, then, now in figures[:SHOWN_FIGURES])
    more = len(figures) - SHOWN_FIGURES
    st.warning(
        f"These numbers have moved since it was written:\n\n{shown}" + (f"\n- and {more} more" if more > 0 else ""),
        icon=":material/history:",
    )
    st.button(
        "The words still hold",
        icon=":material/check:",
        key=widget_key("own-hold", passage.id),
        on_click=_confirm,
        args=(current, passage),
    )


def _then_and_now(then: str, now: str) -> str:
    if not then:
        return f"{plain(now)}, not there then"
    return f"{plain(then)}, now {plain(now)}" if now else f"{plain(then)}, now gone"


def _heading(passage: Passage, words: Override | None, current: CurrentAssessment) -> None:
    shown = printed(passage, words)[0] or ""
    if _is_locked(words):
        st.caption("The heading, locked")
        st.markdown(f"**{plain(shown)}**")
    else:
        st.text_area(
            "Heading",
            shown,
            key=_key("heading", current, passage),
            height="content",
            max_chars=LONGEST_HEADING,
            on_change=_write,
            args=(current, passage),
        )
    if words and words.heading is not None and words.heading != passage.heading:
        st.caption(f"Waymark writes: {plain(passage.heading or '')}")


def _text(passage: Passage, words: Override | None, current: CurrentAssessment) -> None:
    generated, own = st.columns(2, gap="medium")
    with generated:
        st.caption("Waymark writes" if passage.told else "Waymark would write; in words of yours it gets a page")
        _show(passage.text or "", "Nothing here but the heading. What you write stands below it.")
    with own:
        shown = printed(passage, words)[1] or ""
        if _is_locked(words):
            st.caption("The report says, locked")
            _show(shown, "Nothing: it is left out.")
            return
        st.text_area(
            "The report says",
            shown,
            key=_key("text", current, passage),
            height=220,
            max_chars=LONGEST_TEXT,
            on_change=_write,
            args=(current, passage),
            help="A blank line begins a new paragraph, lines that begin with a hyphen become a list. "
            "Delete everything to leave the passage out.",
        )


def _show(text: str, if_empty: str) -> None:
    if not text:
        st.markdown(f"*{if_empty}*")
    for part in paragraphs(text):
        st.markdown(
            plain(part.text) if isinstance(part, Paragraph) else "\n".join(f"- {plain(item)}" for item in part.items)
        )


def _ways_out(passage: Passage, words: Override | None, current: CurrentAssessment) -> None:
    with st.container(horizontal=True):
        if words and words.locked:
            st.button(
                "Unlock",
                icon=":material/lock_open:",
                key=widget_key("own-unlock", passage.id),
                on_click=_unlock,
                args=(current, passage, words),
            )
            return
        st.button(
            "Lock as it reads now",
            icon=":material/lock:",
            key=widget_key("own-lock", passage.id),
            help="Nobody changes a locked passage, and no later answer does.",
            on_click=_lock,
            args=(current, passage),
        )
        if words:
            st.button(
                "Take Waymark's words again",
                icon=":material/undo:",
                key=widget_key("own-back", passage.id),
                on_click=_take_back,
                args=(current, passage),
            )


def _write(current: CurrentAssessment, passage: Passage) -> None:
    """Saves what stands in the fields, as soon as one of them is left."""
    fields = _fields(current, passage)
    heading, text = (st.session_state.get(_key(part, current, passage), "") for part in ("heading", "text"))
    mine = rewritten(passage, fields.known, heading, text, _author(), _now())
    clash = UnsavedEdit(passage.id, heading, text)

    def then() -> None:
        st.session_state[FIELDS][current.id, passage.id] = replace(fields, known=mine)

    if not _replace(current, passage.id, mine, fields.known, clash, then):  # fields anew, from what is stored
        st.session_state[FIELDS][current.id, passage.id] = replace(fields, filled=fields.filled + 1)


def _lock(current: CurrentAssessment, passage: Passage) -> None:
    seen = _fields(current, passage).known
    _replace(current, passage.id, locked(passage, seen, _author(), _now()), seen)


def _unlock(current: CurrentAssessment, passage: Passage, words: Override) -> None:
    _change(current, lambda kept: unlock(kept, words, unlocked(passage, words)), UnsavedEdit(passage.id, "", ""))


def _confirm(current: CurrentAssessment, passage: Passage) -> None:
    if seen := _fields(current, passage).known:
        _replace(current, passage.id, confirmed(passage, seen), seen)


def _take_back(current: CurrentAssessment, passage: Passage) -> None:
    _replace(current, passage.id, None, _fields(current, passage).known)


def _replace(
    current: CurrentAssessment,
    passage: str,
    words: Override | None,
    seen: Override | None,
    clash: UnsavedEdit | None = None,
    then: Callable[[], None] = lambda: None,
) -> bool:
    """Puts these words in the place of those that were seen; None takes them away. Whether that was done."""

    def write(kept: tuple[Override, ...]) -> tuple[Override, ...]:
        return reset(kept, passage, seen) if words is None else put(kept, words, seen)

    return _change(current, write, clash or UnsavedEdit(passage, "", ""), then)


def _change(
    current: CurrentAssessment,
    rewrite: Callable[[tuple[Override, ...]], tuple[Override, ...]],
    clash: UnsavedEdit,
    then: Callable[[], None] = lambda: None,
) -> bool:
    """Whether the words are kept. Where somebody else was quicker, what was written stays beside what stands there."""
    place, kept = widget_key(CLASH), list[bool]()

    def change(store: Repository) -> bool:
        try:
            store.change_overrides(principal(), current.id, rewrite)
        except (EditConflict, Locked):
            return False
        return True

    def after(done: bool) -> None:
        kept.append(done)
        if done:
            then()
            st.toast("Saved.", icon=":material/check_circle:")
        else:
            st.session_state[place] = clash

    return write("Your words", change, after) and all(kept)


def _is_locked(words: Override | None) -> bool:
    return words is not None and words.locked


def _fields(current: CurrentAssessment, passage: Passage) -> Fields:
    fields: Fields = st.session_state[FIELDS][current.id, passage.id]
    return fields


def _key(part: str, current: CurrentAssessment, passage: Passage) -> str:
    return widget_key(f"own-{part}", passage.id, session_mark(), _fields(current, passage).filled)


def _author() -> str:
    return principal().name


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
