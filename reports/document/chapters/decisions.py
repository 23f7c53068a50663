"""What is asked of those who decide, and what stays open whatever they decide."""

from reports.document import cells
from reports.document.blocks import Blocks, Cell, Column, Heading, Prose, Row, Table, Text
from reports.document.context import Context
from reports.narrative import ToldDecision, brief_pages, told_decisions
from reports.narrative.labels import label


def decisions(context: Context) -> Blocks:
    view = context.view
    told = told_decisions(view)
    asked = [one for one in told if one.kind != "risk"]
    risks = [one for one in told if one.kind == "risk"]
    return (
        *((decisions_table("decisions.asked", asked),) if asked else ()),
        Heading(label("decisions.open")),
        *((decisions_table("decisions.risks", risks),) if risks else ()),
        Prose(brief_pages.what_stays_open(view)),
    )


def decisions_table(caption: str, told: list[ToldDecision]) -> Table:
    return Table(
        label(caption),
        (Column("", 22), Column("")),
        cells.rows(*(_decision(one) for one in told)),
        role="decisions",
    )


def _decision(one: ToldDecision) -> Row:
    return cells.row(Cell((Text(label(f"decisions.kinds.{one.kind}"), "strong"),)), cells.text(one.text))
