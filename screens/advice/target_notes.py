"""What is to be said about targets: which to think over, and what one level more would take."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from reports.narrative import target_warning
from reports.text.formatting import listed, shortlist
from reports.view.model import NeedView, PracticeView
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.tables import WRAPPING_ROW

SINGLY = 3
TOGETHER = {
    "too_fast": "More than a level a year, which is seldom reached",
    "below_today": "Below today's level, which counts instead",
    "below_floor": "Below the level that is asked for; the table says by whom",
}


def warnings(practices: Sequence[PracticeView]) -> None:
    """Own targets that are too fast, below today, or below what is asked for; many of a kind in one line."""
    warned = [(practice, warning) for practice in practices for warning in practice.warnings]
    lines: list[str] = []
    for kind, together in TOGETHER.items():
        of_kind = [(practice, warning) for practice, warning in warned if warning.kind == kind]
        if len(of_kind) > SINGLY:
            lines.append(f"- **{together}:** {shortlist([_named(practice) for practice, _ in of_kind])}.")
        else:
            lines += [f"- **{_named(practice)}.** {plain(target_warning(warning))}" for practice, warning in of_kind]
    if lines:
        st.warning("\n".join(["Think these targets of yours over:", "", *lines]), icon=":material/warning:")


def _named(practice: PracticeView) -> str:
    return f"{plain(practice.practice.name)}, target {practice.target}"


def next_levels(practices: Sequence[PracticeView], needs: Sequence[NeedView]) -> None:
    """Why not higher: what the step above each target would cost, and which chosen need it would serve."""
    steps = [(practice, practice.next_level) for practice in practices if practice.next_level is not None]
    if not steps:
        return
    names = {need.id: need.name for need in needs}
    with st.expander(
        "Why not higher? What one level more would take", icon=":material/help:", key=widget_key("next-levels")
    ):
        st.caption(
            "The practice's own further actions, in person-days for an IT organisation of your size. What other "
            "practices would have to do first comes on top."
        )
        st.dataframe(
            pd.DataFrame(
                {
                    "Practice": [practice.practice.name for practice, _ in steps],
                    "Step": [f"{practice.target} → {step.level}" for practice, step in steps],
                    "Person-days": [step.effort_days for _, step in steps],
                    "Actions": [len(step.actions) for _, step in steps],
                    "Would serve": [
                        listed([names[need] for need in step.needs]) or "No chosen need calls for it"
                        for _, step in steps
                    ],
                }
            ),
            hide_index=True,
            width="stretch",
            column_config={
                "Practice": st.column_config.TextColumn(width=170),
                "Step": st.column_config.TextColumn(width=60),
                "Person-days": st.column_config.NumberColumn(width=95),
                "Actions": st.column_config.NumberColumn(width=70),
            },
            row_height=WRAPPING_ROW,
            alt="What one level above each target would take",
        )
