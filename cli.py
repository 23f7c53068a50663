"""Waymark's command line: the same functions as the app, for scripts and checkers. No logic lives here.

Exit 0: done. 1: the input is wrong, one line an error on standard error. 2: wrong usage.
"""

import datetime as dt
import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assessment.advice.advice import advise as advise_on
from assessment.content_rules import load_flawless
from assessment.engagement import Engagement
from assessment.exchange import read_bounded, read_engagement, to_json
from assessment.framework import DEFAULT_FOLDER, Framework, load_framework
from assessment.practice_levels import answered_by_levels, engagement_from_levels, read_practice_levels
from assessment.problems import InputError, Problem
from assessment.results import assess
from assessment.sample import sample_engagement
from reports.batch import Job, cores, jobs_in, render_file, rendered
from reports.files import write_whole
from reports.json_documents import (
    advice_document,
    needs_document,
    practices_document,
    questions_document,
    score_document,
)
from reports.options import ReportOptions
from reports.progress import Mended, Step
from reports.text_tables import action_lines, content_counts, need_lines, practice_lines, question_lines, score_lines
from reports.view_model import build_view

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)


class EditionChoice(StrEnum):
    executive = "executive"
    full = "full"
    workbook = "workbook"


class PaperChoice(StrEnum):
    a4 = "a4"
    letter = "letter"


class DepthChoice(StrEnum):
    quick = "quick"
    standard = "standard"
    deep = "deep"


JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
ExchangeFile = Annotated[Path, typer.Argument(metavar="FILE", help="An exchange file.")]
MaybeExchangeFile = Annotated[Path | None, typer.Argument(metavar="FILE", help="An exchange file.")]
LevelsFile = Annotated[Path | None, typer.Option(
    "--levels", metavar="CSV", help="Start from practice levels (columns practice and level) instead of answers.")]
OutputFile = Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write.")]
ReportSource = Annotated[Path, typer.Argument(metavar="FILE|DIR", help="An exchange file, or a folder of them.")]
ReportOutput = Annotated[Path, typer.Option("-o", "--output", metavar="PDF|DIR", help="Where to write.")]
ReportFile = Annotated[Path, typer.Argument(metavar="PDF", help="A report that Waymark made.")]
NamedFlag = Annotated[bool, typer.Option("--named", help="Keep the names of people, in the report and inside it.")]
EditionFlag = Annotated[EditionChoice, typer.Option("--edition", help="How much of it, for whom.")]
PaperFlag = Annotated[PaperChoice, typer.Option("--page", help="The paper it is laid out for.")]
NoAttachmentFlag = Annotated[bool, typer.Option("--no-attachment", help="Leave the assessment out of the PDF.")]
PROGRESS_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())


@app.command()
def check(directory: Annotated[Path, typer.Argument(metavar="[DIR]", help="A folder of questionnaire files.")]
          = DEFAULT_FOLDER) -> None:
    """Check a questionnaire: counts, or every error as file:line: message."""
    _print_lines(content_counts(load_flawless(directory)))


@app.command()
def practices(as_json: JsonFlag = False) -> None:
    """List the practices."""
    framework = load_framework()
    _print(as_json, practices_document(framework), practice_lines(framework))


@app.command()
def questions(depth: Annotated[DepthChoice, typer.Option("--depth")] = DepthChoice.deep,
              as_json: JsonFlag = False) -> None:
    """List the questions that a depth asks."""
    framework = load_framework()
    _print(as_json, questions_document(framework, depth.value), question_lines(framework, depth.value))


@app.command()
def needs(as_json: JsonFlag = False) -> None:
    """List the drivers, pain points and risks that a client may choose."""
    framework = load_framework()
    _print(as_json, needs_document(framework), need_lines(framework))


@app.command()
def sample(output: OutputFile) -> None:
    """Write a complete fictional engagement as an exchange file."""
    write_whole(output, to_json(sample_engagement(load_framework())).encode())
    _print_lines([f"wrote {output}"])


@app.command()
def score(file: ExchangeFile, as_json: JsonFlag = False) -> None:
    """Score an exchange file."""
    framework = load_framework()
    result = assess(read_engagement(file, framework), framework)
    _print(as_json, score_document(result), score_lines(result, framework))


@app.command()
def advise(file: MaybeExchangeFile = None, levels: LevelsFile = None, as_json: JsonFlag = False) -> None:
    """Say what to do next for the client of an exchange file, or of practice levels from elsewhere."""
    framework = load_framework()
    engagement = _to_advise_on(file, levels, framework)
    advice = advise_on(engagement, framework, assess(engagement, framework))
    _print(as_json, advice_document(advice), action_lines(advice, framework))


