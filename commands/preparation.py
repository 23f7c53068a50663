"""Commands for the days before the interviews."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from assessment.engagement.model import Assessment
from assessment.engagement.preparation import Interview, conversations, practices_in, requests_in, roles_asked
from assessment.input.problems import InputError, Problem, did_you_mean
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from commands.flags import BrandingFile, ExchangeFile, PaperChoice, PaperFlag
from commands.printing import print_lines
from commands.reading import assessment_of
from commands.report_files import branding_of, tell_aside
from reports.files import write_whole
from reports.options import ReportOptions
from reports.report_day import day_of_report
from reports.view.guide import guide_of

GuideOutput = Annotated[Path, typer.Option("-o", "--output", metavar="PDF|XLSX", help="Where to write.")]
RolesFlag = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help="A role to talk with, by its id; may be given several times. Otherwise the roles of those who answer, or "
        "all that are asked something where nobody is named yet.",
    ),
]
PeopleFlag = Annotated[
    list[str] | None,
    typer.Option("--respondent", metavar="ID", help="A person to talk with; may be given several times."),
]


def guide(
    file: ExchangeFile,
    output: GuideOutput,
    role: RolesFlag = None,
    respondent: PeopleFlag = None,
    page: PaperFlag = PaperChoice.a4,
    branding: BrandingFile = None,
) -> None:
    """Write the interview guide as a PDF to write on, or as a workbook (*.xlsx): who is asked what, what to bring."""
    ending = output.suffix.lower()
    if ending not in (".pdf", ".xlsx"):
        raise InputError([Problem(str(output), 0, f"ends in '{ending}'; expected a name that ends in .pdf or .xlsx")])
    questionnaire = load_questionnaire()
    assessment = assessment_of(file, questionnaire)
    held = _conversations(assessment, questionnaire, role or (), respondent or (), file)
    made = guide_of(assessment, questionnaire, held, day_of_report(), requests_in(assessment))
    options = ReportOptions(page_size=page.value, branding=branding_of(branding))
    if ending == ".xlsx":
        from reports.excel.guide import render_guide_workbook

        write_whole(output, render_guide_workbook(made, options))
    else:
        from reports.pdf.guide import render_guide

        write_whole(output, render_guide(made, options, tell_aside))
    print_lines([f"wrote {output}"])


def _conversations(
    assessment: Assessment,
    questionnaire: Questionnaire,
    roles: Sequence[str],
    people: Sequence[str],
    file: Path,
) -> tuple[Interview, ...]:
    """With roles, then with people, as they were asked for. InputError with every one that is not there."""
    asked = roles_asked(assessment, questionnaire)
    known = [*asked, *(one.role for one in assessment.respondents if one.role and one.role not in asked)]
    ids = [one.id for one in assessment.respondents]
    problems = [
        Problem("--role", 0, f"{file} asks nothing of a role '{one[:60]}'{did_you_mean(one, known)}")
        for one in roles
        if one not in known
    ] + [
        Problem("--respondent", 0, f"{file} has no respondent '{one[:60]}'{did_you_mean(one, ids)}")
        for one in people
        if one not in ids
    ]
    if problems:
        raise InputError(problems)
    return conversations(assessment, questionnaire, roles, people, practices_in(assessment))
