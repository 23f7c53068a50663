"""Commands that write what people read: the report as PDF, one or many, as Word, slides and workbooks."""

import sys
from collections.abc import Callable
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assessment.engagement.branding import NO_BRANDING, Branding
from assessment.input.problems import InputError, Problem
from assessment.questionnaire.model import load_questionnaire
from commands.flags import (
    AnswersFlag,
    BrandingFile,
    CharterOutput,
    EditionChoice,
    EditionFlag,
    ExchangeFile,
    LeaveOutFlag,
    NamedFlag,
    NoAttachmentFlag,
    OutputFile,
    PaperChoice,
    PaperFlag,
    PlanFileFlag,
    ReportOutput,
    ReportSource,
    SectionChoice,
    WithFlag,
)
from commands.printing import print_lines, say_beside
from commands.reading import assessment_of
from reports.batch import Job, cores, jobs_in, not_looked_into, render_file, rendered
from reports.brand.branding_file import read_branding
from reports.files import write_whole
from reports.narrative import boxes_sentence
from reports.narrative.editions import all_but, carries_answers
from reports.office.package import package_text
from reports.options import ReportOptions
from reports.plan_files import PLAN_FILES
from reports.progress import Event, PartBegun, PartFailed
from reports.report_day import day_of_report
from reports.templating import expect_own_folder
from reports.text.formatting import count, plural, shortlist
from reports.view.build import build_view
from reports.view.model import View

# The renderers are loaded by the command that needs them: WeasyPrint alone takes a second.

ANNEX_IS_ATTACHED = (
    "the annex is left out, but the assessment that is attached to the PDF holds all answers and "
    "remarks; --no-attachment leaves it out too"
)
WEB_PAGES = (".html", ".htm")
PROGRESS_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())


def report(
    file: ReportSource,
    output: ReportOutput,
    named: NamedFlag = False,
    no_attachment: NoAttachmentFlag = False,
    answers: AnswersFlag = False,
    edition: EditionFlag = EditionChoice.full,
    page: PaperFlag = PaperChoice.a4,
    leave_out: LeaveOutFlag = None,
    with_section: WithFlag = None,
    branding: BrandingFile = None,
) -> None:
    """Write the report on an exchange file as a PDF, or as a web page (*.html); or PDFs on all of a folder."""
    expect_own_folder()
    options = ReportOptions(
        edition.value,
        page.value,
        all_but(leave_out or (), with_section or ()),
        named,
        not no_attachment,
        answers,
        branding_of(branding),
    )
    if leave_out and SectionChoice("annex") in leave_out and carries_answers(options):
        say_beside([ANNEX_IS_ATTACHED])
    if not file.is_dir():
        _report_one(file, output, options)
    elif options.branding.client_logo:
        raise InputError(
            [
                Problem(
                    str(branding),
                    0,
                    "'client_logo': a folder may hold assessments of several clients, "
                    "and no report shows another's logo; leave it out",
                )
            ]
        )
    else:
        jobs = jobs_in(file, output, options)
        _say_what_is_not_looked_into(file, output)
        _report_all(jobs)


def _report_one(file: Path, output: Path, options: ReportOptions) -> None:
    questionnaire = load_questionnaire()
    assessment = assessment_of(file, questionnaire)
    try:
        made = _renderer(output)(assessment, questionnaire, options=options, listen=tell_aside)
    except PartFailed as failed:
        raise InputError([Problem(str(file), 0, str(failed))]) from failed
    write_whole(output, made)
    print_lines([f"wrote {output}"])


def _renderer(output: Path) -> Callable[..., bytes]:
    """By the ending of the file's name."""
    if output.suffix.lower() in WEB_PAGES:
        from reports.web import render_web_page

        return render_web_page
    from reports.pdf.render import render_report

    return render_report


def _report_all(jobs: tuple[Job, ...]) -> None:
    """A line as each is done, above a bar where somebody watches; what failed is said at the end."""
    problems: list[Problem] = []
    with Progress(*PROGRESS_COLUMNS, disable=not sys.stdout.isatty(), redirect_stdout=True) as bar:
        task = bar.add_task("Reports", total=len(jobs))
        for done, outcome in enumerate(rendered(jobs, render_file, cores()), 1):
            problems += outcome.problems
            what = f"failed {outcome.job.source}" if outcome.problems else f"wrote {outcome.job.target}"
            print(f"[{done}/{len(jobs)}] {what}", flush=True)
            say_beside(outcome.mended)
            bar.advance(task)
    if problems:
        raise InputError(problems)


