"""`guide`: who is asked what, as a PDF to write on and as a workbook; who is not there is said."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reports.verification.page_texts import page_texts
from tests.cli.conftest import Run
from tests.reports.reading import solid

pytestmark = pytest.mark.slow

CLIENT = Path(__file__).resolve().parents[1] / "clients" / "startup.json"


def test_a_guide_for_one_role_holds_its_questions_with_what_to_ask_to_see(run: Run, tmp_path: Path) -> None:
    done = run("guide", CLIENT, "-o", tmp_path / "guide.pdf", "--role", "security_officer")

    assert done.code == 0, done.err
    text = "".join(page_texts((tmp_path / "guide.pdf").read_bytes()))
    assert solid("Security officer:") in text
    assert solid("Ask to see") in text
    assert solid("Documents to ask for") in text
    assert solid("Service desk agent:") not in text


def test_the_workbook_has_a_sheet_a_conversation_and_the_list_of_documents(run: Run, tmp_path: Path) -> None:
    done = run("guide", CLIENT, "-o", tmp_path / "guide.xlsx")

    assert done.code == 0, done.err
    book = load_workbook(BytesIO((tmp_path / "guide.xlsx").read_bytes()))
    assert book.sheetnames[0] == "Documents to ask for"
    assert len(book.sheetnames) > 1
    heads = [cell.value for cell in book.worksheets[1][4]]
    assert heads == [
        "Practice",
        "Aspect",
        "Question",
        "Why it matters",
        "Ask to see",
        "Proves it",
        "Proves nothing",
        "What fits today",
        "Level",
        "Notes",
    ]


def test_a_role_and_a_person_that_are_not_there_are_both_told(run: Run, sample: Path, tmp_path: Path) -> None:
    done = run("guide", sample, "-o", tmp_path / "guide.pdf", "--role", "it_leade", "--respondent", "nobody")

    assert done.code == 1
    assert "asks nothing of a role 'it_leade'; did you mean 'it_leader'" in done.err
    assert "has no respondent 'nobody'" in done.err
    assert not (tmp_path / "guide.pdf").exists()


def test_another_ending_than_pdf_and_xlsx_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    done = run("guide", sample, "-o", tmp_path / "guide.txt")

    assert done.code == 1
    assert "expected a name that ends in .pdf or .xlsx" in done.err
