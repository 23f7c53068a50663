"""Step 7: the PDF in its editions, the other files, and the exchange file that can be read back."""

from dataclasses import replace

import streamlit as st

from assessment.exchange import to_json
from reports import narrative
from reports.options import ReportOptions
from reports.passages import stale
from reports.progress import PartFailed
from reports.view import View
from screens.parts.data_files import data_download
from screens.parts.files import file_name
from screens.parts.frame import page_head
from screens.parts.making import make_report
from screens.parts.office import office_downloads
from screens.parts.page_preview import page_preview
from screens.parts.plan_search import fingerprint
from screens.parts.rendering import Made
from screens.parts.report_choices import report_choices
from screens.parts.session import (
    ASSESSMENT,
    assessment_in_hand,
    framework,
    leave_at,
    passages_of,
    principal,
    questionnaire,
    repository,
    view_of,
)
from screens.parts.waiting import plan_is_found
from screens.parts.words import plain
from screens.parts.workbook import workbook_download

MADE = "report-made"

in_hand = assessment_in_hand()
leave_at(in_hand, "report")
engagement = in_hand.engagement


def _pdf_section(view: View) -> tuple[ReportOptions, Made | None]:
    st.subheader("PDF report", anchor=False)
    options = report_choices(view, repository().branding_for(principal(), in_hand.id))
    st.page_link(
        "screens/branding.py",
        label="Logos, colours and cover",
        icon=":material/palette:",
        query_params={ASSESSMENT: in_hand.id},
    )
    _own_words()
    if _made(options) is None and st.button("Make the PDF", type="primary", icon=":material/picture_as_pdf:"):
        _make(options)
    if made := _made(options):
        _download(made, options)
    return options, made


def _own_words() -> None:
    """The way to the report's words, and which of them are older than the numbers."""
    st.page_link("screens/own_words.py", label="The report's words", icon=":material/edit_note:",
                 query_params={ASSESSMENT: in_hand.id})
    if not engagement.own_words or not plan_is_found(in_hand):
        return
    names = [passage.name for passage in stale(passages_of(in_hand), engagement.own_words)]
    if names:
        st.warning(plain(narrative.stale_sentence(names)), icon=":material/history:")


def _make(options: ReportOptions) -> None:
    try:
        made = make_report(to_json(engagement), questionnaire().folder, options)
    except PartFailed as failed:
        st.error(
            f"The section “{plain(failed.part)}” could not be made ({plain(failed.why)}). Leave it out above, and the "
            "rest can be made. Your answers are safe.",
            icon=":material/error:",
        )
    except Exception as error:  # noqa: BLE001 - whatever fails in the other process, the rest of the app stays usable
        st.error(
            f"The PDF could not be made ({type(error).__name__}). Your answers are safe; the exchange file below "
            "holds all of them.",
            icon=":material/error:",
        )
    else:
        st.session_state[MADE] = (_key(options), made)
        st.rerun()


def _made(options: ReportOptions) -> Made | None:
    """What was made of the answers and choices as they are now."""
    key, made = st.session_state.get(MADE, ("", None))
    return made if key == _key(options) else None


def _key(options: ReportOptions) -> tuple[str, str, ReportOptions]:
    return fingerprint(engagement), questionnaire().snapshot.digest, options


def _download(made: Made, options: ReportOptions) -> None:
    ending = "pdf" if options.edition == "full" else f"{options.edition}.pdf"
    st.download_button(
        "Download the PDF",
        made.pdf,
        file_name=file_name(engagement, ending),
        mime="application/pdf",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    pages = "1 page" if made.pages == 1 else f"{made.pages} pages"
    st.caption(f"{pages}, {len(made.pdf) / 1024:.0f} kB, made from the answers as they are now.")
    for line in made.mended:
        st.warning(plain(line), icon=":material/build:")


def _exchange_section() -> None:
    st.subheader("Exchange file", anchor=False)
    st.write("Everything about this assessment in one JSON file: to keep, to pass on, or to open in another Waymark.")
    st.download_button(
        "Download the exchange file",
        to_json(engagement),
        file_name=file_name(engagement, "json"),
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )


page_head("Report")
view = view_of(in_hand)
st.markdown(plain(narrative.judgement(view)))
left, right = st.columns([3, 2], gap="medium")
with left.container(border=True):
    options, made = _pdf_section(view)
with right.container(border=True):
    st.subheader("To work on with", anchor=False)
    workbook_download(replace(view, engagement=engagement), engagement, options)
    office_downloads(view, engagement, options)
    data_download(engagement, named=options.named)
with right.container(border=True):
    _exchange_section()
if made:
    st.subheader("Pages", anchor=False)
    page_preview(made)
st.caption(framework().facts.notice)
