"""Person-days read the same in everything that leaves the program, before and after a plan is agreed on and begun."""

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from assessment.advice.advice import advise
from assessment.advice.planning_steps import agreed_on, with_progress
from assessment.advice.projection import promised
from assessment.engagement.exchange_file import parse_assessment, to_json
from assessment.engagement.model import Assessment
from assessment.engagement.planning import Progress
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment
from assessment.scoring.results import assess
from commands.text_tables import action_lines
from reports.data_files import data_files
from reports.excel import render_workbook
from reports.json_documents import advice_document
from reports.narrative.editions import all_but
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.plan_files import jira_csv, planner_csv, project_xml, whole_plan_csv
from reports.slides import render_slides
from reports.text import formatting
from reports.view.build import build_view
from reports.view.model import View
from reports.web import render_web_page
from reports.word import render_document
from tests.reports.making import TODAY
from tests.reports.reading import text_of

PRACTICES = ("incident_management", "problem_management", "change_enablement")
CAPACITY = 62.5
WITH_POINT_NOUGHT = re.compile(r"(?<![\d.])[1-9]\d+\.0(?![\d.])")
"""No score has two digits before the point."""
SECONDS_A_DAY = 8 * 3600


@pytest.fixture(scope="module")
def planned(questionnaire: Questionnaire) -> Assessment:
    """Three practices of the sample, with half days to plan with."""
    sample = sample_assessment(questionnaire)
    return sample.model_copy(
        update={
            "scope": sample.scope.model_copy(update={"practices": PRACTICES}),
            "needs": sample.needs.model_copy(update={"capacity_days": (CAPACITY,)}),
        }
    )


@pytest.fixture(scope="module")
def agreed(planned: Assessment, questionnaire: Questionnaire) -> Assessment:
    """The same with its plan agreed on and two of its actions under way, as read back from its file."""
    view = build_view(planned, questionnaire, TODAY)
    kept = agreed_on(
        planned.planning,
        view.advice.plan,
        tuple(view.actions),
        promised(view.projection),
        TODAY,
        dt.datetime(2026, 5, 4, tzinfo=dt.UTC),
        "Steering group",
    )
    for scheduled in view.advice.plan.scheduled[:2]:
        kept = with_progress(kept, Progress(action=scheduled.action, state="begun", date=TODAY))
    made = planned.model_copy(update={"planning": kept})
    return parse_assessment(to_json(made).encode(), "agreed.json", questionnaire)


@pytest.fixture(params=["planned", "agreed"], scope="module")
def given(request: pytest.FixtureRequest) -> Assessment:
    chosen: Assessment = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture(scope="module")
def view(given: Assessment, questionnaire: Questionnaire) -> View:
    return build_view(given, questionnaire, TODAY)


def texts(package: bytes, parts: str) -> str:
    """What stands between the tags of an Office file's parts."""
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        found = (files.read(name).decode() for name in files.namelist() if re.fullmatch(parts, name))
        return " ".join(re.sub(r"<[^>]*>", " ", part) for part in found)


def without_readiness(view: View) -> bytes:
    """Slides with the plan's load, which gives way where there would be too many."""
    return render_slides(view, ReportOptions(sections=all_but(("needs", "readiness", "decisions"))))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def whole(days: float) -> str:
    return f"{days:g}"


@pytest.mark.slow
def test_the_report_writes_whole_days_without_a_point_and_half_days_with_it(
    given: Assessment, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    text = text_of(render_report(given, questionnaire, TODAY), tmp_path)
    assert WITH_POINT_NOUGHT.findall(text) == []
    assert "of 62.5" in text
    assert not re.search(r"of 63(?! %)", text)
    assert "of 62 " not in text


@pytest.mark.parametrize("render", [render_document, without_readiness])
def test_word_and_slides_write_them_so_too(view: View, render: Callable[[View], bytes]) -> None:
    package = render(view)
    text = texts(package, r"ppt/slides/slide\d+\.xml|word/document\.xml")
    assert WITH_POINT_NOUGHT.findall(text) == []
    assert not re.search(r"of 63(?! %)", text)
    assert "62.5" in texts(package, r".*/charts/chart\d+\.xml")


@pytest.mark.slow
def test_the_web_page_writes_them_so_too(given: Assessment, questionnaire: Questionnaire) -> None:
    page = render_web_page(given, questionnaire, TODAY).decode()
    text = re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", " ", page))
    assert WITH_POINT_NOUGHT.findall(text) == []


def test_the_workbook_holds_the_days_as_numbers(view: View) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(view)))
    values = {cell.value for sheet in book for row in sheet for cell in row}
    assert {action.effort_days for action in view.actions if action.start is not None} <= values
    assert CAPACITY in values


def test_the_plans_files_hold_whole_days_and_seconds(view: View) -> None:
    efforts = {action.title: action.effort_days for action in view.actions}
    table = {row["Title"]: row["Effort in person-days"] for row in rows(whole_plan_csv(view))}
    assert table == {title: whole(days) for title, days in efforts.items()}
    tasks = [row for row in rows(jira_csv(view)) if row["Issue Type"] == "Task"]
    assert tasks
    for row in tasks:
        assert row["Original Estimate"] == str(round(efforts[row["Summary"]] * SECONDS_A_DAY))
    assert WITH_POINT_NOUGHT.findall(project_xml(view).decode() + planner_csv(view).decode()) == []


def test_data_files_and_documents_hold_whole_days(given: Assessment, view: View, questionnaire: Questionnaire) -> None:
    files = data_files(given, questionnaire, TODAY, named=True)
    written = [row["effort_days"] for row in rows(files["actions.csv"])]
    assert written == [whole(action.effort_days) for action in view.actions]
    document = json.loads(json.dumps(advice_document(view)))
    assert all(isinstance(action["effort_days"], int) for action in document["actions"])


def test_the_command_line_writes_whole_days(given: Assessment, questionnaire: Questionnaire) -> None:
    advice = advise(given, questionnaire, assess(given, questionnaire))
    assert WITH_POINT_NOUGHT.findall("\n".join(action_lines(advice, questionnaire))) == []


@pytest.mark.parametrize(
    ("number", "written"),
    [(12.0, "12 days"), (1.0, "1 day"), (62.5, "62.5 days"), (-0.04, "0 days"), (12.04, "12 days")],
)
def test_days_are_whole_where_they_are(number: float, written: str) -> None:
    assert formatting.days(number) == written


def test_a_distance_to_the_best_plan_has_no_sign() -> None:
    assert formatting.at_most(-0.0) == formatting.at_most(-1e-9) == "0.1 %"
