"""`charters`: by the ending of the name a PDF or a Word document; what cannot be written is said."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.slow


def test_charters_are_written_as_pdf_and_for_word(run: Run, sample: Path, tmp_path: Path) -> None:
    for name, begins in (("charters.pdf", b"%PDF"), ("charters.docx", b"PK")):
        done = run("charters", sample, "-o", tmp_path / name)

        assert done.code == 0, done.err
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_another_ending_is_refused_with_what_was_expected(run: Run, sample: Path, tmp_path: Path) -> None:
    done = run("charters", sample, "-o", tmp_path / "charters.txt")

    assert done.code == 1
    assert "expected a name that ends in .pdf or .docx" in done.err
