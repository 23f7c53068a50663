"""The deck: which slides there are, in their order, and the file that holds them."""

from io import BytesIO

from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from assessment.branding import NO_BRANDING, Branding
from reports import wording
from reports.office_files import midnight, office_text, reproducible, short_name, width_in_ems
from reports.slides import house, outlook, plan, standing_slides
from reports.slides.opening import cover, judgement_sheet, method_sheet, needs_sheet
from reports.slides.page import Page
from reports.slides.story import Sheet, story_of
from reports.view import View
from reports.view_model import display_date

MOST_EMS = ((62, 26), (78, 22))  # how wide a title may be at which size, in points
SMALLEST_TITLE = 19
FOOTER_EMS = 60
SHEETS = (
    judgement_sheet, needs_sheet, standing_slides.stages_sheet, standing_slides.practices_sheet,
    standing_slides.findings_sheet, plan.moves_sheet, plan.roadmap_sheet, plan.load_sheet, outlook.readiness_sheet,
    outlook.first_days_sheet, method_sheet)


def render_slides(view: View, branding: Branding = NO_BRANDING) -> bytes:
    """A .pptx file; the same assessment gives the same bytes. A slide is there only where it has something to say."""
    story = story_of(view)
    deck = house.new_deck(branding.colour)
    cover(deck, story, branding)
    footer = f"{short_name(f'{story.view.client.name} · {story.view.title}', FOOTER_EMS)} · {display_date(view.date)}"
    for make in SHEETS:
        sheet = make(story)
        if sheet is not None:
            _add(deck, sheet, footer)
    _describe(deck, story.view, branding)
    out = BytesIO()
    deck.save(out)
    return reproducible(out.getvalue(), view.date)


def _add(deck: Deck, sheet: Sheet, footer: str) -> None:
    slide = house.add_slide(deck, house.FINDING, footer)
    title = slide.shapes.title
    title.text_frame.text = office_text(sheet.title)
    title.text_frame.paragraphs[0].font.size = _title_size(sheet.title)
    slide.placeholders[house.EYEBROW].text_frame.text = office_text(sheet.name)
    sheet.fill(Page(slide))
    notes = slide.notes_slide.notes_text_frame
    notes.text = "\n".join(office_text(line) for line in sheet.notes if line)


def _title_size(title: str) -> Pt:
    width = width_in_ems(title)
    return house.points(next((size for most, size in MOST_EMS if width <= most), SMALLEST_TITLE))


def _describe(deck: Deck, view: View, branding: Branding) -> None:
    properties = deck.core_properties
    properties.title = office_text(wording.listed([view.title, view.client.name], "for"))
    properties.author = properties.last_modified_by = office_text(branding.consultant) or "Waymark"
    properties.subject, properties.language = view.framework.facts.name, "en-GB"
    properties.keywords, properties.comments, properties.category = "", "", "Report"
    properties.created = properties.modified = midnight(view.date)
    properties.revision = 1
