"""A finding as a card: what was found, expected, why so, what it costs, what was said, and what follows."""

from collections.abc import Iterator

import streamlit as st

from assessment.engagement.findings import PARTS, FindingPart, is_stale, note_on
from reports.narrative import ToldFinding, ToldRemark, kind_name, when
from reports.view.model import View
from screens.app.formatting import plain

STALE = "Stale"
PART_NAMES: dict[FindingPart, str] = {
    "title": "Title",
    "condition": "Found",
    "criterion": "Expected",
    "cause": "Why so",
    "consequence": "What it costs",
}


def finding_head(finding: ToldFinding, proposed: ToldFinding | None, view: View) -> None:
    """Kind and title, with what somebody made of it."""
    with st.container(horizontal=True, gap="small"):
        st.badge(kind_name(finding.kind), color="gray")
        for mark in _marks(finding, proposed, view):
            st.badge(mark, color="orange" if mark == STALE else "blue")
    st.subheader(f"{finding.rank}. {plain(finding.title)}", anchor=False)


def _marks(finding: ToldFinding, proposed: ToldFinding | None, view: View) -> Iterator[str]:
    if proposed is None:
        return
    note = note_on(view.assessment.findings, finding.id, finding.kind)
    if any(note.words(part) is not None for part in PARTS):
        yield "Own words"
    if stale_parts(proposed, view):
        yield STALE


def stale_parts(proposed: ToldFinding, view: View) -> tuple[FindingPart, ...]:
    """The parts in own words of which something else is proposed by now."""
    note = note_on(view.assessment.findings, proposed.id, proposed.kind)
    return tuple(part for part in PARTS if is_stale(note, part, proposed_part(proposed, part)))


def proposed_part(proposed: ToldFinding, part: FindingPart) -> str:
    words: str = getattr(proposed, part)
    return words


def finding_body(finding: ToldFinding, view: View) -> None:
    for part in PARTS[1:]:
        text = proposed_part(finding, part)
        if text:
            st.markdown(f"**{PART_NAMES[part]}.** {plain(text)}")
    for remark in finding.remarks:
        _remark(remark)
    for piece in finding.evidence:
        st.caption(f":material/description: {plain(piece.title or piece.id)}")
    _what_follows(finding, view)


def _remark(remark: ToldRemark) -> None:
    proof = f", shown by {plain(remark.evidence)}" if remark.evidence else ""
    st.markdown(f":material/format_quote: “{plain(remark.text)}” *{plain(remark.by)}*{proof}")


def _what_follows(finding: ToldFinding, view: View) -> None:
    if finding.outlook or finding.actions:
        st.markdown(f"**What follows.** {plain(finding.outlook)}")
    if finding.actions:
        st.markdown(
            "\n".join(f"- {plain(action.title)} ({plain(when(action, view.roadmap))})" for action in finding.actions)
        )
