"""No text of a CSV file becomes a formula, whatever parts the cells; tables as workbooks keep their numbers."""

import csv
import datetime as dt
import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engagement.exchange_file import parse_assessment
from assessment.questionnaire.model import Questionnaire
from reports.data_files import data_files
from reports.excel.plain_table import table_workbook
from reports.plan_files.csv_file import csv_file
from reports.text.sanitize import printable
from tests.reports.making import TODAY, assessment

SEPARATORS = ",;\t|"
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
TEXTS = (
    "see log;=1+1;end",
    "a\xa0=2+2",
    "\u200b=3+3",
    "Ex;=4+4;ample",
    "first line\n=5+5",
    "tab\t=6+6",
    "comma,=7+7",
    'quote;"=8+8',
    ' ; "" \u200b+9',
    "bar|@SUM(1)",
    "x;\r\n-2+3",
    "\t=1",
    '"=1+1',
)
PIECES = st.sampled_from([*",;|\t\r\n\"' \u200b\xa0=+-@＝a1", "=1+1", ";;", '""'])


def cells(content: bytes, separator: str) -> list[str]:
    """As a spreadsheet with this separator parts the file."""
    read = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator)
    return [cell for row in read for cell in row]


def running(found: list[str]) -> list[str]:
    seen = [re.sub('^[\\s\u200b"]+', "", cell) for cell in found]
    return [cell for cell in seen if cell.startswith(STARTS)]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_no_text_runs_whatever_parts_the_cells(separator: str) -> None:
    assert running(cells(csv_file(("id", "text"), [("r1", text, "end") for text in TEXTS]), separator)) == []


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(SEPARATORS))
def test_no_text_of_any_making_runs(text: str, separator: str) -> None:
    assert running(cells(csv_file(("id", "text"), [("r1", text, "end")]), separator)) == []


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20), min_size=1, max_size=4))
def test_what_is_read_back_is_what_was_written_but_for_apostrophes(texts: list[str]) -> None:
    [_, read] = csv.reader(io.StringIO(csv_file(("h",), [("r", *texts)]).decode("utf-8-sig"), newline=""))
    assert [one.replace("'", "") for one in read[1:]] == [kept(one) for one in texts]


def kept(text: str) -> str:
    """What a CSV file of one cell makes of it, without a guard."""
    return printable(text).replace("'", "")


def test_numbers_and_dates_are_numbers_and_dates_in_a_workbook_and_texts_are_as_written() -> None:
    raw = table_workbook("t", ("a", "b", "c", "d"), [(1.875, dt.date(2026, 5, 4), "=1+1;-2", None)], "Client: t", TODAY)
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
    assert sheet is not None
    number, day, text, nothing = next(sheet.iter_rows(min_row=2))
    assert (number.value, day.value, text.value, text.data_type) == (1.875, dt.datetime(2026, 5, 4), "=1+1;-2", "s")
    assert (day.number_format, nothing.value) == ("yyyy-mm-dd", None)
    assert raw == table_workbook(
        "t", ("a", "b", "c", "d"), [(1.875, dt.date(2026, 5, 4), "=1+1;-2", None)], "Client: t", TODAY
    )


def test_beside_each_csv_file_lies_the_same_table_as_a_workbook(questionnaire: Questionnaire) -> None:
    made = assessment(questionnaire, ["service_desk"], comment=TEXTS[0])
    files = data_files(made, questionnaire, TODAY, named=False)
    tables = [name.removesuffix(".csv") for name in files if name.endswith(".csv")]
    assert "plan" in tables
    for name in tables:
        sheet = openpyxl.load_workbook(io.BytesIO(files[f"{name}.xlsx"])).active
        assert sheet is not None
        shown = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
        read = list(csv.reader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))
        assert (len(shown), shown[0]) == (len(read), read[0])
        if name == "answers":
            assert {row[4] for row in shown[1:]} == {TEXTS[0]}


@pytest.mark.slow
def test_a_german_spreadsheet_runs_nothing_of_the_data_files(questionnaire: Questionnaire, tmp_path: Path) -> None:
    """LibreOffice, asked to take formulas for what they are, with each separator in German number format."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: python -m scripts.system_packages libreoffice"
    made = json.loads(assessment(questionnaire, ["service_desk"], client=TEXTS[3]).model_dump_json(by_alias=True))
    for answer, text in zip(made["answers"], TEXTS * len(made["answers"]), strict=False):
        answer["comment"] = text
    files = data_files(
        parse_assessment(json.dumps(made).encode(), "made", questionnaire), questionnaire, TODAY, named=True
    )
    trap = csv_file(("h",), [("x",)]) + b"=1+1\r\n"
    names = ["answers.csv", "summary.csv", "trap.csv"]
    for name in names:
        (tmp_path / name).write_bytes(files.get(name, trap))
    for code in (59, 44, 9):
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                "--headless",
                f"--infilter=CSV:{code},34,76,1,,1031,false,true,false,false,false,0,true,true",
                "--convert-to",
                "fods",
                "--outdir",
                str(tmp_path / str(code)),
                *(str(tmp_path / name) for name in names),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        ran = {file.stem for file in (tmp_path / str(code)).iterdir() if "table:formula" in file.read_text("utf-8")}
        assert ran == {"trap"}
