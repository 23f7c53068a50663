"""What has changed since an earlier result; no sheet where there is none."""

from collections.abc import Sequence

from assessment.comparison.model import Comparison
from reports import narrative
from reports.excel.tables import Column, Value, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.changes import DIRECTIONS, ChangeRow, change_rows, printed_change
from reports.view.model import View


def write_changes(book: WorkbookBuilder, view: View) -> None:
    comparison = view.comparison
    if comparison is None:
        return
    rows = [_row(view, comparison, row) for _, group in change_rows(view, comparison) for row in group]
    apart = narrative.not_compared(view, comparison)
    write_table(
        book,
        "Changes",
        narrative.changes_title(view, comparison),
        " ".join((narrative.changes_basis(view, comparison), *apart)),
        _columns(),
        rows,
        printed=10,
    )


def _row(view: View, comparison: Comparison, row: ChangeRow) -> Sequence[Value]:
    change, score = row.change, row.change.score
    return (
        row.name,
        DIRECTIONS[change.direction],
        change.earlier,
        change.now,
        score.earlier if score else None,
        score.now if score else None,
        printed_change(score) if score else None,
        change.common,
        row.promise.promised if row.promise else None,
        "\n".join(done.title for done in row.done),
        narrative.change_sentence(view, change),
        "\n".join(narrative.change_notes(comparison, change)),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(label("columns.practice"), 34),
        Column("Moved", 16),
        Column("Level then", 8, "level"),
        Column("Level now", 8, "level"),
        Column(label("roadmap.score_then"), 8, "score"),
        Column("Score now", 8, "score"),
        Column("Change of score", 10, "score"),
        Column("Questions compared", 11, "whole"),
        Column("Level promised by now", 10, "whole"),
        Column("Actions done", 44),
        Column("How it moved", 70),
        Column("To know before believing it", 60),
    )
