"""Charts that Word can edit: drawn as on a slide, then carried over with the workbook that holds their numbers."""

from collections.abc import Callable
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from reports.office import theme
from reports.office.slide import Box, Page

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
MM_AN_INCH = 25.4
Draw = Callable[[Page], None]


def put_chart(document: Any, run: Any, draw: Draw, number: int, size: tuple[float, float], says: str) -> None:
    """`draw` puts one chart on a slide. `number` is the chart's in the document, `size` millimetres."""
    drawn = _drawn(draw)
    workbook = Part(
        PackURI(f"/word/embeddings/chart{number}.xlsx"),
        WORKBOOK,
        drawn.chart_workbook.xlsx_part.blob,
        document.part.package,
    )
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART, drawn.blob, document.part.package)
    chart.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)  # the first relation of its part, as it is of the slide's
    relation = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    run._r.append(_inline(relation, document.part.next_id, size, says))


def box_of(size: tuple[float, float]) -> Box:
    """The same in inches, from the corner of a slide; millimetres come in."""
    return Box(0, 0, size[0] / MM_AN_INCH, size[1] / MM_AN_INCH)


def _drawn(draw: Draw) -> Any:
    deck = theme.new_deck()
    slide = deck.slides.add_slide(deck.slide_layouts[theme.FINDING])
    draw(Page(slide))
    shapes: Any = slide.shapes
    return next(shape.chart.part for shape in shapes if shape.has_chart)


def _inline(relation: str, identity: int, size: tuple[float, float], says: str) -> Any:
    width, height = (int(Mm(length)) for length in size)
    drawing = parse_xml(
        f'<w:drawing {nsdecls("w", "r")} {SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{identity}" name="Chart {identity}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    drawing.xpath(".//wp:docPr")[0].set("descr", says)
    return drawing
