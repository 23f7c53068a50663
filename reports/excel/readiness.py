"""ISO/IEC 20000-1, clause by clause, today and at the plan's end."""

from collections.abc import Sequence

from reports import narrative
from reports.excel.tables import Column, Value, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.model import View
from reports.view.readiness import RATING_WORDS, ClauseProspect, readiness_view


def _columns() -> tuple[Column, ...]:
    """Where each clause stands today."""
    return (
        Column(label("columns.clause"), 9),
        Column(label("columns.title"), 44),
        Column(label("readiness.readiness"), 11, "share"),
        Column(label("excel.rating"), 12),
        Column(label("excel.questions"), 10, "whole"),
        Column(label("excel.without_answer"), 10, "whole"),
    )


def _ahead_columns() -> tuple[Column, ...]:
    """What the plan changes."""
    return (
        Column(label("excel.readiness_then"), 12, "share"),
        Column(label("excel.rating_then"), 12),
        Column(label("readiness.with_the_plan"), 40),
        Column(label("excel.actions_by_number"), 22),
    )


def _way() -> tuple[Column, ...]:
    """What stands in the way; not printed."""
    return (Column(label("excel.furthest"), 60),)


def write_readiness(book: WorkbookBuilder, view: View) -> None:
    ready = readiness_view(view)
    if ready.clauses:
        printed = (*_columns(), *(_ahead_columns() if ready.planned else ()))
        write_table(
            book,
            label("readiness.readiness"),
            narrative.readiness_title(view),
            label("excel.explanations.readiness"),
            (*printed, *_way()),
            [_row(clause, ready.planned) for clause in ready.clauses],
            frozen=2,
            printed=len(printed),
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
    return label("excel.rated", letter=letter, word=RATING_WORDS[letter]) if letter else label("readiness.no_answer")
