"""Own words on the command line: listed by passage, set in the report, and named where they are stale."""

import json
from pathlib import Path
from typing import Any

import pytest

from assessment.engagement.exchange_file import to_json
from assessment.engagement.overrides import Override
from assessment.questionnaire.model import load_questionnaire
from tests.cli.conftest import Run
from tests.reports.making import assessment
from tests.reports.reading import text_of

pytestmark = pytest.mark.slow

WORDS = Override(passage="practice.incident_management", text="Your desk works.", figures={"Incident management": "1"})
GONE = Override(passage="gap.service_desk", text="The desk was weak.", locked=True)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = assessment(load_questionnaire(), ["incident_management"])
    path = tmp_path_factory.mktemp("words") / "assessment.json"
    path.write_text(to_json(made.model_copy(update={"overrides": (WORDS, GONE)})), "utf-8")
    return path


def test_passages_are_listed_with_how_each_stands(run: Run, file: Path) -> None:
    done = run("passages", file)
    lines = {line.split()[0]: " ".join(line.split()[1:]) for line in done.out.splitlines()}
    assert lines["practice.incident_management"] == "own words, stale Your desk works. practices.j2: practice"
    assert lines["gap.service_desk"] == "not in the report now The desk was weak."
    assert lines["needs"].startswith("as generated ")
    assert lines["needs"].endswith(" needs.j2: needs_title, needs_text")


def test_passages_as_json_hold_what_is_generated_and_what_moved(run: Run, file: Path) -> None:
    document: dict[str, Any] = json.loads(run("passages", file, "--json").out)
    entry = next(entry for entry in document["passages"] if entry["id"] == "practice.incident_management")
    assert entry["text"].startswith("Level 2")
    assert entry["own"]["text"] == "Your desk works."
    assert {"figure": "Incident management", "then": "1", "now": "2"} in entry["stale"]
    assert entry["sentences"] == [{"file": "narrative/en/practices.j2", "block": "practice"}]
    assert [words["passage"] for words in document["unplaced"]] == ["gap.service_desk"]


@pytest.mark.slow
def test_the_report_has_the_words_and_says_beside_it_that_they_are_stale(run: Run, file: Path, tmp_path: Path) -> None:
    done = run("report", file, "-o", tmp_path / "report.pdf")
    assert (done.code, done.errors) == (0, ["1 passage in own words is older than the numbers: Incident management."])
    assert "Your desk works." in text_of((tmp_path / "report.pdf").read_bytes(), tmp_path)
