"""The plan as Microsoft Project XML (MSPDI).

The published schema (mspdi_pj12.xsd) is a sequence: the order of elements is part of the format. Days are working
days of eight hours from Monday to Friday, as the file's own calendar says.
"""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from reports.plan_files.project_tasks import (
    CLOSES,
    FIXED_DURATION,
    HOURS_A_DAY,
    IN_DAYS,
    OPENS,
    TITLE_CHARACTERS,
    Part,
    assignments,
    closing,
    opening,
    resources,
    summary_and_tasks,
    tasks_of,
    whole,
)
from reports.plan_files.task_groups import task_groups
from reports.text.sanitize import printable, shorten
from reports.view.model import View
from reports.view.tasks import Task, planned_tasks

NAMESPACE = "http://schemas.microsoft.com/project"
WORKING_TIMES = (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00"))
NAME_CHARACTERS = 255
# The schema demands a currency even where a plan holds no amount, and names this one.
CURRENCY_WITHOUT_AMOUNTS = "USD"


def project_xml(view: View) -> bytes:
    """A plan without any action has the project and its calendar alone."""
    groups = task_groups(view, planned_tasks(view))
    planned = tasks_of(groups)
    root = ET.Element("Project", xmlns=NAMESPACE)
    collections: list[tuple[str, list[Part]]] = [
        ("Calendars", [("Calendar", _calendar())]),
        ("Tasks", list(summary_and_tasks(groups))),
        ("Resources", list(resources(planned))),
        ("Assignments", list(assignments(groups))),
    ]
    _fill(root, [*_project(view, planned), *((name, parts) for name, parts in collections if parts)])
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _fill(parent: ET.Element, parts: Sequence[Part]) -> None:
    """Elements in the order in which they are given."""
    for name, content in parts:
        element = ET.SubElement(parent, name)
        if isinstance(content, list):
            _fill(element, content)
        else:
            element.text = printable(str(content))


def _project(view: View, planned: Sequence[Task]) -> Iterator[Part]:
    yield "SaveVersion", 12
    yield "Name", shorten(f"{view.client.name}: {view.title}", NAME_CHARACTERS - 2)[0]
    yield "Title", shorten(view.title, TITLE_CHARACTERS - 2)[0]
    yield "Author", "Waymark"
    yield "ScheduleFromStart", 1
    if planned:
        yield "StartDate", opening(whole(planned).start)
        yield "FinishDate", closing(whole(planned).due)
    yield "CurrencyCode", CURRENCY_WITHOUT_AMOUNTS
    yield "CalendarUID", 1
    yield "DefaultStartTime", OPENS
    yield "DefaultFinishTime", CLOSES
    yield "MinutesPerDay", HOURS_A_DAY * 60
    yield "MinutesPerWeek", HOURS_A_DAY * 60 * 5
    yield "DaysPerMonth", 20
    yield "DefaultTaskType", FIXED_DURATION
    yield "DurationFormat", IN_DAYS
    yield "WorkFormat", 3
    yield "WeekStartDay", 1


def _calendar() -> list[Part]:
    """Weekdays count from 1, Sunday."""
    times: list[Part] = [("WorkingTime", [("FromTime", start), ("ToTime", end)]) for start, end in WORKING_TIMES]
    days: list[Part] = [
        (
            "WeekDay",
            [("DayType", day), ("DayWorking", 1), ("WorkingTimes", times)]
            if 1 < day < 7
            else [("DayType", day), ("DayWorking", 0)],
        )
        for day in range(1, 8)
    ]
    return [("UID", 1), ("Name", "Standard"), ("IsBaseCalendar", 1), ("BaseCalendarUID", -1), ("WeekDays", days)]
