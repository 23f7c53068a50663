"""The command that lists the passages of a report."""

from assessment.questionnaire.model import load_questionnaire
from commands.flags import ExchangeFile, JsonFlag
from commands.printing import print_either
from commands.reading import assessment_of
from reports.passages.listing import passage_lines, passages_document
from reports.passages.passages import passages as passages_of
from reports.report_day import day_of_report
from reports.templating import expect_own_folder
from reports.view.build import build_view


def passages(file: ExchangeFile, as_json: JsonFlag = False) -> None:
    """List the report's passages: what is generated for each, by which sentences, and what stands in own words."""
    expect_own_folder()
    questionnaire = load_questionnaire()
    assessment = assessment_of(file, questionnaire)
    found, own = passages_of(build_view(assessment, questionnaire, day_of_report())), assessment.overrides
    print_either(as_json, passages_document(found, own), passage_lines(found, own))
