"""What a workshop leaves: minutes for everyone who was there, as PDF and for Word."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assessment.engagement.exchange_file import to_json
from assessment.engagement.workshop import Workshop
from reports.options import ReportOptions
from reports.text.dates import display_date
from reports.text.formatting import count
from screens.app.files import file_name
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, loaded_questionnaire, principal, repository
from screens.background.workers import make_minutes, make_word_minutes
from screens.report.office import DOCX

PDF = "application/pdf"


def minutes_section(current: CurrentAssessment, sessions: Sequence[Workshop]) -> None:
    """Each session with what came of it; names stand in the minutes unless answers are anonymous."""
    told = [one for one in sessions if one.of("agreed") or one.of("parked") or one.ended_at is not None]
    if not told:
        return
    st.header("Minutes", anchor=False)
    options = ReportOptions(
        named=not repository().answering(principal(), current.id).anonymous,
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
