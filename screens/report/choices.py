"""What a person chooses before a report is made. It stays chosen for this assessment while others are looked at."""

import streamlit as st

from assessment.engagement.branding import NO_BRANDING, Branding
from reports.brand.page_sizes import PAGE_SIZES
from reports.narrative.editions import ASKED_FOR, EDITIONS, all_but, edition_chapters, what_is_attached
from reports.options import ReportOptions
from reports.view.model import View
from screens.app.formatting import plain
from screens.app.keys import widget_key

KEPT = "report-choices"
EDITION, PAPER, NAMED, EMBED, ANSWERS, BRANDED = ("edition", "paper", "named", "embed", "answers", "branded")
AT_FIRST = {EDITION: "full", PAPER: "a4", NAMED: False, EMBED: True, ANSWERS: False, BRANDED: True}
OF_A_QUICK_SCAN = {EDITION: "executive"}  # one answer a practice does not fill a hundred pages


def report_choices(view: View, branding: Branding) -> ReportOptions:
    """The widgets, and what they stand at."""
    keys = {name: widget_key("report", name) for name in AT_FIRST}
    is_quick = view.assessment.scope.depth == "quick"
    for name, value in (AT_FIRST | (OF_A_QUICK_SCAN if is_quick else {})).items():
        _as_it_was(keys[name], value)
    edition = st.radio(
        "Edition",
        list(EDITIONS),
        format_func=lambda identity: EDITIONS[identity].name,
        captions=[edition.says for edition in EDITIONS.values()],
        key=keys[EDITION],
    )
    sections = _sections(view, edition)
    size = st.segmented_control(
        "Paper",
        list(PAGE_SIZES),
        format_func=lambda identity: PAGE_SIZES[identity].name,
        required=True,
        key=keys[PAPER],
    )
    named = st.toggle(
        "Name people",
        help="Off: answers, owners of actions and an agreed plan are told by role, and no "
        "file but the exchange file and those of the plan carries names.",
        key=keys[NAMED],
    )
    branded = branding != NO_BRANDING and st.toggle("Use your branding", key=keys[BRANDED])
    embed = st.toggle(
        "Attach what the PDF was made from",
        help="By it the PDF can be checked; where the answers are in it, it opens in Waymark as the assessment again.",
        key=keys[EMBED],
    )
    answers = (
        embed
        and not EDITIONS[edition].answers
        and st.toggle(
            "With all answers in it",
            help="Off: this edition is passed on to many, so it carries each question's value and no single answer.",
            key=keys[ANSWERS],
        )
    )
    options = ReportOptions(
        edition, size or "a4", sections, named, embed, answers, branding if branded else NO_BRANDING
    )
    st.caption(plain(what_is_attached(options)))
    _keep(*keys.values())
    return options


def _sections(view: View, edition: str) -> frozenset[str] | None:
    """None where nothing is left out or chosen, so that a chapter which appears later is in."""
    names = {chapter.id: chapter.name for chapter in edition_chapters(view, ReportOptions(edition))}
    chosen = _chosen(view, edition)
    key = widget_key("report-left-out", edition)
    _as_it_was(key, [])
    st.session_state[key] = [identity for identity in st.session_state[key] if identity in names]
    left_out = st.multiselect(
        "Leave out", list(names), format_func=lambda identity: names[identity], placeholder="Nothing", key=key
    )
    _keep(key)
    return (frozenset(names) | chosen) - frozenset(left_out) if left_out or chosen else None


def _chosen(view: View, edition: str) -> frozenset[str]:
    """The sections that a report has only where somebody wants them, and that it can have."""
    with_all = ReportOptions(edition, sections=all_but((), ASKED_FOR))
    offered = {one.id: one.name for one in edition_chapters(view, with_all) if one.id in ASKED_FOR}
    if not offered:
        return frozenset()
    key = widget_key("report-chosen", edition)
    _as_it_was(key, [])
    st.session_state[key] = [identity for identity in st.session_state[key] if identity in offered]
    chosen = st.pills(
        "Put in as well", list(offered), selection_mode="multi", format_func=lambda one: offered[one], key=key
    )
    _keep(key)
    return frozenset(chosen)


def _as_it_was(key: str, at_first: object) -> None:
    """Streamlit forgets a widget that is not on the page; what it stood at is kept beside it."""
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(KEPT, {}).get(key, at_first)


def _keep(*keys: str) -> None:
    kept = st.session_state.setdefault(KEPT, {})
    kept.update({key: st.session_state[key] for key in keys if key in st.session_state})
