"""Blocks as HTML: each kind by its template in templates/blocks/, or by one of the same name among one's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from reports.brand.brand import Brand
from reports.document import blocks
from reports.document.blocks import Blocks, Cell, Chapter, Column, Level, Row, Sign, Table, parts_of
from reports.document.charts import Attainment, Chart, Load, Priorities, Radar, RadarAhead
from reports.pdf import charts
from reports.pdf.attainment_bars import attainment_bars
from reports.pdf.inline import painted, square
from reports.pdf.priority_map import priority_map
from reports.pdf.vocabulary import VOCABULARY
from reports.progress import Listener
from reports.templating import render_part

ALIGNED = {"left": "", "middle": "middle", "right": "number"}
REMARKS = "remarks"  # rows of what people said, which nothing heads
CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True)
class HtmlPainter:
    """Paints one report on `client`. `running` stands at the head of its pages."""

    brand: Brand
    client: str
    running: str
    listen: Listener

    def chapter(self, chapter: Chapter) -> Markup:
        """By the first of its templates that there is, shipped or one's own."""
        parts = tuple(parts_of(chapter))
        values = {"chapter": chapter, "parts": parts, "running": self.running, "client": self.client}
        return self._rendered(chapter.name, self.chapter_templates(chapter.id), values)

    def chapter_templates(self, chapter: str) -> tuple[str, ...]:
        """One for this chapter alone, then the one for all."""
        return f"chapters/{chapter}.html.j2", "chapter.html.j2"

    def template(self, kind: str) -> str:
        """The template of a kind of block, by its name in small letters."""
        return f"blocks/{kind}.html.j2"

    def paint(self, some: Blocks) -> Markup:
        return Markup("\n").join(self._block(block) for block in some)

    def _block(self, block: blocks.Block) -> Markup:
        kind = type(block).__name__
        return self._rendered(kind, (self.template(CAPITAL.sub("_", kind).lower()),), {"block": block})

    def _rendered(self, part: str, templates: tuple[str, ...], values: dict[str, object]) -> Markup:
        tools: dict[str, object] = {
            "paint": self.paint,
            "inline": self.inline,
            "draw": self.draw,
            "square": square,
            "level": lambda step: square(Level(step)),
            "bars": self.bars,
            "sign": _sign,
            "cells": self.cells,
            "brand": self.brand,
        }
        return Markup(render_part(part, templates, tools | values, VOCABULARY, self.listen))  # noqa: S704

    def inline(self, content: blocks.Content) -> Markup:
        return painted(content, lambda chart: self.svg(chart, charts.LARGE))

    def draw(self, figure: blocks.Figure) -> Markup:
        return self.svg(figure.chart, charts.SMALL if figure.role == "small" else charts.LARGE)

    def bars(self, chart: Attainment) -> Markup:
        return self.svg(chart, charts.LARGE)

    def svg(self, chart: Chart, unit: float) -> Markup:
        return self.brand.drawn(_drawn(chart, unit))

    def cells(self, table: Table, row: Row) -> Markup:
        """The cells of a row, each with the looks of its column."""
        return Markup("").join(
            self._cell(cell, column, row.role != REMARKS and _heads(table, at, cell))
            for at, column, cell in _placed(table, row)
        )

    def _cell(self, cell: Cell, column: Column, heads: bool) -> Markup:
        names = " ".join(name for name in (ALIGNED[column.align], column.role, cell.role) if name)
        tag = 'th scope="row"' if heads else "td"
        looks = f' class="{names}"' if names else ""
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        return Markup(f"<{tag}{looks}{span}>{self.inline(cell.content)}</{tag[:2]}>")  # noqa: S704 - escaped by inline


def _placed(table: Table, row: Row) -> Iterator[tuple[int, Column, Cell]]:
    at = 0
    for cell in row.cells:
        yield at, table.columns[at], cell
        at += cell.span


def _heads(table: Table, at: int, cell: Cell) -> bool:
    """Whether the cell takes up the column that heads the rows."""
    return table.row_head is not None and at <= table.row_head < at + cell.span


def _drawn(chart: Chart, unit: float) -> str:
    if isinstance(chart, Radar):
        return charts.radar(chart.stages, unit, chart.earlier)
    if isinstance(chart, RadarAhead):
        return charts.radar_ahead(chart.ahead, [stage.target for stage in chart.stages], unit)
    if isinstance(chart, Load):
        return charts.load_bars(chart.labels, chart.load, chart.capacity)
    if isinstance(chart, Priorities):
        return priority_map(chart.placed)
    return attainment_bars(chart.attainment, chart.ratings)


SIGNS: dict[str, str] = {
    "now": "dot",
    "target": "diamond",
    "open": "open",
    "year": "dotted",
    "end": "ring",
    "earlier": "then",
    "today": "sign",
    "gain": "sign gain",
}


def _sign(sign: Sign | Level) -> Markup:
    """A sign as it stands before its meaning: a square, or a shape of the style sheet."""
    if isinstance(sign, Level):
        return square(sign) + " "
    if sign == "quick":
        return Markup('<span class="quick">Q</span> ')
    return Markup('<span class="{}"></span>').format(SIGNS[sign])
