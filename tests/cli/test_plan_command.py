"""The plan for other programs, from the command line: the same files as in the app, and beside all data."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from assessment.engagement.exchange_file import read_assessment, to_json
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from reports.plan_files import PLAN_FILES, PlanFile
from reports.report_day import day_of_report
from reports.view.build import build_view
from tests.cli.conftest import Run
from tests.reports.making import assessment

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@pytest.mark.parametrize("kind", PLAN_FILES, ids=lambda kind: kind.id)
def test_the_plan_is_written_as_the_app_gives_it(
    run: Run, sample: Path, tmp_path: Path, questionnaire: Questionnaire, kind: PlanFile
) -> None:
    target = tmp_path / kind.ending
    done = run("plan", sample, "-o", target, "--for", kind.id)
    assert (done.code, done.out) == (0, f"wrote {target}\n")
    view = build_view(read_assessment(sample, questionnaire), questionnaire, day_of_report())
    assert target.read_bytes() == kind.make(view)


def test_a_program_that_is_not_known_is_answered_with_those_that_are(run: Run, sample: Path, tmp_path: Path) -> None:
    done = run("plan", sample, "-o", tmp_path / "plan.csv", "--for", "trello")
    assert done.code == 2
    assert all(kind.id in done.err for kind in PLAN_FILES)
    assert not (tmp_path / "plan.csv").exists()


def test_where_nothing_is_planned_there_is_no_file_and_the_data_are_there_all_the_same(
    run: Run, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    idle = tmp_path / "idle.json"
    made = assessment(questionnaire, ["service_desk"], state=None)
    idle.write_text(to_json(made), encoding="utf-8")
    done = run("plan", idle, "-o", tmp_path / "plan.xml", "--for", "project")
    assert (done.code, done.errors) == (1, [f"{idle}: has no plan to take away: no action is planned"])
    assert not (tmp_path / "plan.xml").exists()

    assert run("export", idle, "-o", tmp_path / "data.zip").code == 0
    with ZipFile(tmp_path / "data.zip") as data:
        assert {kind.ending for kind in PLAN_FILES} <= set(data.namelist())
