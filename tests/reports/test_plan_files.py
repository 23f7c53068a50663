"""The plan's files, each read back by a reader of its own: the csv module, and XML against the published order."""

import csv
import dataclasses
import datetime as dt
import io
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from assessment.engagement.model import Assessment
from assessment.engagement.planning import Planning, Progress
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.calendar import first_day, last_day
from reports.narrative import told_programmes
from reports.plan_files import PLAN_FILES, jira_csv, planner_csv, project_xml, whole_plan_csv
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY, assessment

FORMULAS = ('=HYPERLINK("http://example.org")', "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "＝1")
PROJECT = "{http://schemas.microsoft.com/project}"

# The order of elements in mspdi_pj12.xsd, as published, of every collection that a plan fills.
ORDER = {
    parent: names.split()
    for parent, names in {
        "Project": """SaveVersion UID Name Title Subject Category Company Manager Author CreationDate Revision LastSaved
        ScheduleFromStart StartDate FinishDate FYStartDate CriticalSlackLimit CurrencyDigits CurrencySymbol CurrencyCode
        CurrencySymbolPosition CalendarUID DefaultStartTime DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth
        DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate DefaultOvertimeRate DurationFormat WorkFormat
        EditableActualCosts HonorConstraints EarnedValueMethod InsertedProjectsLikeSummary MultipleCriticalPaths
        NewTasksEffortDriven NewTasksEstimated SplitsInProgressTasks SpreadActualCost SpreadPercentComplete
        TaskUpdatesResource FiscalYearStart WeekStartDay StatusDate CurrentDate OutlineCodes WBSMasks ExtendedAttributes
        Calendars Tasks Resources Assignments""",
        "Calendar": "UID Name IsBaseCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks",
        "WeekDay": "DayType DayWorking TimePeriod WorkingTimes",
        "WorkingTime": "FromTime ToTime",
        "Task": """UID ID Name Type IsNull CreateDate Contact WBS WBSLevel OutlineNumber OutlineLevel Priority Start
        Finish Duration DurationFormat Work Stop Resume ResumeValid EffortDriven Recurring OverAllocated
        Estimated Milestone Summary Critical IsSubproject FixedCost FixedCostAccrual PercentComplete
        PercentWorkComplete Cost
        ActualStart
        ActualFinish ActualDuration ActualWork RemainingDuration RemainingWork ConstraintType CalendarUID ConstraintDate
        Deadline LevelAssignments Hyperlink IgnoreResourceCalendar Notes HideBar Rollup PredecessorLink
        ExtendedAttribute Baseline""",
        "PredecessorLink": "PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat",
        "Resource": """UID ID Name Type IsNull Initials Phonetics Code Group EmailAddress MaxUnits PeakUnits
        OverAllocated Start Finish CanLevel AccrueAt Work StandardRate Cost CalendarUID Notes IsGeneric
        IsInactive IsEnterprise""",
        "Assignment": """UID TaskUID ResourceUID PercentWorkComplete ActualFinish ActualStart ActualWork Cost Delay
        Finish Milestone Notes RegularWork RemainingWork Start Stop Units Work WorkContour""",
    }.items()
}

Row = dict[str, str]


def rows(content: bytes) -> list[Row]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by its mark"
    assert b"\r\n" in content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def columns(content: bytes, name: str) -> Iterator[list[str]]:
    """What each row has in all columns of one name."""
    header, *body = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    places = [at for at, column in enumerate(header) if column == name]
    return ([row[at] for at in places if row[at]] for row in body)


def project(view: View) -> ET.Element:
    return ET.fromstring(project_xml(view))


def text(element: ET.Element, name: str) -> str:
    found = element.find(PROJECT + name)
    assert found is not None, f"{element.tag} has no {name}"
    return found.text or ""


def actions(root: ET.Element) -> list[ET.Element]:
    return [
        task for task in root.iter(f"{PROJECT}Task") if text(task, "Summary") == "0" and text(task, "Milestone") == "0"
    ]


def programmes(view: View) -> dict[str, str]:
    """By title of each planned action, the programme that it belongs to."""
    named = {action.id: one.theme.name for one in view.advice.programmes for action in one.actions}
    return {a.title: named.get(a.id, "Beside the programmes") for a in view.actions if a.start is not None}


def scheduled(view: View) -> dict[str, tuple[dt.date, dt.date]]:
    """The first and the last day of each planned action's periods, by title."""
    period = view.assessment.needs.period
    return {
        a.title: (first_day(view.date, period, a.start), last_day(view.date, period, a.end or 0))
        for a in view.actions
        if a.start is not None
    }


def with_progress(view: View, *progress: Progress) -> View:
    changed: Assessment = view.assessment.model_copy(update={"planning": Planning(progress=progress)})
    return dataclasses.replace(view, assessment=changed)


def spans(rows: list[Row], title: str, start: str, due: str) -> dict[str, tuple[dt.date, dt.date]]:
    return {
        row[title]: (dt.date.fromisoformat(row[start]), dt.date.fromisoformat(row[due])) for row in rows if row[start]
    }


def test_the_table_has_every_action_once_and_the_planned_ones_within_their_periods(sample: View) -> None:
    found = rows(whole_plan_csv(sample))
    assert sorted(row["Action id"] for row in found) == sorted(a.id for a in sample.actions)
    assert _within(spans(found, "Title", "Start date", "End date"), scheduled(sample))
    for row in found:
        assert bool(row["Why left out"]) == (row["Status"] == "left out") == (not row["Start date"])
        assert row["Practice"]
        assert row["Steps"].startswith("1. ")
        assert row["Proof"]


def test_in_the_table_what_an_action_needs_ends_before_it_begins(sample: View) -> None:
    found = {row["Action id"]: row for row in rows(whole_plan_csv(sample)) if row["Start date"]}
    needs = [(row, found[need]) for row in found.values() for need in filter(None, row["Needed first"].split("; "))]
    assert needs
    assert all(first["End date"] < row["Start date"] for row, first in needs)


def test_jira_gets_an_epic_a_programme_and_below_them_a_task_an_action(sample: View) -> None:
    found = rows(jira_csv(sample))
    kinds = [row["Issue Type"] for row in found]
    assert kinds == sorted(kinds), "epics first, or their tasks lose their parent"
    epics = {row["Issue ID"]: row["Summary"] for row in found if row["Issue Type"] == "Epic"}
    tasks = [row for row in found if row["Issue Type"] == "Task"]
    assert len({row["Issue ID"] for row in found}) == len(found)
    assert {row["Summary"]: epics[row["Parent"]] for row in tasks} == programmes(sample)
    for told in told_programmes(sample):
        about = next(row["Description"] for row in found if row["Summary"] == told.name)
        assert told.sponsor in about
        assert all(milestone.text in about for milestone in told.milestones)
    assert _within(spans(tasks, "Summary", "Start date", "Due date"), scheduled(sample))
    days = {a.title: a.effort_days for a in sample.actions}
    assert all(int(row["Original Estimate"]) == days[row["Summary"]] * 8 * 3600 for row in tasks)


def test_jira_is_told_which_task_blocks_which(sample: View) -> None:
    content = jira_csv(sample)
    summaries = {row["Issue ID"]: row["Summary"] for row in rows(content)}
    found = {
        (row["Summary"], summaries[blocked])
        for row, blocks in zip(rows(content), columns(content, "Link Blocks"), strict=True)
        for blocked in blocks
    }
    planned = {a.id: a for a in sample.actions if a.start is not None}
    assert found == {(planned[need].title, a.title) for a in planned.values() for need in a.needs}


def test_jira_gets_the_steps_as_boxes_and_labels_without_blanks(sample: View) -> None:
    content = jira_csv(sample)
    task = next(row for row in rows(content) if row["Issue Type"] == "Task")
    action = next(a for a in sample.actions if a.title == task["Summary"])
    assert all(f"* ☐ {step}" in task["Description"] for step in action.steps)
    assert all(label == "".join(label.split()) for labels in columns(content, "Labels") for label in labels)


def test_the_project_file_keeps_the_order_of_its_schema(sample: View) -> None:
    root = project(sample)
    for element in root.iter():
        order = ORDER.get(element.tag.removeprefix(PROJECT))
        if order is None:
            continue
        places = [order.index(child.tag.removeprefix(PROJECT)) for child in element]
        assert places == sorted(places), element.tag
    assert text(root, "CurrencyCode"), "the schema demands one"


def test_the_project_file_holds_each_planned_action_once_with_its_days_and_work(sample: View) -> None:
    found = {text(task, "Name"): task for task in actions(project(sample))}
    assert len(found) == len(actions(project(sample)))
    assert _within(
        {name: (_day(task, "Start"), _day(task, "Finish")) for name, task in found.items()}, scheduled(sample)
    )
    days = {a.title: a.effort_days for a in sample.actions}
    for name, task in found.items():
        hours, minutes = divmod(round(days[name] * 8 * 60), 60)
        assert text(task, "Work") == f"PT{hours}H{minutes}M0S"
        start, finish = _day(task, "Start"), _day(task, "Finish")
        working = sum((start + dt.timedelta(days=at)).weekday() < 5 for at in range((finish - start).days + 1))
        assert text(task, "Duration") == f"PT{working * 8}H0M0S"


def test_in_the_project_file_ids_count_up_and_links_and_assignments_point_at_what_is_there(sample: View) -> None:
    root = project(sample)
    tasks = list(root.iter(f"{PROJECT}Task"))
    assert [int(text(task, "UID")) for task in tasks] == list(range(1, len(tasks) + 1))
    by_uid = {text(task, "UID"): task for task in tasks}
    people = {text(resource, "UID"): text(resource, "Name") for resource in root.iter(f"{PROJECT}Resource")}
    assert len(set(people.values())) == len(people)
    links = [
        (task, by_uid[text(link, "PredecessorUID")], text(link, "Type"))
        for task in tasks
        for link in task.iter(f"{PROJECT}PredecessorLink")
    ]
    assert links
    assert all(kind == "1" and text(first, "Finish") <= text(task, "Start") for task, first, kind in links)
    leads = {a.title: a.lead for a in sample.actions}
    for assignment in root.iter(f"{PROJECT}Assignment"):
        task = by_uid[text(assignment, "TaskUID")]
        assert people[text(assignment, "ResourceUID")] == leads[text(task, "Name")]


def test_a_programme_in_the_project_file_spans_its_actions(sample: View) -> None:
    tasks = list(project(sample).iter(f"{PROJECT}Task"))
    summaries = [at for at, task in enumerate(tasks) if text(task, "Summary") == "1"]
    for first, following in pairwise([*summaries, len(tasks)]):
        below = [task for task in tasks[first + 1 : following] if text(task, "Milestone") == "0"]
        assert below
        assert text(tasks[first], "Start") == min(text(task, "Start") for task in below)
        assert text(tasks[first], "Finish") == max(text(task, "Finish") for task in below)


def test_milestones_are_milestones_in_the_project_file_and_a_column_of_the_table(sample: View) -> None:
    wanted = {milestone.text for told in told_programmes(sample) for milestone in told.milestones}
    found = [task for task in project(sample).iter(f"{PROJECT}Task") if text(task, "Milestone") == "1"]
    table = rows(whole_plan_csv(sample))

    assert {text(task, "Name") for task in found} == wanted
    assert all(text(task, "Duration") == "PT0H0M0S" for task in found)
    assert {row["Milestone"] for row in table if row["Milestone"]} == wanted
    assert {row["Title"]: row["Programme"] or "Beside the programmes" for row in table if row["Start date"]} == (
        programmes(sample)
    )


def test_planner_gets_a_bucket_a_programme_the_period_as_a_label_and_a_checklist(sample: View) -> None:
    found = rows(planner_csv(sample))
    periods = {a.title: sample.roadmap.labels[a.start] for a in sample.actions if a.start is not None}
    assert {row["Task Name"]: row["Bucket Name"] for row in found} == programmes(sample)
    assert {row["Task Name"]: row["Labels"].split(";")[0] for row in found} == periods
    assert len(found) == len(periods)
    assert _within(spans(found, "Task Name", "Start date", "Due date"), scheduled(sample))
    steps = {a.title: a.steps for a in sample.actions}
    for row in found:
        items = row["Checklist Items"].split(";")
        assert len(items) == len(steps[row["Task Name"]])
        assert all(len(item) <= 100 for item in items)


@pytest.mark.parametrize("make", [whole_plan_csv, jira_csv, planner_csv])
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(thin: View, make: Callable[[View], bytes], formula: str) -> None:
    action = next(a.id for a in thin.actions if a.start is not None)
    view = with_progress(thin, Progress(action=action, state="begun", responsible=f"{formula}", note=formula))
    view = dataclasses.replace(
        view,
        actions=tuple(
            dataclasses.replace(
                a,
                practice_name=formula,
                left_out_reason=a.left_out_reason and dataclasses.replace(a.left_out_reason, needed=formula),
                title=formula,
            )
            for a in view.actions
        ),
    )
    cells = [cell for row in csv.reader(io.StringIO(make(view).decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]
    assert any(cell.startswith("'") for cell in cells), "the text is kept"


def test_markup_and_quotes_come_back_from_the_project_file_as_they_went_in(thin: View) -> None:
    action = next(a.id for a in thin.actions if a.start is not None)
    hostile = '</Name><Evil/> "quoted" & ]]> <!-- --> \N{GRINNING FACE}'
    root = project(with_progress(thin, Progress(action=action, state="planned", responsible=hostile)))
    assert root.find(".//Evil") is None
    names = [text(resource, "Name") for resource in root.iter(f"{PROJECT}Resource")]
    assert hostile.replace("]]", "))") in names, "square brackets would be units of a resource"


def test_what_is_done_is_complete_everywhere(thin: View) -> None:
    done = next(a for a in thin.actions if a.start is not None)
    view = with_progress(thin, Progress(action=done.id, state="done", date=TODAY, responsible="Maria Ortega"))
    table = next(row for row in rows(whole_plan_csv(view)) if row["Action id"] == done.id)
    assert (table["Status"], table["Status since"], table["Responsible"]) == ("done", "2026-05-04", "Maria Ortega")
    task = next(task for task in actions(project(view)) if text(task, "Name") == done.title)
    assert text(task, "PercentComplete") == "100"
    planner = next(row for row in rows(planner_csv(view)) if row["Task Name"] == done.title)
    assert (planner["Progress"], planner["Assigned To"]) == ("Completed", "Maria Ortega")


def test_a_plan_without_actions_still_makes_files_that_can_be_read(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"], rating=5), questionnaire, TODAY)
    assert {file.id: len(file.make(view).splitlines()) for file in PLAN_FILES if file.mime == "text/csv"} == {
        "table": 1,
        "jira": 1,
        "planner": 1,
    }
    assert ET.fromstring(project_xml(view)).find(f"{PROJECT}Tasks") is None


@pytest.fixture(scope="module")
def thin(questionnaire: Questionnaire) -> View:
    return build_view(assessment(questionnaire, ["incident_management"], rating=1), questionnaire, TODAY)


def _within(found: dict[str, tuple[dt.date, dt.date]], periods: dict[str, tuple[dt.date, dt.date]]) -> bool:
    """Whether the same actions are in both, each within the days of its periods."""
    assert set(found) == set(periods)
    return all(periods[name][0] <= start <= due <= periods[name][1] for name, (start, due) in found.items())


def _day(task: ET.Element, name: str) -> dt.date:
    return dt.datetime.fromisoformat(text(task, name)).date()
