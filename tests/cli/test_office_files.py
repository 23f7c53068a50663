"""The report as slides and as a Word document, from the command line."""

from pathlib import Path

from assessment.exchange import to_json
from assessment.framework import load_framework
from tests.cli.conftest import Run
from tests.reports.making import engagement


def test_slides_and_document_are_written_with_a_line_each(run: Run, tmp_path: Path) -> None:
    file, deck, report = tmp_path / "small.json", tmp_path / "deck.pptx", tmp_path / "report.docx"
    file.write_text(to_json(engagement(load_framework(), ["incident_management"])), "utf-8")

    assert run("slides", file, "-o", deck).out == f"wrote {deck}\n"
    assert run("document", file, "-o", report).out == f"wrote {report}\n"
    assert deck.read_bytes().startswith(b"PK")
    assert report.read_bytes().startswith(b"PK")
