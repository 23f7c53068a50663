"""`advise --levels`: practice levels from elsewhere instead of answers."""

import json
from pathlib import Path

import pytest

from assessment.advice.importance import chosen_needs, importance
from assessment.engagement.exchange_file import read_assessment
from assessment.questionnaire.model import load_questionnaire
from tests.cli.conftest import Run

pytestmark = pytest.mark.slow

LEVELS = "practice,level\nincident_management,3\nChange enablement,1\nproblem_management,0\n"


@pytest.fixture
def levels(tmp_path: Path) -> Path:
    path = tmp_path / "practice_levels.csv"
    path.write_text(LEVELS, encoding="utf-8")
    return path


def test_levels_alone_are_enough_for_targets_actions_and_a_plan(run: Run, levels: Path) -> None:
    done = run("advise", "--levels", levels, "--json")
    assert (done.code, done.err) == (0, "")
    advice = json.loads(done.out)
    assert set(advice["targets"]) == {"incident_management", "change_enablement", "problem_management"}
    assert {action["practice"] for action in advice["actions"]} <= set(advice["targets"])
    assert advice["plan"]["scheduled"]


def test_with_a_file_its_client_and_needs_count_and_its_answers_do_not(run: Run, sample: Path, levels: Path) -> None:
    questionnaire = load_questionnaire()
    assessment = read_assessment(sample, questionnaire)
    done = run("advise", sample, "--levels", levels, "--json")
    assert (done.code, done.err) == (0, "")
    advice = json.loads(done.out)
    of_all = importance(chosen_needs(assessment.needs, questionnaire), questionnaire)
    assert advice["importance"] == {practice: of_all[practice] for practice in questionnaire.framework_practices}
    assert set(advice["targets"]) == {"incident_management", "change_enablement", "problem_management"}


def test_a_wrong_table_is_answered_line_by_line(run: Run, levels: Path) -> None:
    levels.write_text(LEVELS + "incidnt_management,3\nservice_desk,7\n", encoding="utf-8")
    done = run("advise", "--levels", levels, "--json")
    assert (done.code, done.out) == (1, "")
    assert done.errors == [
        f"{levels}:5: there is no practice 'incidnt_management'; did you mean 'incident_management'?",
        f"{levels}:6: level is '7'; expected a whole number from 0 to 5",
    ]


def test_neither_file_nor_levels_is_wrong_usage(run: Run) -> None:
    done = run("advise")
    assert (done.code, done.out) == (2, "")
    assert "--levels" in done.err
