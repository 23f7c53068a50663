"""Writing into a Word document: headings, paragraphs, lists, tables, charts; all text made printable first."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from reports.brand import palette
from reports.document.blocks import Chapter
from reports.narrative.labels import label
from reports.office.text import office_text
from reports.text.paragraphs import Paragraph, paragraphs
from reports.word import styles
from reports.word.fields import add_field, begin_field, bookmark, end_field, link_runs
from reports.word.native_charts import Draw, put_chart
from reports.word.tables import Content, Row, Run, fitted, line_of, native_table, painted

EMU_A_MM, TWIPS_A_MM = 36_000, 1440 / 25.4
SPACE_BEFORE_A_CHAPTER = 14  # points: where it begins on a page with another
COLUMN_GAP = 6.0  # mm
ABOVE_COLUMNS = 9  # points
ONE_COLUMN = f'<w:cols {nsdecls("w")} w:space="720"/>'
PART = "_Toc{:09d}"


class Writer:
    """Writes from top to bottom. `said` keeps the text, for the glossary of the words used; `numbers` counts captions.

    `accent` is the brand's colour as `#rrggbb`, `running` writes head and foot of a section, `room` is what lies
    between the margins, in millimetres.
    """

    def __init__(self, document: Any, accent: str = palette.ACCENT) -> None:
        self.document, self.accent = document, accent
        self.said: list[str] = []
        self.numbers: Counter[str] = Counter()
        self._below_table, self._has_finding, self._tops_column = False, False, False
        self._widths: tuple[float, ...] = ()
        self._column = 0
        self._last: Any = None
        self._begun: Any = None
        self.running: Callable[[Any], None] = lambda _: None
        self._ids = {style.name: style.style_id for style in document.styles}
        self._counting = _kind_of_list(document)
        self.room, self.is_wide = _room(document.sections[0]), False

    def paragraph(self, text: str, style: str = "Normal", lead: str = "") -> None:
        """`lead` stands before the text in bold."""
        if not text and not lead:
            return
        paragraph = self._add(style)
        if lead:
            paragraph.add_run(self._clean(f"{lead} ") + " ").bold = True
        paragraph.add_run(self._clean(text))

    def line(self, runs: Sequence[Run], style: str = "Normal") -> None:
        """A paragraph with parts that look different."""
        paragraph = self._add(style)
        for run in list(line_of(runs, self._clean)):
            paragraph._p.append(run)

    def under(self, text: str, style: str = "Normal") -> None:
        """A line under a heading, on the page of what follows it."""
        if text:
            self.paragraph(text, style)
            self.keep()

    def keep(self) -> None:
        """The last paragraph stays on the page of what follows."""
        self._last.paragraph_format.keep_with_next = True

    def prose(self, text: str, style: str = "Normal", lead: str = "") -> None:
        """A text that may have several paragraphs and lists, such as a consultant's own words."""
        for at, part in enumerate(paragraphs(text)):
            if isinstance(part, Paragraph):
                self.paragraph(part.text, style, lead if at == 0 else "")
            else:
                self.paragraph("", style, lead if at == 0 else "")
                self.bullets(part.items)

    def note(self, title: str, text: str) -> None:
        """How to read what follows."""
        self.paragraph(text, styles.NOTE, lead=f"{title}.")

    def bullets(self, items: Sequence[str]) -> None:
        for item in items:
            self.paragraph(item, "List Bullet")

    def numbered(self, items: Sequence[str]) -> None:
        """A list that counts from 1, whatever lists stand before it."""
        number = self._new_list() if items else 0
        for item in items:
            paragraph = self._add("List Number")
            paragraph.add_run(self._clean(item))
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number

    def _new_list(self) -> int:
        added = self.document.part.numbering_part.element.add_num(self._counting)
        added.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(added.numId)

    def heading(self, text: str, level: int) -> None:
        """Sections of a chapter are of level 3, parts of them of level 4. No rank is left out where a chapter has no
        finding that is a heading.
        """
        if level == 3 and not self._has_finding:
            self._under_the_name(text)
            return
        self._add(f"Heading {level}").add_run(self._clean(text))

    def _under_the_name(self, text: str) -> None:
        """A section straight under a chapter's name: of level 2 by rank, and looking like any other section."""
        tops_column, paragraph = self._tops_column, self._add("Heading 2")
        run, looks = paragraph.add_run(self._clean(text)), self.document.styles["Heading 3"]
        run.font.size, run.font.bold, run.font.color.rgb = looks.font.size, looks.font.bold, looks.font.color.rgb
        paragraph.paragraph_format.space_before = Pt(0) if tops_column else looks.paragraph_format.space_before
        paragraph.paragraph_format.space_after = looks.paragraph_format.space_after

    def chapter(self, name: str, title: str) -> None:
        """A new page with the chapter's name over its finding; the table of contents leads here."""
        self.named(name)
        self._has_finding = True
        self.heading(title, 2)

    def go_on(self) -> None:
        """The chapter just begun stands on the page on which the one before it ended."""
        self._begun.paragraph_format.page_break_before = False
        self._begun.paragraph_format.space_before = Pt(SPACE_BEFORE_A_CHAPTER)

    def named(self, name: str) -> None:
        above = self._add("Heading 1")
        above.add_run(self._clean(name))
        self._begun = above
        self.numbers["Chapter"] += 1
        self._has_finding = False
        bookmark(above, PART.format(self.numbers["Chapter"]), self.numbers["Chapter"])

    def table(
        self,
        caption: str,
        heads: Sequence[Content],
        rows: Sequence[Row],
        widths: Sequence[float],
        over: Row = (),
    ) -> None:
        """A table under its caption; its heads are repeated on every page. Widths are millimetres.

        `over` is a row of headings of several columns, above the others.
        """
        if not rows:
            return
        self.caption("Table", caption)
        looks = self._ids[styles.TABLE_HEAD], self._ids[styles.TABLE_TEXT]
        native_table(
            self.document,
            looks,
            self._clean,
            office_text(caption),
            painted([heads], self.accent)[0],
            painted(rows, self.accent),
            fitted(widths, self.room),
            over,
        )
        self._below_table = True

    def chart(self, draw: Draw, says: str, caption: str, size: tuple[float, float]) -> None:
        """A native chart with the text that stands for it, its caption under it. `size` is millimetres."""
        paragraph = self._add("Normal")
        paragraph.paragraph_format.keep_with_next = True
        self.numbers["Chart"] += 1
        put_chart(self.document, paragraph.add_run(), draw, self.numbers["Chart"], size, office_text(says))
        if caption:
            self.caption("Figure", caption)

    def caption(self, kind: str, text: str) -> None:
        """'Table 3: …', numbered by a field, so that Word keeps count."""
        paragraph = self._add("Caption")
        paragraph.paragraph_format.keep_with_next = kind == "Table"
        paragraph.add_run(f"{kind} ")
        self.numbers[kind] += 1
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.numbers[kind]))
        paragraph.add_run(f": {self._clean(text)}")

    def contents(self, chapters: Sequence[Chapter], first: int) -> None:
        """Names with their pages, findings under them: a field that Word makes anew, filled until it does.

        `first` is the number of the first chapter's heading in the document.
        """
        self.document.add_paragraph(
            label("contents.name"), style="TOC Heading"
        ).paragraph_format.page_break_before = True
        entries = [
            (level, text, first + at)
            for at, chapter in enumerate(chapters)
            for level, text in ((1, chapter.name), (2, chapter.title))
        ]
        for at, (level, text, number) in enumerate(entries):
            entry = self._add(f"toc {level}")
            entry.add_run(office_text(text))
            if level == 1:
                entry.add_run("\t")
                add_field(entry, f"PAGEREF {PART.format(number)} \\h", "")
            link_runs(entry, PART.format(number))
            if at == 0:
                _move_before_text(entry)
        if entries:
            end_field(entry)

    def turn(self, landscape: bool) -> None:
        """From here on pages lie on their side, or stand again."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False  # only the cover goes without
        if (section.orientation == WD_ORIENT.LANDSCAPE) != landscape:
            section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = section.page_height, section.page_width
        self.room, self.is_wide = _room(section), landscape
        self.running(section)

    def columns(self, widths: Sequence[float]) -> None:
        """From here on the text stands in columns of these millimetres, until `one_column`."""
        section = self._continued(ABOVE_COLUMNS)
        section.different_first_page_header_footer = False
        section._sectPr.replace(section._sectPr.find(qn("w:cols")), parse_xml(_columns(widths)))
        self._widths, self._column = tuple(widths), 0
        self.room, self._tops_column = widths[0], True

    def _continued(self, points: float) -> Any:
        """A new section on the same page. LibreOffice takes a table that ends a section out of its column, so a
        paragraph follows one, so many points high.
        """
        if self._below_table:
            self._add(styles.SMALL)
            _close_up(self.document, points)
        section = self.document.add_section(WD_SECTION.CONTINUOUS)
        _close_up(self.document)
        return section

    @property
    def is_beside(self) -> bool:
        """Whether what is written stands beside something else."""
        return bool(self._widths)

    def next_column(self) -> None:
        self._column += 1
        self.room, self._tops_column = self._widths[self._column], True

    def one_column(self) -> None:
        """The text stands again in one column, below both."""
        section = self._continued(1)
        section._sectPr.replace(section._sectPr.find(qn("w:cols")), parse_xml(ONE_COLUMN))
        self.room, self._below_table = _room(section), False
        self._widths, self._column = (), 0

    def _add(self, style: str) -> Any:
        """An empty paragraph. The library looks a style up by name each time, which took half of all time."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self._ids[style]
        if self._tops_column:
            paragraph.paragraph_format.space_before = Pt(0)
            if self._column:
                paragraph.add_run().add_break(WD_BREAK.COLUMN)
            self._tops_column = False
        if self._below_table and style in styles.CLOSE:
            paragraph.paragraph_format.space_before = Pt(styles.BELOW_TABLE)
        self._below_table, self._last = False, paragraph
        return paragraph

    def _clean(self, text: str) -> str:
        shown = office_text(text)
        self.said.append(shown)
        return shown


