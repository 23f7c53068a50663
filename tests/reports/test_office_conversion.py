"""Slides and document in an office program that is not the library they were written with."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from assessment.framework import Framework
from reports.slides import render_slides
from reports.view_model import build_view
from reports.word import render_document
from tests.reports.making import TODAY, engagement


@pytest.mark.slow
def test_libreoffice_opens_slides_and_document_and_shows_every_slide(framework: Framework, tmp_path: Path) -> None:
    view = build_view(engagement(framework, ["incident_management", "service_desk"]), framework, TODAY)
    slides = render_slides(view)
    (tmp_path / "deck.pptx").write_bytes(slides)
    (tmp_path / "report.docx").write_bytes(render_document(view))

    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: python -m scripts.system_packages libreoffice"
    subprocess.run([program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
                    "pdf", "--outdir", tmp_path, tmp_path / "deck.pptx", tmp_path / "report.docx"],
                   check=True, capture_output=True, timeout=180)


    shown, pages = PdfReader(tmp_path / "deck.pdf"), PdfReader(tmp_path / "report.pdf")
    assert len(shown.pages) == len(Presentation(BytesIO(slides)).slides)
    assert "Northgate Logistics" in shown.pages[0].extract_text()
    assert f"of {len(pages.pages)}" in pages.pages[1].extract_text()
