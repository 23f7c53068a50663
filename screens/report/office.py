"""The report as a web page, as slides and as a Word document, to be read, finished and shown elsewhere."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment
from reports.narrative.editions import EDITIONS
from reports.options import ReportOptions
from reports.view.model import View
from screens.app.files import file_name
from screens.app.keys import widget_key
from screens.app.session import loaded_questionnaire
from screens.background.workers import make_charters, make_document, make_slides, make_web_page, make_word_charters

OFFICE = "application/vnd.openxmlformats-officedocument."
PPTX, DOCX = f"{OFFICE}presentationml.presentation", f"{OFFICE}wordprocessingml.document"


def office_downloads(view: View, assessment: Assessment, options: ReportOptions) -> None:
    """What the files are, and a button each; they are made in the other process, as was chosen for the PDF."""
    exchange, folder = to_json(assessment), loaded_questionnaire().folder
    st.markdown("**Web page**")
    st.write("The report as one file for any browser, phone to projector: it folds, prints, and loads nothing.")
    st.caption("Follows: edition, sections left out, names, branding.")
    _button(
        "Download the web page",
        lambda: make_web_page(exchange, folder, options),
        file_name(assessment, _ending(options, "html")),
        "text/html",
        ":material/public:",
    )
    st.markdown("**PowerPoint slides**")
    st.write(
        "The findings, the plan and what comes of it, with charts and tables to edit and notes for the speaker."
        if view.headline.valued
        else "The needs and the method; the findings follow with the answers."
    )
    st.caption("Follows: sections left out, names, branding.")
    _button(
        "Download the slides",
        lambda: make_slides(exchange, folder, options),
        file_name(assessment, "pptx"),
        PPTX,
        ":material/slideshow:",
    )
    st.markdown("**Word document**")
    st.write(_says(options))
    st.caption("Follows: edition, sections left out, paper, names, branding.")
    _button(
        "Download the document",
        lambda: make_document(exchange, folder, options),
        file_name(assessment, _ending(options, "docx")),
        DOCX,
        ":material/description:",
    )


def charter_downloads(view: View, assessment: Assessment, options: ReportOptions) -> None:
    """A page for each programme of the plan, as a PDF and for Word; nothing where there is no programme."""
    number = len(view.advice.programmes)
    if not number:
        return
    exchange, folder = to_json(assessment), loaded_questionnaire().folder
    st.markdown("**Programme charters**")
    pages = "one page" if number == 1 else f"{number} pages, one each"
    st.write(f"Goal, milestones, roles, effort and what changes for whom of every programme of the plan: {pages}.")
    st.caption("Follows: paper, names, branding.")
    for kind, make, mime in (("PDF", make_charters, "application/pdf"), ("Word", make_word_charters, DOCX)):
        ending = "charters.pdf" if kind == "PDF" else "charters.docx"
        st.download_button(
            f"Download the charters ({kind})",
            partial(make, exchange, folder, options),
            file_name=file_name(assessment, ending),
            mime=mime,
            icon=":material/contract:",
            key=widget_key("charters", kind),
            on_click="ignore",
        )


def _says(options: ReportOptions) -> str:
    """Which edition is written; the choices stand beside it on the page."""
    what = "whole report" if options.edition == "full" else f"{EDITIONS[options.edition].name.lower()} edition"
    return f"The {what} with styles, captions, charts and tables to edit, to be finished in Word."


def _ending(options: ReportOptions, kind: str) -> str:
    return kind if options.edition == "full" else f"{options.edition}.{kind}"


def _button(label: str, make: Callable[[], bytes], name: str, mime: str, icon: str) -> None:
    st.download_button(
        label, make, file_name=name, mime=mime, icon=icon, key=widget_key("office", mime), on_click="ignore"
    )
