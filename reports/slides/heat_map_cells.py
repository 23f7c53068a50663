"""Cells of tables in the maturity ramp, with text that reads on it."""

from reports.brand import palette
from reports.office.slide import INK, MUTED, PAPER, WASH, Cell
from reports.text import formatting


def level_cell(level: int | None, bold: bool = True) -> Cell:
    return no_value() if level is None else Cell(str(level), *_colours(level), bold=bold, align="c")


def value_cell(value: float | None) -> Cell:
    return no_value() if value is None else Cell(formatting.tenth(value), *_colours(value), align="c")


def no_value() -> Cell:
    """Not answered: a wash and a dash, never a colour of the ramp."""
    return Cell("–", WASH, MUTED, align="c")


def _colours(value: float) -> tuple[str, str]:
    return palette.ramp_colour(value), PAPER if palette.ramp_text_colour(value) == palette.PAPER else INK
