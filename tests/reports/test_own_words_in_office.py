"""A heading of one's own stands on slides and in the workbook too, from the moment that it is written."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from assessment.questionnaire.model import Questionnaire
from reports.excel import render_workbook
from reports.slides import render_slides
from reports.view.build import build_view
from tests.reports.making import TODAY, assessment


def test_own_names_of_columns_count_at_once(
    questionnaire: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(tmp_path))
    folder = tmp_path / "narrative" / "en"
    folder.mkdir(parents=True)

    assert "Capability" not in heads(render_workbook(view))

    (folder / "labels.yaml").write_text("columns: {practice: Capability}\nneeds: {need: Called}\n", encoding="utf-8")
    assert "Capability" in heads(render_workbook(view))
    assert "Called" in cells(render_slides(view))


def heads(content: bytes) -> set[object]:
    return {cell.value for cell in load_workbook(BytesIO(content))["Practices"][4]}


def cells(content: bytes) -> set[str]:
    tables = [
        shape.table for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes if shape.has_table
    ]
    return {cell.text for table in tables for row in table.rows for cell in row.cells}
