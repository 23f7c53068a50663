"""Answers to another version of the questionnaire are scored, and that is said beside the result."""

import json
from pathlib import Path

import pytest

from assessment.engagement.exchange_file import to_json
from assessment.questionnaire.model import load_questionnaire
from tests.cli.conftest import Finished, Run
from tests.reports.making import assessment

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = assessment(load_questionnaire(), ["service_desk"])
    facts = made.info.model_copy(update={"questionnaire_version": "0.9"})
    path = tmp_path_factory.mktemp("older") / "older.json"
    path.write_text(to_json(made.model_copy(update={"info": facts})), encoding="utf-8")
    return path


def test_the_document_on_standard_output_stays_pure(run: Run, older: Path) -> None:
    done = run("score", older, "--json")
    assert (done.code, done.errors) == (0, [f"{older}: was answered in questionnaire itil4 0.9; scored with 2.0"])
    assert json.loads(done.out)["practices"]["service_desk"]["level"] == 2


def test_it_is_said_beside_a_file_too(run: Run, older: Path, tmp_path: Path) -> None:
    assert run("workbook", older, "-o", tmp_path / "a.xlsx") == Finished(
        0, f"wrote {tmp_path / 'a.xlsx'}\n", f"{older}: was answered in questionnaire itil4 0.9; scored with 2.0\n"
    )


def test_a_folder_of_own_templates_that_does_not_exist_stops_the_report(
    run: Run, older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(tmp_path / "gone"))
    done = run("report", older, "-o", tmp_path / "a.pdf")
    assert done == Finished(
        1,
        "",
        f"WAYMARK_TEMPLATES: names {tmp_path / 'gone'}, which is no folder; expected the "
        "folder of your own templates\n",
    )
    assert list(tmp_path.iterdir()) == []
