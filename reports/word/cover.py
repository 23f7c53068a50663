"""The first page, and what stands at the head and foot of all others."""

from io import BytesIO
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from assessment.engagement.branding import Branding, Logo
from reports.brand.brand import brand_of
from reports.document import charts
from reports.document.context import RADAR_FROM_STAGES
from reports.office import charts as native
from reports.office.text import office_text, short_name, width_in_ems
from reports.text.dates import display_date
from reports.view.model import View
from reports.word import styles
from reports.word.fields import add_field
from reports.word.native_charts import box_of
from reports.word.writer import Writer

RUNNING_EMS, LONG_EMS = 55, 30
LOGO, RUNNING_LOGO = (60.0, 20.0), (26.0, 7.0)  # mm: the box that each fits into
SHAPE = (130.0, 88.0)  # mm


def cover(writer: Writer, view: View, branding: Branding) -> None:
    brand, document = brand_of(branding), writer.document
    if branding.consultant_logo:
        _picture(
            document.add_paragraph(), branding.consultant_logo, LOGO, f"Logo of {brand.consultant or 'the consultant'}"
        )
    else:
        writer.paragraph(brand.consultant or "Waymark", styles.LEAD)
    room = document.add_paragraph()
    room.paragraph_format.space_before = Pt(55)
    if branding.client_logo:
        _picture(room, branding.client_logo, LOGO, f"Logo of {view.client.name}")
    writer.paragraph(view.client.name, "Subtitle")
    writer.paragraph(view.title, styles.LONG_TITLE if width_in_ems(view.title) > LONG_EMS else "Title")
    writer.paragraph(display_date(view.date))
    writer.paragraph(brand.cover_text)
    if sum(stage.score is not None for stage in view.stages) >= RADAR_FROM_STAGES:
        _shape(writer, view)
    writer.paragraph(brand.prepared, styles.SMALL)


def _shape(writer: Writer, view: View) -> None:
    """The stages' radar, large and light and without words."""
    writer.chart(
        lambda page: native.shape(
            page, box_of(SHAPE), [stage.name for stage in view.stages], [stage.score for stage in view.stages]
        ),
        charts.radar_text(view.stages),
        "",
        SHAPE,
    )


def running(writer: Writer, view: View, branding: Branding) -> None:
    """Of every page but the cover. Sections take it over from the one before, so it is asked for with each turn."""
    writer.running = lambda section: _run(section, view, branding)
    section = writer.document.sections[0]
    section.different_first_page_header_footer = True
    writer.running(section)


def _run(section: Any, view: View, branding: Branding) -> None:
    width = section.page_width - section.left_margin - section.right_margin
    head, foot = section.header, section.footer
    head.is_linked_to_previous = foot.is_linked_to_previous = False
    top, bottom = _line(head.paragraphs[0], width), _line(foot.paragraphs[0], width)
    top.add_run(short_name(f"{view.client.name} · {view.title}", RUNNING_EMS))
    if branding.consultant_logo:
        top.add_run("\t")
        _picture(top, branding.consultant_logo, RUNNING_LOGO, "")
    bottom.add_run(f"{office_text(brand_of(branding).prepared)}\tPage ")
    add_field(bottom, "PAGE", "1")
    bottom.add_run(" of ")
    add_field(bottom, "NUMPAGES", "1")


def _line(paragraph: Any, width: int) -> Any:
    """A line with a place for text at its right end."""
    _without_stops(paragraph.style.paragraph_format.tab_stops)
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def _without_stops(stops: Any) -> None:
    for _ in range(len(stops)):
        del stops[0]


def _picture(paragraph: Any, logo: Logo, box: tuple[float, float], says: str) -> None:
    """As large as the box allows, with the text that stands for it: none where it only repeats."""
    height = min(box[1], box[0] * logo.height / logo.width)
    drawing = paragraph.add_run().add_picture(BytesIO(logo.png), height=Mm(height))
    drawing._inline.docPr.set("descr", office_text(says))
