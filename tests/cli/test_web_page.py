"""`report FILE -o OUT.html`: the web page, and the assessment that it carries."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.slow


def test_the_web_page_carries_the_same_assessment_as_the_pdf(run: Run, sample: Path, tmp_path: Path) -> None:
    page, pdf = tmp_path / "report.html", tmp_path / "report.pdf"
    assert run("report", sample, "-o", page, "--edition", "executive", "--answers").code == 0
    assert run("report", sample, "-o", pdf, "--edition", "executive", "--answers").code == 0

    from_page, from_pdf = tmp_path / "page.json", tmp_path / "pdf.json"
    assert run("restore", page, "-o", from_page).code == 0
    assert run("restore", pdf, "-o", from_pdf).code == 0

    assert from_page.read_bytes() == from_pdf.read_bytes()


def test_without_an_attachment_there_is_nothing_to_restore(run: Run, sample: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert run("report", sample, "-o", page, "--edition", "executive", "--no-attachment").code == 0

    done = run("restore", page, "-o", tmp_path / "out.json")

    assert done.code == 1
    assert done.errors == [f"{page}: holds 0 assessments; expected one, as in a web page that Waymark made"]
    assert not (tmp_path / "out.json").exists()


def test_a_damaged_assessment_is_refused_with_a_line(run: Run, sample: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert run("report", sample, "-o", page, "--edition", "executive", "--answers").code == 0
    page.write_bytes(page.read_bytes().replace(b"application/json;base64,", b"application/json;base64,*"))

    done = run("restore", page, "-o", tmp_path / "out.json")

    assert done.code == 1
    assert len(done.errors) == 1
    assert "is damaged: the assessment in it cannot be read" in done.errors[0]


def test_the_same_assessment_gives_the_same_page(run: Run, sample: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.html", tmp_path / "second.html"
    for path in (first, second):
        assert run("report", sample, "-o", path).code == 0

    assert first.read_bytes() == second.read_bytes()
