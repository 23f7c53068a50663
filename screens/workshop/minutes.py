"""What a workshop leaves: minutes for everyone who was there, as PDF and for Word."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from assessment.engagement.exchange_file import to_json
from assessment.engagement.workshop import Workshop
from assessment.scoring.votes import tally
from reports.options import ReportOptions
from reports.text.dates import display_date
from reports.text.formatting import count
from screens.app.files import file_name
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, loaded_questionnaire, principal, questionnaire, repository
from screens.background.workers import make_minutes, make_word_minutes
from screens.report.office import DOCX
from screens.workshop.wording import state_of

PDF = "application/pdf"


def minutes_section(current: CurrentAssessment, sessions: Sequence[Workshop]) -> None:
    """Each session with what came of it; names stand in the minutes unless answers are anonymous."""
    told = [one for one in sessions if one.of("agreed") or one.of("parked") or one.ended_at is not None]
    if not told:
        return
    st.header("Minutes", anchor=False)
    options = ReportOptions(
        named=not current.anonymous,
        branding=repository().branding_for(principal(), current.id),
    )
    for workshop in told:
        _one(current, workshop, options)


def _one(current: CurrentAssessment, workshop: Workshop, options: ReportOptions) -> None:
    exchange, folder = to_json(current.assessment), loaded_questionnaire().folder
    day = display_date(workshop.opened_at.date())
    agreed, parked = len(workshop.of("agreed")), len(workshop.of("parked"))
    with st.container(horizontal=True, vertical_alignment="center", key=widget_key("minutes", workshop.id)):
        st.markdown(f"**{day}** · {count(agreed, 'question')} agreed on, {parked} left open", width="stretch")
        for kind, make, mime in (("PDF", make_minutes, PDF), ("Word", make_word_minutes, DOCX)):
            st.download_button(
                f"Minutes ({kind})",
                partial(make, exchange, folder, workshop, options),
                file_name=file_name(current.assessment, "minutes.pdf" if kind == "PDF" else "minutes.docx"),
                mime=mime,
                icon=":material/description:",
                key=widget_key("minutes", kind, workshop.id),
                on_click="ignore",
            )
    looked_at = st.expander("What was voted", key=widget_key("voted", workshop.id), on_change="rerun")
    if looked_at.open:
        looked_at.dataframe(_voted(current, workshop), hide_index=True, width="stretch", alt="What was voted")


def _voted(current: CurrentAssessment, workshop: Workshop) -> pd.DataFrame:
    """By question, of what the room was shown."""
    used = questionnaire()
    taken = [item for item in workshop.items if item.state != "waiting"]
    found = [tally(repository().workshop_votes(principal(), current.id, workshop.id, one.id)) for one in taken]
    return pd.DataFrame(
        {
            "Question": [
                used.questions[one.question].entry.text if one.question in used.questions else "" for one in taken
            ],
            "What became of it": [state_of(one) for one in taken],
            **{str(level): [one.counts.get(level, 0) for one in found] for level in range(6)},
            "?": [one.counts.get("dont_know", 0) for one in found],
            "Agreement": [None if one.agreement is None else round(one.agreement, 2) for one in found],
        }
    )
