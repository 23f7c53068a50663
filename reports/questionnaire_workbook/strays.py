"""What somebody wrote where nothing is read: an answer may be meant by it, so nobody passes over it in silence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessment.questionnaire.model import Question, Questionnaire
from reports.excel.cells import cell_text
from reports.questionnaire_workbook import layout
from reports.questionnaire_workbook.cell_values import alike
from reports.questionnaire_workbook.sheet_columns import Cells, Columns, cell_at, written

SHOWN = 40  # characters of a cell that is named
UNREAD = "nothing is read here"
LEVEL_COLUMNS = range(layout.FIRST_LEVEL, layout.COMMENT)


@dataclass(frozen=True)
class Stray:
    """`row` and `column` count from 0, as on the sheet."""

    row: int
    column: int
    sentence: str


def overwritten(
    questionnaire: Questionnaire, question: Question, columns: Columns, row: int, cells: Cells
) -> Iterator[Stray]:
    """Cells of a question's row that say something else than when they were sent. An emptied one does no harm."""
    answer = layout.place("", row, columns.at[layout.ANSWER]).removeprefix("!")
    for column, text in layout.fixed_texts(questionnaire, question).items():
        found = written(columns.cell(cells, column)) if column != layout.ID and column in columns.at else ""
        if not alike(found) or alike(found) == alike(cell_text(text)):
            continue
        what = (
            f"the description of level {column - layout.FIRST_LEVEL}" if column in LEVEL_COLUMNS else f'"{short(text)}"'
        )
        yield Stray(
            row,
            columns.at[column],
            f'found "{short(found)}" in place of {what}, and {UNREAD}: write the answer into {answer}, or put back '
            "what stood here",
        )


def beside(columns: Columns, rows: Sequence[Cells], last: int) -> Iterator[Stray]:
    """Columns that are none of the questionnaire's, with how much stands in them; `last` is the last question's row."""
    known, head = set(columns.at.values()), rows[columns.row]
    for column in range(max(map(len, rows), default=0)):
        if column in known:
            continue
        name = written(cell_at(head, column)).strip()
        filled = [row for row in range(columns.row + 1, last + 1) if written(cell_at(rows[row], column)).strip()]
        if name:
            yield Stray(
                columns.row,
                column,
                f'the column "{short(name)}" is none of the questionnaire\'s, and {UNREAD}'
                f"{f' ({len(filled)} of its cells are filled in)' if filled else ''}",
            )
        else:
            yield from (_stray(row, column, written(cell_at(rows[row], column))) for row in filled)


def around(rows: Sequence[Cells], over: range, expected: Iterable[str]) -> Iterator[Stray]:
    """Cells of these rows that hold anything but what is expected somewhere in them."""
    known = {alike(text) for text in ("", *expected)}
    for row in over:
        for column, cell in enumerate(rows[row] if row < len(rows) else ()):
            if alike(text := written(cell)) not in known:
                yield _stray(row, column, text)


def further_sheets(names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Sheets that somebody added, as sentences."""
    taken = set(known)
    yield from (
        f"the sheet '{short(name)}' is none of the questionnaire's, and {UNREAD}" for name in names if name not in taken
    )


def remarks(notes: Mapping[str, str], columns: Columns, questions: Mapping[int, Question]) -> Iterator[tuple[str, str]]:
    """Notes of a spreadsheet program on cells, but those that the questionnaire brings; by cell, as sentences."""
    ours = {
        layout.place("", row, columns.at[layout.ANSWER]).removeprefix("!"): alike(layout.level_note(question))
        for row, question in questions.items()
    }
    for place, text in notes.items():
        if not alike(text) or alike(text) == ours.get(place):
            continue
        yield (
            place,
            f'has a note that is not read ("{short(" ".join(text.split()))}"); write it into the column "Comment"',
        )


def short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _stray(row: int, column: int, text: str) -> Stray:
    return Stray(row, column, f'"{short(" ".join(text.split()))}" stands where {UNREAD}'.replace(" here", ""))
