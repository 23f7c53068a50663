"""What stands inside a cell of the document's blocks, as runs of a Word table."""

from collections.abc import Iterator
from dataclasses import replace

from reports.brand import palette
from reports.document import blocks
from reports.text import formatting
from reports.word.tables import Cell, Run

TONES = {
    "strong": Run("", bold=True),
    "muted": Run("", colour=palette.MUTED),
    "up": Run("", bold=True, colour=palette.GOOD),
    "down": Run("", bold=True, colour=palette.WRONG),
    "lead": Run("", bold=True),
    "end": Run("", colour=palette.MUTED),
}
AIM = "◇"  # before a target that stands among other words
ALIGNED = {"left": "l", "middle": "c", "right": "r"}
WHITE_TEXT_FROM = 6  # points; below, the ground is too pale


def word_cell(cell: blocks.Cell, column: blocks.Column, accent: str) -> Cell:
    """A level, a value or points alone fill their cell; among other words each is a shaded piece of the line.

    What describes today is marked. In a column of levels (its role is `level`) what is said beside one stands under it,
    so that all look the same.
    """
    align = ALIGNED[column.align]
    if len(cell.content) == 1 and isinstance(cell.content[0], blocks.Level | blocks.Value | blocks.Points):
        run = _sign(cell.content[0], accent)
        return Cell(run.text.strip(), run.fill, run.colour, bold=run.bold, align="c", span=cell.span)
    if len(cell.content) == 1 and isinstance(cell.content[0], blocks.Run):
        return Cell(fill=palette.ACCENT, span=cell.span)
    if len(cell.content) == 1 and isinstance(cell.content[0], blocks.Target):
        return Cell(cell.content[0].shown, align="c", span=cell.span)
    if column.role == "level" and cell.content and isinstance(cell.content[0], blocks.Level):
        return _filled(cell, _sign(cell.content[0], accent), accent)
    lines = tuple(_lines(cell.content, accent))
    if cell.role == "today":
        marked = tuple(tuple(replace(run, bold=True) for run in line) for line in lines)
        return Cell(fill=palette.POINTS[1], align=align, span=cell.span, lines=marked)
    return Cell(align=align, span=cell.span, lines=lines)


def _filled(cell: blocks.Cell, sign: Run, accent: str) -> Cell:
    under = [Run(run_of(part, accent).text, colour=sign.colour) for part in cell.content[1:]]
    lines = tuple((run,) for run in (replace(sign, text=sign.text.strip(), fill=""), *under))
    return Cell(fill=sign.fill, align="c", span=cell.span, lines=lines)


def runs_of(content: blocks.Content, accent: str) -> tuple[tuple[Run, ...], ...]:
    """Each line of a text with parts that look different."""
    return tuple(line for line in _lines(content, accent) if line)


def _lines(content: blocks.Content, accent: str) -> Iterator[tuple[Run, ...]]:
    line: list[Run] = []
    for part in content:
        if isinstance(part, blocks.Break):
            yield tuple(line)
            line = []
        elif isinstance(part, blocks.Listed):
            if line:
                yield tuple(line)
                line = []
            for item in part.items:
                sign = () if item and isinstance(item[0], blocks.Level) else (blocks.Text("•"),)
                yield from _lines((*sign, *item), accent)
        else:
            line += [Run(" ")] if line else []
            line += [run_of(part, accent)]
    if line or not content or not isinstance(content[-1], blocks.Listed):
        yield tuple(line)


def run_of(part: blocks.Inline, accent: str) -> Run:
    """One part of a line. What only a drawing shows has no run."""
    match part:
        case blocks.Text(text, tone):
            look = TONES.get(tone, Run(""))
            return Run(text, look.bold, look.colour)
        case blocks.Link(text, _):
            return Run(text)
        case blocks.Target(shown):
            return Run(f"{AIM} {shown}")
        case blocks.Weight(weight):
            return Run("●" * weight + "○" * (blocks.HEAVIEST - weight) + f" {weight}", colour=accent)
        case blocks.QuickWin():
            return Run("Q", bold=True)
        case blocks.Level() | blocks.Value() | blocks.Points():
            return _sign(part, accent)
        case _:
            return Run("")


def _sign(part: blocks.Level | blocks.Value | blocks.Points, accent: str) -> Run:
    match part:
        case blocks.Level(None) | blocks.Value(None):
            return Run(f" {formatting.NO_NUMBER} ", colour=palette.MUTED, fill=palette.WASH)
        case blocks.Level(int(level)):
            return _ramp(str(level), level)
        case blocks.Value(float(value)):
            return _ramp(formatting.tenth(value), value)
        case blocks.Points(points):
            ink = palette.PAPER if points >= WHITE_TEXT_FROM else palette.INK
            return Run(f" {points} ", colour=ink, fill=palette.tint(accent, 0.1 + points / 10))
    raise TypeError(f"no sign for {part}")


def _ramp(text: str, value: float) -> Run:
    return Run(f" {text} ", bold=True, colour=palette.ramp_text_colour(value), fill=palette.ramp_colour(value))
