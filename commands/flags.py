"""Arguments and options that several commands take, with the words of their help."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reports.narrative.editions import ASKED_FOR, SECTIONS
from reports.plan_files import PLAN_FILES


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


PlanFileChoice = StrEnum("PlanFileChoice", {file.id: file.id for file in PLAN_FILES})  # type: ignore[misc]
SectionChoice = StrEnum("SectionChoice", {section: section for section in SECTIONS})  # type: ignore[misc]
ChosenChoice = StrEnum("ChosenChoice", {section: section for section in sorted(ASKED_FOR)})  # type: ignore[misc]

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
ExchangeFile = Annotated[Path, typer.Argument(metavar="FILE", help="An exchange file.")]
MaybeExchangeFile = Annotated[Path | None, typer.Argument(metavar="FILE", help="An exchange file.")]
LevelsFile = Annotated[
    Path | None,
    typer.Option(
        "--levels", metavar="CSV", help="Start from practice levels (columns practice and level) instead of answers."
    ),
]
OutputFile = Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write.")]
ReportSource = Annotated[Path, typer.Argument(metavar="FILE|DIR", help="An exchange file, or a folder of them.")]
ReportOutput = Annotated[Path, typer.Option("-o", "--output", metavar="PDF|HTML|DIR", help="Where to write.")]
CharterOutput = Annotated[Path, typer.Option("-o", "--output", metavar="PDF|DOCX", help="Where to write.")]
DataOutput = Annotated[Path, typer.Option("-o", "--output", metavar="DIR|ZIP", help="A folder, or a file *.zip.")]
PlanFileFlag = Annotated[
    PlanFileChoice, typer.Option("--for", help="The program that takes it: table is any spreadsheet.")
]
ReportFile = Annotated[Path, typer.Argument(metavar="PDF|HTML", help="A report that Waymark made.")]
NamedFlag = Annotated[bool, typer.Option("--named", help="Keep the names of people; they are left out otherwise.")]
EditionFlag = Annotated[EditionChoice, typer.Option("--edition", help="How much of it, for whom.")]
PaperFlag = Annotated[PaperChoice, typer.Option("--page", help="The paper it is laid out for.")]
NoAttachmentFlag = Annotated[bool, typer.Option("--no-attachment", help="Leave the assessment out of the PDF.")]
AnswersFlag = Annotated[
    bool, typer.Option("--answers", help="Let the executive edition carry all answers along, as the full report does.")
]
LeaveOutFlag = Annotated[
    list[SectionChoice] | None, typer.Option("--leave-out", help="A section to leave out; may be given several times.")
]
WithFlag = Annotated[
    list[ChosenChoice] | None,
    typer.Option("--with", help="A section that the full report has only where it is chosen."),
]
BrandingFile = Annotated[
    Path | None,
    typer.Option(
        "--branding",
        metavar="FILE|DIR",
        help="Names, logos, colours and words of your own: a YAML or JSON file, or a folder with branding.yaml.",
    ),
]
