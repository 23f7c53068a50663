"""Putting text, tables and pictures on a slide: boxes in inches, colours by name or from the maturity ramp."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.table import _Cell as NativeCell
from pptx.util import Emu, Inches, Pt

from reports.office.fitting import Words as Words
from reports.office.fitting import fitted
from reports.office.fitting import lines_of as lines_of
from reports.office.text import office_text

INK, PAPER, ACCENT, MUTED, LINE, WASH, HATCH = "ink", "paper", "accent", "muted", "line", "wash", "hatch"
THEMED = {
    INK: MSO_THEME_COLOR.TEXT_1,
    PAPER: MSO_THEME_COLOR.BACKGROUND_1,
    ACCENT: MSO_THEME_COLOR.ACCENT_1,
    MUTED: MSO_THEME_COLOR.ACCENT_2,
    HATCH: MSO_THEME_COLOR.ACCENT_3,
    LINE: MSO_THEME_COLOR.ACCENT_6,
    WASH: MSO_THEME_COLOR.BACKGROUND_2,
}
ALIGN = {"l": PP_ALIGN.LEFT, "c": PP_ALIGN.CENTER, "r": PP_ALIGN.RIGHT}
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's “No style, no grid”
MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


@dataclass(frozen=True)
class Box:
    """Inches from the slide's top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Cell:
    """A table's cell. `fill` and `colour` are names, or `#rrggbb` of the maturity ramp; `span` counts columns."""

    text: str = ""
    fill: str | None = None
    colour: str = INK
    bold: bool = False
    align: str = "l"
    span: int = 1


def paint(target: ColorFormat, colour: str) -> None:
    if colour in THEMED:
        target.theme_color = THEMED[colour]
    else:
        target.rgb = RGBColor.from_string(colour[1:].upper())


class Page:
    """One slide while it is being filled. `cut` keeps the texts that no box held, for the notes."""

    def __init__(self, slide: Slide) -> None:
        self.slide = slide
        self.cut: list[str] = []

    def text(self, box: Box, words: Sequence[Words], name: str = "Text", anchor: MSO_ANCHOR = MSO_ANCHOR.TOP) -> None:
        """What the box holds of it; nothing where nothing is said."""
        shown, whole = fitted(words, box.width, box.height)
        if not whole:
            self.cut += [paragraph.text for paragraph in words]
        if not shown:
            return
        shape = self.slide.shapes.add_textbox(*_emu(box))
        shape.name = name
        frame = shape.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = anchor
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for at, paragraph in enumerate(shown):
            _write(frame.paragraphs[0] if at == 0 else frame.add_paragraph(), paragraph)

    def rule(self, box: Box, colour: str = LINE) -> None:
        """A filled rectangle without text: a line, or a ground to stand on. It says nothing, so it is decoration."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_emu(box))
        shape.name = "Rule"
        shape.fill.solid()
        paint(shape.fill.fore_color, colour)
        shape.line.fill.background()
        shape._element.remove(shape._element.find("{*}style"))  # it would bring a shadow

    def picture(self, content: bytes, box: Box, says: str) -> None:
        """A picture as large as the box allows, its proportions kept."""
        picture = self.slide.shapes.add_picture(BytesIO(content), Inches(box.left), Inches(box.top))
        scale = min(Inches(box.width) / picture.width, Inches(box.height) / picture.height)
        picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
        _describe(picture, says)

    def table(
        self,
        box: Box,
        widths: Sequence[float],
        rows: Sequence[Sequence[Cell]],
        says: str,
        *,
        size: float = 10,
        heads: int = 1,
        gap: bool = False,
        heights: Sequence[float] = (),
    ) -> None:
        """A native table: `heads` rows of headings, then the rest; `gap` leaves paper between tiles.

        Rows share the box's height, so it is the height of a row that says how much fits; or each has its own of the
        `heights`, in inches.
        """
        frame = self.slide.shapes.add_table(len(rows), len(widths), *_emu(box))
        _describe(frame, says)
        table: Any = frame.table
        table._tbl.tblPr.find("{*}tableStyleId").text = PLAIN_TABLE
        table.horz_banding, table.first_row = False, heads > 0
        for at, width in enumerate(widths):
            table.columns[at].width = Inches(width)
        for at, height in enumerate(heights):
            table.rows[at].height = Inches(height)
        for row_at, row in enumerate(rows):
            at = 0
            for cell in row:
                native = table.cell(row_at, at)
                if cell.span > 1:
                    native.merge(table.cell(row_at, at + cell.span - 1))
                _fill(native, cell, size, head=row_at < heads, gap=gap)
                at += cell.span


def _emu(box: Box) -> tuple[Any, Any, Any, Any]:
    return Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)


def _describe(shape: Any, says: str) -> None:
    """The alternative text, for those who cannot see it."""
    properties = shape._element.xpath("./*[1]/p:cNvPr")[0]
    properties.set("descr", office_text(says))


def describe(shape: Any, name: str, says: str) -> None:
    shape.name = name
    _describe(shape, says)


def _write(paragraph: Any, words: Words) -> None:
    run = paragraph.add_run()
    run.text = office_text(words.text)
    run.font.size, run.font.bold = Pt(words.size), words.bold
    run.font.name = "+mn-lt"  # the theme's font for text, in tables too
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    paint(run.font.color, words.colour)
    paragraph.space_before = Pt(words.before)
    paragraph.alignment = ALIGN[words.align]
    if words.bullet:
        _bullet(paragraph, words.size)


def _bullet(paragraph: Any, size: float) -> None:
    properties = paragraph._p.get_or_add_pPr()
    indent = int(Pt(size))
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    properties.append(parse_xml(f'<a:buChar {MAIN} char="•"/>'))


def _fill(native: NativeCell, cell: Cell, size: float, *, head: bool, gap: bool) -> None:
    native.margin_left = native.margin_right = Inches(0.02 if cell.align == "c" else 0.05)
    native.margin_top = native.margin_bottom = Inches(0.015)
    native.vertical_anchor = MSO_ANCHOR.MIDDLE
    colour = MUTED if head and cell.colour == INK else cell.colour
    words = Words(cell.text, size - 1 if head else size, cell.bold, colour, align=cell.align)
    _write(native.text_frame.paragraphs[0], words)
    if cell.fill is None:
        native.fill.background()
    else:
        native.fill.solid()
        paint(native.fill.fore_color, cell.fill)
    _edges(native, on_paper=cell.fill is not None and gap, head=head)


def _edges(native: NativeCell, *, on_paper: bool, head: bool) -> None:
    """A hairline under each row; white lines around a tile, so that tiles stand apart."""
    colour, width = ("bg1", 19050) if on_paper else ("accent2" if head else "accent6", 6350)
    properties = native._tc.get_or_add_tcPr()
    for at, side in enumerate(("lnL", "lnR", "lnT", "lnB") if on_paper else ("lnB",)):
        properties.insert(
            at,
            parse_xml(
                f'<a:{side} {MAIN} w="{width}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:{side}>'
            ),
        )
