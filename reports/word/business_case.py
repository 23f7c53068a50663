"""The plan in money, from what the client entered and nothing else."""

from reports import narrative
from reports.text.sanitize import shorten
from reports.view.model import View
from reports.word.tables import number_cell
from reports.word.writer import Writer

OWN_CHARACTERS = 2000


def business_case(writer: Writer, view: View) -> None:
    case = narrative.business_case_text(view)
    assert case is not None
    writer.prose(case.payback)
    writer.note("Where the figures come from", narrative.fixed_text("figures", view))
    writer.table(
        "The plan in money, by year from the first day of its first period",
        ("Year", "It costs", "It takes away of losses", "What is left"),
        [(row.name, number_cell(row.cost), number_cell(row.benefit), number_cell(row.net)) for row in case.rows],
        (40, 40, 46, 40),
    )
    if case.gaps:
        writer.heading("Missing in these figures", 3)
        writer.bullets(case.gaps)
    writer.heading("What the figures rest on", 3)
    writer.bullets(case.assumptions)
    if case.own:
        writer.heading("What you noted beside them", 3)
        writer.paragraph(shorten(case.own, OWN_CHARACTERS)[0])
