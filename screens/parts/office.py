"""The report as slides and as a Word document, to be finished and shown elsewhere."""

from collections.abc import Callable

import streamlit as st

from assessment.branding import NO_BRANDING, Branding
from assessment.engagement import Engagement
from assessment.exchange import to_json
from reports.view import View
from screens.parts.files import file_name
from screens.parts.making import make_document, make_slides
from screens.parts.session import questionnaire

OFFICE = "application/vnd.openxmlformats-officedocument."
PPTX, DOCX = f"{OFFICE}presentationml.presentation", f"{OFFICE}wordprocessingml.document"


def office_downloads(view: View, engagement: Engagement, branding: Branding = NO_BRANDING) -> None:
    """What the two files are, and a button each; they are made in the other process when they are asked for."""
    exchange, folder = to_json(engagement), questionnaire().folder
    st.markdown("**PowerPoint slides**")
    st.write(
        "The findings, the plan and what comes of it, with charts and tables to edit and notes for the speaker."
        if view.headline.valued
        else "The needs and the method; the findings follow with the answers."
    )
    _button("Download the slides", lambda: make_slides(exchange, folder, branding), file_name(engagement, "pptx"), PPTX,
            ":material/slideshow:")
    st.markdown("**Word document**")
    st.write("The whole report with styles, captions and tables, to be finished in Word.")
    _button("Download the document", lambda: make_document(exchange, folder, branding), file_name(engagement, "docx"),
            DOCX, ":material/description:")


def _button(label: str, make: Callable[[], bytes], name: str, mime: str, icon: str) -> None:
    st.download_button(label, make, file_name=name, mime=mime, icon=icon, key=mime, on_click="ignore")
