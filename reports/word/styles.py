"""The document's styles, theme and page: everything that a consultant may change in one place in Word."""

import re
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from reports.brand import palette
from reports.office.theme import painted_theme

FONT, LANGUAGE = "IBM Plex Sans", "en-GB"
TABLE, TABLE_ID, TABLE_HEAD, TABLE_TEXT = "Waymark Table", "WaymarkTable", "Table Head", "Table Text"
SMALL, LEAD, NOTE, LONG_TITLE = "Small Text", "Lead", "Note", "Long Title"
A4 = (210.0, 297.0)  # mm
MARGIN = 22.0  # mm
# Name, size, bold, colour, space before and after, all in points. Heading 1 is a chapter's name over its finding, which
# is Heading 2.
TEXT_STYLES = (
    ("Normal", 10, False, palette.INK, 0, 5),
    ("Title", 30, False, palette.INK, 0, 8),
    ("Subtitle", 14, True, palette.INK, 0, 6),
    ("Heading 1", 10, True, palette.ACCENT, 0, 4),
    ("Heading 2", 20, False, palette.INK, 0, 10),
    ("Heading 3", 14, True, palette.ACCENT, 16, 5),
    ("Heading 4", 11, True, palette.INK, 10, 3),
    ("Caption", 8.5, False, palette.MUTED, 8, 3),
    ("List Bullet", 10, False, palette.INK, 0, 3),
    ("List Number", 10, False, palette.INK, 0, 3),
    ("Header", 8, False, palette.MUTED, 0, 0),
    ("Footer", 8, False, palette.MUTED, 0, 0),
)
# Name, size, bold, colour, space before and after.
OWN_STYLES = (
    (LONG_TITLE, 20, False, palette.INK, 4),
    (SMALL, 8.5, False, palette.MUTED, 2),
    (TABLE_TEXT, 8.5, False, palette.INK, 1.5),
    (TABLE_HEAD, 7.5, True, palette.MUTED, 1.5),
    (LEAD, 15, False, palette.INK, 6),
    (NOTE, 8.5, False, palette.MUTED, 6),
)
# Where pages are counted: size, space before and after of what else has more, and the margins in mm: sides, top,
# bottom. A line is as high as the letters need.
TIGHT = {
    "Normal": (9.5, 0, 3),
    "Heading 1": (9, 0, 2),
    "Heading 2": (15, 0, 5),
    "Heading 3": (11.5, 7, 3),
    "Caption": (8, 3, 2),
    "List Bullet": (9.5, 0, 1.5),
    LEAD: (12, 2, 3),
    SMALL: (8, 1, 1),
    TABLE_TEXT: (8, 1, 1),
    TABLE_HEAD: (7.5, 0.5, 0.5),
}
TIGHT_MARGINS = (18.0, 18.0, 14.0)
# These stand close to what is above them, so that below a table they need room, in points.
CLOSE, BELOW_TABLE = ("Normal", SMALL, NOTE, "List Bullet", "List Number"), 7
# Size, bold, colour, space before and after of the entries of the table of contents.
CONTENTS = ((11, True, palette.INK, 7, 1), (10, False, palette.MUTED, 0, 2))


def new_document(page: tuple[float, float] = A4, colour: str | None = None) -> Any:
    """An empty document. `page` is its size in millimetres, `colour` takes the accent's place, as `#rrggbb`."""
    document: Any = Document()
    for name, size, bold, tone, before, after in TEXT_STYLES:
        _style(document.styles[name], size, bold, tone, before, after, accent=colour)
    for name, size, bold, tone, around in OWN_STYLES:
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = document.styles["Normal"]
        _style(added, size, bold, tone, around, around, accent=colour)
    _contents(document, page)
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    for level in range(1, 5):
        document.styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    _beside(document.styles[NOTE])
    _language(document)
    document.styles.element.append(parse_xml(_table_style(colour or palette.ACCENT)))
    _paint_theme(document, colour)
    _page(document.sections[0], page)
    return document


def tighten(document: Any) -> None:
    """For an edition that is meant for few pages, and for charters of a page each."""
    for name, (size, before, after) in TIGHT.items():
        style = document.styles[name]
        shape = style.paragraph_format
        style.font.size, shape.space_before, shape.space_after = Pt(size), Pt(before), Pt(after)
        shape.line_spacing = 1.0
    sides, top, bottom = TIGHT_MARGINS
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(sides)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.header_distance = section.footer_distance = Mm(8)


def _contents(document: Any, page: tuple[float, float]) -> None:
    for level, (size, bold, tone, before, after) in enumerate(CONTENTS, 1):
        entry = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        _style(entry, size, bold, tone, before, after, accent=None)
        entry.paragraph_format.tab_stops.add_tab_stop(Mm(page[0] - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT)


def _beside(style: Any) -> None:
    """A line on the left, as notes in the margin have one."""
    style.paragraph_format.left_indent = Mm(4)
    style.element.pPr.insert_element_before(
        parse_xml(
            f"<w:pBdr {nsdecls('w')}>"
            f'<w:left w:val="single" w:sz="12" w:space="8" w:color="{palette.LINE[1:]}"/></w:pBdr>'
        ),
        "w:shd",
        "w:tabs",
        "w:spacing",
        "w:ind",
        "w:jc",
    )


def _style(style: Any, size: float, bold: bool, colour: str, before: float, after: float, accent: str | None) -> None:
    shown = accent if accent and colour == palette.ACCENT else colour
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(shown[1:].upper())
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    properties.insert(0, fonts)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    for edge in style.element.findall(f".//{qn('w:pBdr')}"):  # the library's title stands on a blue line
        edge.getparent().remove(edge)


def _language(document: Any) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)


def _paint_theme(document: Any, colour: str | None) -> None:
    """The colours and the font that Word offers, and that charts wear."""
    theme = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = painted_theme(theme.blob.decode(), colour)
    theme._blob = re.sub(r'(<a:m(?:aj|in)orFont>\s*<a:latin typeface=)"[^"]*"', rf'\g<1>"{FONT}"', xml).encode()


def _page(section: Any, size: tuple[float, float]) -> None:
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    section.header_distance = section.footer_distance = Mm(11)


def _table_style(accent: str) -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{palette.LINE[1:]}"'
    head = f'w:val="single" w:sz="6" w:space="0" w:color="{accent[1:]}"'
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_ID}"><w:name w:val="{TABLE}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>'
        f"<w:tblPr><w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders><w:tblCellMar>"
        '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{palette.MUTED[1:]}"/></w:rPr>'
        "<w:tcPr><w:tcBorders>"
        f"<w:bottom {head}/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )
