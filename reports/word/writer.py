"""Writing into a Word document: headings, paragraphs, lists, tables, figures, fields; all text made printable first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, RGBColor

from reports import palette
from reports.chapters import Chapter
from reports.office_files import office_text
from reports.word import styles


@dataclass(frozen=True)
class Cell:
    """`fill` and `colour` are `#rrggbb`; `align` is l, c or r."""

    text: str = ""
    fill: str = ""
    colour: str = ""
    bold: bool = False
    align: str = "l"


Content = str | Cell
ALIGN = {"c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}


def level_cell(level: int | None) -> Cell:
    return Cell("–", align="c") if level is None else _ramp(str(level), level)


def value_cell(value: float | None) -> Cell:
    return Cell("–", align="c") if value is None else _ramp(f"{value:.1f}", value)


def number_cell(text: str) -> Cell:
    return Cell(text, align="r")


def _ramp(text: str, value: float) -> Cell:
    return Cell(text, palette.ramp_colour(value), palette.ramp_text_colour(value), bold=True, align="c")


class Writer:
    """Writes from top to bottom. `said` keeps the text, for the glossary of the words used; `numbers` counts captions.
    """

    def __init__(self, document: Any) -> None:
        self.document = document
        self.said: list[str] = []
        self.numbers: Counter[str] = Counter()
        self._ids = {style.name: style.style_id for style in document.styles}

    def paragraph(self, text: str, style: str = "Normal", lead: str = "") -> None:
        """`lead` stands before the text in bold."""
        if not text and not lead:
            return
        paragraph = self._add(style)
        if lead:
            paragraph.add_run(self._clean(f"{lead} ") + " ").bold = True
        paragraph.add_run(self._clean(text))

    def bullets(self, items: Sequence[str]) -> None:
        for item in items:
            self.paragraph(item, "List Bullet")

    def heading(self, text: str, level: int) -> None:
        self._add(f"Heading {level}").add_run(self._clean(text))

    def chapter(self, chapter: Chapter) -> None:
        """A new page with the chapter's name over its finding."""
        self.opener(chapter.name, chapter.title)

    def opener(self, name: str, finding: str) -> None:
        above = self._add(styles.EYEBROW)
        above.add_run(self._clean(name))
        above.paragraph_format.page_break_before = above.paragraph_format.keep_with_next = True
        self.heading(finding, 1)

    def table(self, caption: str, heads: Sequence[str], rows: Sequence[Sequence[Content]], widths: Sequence[float],
              ) -> None:
        """A table under its caption; its first row is repeated on every page. Widths are millimetres."""
        if not rows:
            return
        self.caption("Table", caption)
        table = self.document.add_table(rows=len(rows) + 1, cols=len(heads), style=styles.TABLE)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        _describe_table(table, office_text(caption))
        columns, scale = len(heads), self._scale(sum(widths))
        cells = table._cells  # asked for once: the library finds them anew at every call
        for at, column in enumerate(table.columns):
            column.width = Mm(scale * widths[at])
        for row_at, row in enumerate([_headings(heads, rows[-1]), *rows]):
            for at, content in enumerate(row):
                native = cells[row_at * columns + at]
                native.width = Mm(scale * widths[at])
                self._fill(native, content if isinstance(content, Cell) else Cell(content))
        for row_at, row_element in enumerate(table._tbl.tr_lst):
            _keep_row(row_element, head=row_at == 0)
        self._add(styles.SMALL)

    def _scale(self, width: float) -> float:
        """By how much a table of so many millimetres is to shrink to stay between the margins."""
        section = self.document.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        return min(1.0, float(room) / Mm(width))

    def _fill(self, native: Any, cell: Cell) -> None:
        paragraph = native.paragraphs[0]
        paragraph._p.style = self._ids[styles.TABLE_TEXT]
        run = paragraph.add_run(self._clean(cell.text))
        if cell.bold:
            run.bold = True
        if cell.colour:
            run.font.color.rgb = RGBColor.from_string(cell.colour[1:])
        if cell.align in ALIGN:
            paragraph.alignment = ALIGN[cell.align]
        if cell.fill:
            native._tc.get_or_add_tcPr().append(parse_xml(
                f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{cell.fill[1:]}"/>'))

    def figure(self, picture: bytes, says: str, caption: str, width: float) -> None:
        """A picture with its alternative text, its caption under it. `width` is millimetres."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        drawing = paragraph.add_run().add_picture(BytesIO(picture), width=Mm(width))
        drawing._inline.docPr.set("descr", office_text(says))
        self.caption("Figure", caption)

    def caption(self, kind: str, text: str) -> None:
        """'Table 3: …', numbered by a field, so that Word keeps count."""
        paragraph = self._add("Caption")
        paragraph.paragraph_format.keep_with_next = kind == "Table"
        paragraph.add_run(f"{kind} ")
        self.numbers[kind] += 1
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.numbers[kind]))
        paragraph.add_run(f": {self._clean(text)}")

    def contents(self, entries: Sequence[str]) -> None:
        """A table of contents that Word fills with page numbers as soon as it may; until then it lists the chapters."""
        self.document.add_paragraph("Contents", style="Heading 2").paragraph_format.page_break_before = True
        first = self._add("toc 1")
        _begin_field(first, 'TOC \\o "1-2" \\h \\z \\u', dirty=True)
        last = first
        for at, entry in enumerate(entries):
            last = first if at == 0 else self._add("toc 1")
            last.add_run(office_text(entry))
        _end_field(last)

    def turn(self, landscape: bool) -> None:
        """From here on pages lie on their side, or stand again."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False  # only the cover goes without
        if (section.orientation == WD_ORIENT.LANDSCAPE) != landscape:
            section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = section.page_height, section.page_width

    def _add(self, style: str) -> Any:
        """An empty paragraph. The library looks a style up by name each time, which took half of all time."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self._ids[style]
        return paragraph

    def _clean(self, text: str) -> str:
        shown = office_text(text)
        self.said.append(shown)
        return shown


def _headings(heads: Sequence[str], row: Sequence[Content]) -> list[Content]:
    """Each heading stands as the cells under it do."""
    return [Cell(head, align=under.align if isinstance(under, Cell) else "l", bold=True, colour=palette.MUTED)
            for head, under in zip(heads, row, strict=True)]


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """A field that Word computes, with what it shows until then."""
    _begin_field(paragraph, code)
    paragraph.add_run(shown)
    _end_field(paragraph)


def _begin_field(paragraph: Any, code: str, dirty: bool = False) -> None:
    begin = _mark(paragraph, "begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    _mark(paragraph, "separate")


def _end_field(paragraph: Any) -> None:
    _mark(paragraph, "end")


def _mark(paragraph: Any, kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
    return mark


def _keep_row(row: Any, head: bool) -> None:
    """A row is not torn in two, and a heading comes again on every page."""
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _describe_table(table: Any, says: str) -> None:
    description = OxmlElement("w:tblDescription")
    description.set(qn("w:val"), says)
    table._tbl.tblPr.append(description)
