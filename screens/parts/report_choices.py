"""What a person chooses before a report is made."""

import streamlit as st

from assessment.branding import NO_BRANDING, Branding
from reports.editions import EDITIONS, edition_chapters
from reports.options import ReportOptions
from reports.page_sizes import PAGE_SIZES
from reports.view import View
from screens.parts.words import plain


def report_choices(view: View, branding: Branding) -> ReportOptions:
    """The widgets, and what they stand at."""
    edition = st.radio(
        "Edition",
        list(EDITIONS),
        index=list(EDITIONS).index("full"),
        format_func=lambda identity: EDITIONS[identity].name,
        captions=[edition.says for edition in EDITIONS.values()],
        key="report-edition",
    )
    size = st.segmented_control(
        "Paper", list(PAGE_SIZES), default="a4", format_func=lambda identity: PAGE_SIZES[identity].name,
        required=True, key="report-paper",
    )
    sections = _sections(view, edition)
    named = st.toggle(
        "Name the respondents",
        help="Off: answers are shown by role, and the attached file carries no names.",
        key="report-named",
    )
    embed = st.toggle(
        "Attach the assessment to the PDF",
        value=True,
        help="Dropped into Waymark, the PDF then opens as the assessment again.",
        key="report-embed",
    )
    branded = branding != NO_BRANDING and st.toggle("Use your branding", value=True, key="report-branded")
    return ReportOptions(edition, size or "a4", sections, named, embed, branding if branded else NO_BRANDING)


def _sections(view: View, edition: str) -> frozenset[str] | None:
    """None where nothing is left out, so that a chapter which appears later is in."""
    names = {chapter.id: chapter.name for chapter in edition_chapters(view, ReportOptions(edition))}
    left_out = st.multiselect(
        "Leave out",
        list(names),
        format_func=lambda identity: plain(names[identity]),
        placeholder="Nothing: all sections that have something to say",
        key=f"report-left-out-{edition}",
    )
    return frozenset(names) - frozenset(left_out) if left_out else None
