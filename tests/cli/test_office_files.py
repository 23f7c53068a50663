"""The report as slides and as a Word document, from the command line."""

from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm
from pptx import Presentation

from assessment.engagement.exchange_file import to_json
from assessment.questionnaire.model import load_questionnaire
from tests.cli.conftest import Run
from tests.reports.making import assessment

pytestmark = pytest.mark.slow


def test_slides_and_document_are_written_as_was_chosen_with_a_line_each(run: Run, tmp_path: Path) -> None:
    file, deck, report = tmp_path / "small.json", tmp_path / "deck.pptx", tmp_path / "report.docx"
    file.write_text(to_json(assessment(load_questionnaire(), ["incident_management"], comment="Said so.")), "utf-8")

    assert run("slides", file, "-o", deck, "--leave-out", "method").out == f"wrote {deck}\n"
    assert (
        run(
            "document",
            file,
            "-o",
            report,
            "--page",
            "letter",
            "--named",
            "--leave-out",
            "actions",
            "--leave-out",
            "needs",
        ).out
        == f"wrote {report}\n"
    )
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(deck)).slides]
    assert "How this report was made, and how far it carries" not in titles
    document = Document(str(report))
    assert document.sections[0].page_height == pytest.approx(Mm(279.4), abs=Mm(0.3))
    assert "Person 1 Privately" in "".join(document.element.itertext())
    assert {"What you need", "Recommendations"}.isdisjoint(paragraph.text for paragraph in document.paragraphs)
