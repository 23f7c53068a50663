"""What is made of an assessment without a date is dated by SOURCE_DATE_EPOCH: the same bytes from every process."""

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from assessment.engagement.exchange_file import to_json
from assessment.questionnaire.model import load_questionnaire
from tests.cli.conftest import ROOT, Finished, Run
from tests.patience import SECONDS
from tests.reports.making import assessment

pytestmark = pytest.mark.slow

FILES = {"report": "a.pdf", "workbook": "a.xlsx", "slides": "a.pptx", "document": "a.docx", "export": "a.zip"}
ALL_AT_ONCE = """
import sys
import cli
for command, name in zip(sys.argv[2::2], sys.argv[3::2]):
    short = ["--edition", "executive"] if command in ("report", "document") else []
    cli.app([command, sys.argv[1], "-o", name, *short], standalone_mode=False)
"""


def under_way(exchange: Path, folder: Path, hash_seed: str, zone: str) -> subprocess.Popen[bytes]:
    folder.mkdir()
    arguments = [part for command, name in FILES.items() for part in (command, str(folder / name))]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1800000000", "PYTHONHASHSEED": hash_seed, "TZ": zone}
    return subprocess.Popen([sys.executable, "-c", ALL_AT_ONCE, exchange, *arguments], cwd=ROOT, env=environment)


def test_two_processes_make_the_same_files(tmp_path: Path) -> None:
    undated = assessment(load_questionnaire(), ["service_desk"])
    facts = undated.info.model_copy(update={"date": None})
    exchange = tmp_path / "undated.json"
    exchange.write_text(to_json(undated.model_copy(update={"info": facts})), encoding="utf-8")

    one, two = tmp_path / "one", tmp_path / "two"
    both = [under_way(exchange, one, "1", "Pacific/Kiritimati"), under_way(exchange, two, "2", "Pacific/Pago_Pago")]
    assert [process.wait(timeout=SECONDS) for process in both] == [0, 0]

    assert [name for name in FILES.values() if (one / name).read_bytes() != (two / name).read_bytes()] == []
    with pikepdf.open(one / "a.pdf") as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20270115"


def test_a_date_that_is_none_is_said(run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert run("workbook", sample, "-o", tmp_path / "out.xlsx") == Finished(
        1, "", "SOURCE_DATE_EPOCH: found 'yesterday'; expected seconds since 1970, a whole number\n"
    )
