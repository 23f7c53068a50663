"""A chosen law or standard, requirement by requirement; a sheet for each."""

from reports.document.blocks import Note, Prose, Table
from reports.document.chapters.lenses import FACTS, REQUIREMENTS
from reports.document.parts import Parts, values
from reports.excel.tables import Shown, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label

COLUMNS = (
    Shown("number", 9),
    Shown("area", 22),
    Shown("title", 40),
    Shown("rating", 14),
    Shown("readiness", 11, "share"),
    Shown("prospect", 26),
    Shown("readiness_then", 12, "share"),
    Shown("actions", 20),
    Shown("practices", 70),
    Shown("questions", 10, "whole", printed=False),
    Shown("unanswered", 10, "whole", printed=False),
    Shown("asks", 60, printed=False),
    Shown("clock", 30, printed=False),
    Shown("beyond", 40, printed=False),
    Shown("furthest", 60, printed=False),
)


def write_lenses(book: WorkbookBuilder, parts: Parts) -> None:
    for name, under in parts.sections("lenses"):
        tables = {block.id: block for block in under if isinstance(block, Table)}
        if REQUIREMENTS not in tables:
            continue
        notice = next(block.text for block in under if isinstance(block, Note))
        finding = next(block.text for block in under if isinstance(block, Prose) and block.role == "lead")
        limits = " ".join(str(values(tables[FACTS])[-1][-1]).split("\n"))
        explanation = label("excel.explanations.lens", notice=notice, limits=limits)
        write_table(book, name, finding, explanation, tables[REQUIREMENTS], COLUMNS)
