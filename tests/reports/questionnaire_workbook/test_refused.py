"""What cannot be used is refused whole, with every cell named."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from reports.questionnaire_workbook import read_answers_workbook
from tests.reports.questionnaire_workbook.filling import Edit, cell, filled

EXPECTED = 'expected 0 to 5, "don\'t know" or "not applicable"'

# What somebody did to the workbook, and what is said about it.
CELLS: dict[str, tuple[Edit, str]] = {
    "a number too high": (cell("Operation", "E5", 7), f'Operation!E5: found "7", {EXPECTED}'),
    "a number below 0": (cell("Operation", "E5", -1), f'Operation!E5: found "-1", {EXPECTED}'),
    "half a level": (cell("Operation", "E5", 2.5), f'Operation!E5: found "2.5", {EXPECTED}'),
    "another word": (cell("Operation", "E5", "maybe"), f'Operation!E5: found "maybe", {EXPECTED}'),
    "true": (cell("Operation", "E5", True), f'Operation!E5: found "TRUE", {EXPECTED}'),
    "a formula": (
        cell("Operation", "E5", "=1+1"),
        "Operation!E5: found a formula, expected what you mean as a plain value",
    ),
    "a formula as a comment": (
        cell("Operation", "L5", "=NOW()"),
        "Operation!L5: found a formula, expected what you mean as a plain value",
    ),
    "an error": (cell("Operation", "E5", "#N/A"), "Operation!E5: found the error #N/A, expected a plain value"),
    "a comment alone": (
        cell("Operation", "L5", "well"),
        "Operation!E5: is empty, but has a comment or evidence beside it; choose an answer or empty both",
    ),
    "a worry alone": (
        cell("Operation", "N5", "yes"),
        'Operation!E5: is empty, but "yes" stands under "Worrying"; choose an answer or empty both',
    ),
    "half a worry": (
        lambda book: (cell("Operation", "E5", 1)(book), cell("Operation", "N5", "a bit")(book)),
        'Operation!N5: found "a bit", expected "yes" or nothing',
    ),
    "two columns for worries": (
        cell("Operation", "P4", "Worrying"),
        'Operation!P4: a second column is headed "Worrying", expected one; empty its head or delete it',
    ),
    "too long a comment": (
        lambda book: (cell("Operation", "E5", 1)(book), cell("Operation", "L5", "x" * 20_001)(book)),
        "Operation!L5: has 20,001 characters, expected at most 20,000",
    ),
    "merged cells": (
        lambda book: book["Operation"].merge_cells("E5:E6"),
        "Operation!E5:E6: merged cells, of which one answer at most could be read; unmerge them",
    ),
    "a changed id": (
        cell("Operation", "A5", "incident_management.other"),
        "Operation!A5: found incident_management.other, expected incident_management.flow: its row was "
        "deleted, or its id changed",
    ),
    "a deleted row": (lambda book: book["Service value system"].delete_rows(5), "its row was deleted"),
    "a moved row": (lambda book: swap(book, "Service value system", 5, 6), "its row was moved"),
    "an answer under the last question": (cell("Operation", "E9", 3), "Operation!E9: stands under the last question"),
    "a deleted sheet": (lambda book: book.remove(book["Operation"]), "Operation: the sheet is missing"),
    "a renamed sheet": (lambda book: setattr(book["Operation"], "title", "Ops"), "Operation: the sheet is missing"),
    "no hidden sheet": (lambda book: book.remove(book["Structure"]), "is not a questionnaire that Waymark made"),
    "another questionnaire": (cell("Structure", "B2", "cobit"), "is for questionnaire 'cobit', expected 'itil4'"),
    "another version": (cell("Structure", "B3", "0.1"), "is of version 0.1 of the questionnaire, but this assessment"),
    "another digest": (cell("Structure", "B7", "0" * 64), "asks in other words than the questionnaire"),
    "another scope": (cell("Structure", "B5", "incident_management"), "asks in other words than the questionnaire"),
    "an unknown practice": (cell("Structure", "B5", "alchemy"), "is not a questionnaire that Waymark made"),
}


def swap(book: Workbook, sheet: str, one: int, other: int) -> None:
    cells = book[sheet]
    for column in range(1, cells.max_column + 1):
        first, second = cells.cell(one, column), cells.cell(other, column)
        first.value, second.value = second.value, first.value


@pytest.mark.parametrize(("edit", "said"), CELLS.values(), ids=CELLS)
def test_a_workbook_with_a_fault_is_refused_by_its_cell(
    empty: bytes, questionnaire: Questionnaire, edit: Edit, said: str
) -> None:
    raw = filled(empty, cell("Transition", "E5", 2), edit)
    with pytest.raises(InputError) as refused:
        read_answers_workbook(raw, questionnaire, "kim.xlsx")
    assert len(refused.value.problems) == 1
    assert f"kim.xlsx: {said}" in str(refused.value) or said in str(refused.value).removeprefix("kim.xlsx: ")


def test_every_fault_is_told_at_once_in_the_order_of_the_cells(empty: bytes, questionnaire: Questionnaire) -> None:
    raw = filled(
        empty,
        *(cell("Service value system", f"E{row}", 9) for row in (5, 6, 7, 8)),
        cell("Operation", "E5", "?"),
        cell("Respondent", "B4", "=1"),
    )
    with pytest.raises(InputError) as refused:
        read_answers_workbook(raw, questionnaire)
    assert [re.split(": ", str(problem))[1] for problem in refused.value.problems] == [
        "Operation!E5",
        "Respondent!B4",
        *(f"Service value system!E{row}" for row in (5, 6, 7, 8)),
    ]


def test_a_questionnaire_whose_wording_has_changed_since_is_refused(empty: bytes, questionnaire: Questionnaire) -> None:
    practice = questionnaire.practices["incident_management"]
    reworded = practice.model_copy(
        update={
            "questions": tuple(
                question.model_copy(update={"text": f"{question.text} Really?"}) for question in practice.questions
            )
        }
    )
    other = replace(questionnaire, practices={**questionnaire.practices, practice.id: reworded})
    with pytest.raises(InputError, match="asks in other words"):
        read_answers_workbook(empty, other)


def rezipped(content: bytes, change: Callable[[str, bytes], bytes], **further: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
        for name, part in further.items():
            target.writestr(name, part)
    return out.getvalue()


def same(_name: str, part: bytes) -> bytes:
    return part


def with_doctype(name: str, part: bytes) -> bytes:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return part.replace(b"?>", b"?>" + laughs, 1) if name == "xl/sharedStrings.xml" else part


def with_many(part: str, before: bytes, element: bytes, times: int) -> Callable[[bytes], bytes]:
    return lambda raw: rezipped(
        raw, lambda name, content: content.replace(before, element * times + before) if name == part else content
    )


FAR_MORE = "holds far more cells or cell styles than a questionnaire"

FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an empty file": (lambda _: b"", "is not an Excel workbook"),
    "a text": (lambda _: b"question,answer\na,3\n", "is not an Excel workbook"),
    "an old workbook": (lambda _: b"\xd0\xcf\x11\xe0" + bytes(100), "is an old .xls workbook, or one with a password"),
    "half a workbook": (lambda raw: raw[: len(raw) // 2], "is damaged"),
    "any zip": (lambda _: rezipped(b"PK\x05\x06" + bytes(18), same, **{"a.txt": b"a"}), "is not an Excel workbook"),
    "macros": (lambda raw: rezipped(raw, same, **{"xl/vbaProject.bin": b"x"}), "holds macros (.xlsm)"),
    "a macro workbook": (
        lambda raw: rezipped(
            raw,
            lambda name, part: (
                part.replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")
                if "Content" in name
                else part
            ),
        ),
        "macros",
    ),
    "a bomb": (lambda raw: rezipped(raw, same, **{"xl/bomb.xml": bytes(60 * 1024**2)}), "unpacks to more than 48 MiB"),
    "many parts": (lambda raw: rezipped(raw, same, **{f"xl/{n}.xml": b"" for n in range(500)}), "400 parts"),
    "entities": (lambda raw: rezipped(raw, with_doctype), "holds XML that no spreadsheet program writes"),
    "a bomb of styles": (with_many("xl/styles.xml", b"</cellXfs>", b'<xf fontId="0"/>', 700_000), FAR_MORE),
    "a bomb of fonts": (with_many("xl/styles.xml", b"</fonts>", b"<font/>", 100_000), FAR_MORE),
    "a bomb of cells": (with_many("xl/worksheets/sheet3.xml", b"</sheetData>", b"<row><c/></row>", 300_000), FAR_MORE),
    "a bomb of texts": (with_many("xl/sharedStrings.xml", b"</sst>", b"<si><t>a</t></si>", 300_000), FAR_MORE),
    "a bomb of names": (with_many("xl/workbook.xml", b"</workbook>", b"<a/>", 500_000), FAR_MORE),
    "too large": (lambda raw: raw + bytes(17 * 1024**2), "is larger than 16 MiB"),
    "a whole sheet merged": (
        lambda raw: rezipped(
            raw,
            lambda name, part: (
                part.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
                if name == "xl/worksheets/sheet3.xml"
                else part
            ),
        ),
        "merged cells",
    ),
    "broken XML": (
        lambda raw: rezipped(raw, lambda name, part: part[:-20] if name.endswith("sheet3.xml") else part),
        "cannot be read",
    ),
}


@pytest.mark.parametrize(("damage", "said"), FILES.values(), ids=FILES)
def test_another_file_is_refused_in_words(
    empty: bytes, questionnaire: Questionnaire, damage: Callable[[bytes], bytes], said: str
) -> None:
    with pytest.raises(InputError, match=re.escape(said)) as refused:
        read_answers_workbook(damage(empty), questionnaire, "kim.xlsx")
    assert str(refused.value).startswith("kim.xlsx: ")