def _room(section: Any) -> float:
    """Millimetres between the margins."""
    return float(section.page_width - section.left_margin - section.right_margin) / EMU_A_MM


def _columns(widths: Sequence[float]) -> str:
    each = [round(width * TWIPS_A_MM) for width in widths]
    gaps = [f' w:space="{round(COLUMN_GAP * TWIPS_A_MM)}"'] * (len(each) - 1) + [""]
    columns = "".join(f'<w:col w:w="{width}"{gap}/>' for width, gap in zip(each, gaps, strict=True))
    return f'<w:cols {nsdecls("w")} w:num="{len(each)}" w:equalWidth="0">{columns}</w:cols>'


def _close_up(document: Any, points: float = 1) -> None:
    """The last paragraph is there for its end alone: it is so many points high."""
    last = WordParagraph(document.element.body[-2], document)
    last.paragraph_format.space_before = last.paragraph_format.space_after = Pt(0)
    last.paragraph_format.line_spacing = Pt(points)


def _kind_of_list(document: Any) -> int:
    """What numbered lists look like: the definition that their style counts by."""
    own = document.styles["List Number"].element.pPr.numPr.numId.val
    return next(int(num.abstractNumId.val) for num in document.part.numbering_part.element.num_lst if num.numId == own)


def _move_before_text(entry: Any) -> None:
    """The field of the table of contents begins before its first entry."""
    link = entry._p.find(qn("w:hyperlink"))
    begin_field(entry, 'TOC \\o "1-2" \\n 2-2 \\h \\z \\u', dirty=True)
    entry._p.remove(link)
    entry._p.append(link)
