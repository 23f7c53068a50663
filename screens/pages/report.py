"""Step 9: the PDF in its editions, the other files, and the exchange file that can be read back."""

from dataclasses import replace

import streamlit as st

from assessment.engagement.exchange_file import to_json
from assessment.input.problems import InputError
from reports import narrative
from reports.options import ReportOptions
from reports.passages.passages import stale
from reports.progress import PartFailed
from reports.templating import missing_own_folder
from reports.view.model import View
from screens.app.files import file_name
from screens.app.formatting import plain
from screens.app.frame import leave_at, page_head
from screens.app.keys import ASSESSMENT
from screens.app.session import (
    current_assessment,
    loaded_questionnaire,
    passages_of,
    principal,
    questionnaire,
    repository,
    view_of,
)
from screens.background.jobs import RenderedReport
from screens.background.plan_search import fingerprint
from screens.background.report_jobs import ReportJob, begin_report, job_of, show_progress
from screens.background.workers import WorkStopped
from screens.report.choices import report_choices
from screens.report.data_files import data_download
from screens.report.office import charter_downloads, office_downloads
from screens.report.page_preview import page_preview
from screens.report.workbook import workbook_download
from screens.roadmap.waiting import plan_is_found
from screens.scope.closer_look import closer_look_link

current = current_assessment()
leave_at(current, "report")
assessment = current.assessment


def _pdf_section(view: View) -> tuple[ReportOptions, ReportJob | None]:
    st.header("PDF report", anchor=False)
    options = report_choices(view, repository().branding_for(principal(), current.id))
    with st.container(horizontal=True):
        _link("screens/pages/branding.py", "Logos, colours and cover", ":material/palette:")
        _link("screens/pages/own_words.py", "The report's words", ":material/edit_note:")
    _stale_words()
    _boxes()
    return options, _pdf(options)


def _link(file: str, label: str, icon: str) -> None:
    st.page_link(file, label=label, icon=icon, query_params={ASSESSMENT: current.id}, width="content")


def _boxes() -> None:
    """Which characters of what was written no font of this machine can draw."""
    said = narrative.boxes_sentence(to_json(assessment))
    if said:
        st.warning(plain(said), icon=":material/font_download_off:")


def _stale_words() -> None:
    """Which of the report's own words are older than the numbers."""
    if not assessment.overrides or not plan_is_found(current):
        return
    names = [passage.name for passage in stale(passages_of(current), assessment.overrides)]
    if names:
        st.warning(plain(narrative.stale_sentence(names)), icon=":material/history:")


def _pdf(options: ReportOptions) -> ReportJob | None:
    """The way from the button over the progress to the download, for the answers and choices as they are now."""
    key = _key(options)
    job = job_of(key)
    if job and not job.future.done():
        show_progress(job)
        return job
    failed = job.future.exception() if job else None
    if job and failed is None:
        _download(job.future.result(), options)
        return job
    if failed:
        _say_why(failed)
    if st.button("Make the PDF", type="primary", icon=":material/picture_as_pdf:"):
        begin_report(key, to_json(assessment), loaded_questionnaire().folder)
        st.rerun()
    return job


def _key(options: ReportOptions) -> tuple[str, str, ReportOptions]:
    return fingerprint(assessment), loaded_questionnaire().snapshot.digest, options


def _say_why(failed: BaseException) -> None:
    """The part that failed where that is known; whatever fails in the other process, this page stays usable."""
    if isinstance(failed, InputError | WorkStopped):
        text = plain(str(failed))
    elif isinstance(failed, PartFailed):
        text = (
            f"The section “{plain(failed.part)}” could not be made ({plain(failed.why)}). Leave it out above, and "
            "the rest can be made. Your answers are safe."
        )
    else:
        text = (
            f"The PDF could not be made ({type(failed).__name__}). Try once more. Your answers are safe; the "
            "exchange file below holds all of them."
        )
    st.error(text, icon=":material/error:")


def _download(made: RenderedReport, options: ReportOptions) -> None:
    ending = "pdf" if options.edition == "full" else f"{options.edition}.pdf"
    st.download_button(
        "Download the PDF",
        made.pdf,
        file_name=file_name(assessment, ending),
        mime="application/pdf",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
    pages = "1 page" if made.pages == 1 else f"{made.pages} pages"
    kilobytes = len(made.pdf) / 1_000
    size = f"{kilobytes / 1_000:.1f} MB" if kilobytes >= 1_000 else f"{kilobytes:.0f} kB"
    st.caption(f"{pages}, {size}, made from the answers as they are now.")
    for line in made.mended:
        st.warning(plain(line), icon=":material/build:")


def _exchange_section() -> None:
    st.header("Exchange file", anchor=False)
    st.write(
        "Everything about this assessment in one JSON file, the names of people too: to keep, or to open in "
        "another Waymark. The choices above do not change it."
    )
    st.download_button(
        "Download the exchange file",
        to_json(assessment),
        file_name=file_name(assessment, "json"),
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )


page_head("Report")
if missing := missing_own_folder():
    st.error(plain(str(missing)), icon=":material/error:")
view = view_of(current)
st.markdown(plain(narrative.judgement(view)))
closer_look_link(current, view)
if not assessment.is_rated:
    _link("screens/pages/answers.py", "Answer the questions first", ":material/arrow_forward:")
left, right = st.columns([3, 2], gap="medium")
with left.container(border=True):
    options, job = _pdf_section(view)
with right.container(border=True):
    st.header("To work on with", anchor=False)
    under_way = job and not job.future.done()
    st.caption(
        "Made with what is chosen for the PDF, as far as each file can follow."
        + (" They wait until the PDF is done." if under_way else "")
    )
    workbook_download(replace(view, assessment=assessment), assessment, options)
    office_downloads(view, assessment, options)
    charter_downloads(view, assessment, options)
with left.container(border=True):
    _exchange_section()
    data_download(assessment, named=options.named)
if job and job.future.done() and not job.future.exception():
    page_preview(job.future.result())
st.caption(questionnaire().framework.notice)
