"""ISO/IEC 20000-1, clause by clause, today and at the plan's end."""

from collections.abc import Sequence

from reports import narrative
from reports.excel.tables import Column, Value, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.model import View
from reports.view.readiness import RATING_WORDS, ClauseProspect, readiness_view

WAY = (Column("Furthest from level 3", 60),)


def write_readiness(book: WorkbookBuilder, view: View) -> None:
    ready = readiness_view(view)
    if ready.clauses:
        columns = (*_columns(), *(_ahead_columns() if ready.planned else ()), *WAY)
        write_table(
            book,
            label("readiness.readiness"),
            narrative.readiness_title(view),
            "Indicative only: an accredited body certifies. Level 3 in every question that speaks to a clause "
            "counts as ready.",
            columns,
            [_row(clause, ready.planned) for clause in ready.clauses],
            frozen=2,
            printed=len(columns) - len(WAY),
        )


def _row(clause: ClauseProspect, planned: bool) -> Sequence[Value]:
    then = (
        clause.then.readiness,
        _rating(clause.then.rating),
        narrative.clause_prospect(clause),
        ", ".join(str(closing.number) for closing in clause.closing if closing.lifts),
    )
    return (
        clause.id,
        clause.title,
        clause.now.readiness,
        _rating(clause.now.rating),
        clause.asked,
        clause.unanswered,
        *(then if planned else ()),
        "\n".join(narrative.obstacle(found) for found in clause.obstacles),
    )


def _rating(letter: str | None) -> str:
    return f"{letter} ({RATING_WORDS[letter]})" if letter else label("readiness.no_answer")


def _columns() -> tuple[Column, ...]:
    return (
        Column(label("columns.clause"), 9),
        Column(label("columns.title"), 44),
        Column(label("readiness.readiness"), 11, "share"),
        Column("Rating", 12),
        Column("Questions", 10, "whole"),
        Column("Without an answer", 10, "whole"),
    )


def _ahead_columns() -> tuple[Column, ...]:
    return (
        Column("Readiness at the plan's end", 12, "share"),
        Column("Rating at the plan's end", 12),
        Column(label("readiness.with_the_plan"), 40),
        Column("Planned actions, by number", 22),
    )
