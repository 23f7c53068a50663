"""The plan as files that other programs open: a table, Jira's importer, Microsoft Project, Microsoft Planner.

docs/plan_files.md says what each column holds and how each program takes the file in.
"""

from collections.abc import Callable
from dataclasses import dataclass

from reports.plan_files.csv_file import Cells
from reports.plan_files.jira import jira, jira_csv
from reports.plan_files.planner import planner, planner_csv
from reports.plan_files.project_xml import project_xml
from reports.plan_files.whole_plan import whole_plan, whole_plan_csv
from reports.view.model import View


@dataclass(frozen=True)
class PlanFile:
    """One way out. `how` is how the other program takes it in; `ending` is what its name ends in, after the date.
    `cells` are those of a CSV file, to be offered as a workbook too.
    """

    id: str
    name: str
    what: str
    how: str
    ending: str
    mime: str
    make: Callable[[View], bytes]
    cells: Callable[[View], Cells] | None = None


PLAN_FILES = (
    PlanFile(
        "table",
        "Table (CSV)",
        "Every action, planned or left out, with all that is known about it. Opens in Excel and any other spreadsheet.",
        "Dates are written year first; the status is planned, begun, done or left out.",
        "plan.csv",
        "text/csv",
        whole_plan_csv,
        whole_plan,
    ),
    PlanFile(
        "jira",
        "Jira (CSV)",
        "An epic for each programme with its milestones, a task for each planned action, and what blocks what.",
        "An administrator imports it: System, External System Import, CSV, dates as yyyy-MM-dd. "
        "Map “Link Blocks” to the link “Blocks”, the rest by name.",
        "jira.csv",
        "text/csv",
        jira_csv,
        jira,
    ),
    PlanFile(
        "project",
        "Microsoft Project (XML)",
        "Programmes with milestones, days, person-days, what needs what, and who is responsible.",
        "Open it as XML in Project; ProjectLibre, GanttProject and others read it too. Days off are not in it.",
        "project.xml",
        "application/xml",
        project_xml,
    ),
    PlanFile(
        "planner",
        "Microsoft Planner (CSV)",
        "A task for each planned action, in a bucket for its "
        "programme, with its steps as a checklist. The columns are those of Planner's own export.",
        "No import by Planner itself is documented: copy rows into its grid, or use Power Automate.",
        "planner.csv",
        "text/csv",
        planner_csv,
        planner,
    ),
)

__all__ = ["PLAN_FILES", "PlanFile", "jira_csv", "planner_csv", "project_xml", "whole_plan", "whole_plan_csv"]
