"""Waymark's command line: the same functions as the app, for scripts and checkers. No logic lives here.

Exit 0: done. 1: the input is wrong, one line an error on standard error. 2: wrong usage. 3: a report
cannot be compared (`verify`).
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from assessment.content_rules import load_strict
from assessment.engagement.exchange_file import to_json
from assessment.engagement.levels_file import answered_by_levels, assessment_from_levels, read_practice_levels
from assessment.engagement.model import Assessment
from assessment.input.problems import KEPT, InputError
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire, load_questionnaire
from assessment.sample import sample_assessment
from assessment.scoring.results import assess
from commands.data import export, restore, verify
from commands.flags import DepthChoice, ExchangeFile, JsonFlag, LevelsFile, MaybeExchangeFile, OutputFile
from commands.merging import merge
from commands.passages import passages
from commands.preparation import guide
from commands.printing import CannotPrint, CheckedOutput, print_either, print_lines, say, say_beside
from commands.questionnaires import PracticesAsked, expect_known, fill, write_questionnaire
from commands.reading import assessment_of
from commands.report_files import charters, document, plan, report, slides, workbook
from commands.text_tables import (
    action_lines,
    content_counts,
    lens_lines,
    need_lines,
    practice_lines,
    question_lines,
    score_lines,
)
from reports.files import write_whole
from reports.json_documents import (
    advice_document,
    lenses_document,
    needs_document,
    practices_document,
    questions_document,
    score_document,
)
from reports.report_day import day_of_report
from reports.text.precision import scores_as_asked
from reports.view.build import build_view

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)


@app.command()
def check(
    directory: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="A folder of questionnaire files.")
    ] = DEFAULT_FOLDER,
) -> None:
    """Check a questionnaire: counts, or every error as file:line: message."""
    try:
        print_lines(content_counts(load_strict(directory)))
    except InputError as error:
        say_beside(error.lines(KEPT))
        raise typer.Exit(1) from None


@app.command()
def practices(as_json: JsonFlag = False) -> None:
    """List the practices."""
    questionnaire = load_questionnaire()
    print_either(as_json, practices_document(questionnaire), practice_lines(questionnaire))


@app.command()
def questions(
    depth: Annotated[DepthChoice, typer.Option("--depth")] = DepthChoice.deep,
    practice: PracticesAsked = None,
    as_json: JsonFlag = False,
) -> None:
    """List the questions that a depth asks about the practices: without the topics beside them, unless named."""
    questionnaire = load_questionnaire()
    expect_known(practice or (), questionnaire.practices, "there is no practice")
    of = tuple(practice or questionnaire.framework_practices)
    print_either(
        as_json,
        questions_document(questionnaire, depth.value, of),
        question_lines(questionnaire, depth.value, of),
    )


@app.command()
def needs(as_json: JsonFlag = False) -> None:
    """List the drivers, pain points and risks that a client may choose."""
    questionnaire = load_questionnaire()
    print_either(as_json, needs_document(questionnaire), need_lines(questionnaire))


@app.command()
def lenses(as_json: JsonFlag = False) -> None:
    """What laws and standards can be looked through, and what each asks."""
    questionnaire = load_questionnaire()
    print_either(as_json, lenses_document(questionnaire), lens_lines(questionnaire))


@app.command()
def sample(output: OutputFile) -> None:
    """Write a complete fictional assessment as an exchange file."""
    write_whole(output, to_json(sample_assessment(load_questionnaire())).encode())
    print_lines([f"wrote {output}"])


@app.command()
def score(file: ExchangeFile, as_json: JsonFlag = False) -> None:
    """Score an exchange file."""
    questionnaire = load_questionnaire()
    assessment = assessment_of(file, questionnaire)
    result = assess(assessment, questionnaire)
    told = questionnaire.in_words_of(assessment.scope.vocabulary)
    with scores_as_asked(assessment.scope.depth):
        print_either(as_json, score_document(result), score_lines(result, told, assessment.needs))


@app.command()
def advise(file: MaybeExchangeFile = None, levels: LevelsFile = None, as_json: JsonFlag = False) -> None:
    """Say what to do next for the client of an exchange file, or of practice levels from elsewhere."""
    questionnaire = load_questionnaire()
    assessment = _to_advise_on(file, levels, questionnaire)
    view = build_view(assessment, questionnaire, day_of_report())
    with scores_as_asked(assessment.scope.depth):
        print_either(as_json, advice_document(view), action_lines(view.advice, questionnaire))


for command in (
    report,
    restore,
    verify,
    workbook,
    slides,
    document,
    fill,
    export,
    passages,
    plan,
    charters,
    guide,
    merge,
):
    app.command()(command)
app.command("questionnaire")(write_questionnaire)


def _to_advise_on(file: Path | None, levels: Path | None, questionnaire: Questionnaire) -> Assessment:
    """With levels alone nothing else is known of the client; with both, the levels replace the file's answers."""
    if file is None and levels is None:
        raise typer.BadParameter("give an exchange file, practice levels with --levels, or both", param_hint="FILE")
    given = read_practice_levels(levels, questionnaire) if levels else None
    assessment = assessment_of(file, questionnaire) if file else None
    if given is None:
        assert assessment is not None
        return assessment
    return (
        answered_by_levels(given, questionnaire, assessment)
        if assessment
        else assessment_from_levels(given, questionnaire)
    )


def main() -> int:
    """Run a command; every failure is a line for people, never a traceback (unless WAYMARK_DEBUG is set)."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout = CheckedOutput(sys.stdout)
    try:
        return _run()
    except CannotPrint as cannot:
        say(f"standard output: cannot be written: {cannot}")
        return 1
    except InputError as error:
        say(error)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("WAYMARK_DEBUG"):
            raise
        say(
            f"waymark: unexpected failure: {type(error).__name__}: {error}; "
            "set WAYMARK_DEBUG=1 to see where, and please report it"
        )
        return 1


def _run() -> int:
    """The exit code; what is printed leaves before it is told."""
    try:
        app()
    except SystemExit as ended:
        sys.stdout.flush()
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
