"""Commands that pass an assessment on as data: out of a report, beside it, or to other programs."""

from functools import partial
from pathlib import Path

import typer

from assessment.engagement.exchange_file import read_bounded
from assessment.input.problems import InputError, Problem
from assessment.questionnaire.model import load_questionnaire
from commands.flags import DataOutput, ExchangeFile, JsonFlag, NamedFlag, OutputFile, ReportFile
from commands.printing import print_json, print_lines, say_beside
from commands.reading import assessment_of
from reports.files import write_whole
from reports.report_day import day_of_report

DIFFERS, CANNOT_BE_COMPARED = 1, 3  # exit codes


def restore(file: ReportFile, output: OutputFile) -> None:
    """Write the exchange file that a report carries (PDF or web page), byte for byte."""
    from reports.verification.restore import MAX_PDF_BYTES, restored
    from reports.verification.verify import doubts

    report = read_bounded(file, MAX_PDF_BYTES, "a report")
    write_whole(output, restored(report, str(file)))
    say_beside(
        f"{file}: the assessment inside is not the one that the report was made from; {doubt}"
        for doubt in doubts(report, str(file))
    )
    print_lines([f"wrote {output}"])


def verify(file: ReportFile, as_json: JsonFlag = False) -> None:
    """Say whether a PDF report is as it was made and fits its data. Exit 0: yes; 1: no; 3: it cannot be compared."""
    from reports.pdf.render import remade
    from reports.verification.restore import MAX_PDF_BYTES
    from reports.verification.verify import verdict_document, verdict_lines, verify

    questionnaire = load_questionnaire()
    verdict = verify(
        read_bounded(file, MAX_PDF_BYTES, "a PDF report"), str(file), questionnaire, partial(remade, questionnaire)
    )
    if as_json:
        print_json(verdict_document(verdict))
    elif verdict.outcome == "agrees":
        print_lines(verdict_lines(verdict, str(file)))
    else:
        say_beside(verdict_lines(verdict, str(file)))
    if verdict.outcome != "agrees":
        raise typer.Exit(DIFFERS if verdict.outcome == "differs" else CANNOT_BE_COMPARED)


def export(file: ExchangeFile, output: DataOutput, named: NamedFlag = False) -> None:
    """Write everything about an assessment as CSV, Excel and JSON, into a folder or a ZIP archive."""
    from reports.data_files import data_files, data_zip

    if output.exists() and not output.is_dir() and not _is_archive(output):
        raise InputError([Problem(str(output), 0, "is a file; expected a folder, or a name that ends in .zip")])
    questionnaire = load_questionnaire()
    files = data_files(assessment_of(file, questionnaire), questionnaire, day_of_report(), named=named)
    if _is_archive(output):
        write_whole(output, data_zip(files))
    else:
        _make_folder(output)
        for name, content in files.items():
            write_whole(output / name, content)
    print_lines([f"wrote {output}"])


def _is_archive(output: Path) -> bool:
    return output.suffix.lower() == ".zip"


def _make_folder(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError([Problem(str(output), 0, f"cannot be made: {error.strerror}")]) from None
