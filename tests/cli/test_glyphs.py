"""Characters without a font are said beside the file that was made all the same."""

from pathlib import Path

import pytest

from assessment.engagement.exchange_file import to_json
from assessment.questionnaire.model import load_questionnaire
from tests.cli.conftest import Run
from tests.reports.making import assessment

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("command", "ending"), [("report", "pdf"), ("slides", "pptx"), ("document", "docx")])
def test_boxes_are_said_beside_the_file(run: Run, tmp_path: Path, command: str, ending: str) -> None:
    source, out = tmp_path / "one.json", tmp_path / f"out.{ending}"
    made = assessment(load_questionnaire(), ["service_desk"], client="Tyre \U00010900 Co")
    source.write_text(to_json(made), encoding="utf-8")
    done = run(command, source, "-o", out)
    assert (done.code, done.out, out.exists(), len(done.errors)) == (0, f"wrote {out}\n", True, 1)
    assert "(U+10900): it stands as a box" in done.errors[0]
