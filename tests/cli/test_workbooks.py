"""The commands that write Excel workbooks."""

from pathlib import Path

from openpyxl import load_workbook

from assessment.exchange import to_json
from assessment.framework import load_framework
from reports.questionnaire_workbook import read_answers_workbook
from tests.cli.conftest import Finished, Run
from tests.reports.making import engagement


def test_workbook_writes_the_results(run: Run, tmp_path: Path) -> None:
    exchange, out = tmp_path / "one.json", tmp_path / "one.xlsx"
    exchange.write_text(to_json(engagement(load_framework(), ["incident_management"])), encoding="utf-8")
    assert run("workbook", exchange, "-o", out) == Finished(0, f"wrote {out}\n", "")
    assert load_workbook(out)["Practices"]["A5"].value == "Incident management"


def test_questionnaire_writes_one_to_fill_in(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "empty.xlsx"
    assert run("questionnaire", "--depth", "quick", "-o", out) == Finished(0, f"wrote {out}\n", "")
    assert read_answers_workbook(out.read_bytes(), load_framework()).given == ()
