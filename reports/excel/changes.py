"""What has changed since an earlier result; no sheet where there is none."""

from collections.abc import Sequence

from assessment.comparison.model import Comparison
from reports import narrative
from reports.excel.tables import Column, Value, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.changes import DIRECTIONS, ChangeRow, change_rows, printed_change
from reports.view.model import View


def _columns() -> tuple[Column, ...]:
    """What moved, and from where to where."""
    return (
        Column(label("columns.practice"), 34),
        Column(label("excel.moved"), 16),
        Column(label("excel.level_then"), 8, "level"),
        Column(label("excel.level_now"), 8, "level"),
        Column(label("roadmap.score_then"), 8, "score"),
        Column(label("excel.score_now"), 8, "score"),
        Column(label("excel.change_of_score"), 10, "score"),
        Column(label("excel.compared"), 11, "whole"),
        Column(label("changes.promised_level"), 10, "whole"),
        Column(label("changes.done_since"), 44),
        Column(label("excel.how_it_moved"), 70),
        Column(label("excel.to_know"), 60),
    )


def write_changes(book: WorkbookBuilder, view: View) -> None:
    comparison = view.comparison
    if comparison is None:
        return
    rows = [_row(view, comparison, row) for _, group in change_rows(view, comparison) for row in group]
    apart = narrative.not_compared(view, comparison)
    write_table(
        book,
        label("excel.sheets.changes"),
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
