"""The practice workbook: each question with its six levels, the one closest to today marked, and room for notes."""

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Break,
    Cell,
    Column,
    Index,
    IndexEntry,
    Level,
    NoteLines,
    Prose,
    Row,
    Subject,
    Table,
    Text,
    Tick,
)
from reports.document.context import Context
from reports.narrative.labels import label
from reports.view.model import View
from reports.view.practice_sheets import Sheet, SheetRow, practice_sheets

INDEX_COLUMNS = 3
FEW_LINES, MANY_LINES, MANY_LINES_FROM_ROWS = 3, 10, 7
QUESTION, LEVELS = 34.0, (24.0, None, None, None, None, None)  # mm: from level 1 on they share what is left


def sheets(context: Context) -> Blocks:
    view = context.view
    made = practice_sheets(view)
    index = Index(tuple(_entry(sheet) for sheet in made), INDEX_COLUMNS)
    return (
        Prose(narrative.sheets_sentence(view)),
        *((index,) if len(made) > 1 else ()),
        *(_sheet(view, sheet, own_page=len(made) > 1) for sheet in made),
    )


def _entry(sheet: Sheet) -> IndexEntry:
    return IndexEntry(Level(sheet.view.result.level), sheet.view.practice.name, _anchor(sheet))


def _anchor(sheet: Sheet) -> str:
    return f"sheet-{sheet.view.practice.id}"


def _sheet(view: View, sheet: Sheet, *, own_page: bool) -> Subject:
    practice = sheet.view
    lines = MANY_LINES if len(sheet.rows) >= MANY_LINES_FROM_ROWS else FEW_LINES
    return Subject(
        anchor=_anchor(sheet),
        level=Level(practice.result.level),
        name=practice.practice.name,
        purpose=narrative.purpose_and_today(practice),
        blocks=(_levels(view, sheet), NoteLines(label("sheets.notes"), lines)),
        role="sheet",
        own_page=own_page,
    )


def _levels(view: View, sheet: Sheet) -> Table:
    heads = tuple(
        Column(level.name, width, level=level.level)
        for level, width in zip(view.questionnaire.framework.levels, LEVELS, strict=True)
    )
    return Table(
        label("sheets.levels", name=sheet.view.practice.name),
        (Column(label("columns.question"), QUESTION), *heads),
        cells.rows(*(_row(row) for row in sheet.rows)),
        role="levels",
    )


def _row(row: SheetRow) -> Row:
    return Row(
        (
            Cell((Text(row.aspect, "lead"), Break(), Text(row.text))),
            *(
                Cell((Tick(), Text(words)), role="today" if at == row.today else "")
                for at, words in enumerate(row.levels)
            ),
        )
    )
