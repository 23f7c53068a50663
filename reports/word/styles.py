"""The document's styles, fonts and page: everything that a consultant may change in one place in Word."""

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from reports import palette

FONT, LANGUAGE = "IBM Plex Sans", "en-GB"
EYEBROW, TABLE, SMALL, TABLE_TEXT = "Chapter Name", "Waymark Table", "Small Text", "Table Text"
A4, LETTER = (210.0, 297.0), (215.9, 279.4)  # mm
MARGIN = 22.0  # mm
# Name, size, bold, colour, space before and after, all in points.
TEXT_STYLES = (
    ("Normal", 10, False, palette.INK, 0, 5), ("Title", 30, True, palette.INK, 0, 8),
    ("Subtitle", 16, False, palette.MUTED, 0, 8), ("Heading 1", 20, True, palette.INK, 0, 10),
    ("Heading 2", 14, True, palette.ACCENT, 16, 5), ("Heading 3", 11, True, palette.INK, 10, 3),
    ("Caption", 8.5, False, palette.MUTED, 8, 3), ("List Bullet", 10, False, palette.INK, 0, 3),
    ("List Number", 10, False, palette.INK, 0, 3), ("Header", 8, False, palette.MUTED, 0, 0),
    ("Footer", 8, False, palette.MUTED, 0, 0))
# Name, size, bold, colour, space before and after.
OWN_STYLES = ((EYEBROW, 9, True, palette.ACCENT, 2), (SMALL, 8.5, False, palette.MUTED, 2),
              (TABLE_TEXT, 8.5, False, palette.INK, 1.5))


def new_document(page: tuple[float, float] = A4, colour: str | None = None) -> Any:
    """An empty document. `page` is its size in millimetres, `colour` takes the accent's place, as `#rrggbb`."""
    document: Any = Document()
    for name, size, bold, tone, before, after in TEXT_STYLES:
        _style(document.styles[name], size, bold, tone, before, after, accent=colour)
    for name, size, bold, tone, around in OWN_STYLES:
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = document.styles["Normal"]
        _style(added, size, bold, tone, around, around, accent=colour)
    for level in (1, 2):
        contents = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        _style(contents, 10, level == 1, palette.INK, 4 if level == 1 else 0, 2, accent=None)
        contents.paragraph_format.left_indent = Mm(6 * (level - 1))
    _language(document)
    document.styles.element.append(parse_xml(_table_style(colour or palette.ACCENT)))
    _page(document.sections[0], page)
    return document


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


def _page(section: Any, size: tuple[float, float]) -> None:
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    section.header_distance = section.footer_distance = Mm(11)


def _table_style(accent: str) -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{palette.LINE[1:]}"'
    head = f'w:val="single" w:sz="6" w:space="0" w:color="{accent[1:]}"'
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="WaymarkTable"><w:name w:val="{TABLE}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:rPr><w:sz w:val="17"/></w:rPr>'
        f"<w:tblPr><w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders><w:tblCellMar>"
        '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{palette.MUTED[1:]}"/></w:rPr>'
        "<w:tcPr><w:tcBorders>"
        f"<w:bottom {head}/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>")