@app.command()
def report(file: ReportSource, output: ReportOutput, named: NamedFlag = False,
           no_attachment: NoAttachmentFlag = False, edition: EditionFlag = EditionChoice.full,
           page: PaperFlag = PaperChoice.a4) -> None:
    """Write the PDF report on an exchange file, or on every exchange file of a folder."""
    options = ReportOptions(edition.value, page.value, named=named, embed=not no_attachment)
    if file.is_dir():
        _report_all(jobs_in(file, output, options))
        return
    from reports.pdf import render_report  # WeasyPrint takes a second to load; the other commands do without it

    framework = load_framework()
    write_whole(output, render_report(read_engagement(file, framework), framework, options=options, listen=_say_mended))
    _print_lines([f"wrote {output}"])


@app.command()
def restore(file: ReportFile, output: OutputFile) -> None:
    """Write the exchange file that a PDF report carries, byte for byte."""
    from reports.restore import MAX_PDF_BYTES, restored

    write_whole(output, restored(read_bounded(file, MAX_PDF_BYTES, "a PDF report"), str(file)))
    _print_lines([f"wrote {output}"])


@app.command()
def verify(file: ReportFile, as_json: JsonFlag = False) -> None:
    """Say whether a PDF report agrees with the assessment that it carries: scores are computed anew and compared."""
    from reports.restore import MAX_PDF_BYTES
    from reports.verify import verdict_document, verdict_line, verify

    verdict = verify(read_bounded(file, MAX_PDF_BYTES, "a PDF report"), str(file), load_framework())
    if not verdict.agrees and not as_json:
        raise InputError(Problem(str(file), 0, str(difference)) for difference in verdict.differences)
    _print(as_json, verdict_document(verdict), [verdict_line(verdict)])
    if not verdict.agrees:
        raise typer.Exit(1)


@app.command()
def workbook(file: ExchangeFile, output: OutputFile) -> None:
    """Write the results of an exchange file as an Excel workbook."""
    from reports.excel import render_workbook

    framework = load_framework()
    view = build_view(read_engagement(file, framework), framework, dt.date.today())
    write_whole(output, render_workbook(view))
    _print_lines([f"wrote {output}"])


@app.command()
def slides(file: ExchangeFile, output: OutputFile) -> None:
    """Write the results of an exchange file as PowerPoint slides."""
    from reports.pdf import day_of_report
    from reports.slides import render_slides

    framework = load_framework()
    write_whole(output, render_slides(build_view(read_engagement(file, framework), framework, day_of_report())))
    _print_lines([f"wrote {output}"])


@app.command()
def document(file: ExchangeFile, output: OutputFile) -> None:
    """Write the report on an exchange file as a Word document."""
    from reports.pdf import day_of_report
    from reports.word import render_document

    framework = load_framework()
    write_whole(output, render_document(build_view(read_engagement(file, framework), framework, day_of_report())))
    _print_lines([f"wrote {output}"])


@app.command()
def questionnaire(output: OutputFile,
                  depth: Annotated[DepthChoice, typer.Option("--depth")] = DepthChoice.standard) -> None:
    """Write an empty questionnaire as an Excel workbook to fill in offline."""
    from reports.questionnaire_workbook import empty_questionnaire

    write_whole(output, empty_questionnaire(load_framework(), depth.value))
    _print_lines([f"wrote {output}"])


def _report_all(jobs: tuple[Job, ...]) -> None:
    """A line as each is done, above a bar where somebody watches; what failed is said at the end."""
    problems: list[Problem] = []
    with Progress(*PROGRESS_COLUMNS, disable=not sys.stdout.isatty(), redirect_stdout=True) as bar:
        task = bar.add_task("Reports", total=len(jobs))
        for done, outcome in enumerate(rendered(jobs, render_file, cores()), 1):
            problems += outcome.problems
            what = f"failed {outcome.job.source}" if outcome.problems else f"wrote {outcome.job.target}"
            print(f"[{done}/{len(jobs)}] {what}", flush=True)
            bar.advance(task)
    if problems:
        raise InputError(problems)


def _say_mended(event: Step | Mended) -> None:
    """A template of one's own that failed is an error to mend, beside a report that was made all the same."""
    if isinstance(event, Mended):
        print(event, file=sys.stderr)


def _to_advise_on(file: Path | None, levels: Path | None, framework: Framework) -> Engagement:
    """With levels alone nothing else is known of the client; with both, the levels replace the file's answers."""
    if file is None and levels is None:
        raise typer.BadParameter("give an exchange file, practice levels with --levels, or both", param_hint="FILE")
    given = read_practice_levels(levels, framework) if levels else None
    engagement = read_engagement(file, framework) if file else None
    if given is None:
        assert engagement is not None
        return engagement
    return answered_by_levels(given, framework, engagement) if engagement else engagement_from_levels(given, framework)


def _print(as_json: bool, document: Any, lines: list[str]) -> None:
    if as_json:
        print(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2))
    else:
        _print_lines(lines)


def _print_lines(lines: list[str]) -> None:
    print("\n".join(lines))


def main() -> int:
    """Run a command; every failure is a line for people, never a traceback (unless WAYMARK_DEBUG is set)."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("WAYMARK_DEBUG"):
            raise
        print(f"waymark: unexpected failure: {type(error).__name__}: {error}; "
              "set WAYMARK_DEBUG=1 to see where, and please report it", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
