"""The command that lists the passages of a report."""

from assessment.questionnaire.framework import load_framework
from commands.flags import ExchangeFile, JsonFlag
from commands.printing import print_either
from commands.reading import engagement_of
from reports.passages.listing import passage_lines, passages_document
from reports.passages.passages import passages as passages_of
from reports.report_day import day_of_report
from reports.templating import expect_own_folder
from reports.view.build import build_view


def passages(file: ExchangeFile, as_json: JsonFlag = False) -> None:
    """List the report's passages: what is generated for each, and what stands in own words, stale or locked."""
    expect_own_folder()
    framework = load_framework()
    engagement = engagement_of(file, framework)
    found, own = passages_of(build_view(engagement, framework, day_of_report())), engagement.own_words
    print_either(as_json, passages_document(found, own), passage_lines(found, own))
