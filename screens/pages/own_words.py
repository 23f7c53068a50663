"""The report's words: every passage as Waymark writes it, and as the consultant would rather have it."""

from collections.abc import Callable

import streamlit as st

from assessment.engagement.overrides import Override, find
from reports.passages.listing import standing
from reports.passages.passages import Passage, moved
from screens.app.ending import end_page
from screens.app.fields import begin_from
from screens.app.formatting import plain, told_apart
from screens.app.keys import ASSESSMENT, widget_key
from screens.app.session import CurrentAssessment, current_assessment, passages_of
from screens.report.passage_editor import passage_editor
from screens.report.passage_locks import kept_passages, locks
from screens.roadmap.waiting import plan_is_found

PASSAGE = "passage"
ALL, OWN, STALE, LOCKED = "All", "Own words", "Stale", "Locked"
NONE = {
    ALL: "The report has no passage yet.",
    OWN: "Every passage reads as Waymark writes it. Choose “All”, and write in one.",
    STALE: "No words of yours are older than the numbers behind them.",
    LOCKED: "No passage is locked.",
}

current = current_assessment()


def _shown(found: tuple[Passage, ...], current: CurrentAssessment) -> tuple[Passage, ...]:
    """The passages of the chosen kind, each kind with how many there are."""
    tests: dict[str, Callable[[Passage, Override | None], bool]] = {
        ALL: lambda _, __: True,
        OWN: lambda _, words: words is not None,
        STALE: lambda passage, words: bool(words and moved(passage, words)),
        LOCKED: lambda _, words: bool(words and words.locked),
    }
    own = {words.passage: words for words in current.assessment.overrides}
    of_kind = {kind: tuple(p for p in found if test(p, own.get(p.id))) for kind, test in tests.items()}
    kind = st.segmented_control(
        "Show",
        list(of_kind),
        default=ALL,
        required=True,
        key=widget_key("own-words-kind"),
        label_visibility="collapsed",
        format_func=lambda name: f"{name} {len(of_kind[name])}",
    )
    return of_kind[kind or ALL]


def _chosen(shown: tuple[Passage, ...], current: CurrentAssessment) -> Passage:
    """A section, and a passage in it; the address names the passage, so that a link opens it."""
    chapters = {passage.chapter.id: passage.chapter.name for passage in shown}
    asked = next((p for p in shown if p.id == st.query_params.get(PASSAGE)), shown[0])
    section = widget_key("own-words-section")
    firsts = {passage.chapter.id: passage.id for passage in reversed(shown)}
    st.selectbox(
        "Section",
        list(chapters),
        format_func=told_apart(chapters).__getitem__,
        key=begin_from(section, asked.chapter.id),
        on_change=_ask_for,
        args=(section, firsts),
    )
    inside = {passage.id: passage for passage in shown if passage.chapter.id == asked.chapter.id}
    names = told_apart({passage.id: _label(passage) for passage in inside.values()})
    key = widget_key("own-words-passage", asked.chapter.id)
    with st.container(key="passages"):
        chosen = st.radio(
            "Passage",
            list(inside),
            format_func=names.__getitem__,
            label_visibility="collapsed",
            captions=[_marks(passage, current) for passage in inside.values()],
            key=begin_from(key, asked.id),
            on_change=_ask_for,
            args=(key, {identity: identity for identity in inside}),
        )
    if st.query_params.get(PASSAGE) != chosen:  # to write it again would hold up a click on the way out
        st.query_params[PASSAGE] = chosen
    return inside[chosen]


def _ask_for(key: str, passages: dict[str, str]) -> None:
    """The address names what was chosen; the widgets follow it."""
    st.query_params[PASSAGE] = passages[st.session_state[key]]


def _label(passage: Passage) -> str:
    return "Opening" if passage.id == passage.chapter.id else plain(passage.name)


def _marks(passage: Passage, current: CurrentAssessment) -> str:
    """Beside the label, which stays the same: a choice is known by it."""
    return ", ".join(
        mark for mark in standing(passage, find(current.assessment.overrides, passage.id)) if mark != "as generated"
    ).capitalize()


st.title("The report's words", anchor=False)
st.write(
    "Every passage of the report can be put in your own words. They stand in every edition, in the slides and in "
    "the Word document, and stay when answers change; where the numbers behind them move, they are marked."
)
st.page_link(
    "screens/pages/report.py",
    label="Back to the report",
    icon=":material/arrow_back:",
    query_params={ASSESSMENT: current.id},
)
if not plan_is_found(current):
    end_page()
found = passages_of(current)
shown = _shown(found, current)
if shown:
    left, right = st.columns([2, 5], gap="large")
    with left:
        chosen = _chosen(shown, current)
    with right:
        passage_editor(chosen, find(current.assessment.overrides, chosen.id), current)
else:
    st.info(NONE[st.session_state[widget_key("own-words-kind")]], icon=":material/edit_note:")
kept_passages(found, current)
locks(found, current)