def _say_what_is_not_looked_into(folder: Path, output: Path) -> None:
    left = not_looked_into(folder, output)
    if left:
        held = f"{count(len(left), 'folder')} that {plural(len(left), 'is', 'are')} not looked into"
        say_beside([f"{folder}: holds {held}: {shortlist(left)}"])


def workbook(
    file: ExchangeFile,
    output: OutputFile,
    named: NamedFlag = False,
    page: PaperFlag = PaperChoice.a4,
    branding: BrandingFile = None,
) -> None:
    """Write the results of an exchange file as an Excel workbook."""
    from reports.excel import render_workbook

    options = ReportOptions(page_size=page.value, named=named, branding=branding_of(branding))
    _write_office(output, render_workbook(_view(file), options))


def slides(
    file: ExchangeFile,
    output: OutputFile,
    named: NamedFlag = False,
    leave_out: LeaveOutFlag = None,
    branding: BrandingFile = None,
) -> None:
    """Write the results of an exchange file as PowerPoint slides."""
    from reports.slides import render_slides

    options = ReportOptions(sections=all_but(leave_out or ()), named=named, branding=branding_of(branding))
    _write_office(output, render_slides(_view(file), options))


def document(
    file: ExchangeFile,
    output: OutputFile,
    named: NamedFlag = False,
    edition: EditionFlag = EditionChoice.full,
    page: PaperFlag = PaperChoice.a4,
    leave_out: LeaveOutFlag = None,
    with_section: WithFlag = None,
    branding: BrandingFile = None,
) -> None:
    """Write the report on an exchange file as a Word document."""
    from reports.word import render_document

    sections = all_but(leave_out or (), with_section or ())
    options = ReportOptions(edition.value, page.value, sections, named, branding=branding_of(branding))
    _write_office(output, render_document(_view(file), options))


def charters(
    file: ExchangeFile,
    output: CharterOutput,
    named: NamedFlag = False,
    page: PaperFlag = PaperChoice.a4,
    branding: BrandingFile = None,
) -> None:
    """Write a charter of one page for each programme of the plan, as a PDF or for Word (*.docx)."""
    options = ReportOptions(page_size=page.value, named=named, embed=False, branding=branding_of(branding))
    ending = output.suffix.lower()
    if ending not in (".pdf", ".docx"):
        raise InputError([Problem(str(output), 0, f"ends in '{ending}'; expected a name that ends in .pdf or .docx")])
    view = _view(file)
    if not view.advice.programmes:
        raise InputError([Problem(str(file), 0, "has no programme to write a charter for: too little is planned")])
    if ending == ".docx":
        from reports.word import render_charters as render_for_word

        _write_office(output, render_for_word(view, options))
    else:
        from reports.pdf.charters import render_charters

        write_whole(output, render_charters(view, options, tell_aside))
        print_lines([f"wrote {output}"])


def plan(file: ExchangeFile, output: OutputFile, target: PlanFileFlag) -> None:
    """Write the plan for another program, as the app gives it: the names that were entered are in it."""
    chosen = next(one for one in PLAN_FILES if one.id == target.value)
    view = _view(file)
    if not any(view.roadmap.waves):
        raise InputError([Problem(str(file), 0, "has no plan to take away: no action is planned")])
    write_whole(output, chosen.make(view))
    print_lines([f"wrote {output}"])


def branding_of(path: Path | None) -> Branding:
    """A colour that is darkened so that it reads is said beside the file."""
    if path is None:
        return NO_BRANDING
    found = read_branding(path)
    say_beside(found.darkened)
    return found.branding


def _view(file: Path) -> View:
    expect_own_folder()
    questionnaire = load_questionnaire()
    return build_view(assessment_of(file, questionnaire), questionnaire, day_of_report())


def _write_office(output: Path, content: bytes) -> None:
    """Says beside the file which characters of its texts no font here has."""
    write_whole(output, content)
    said = boxes_sentence(package_text(content))
    say_beside([said] if said else [])
    print_lines([f"wrote {output}"])


def tell_aside(event: Event) -> None:
    """A template that failed, or own words that are stale, is for somebody to mend, beside a report that was made."""
    if not isinstance(event, PartBegun):
        say_beside([str(event)])
