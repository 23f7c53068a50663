"""The deck: which slides there are, in their order, and the file that holds them."""

from io import BytesIO

from pptx.presentation import Presentation as Deck

from assessment.engagement.branding import Branding
from reports.narrative.labels import label
from reports.office import theme
from reports.office.fitting import Words, fitted, points_high
from reports.office.package import midnight, reproducible
from reports.office.slide import Page
from reports.office.text import office_text, short_name
from reports.options import FULL, ReportOptions
from reports.slides import current_state, lenses, plan, readiness_and_first_days
from reports.slides.changes import changes_sheet
from reports.slides.decisions import decisions_sheet
from reports.slides.deck_context import DeckContext, Sheet, deck_context
from reports.slides.opening import cover, judgement_sheet, method_sheet, needs_sheet
from reports.slides.programmes import programmes_sheet
from reports.text import formatting
from reports.text.dates import display_date
from reports.view.model import View
from reports.view.precision import written_as_asked

TITLE_SIZES = (26, 22, 19, 16)  # points
TITLE = (theme.INNER, 0.95)  # inches
MOST_SLIDES = 12
FOOTER_EMS = 60
SHEETS = (
    judgement_sheet,
    needs_sheet,
    current_state.stages_sheet,
    changes_sheet,
    current_state.practices_sheet,
    current_state.findings_sheet,
    plan.moves_sheet,
    programmes_sheet,
    plan.roadmap_sheet,
    plan.load_sheet,
    decisions_sheet,
    readiness_and_first_days.readiness_sheet,
    lenses.lenses_sheet,
    readiness_and_first_days.first_days_sheet,
    method_sheet,
)
GIVES_WAY = (plan.load_sheet, plan.moves_sheet, plan.roadmap_sheet, needs_sheet)
"""Where all would be too many: what stages, plan and programmes say as well, then what the client told us."""


@written_as_asked
def render_slides(view: View, options: ReportOptions = FULL) -> bytes:
    """A .pptx file; the same assessment gives the same bytes. A slide is there only where it has something to say."""
    context = deck_context(view, options)
    deck = theme.new_deck(options.branding.colour)
    cover(deck, context, options.branding)
    named = label("cover.of_client", client=context.view.client.name, title=context.view.title)
    footer = label("slides.footer", named=short_name(named, FOOTER_EMS), date=display_date(view.date))
    for sheet in _sheets(context):
        _add(deck, sheet, footer)
    _describe(deck, context.view, options.branding)
    out = BytesIO()
    deck.save(out)
    return reproducible(out.getvalue(), view.date)


def _sheets(context: DeckContext) -> list[Sheet]:
    made = {make: sheet for make in SHEETS if (sheet := make(context)) is not None}
    too_many = len(made) + 1 - MOST_SLIDES  # the cover is one
    out = [make for make in GIVES_WAY if make in made][: max(0, too_many)]
    return [sheet for make, sheet in made.items() if make not in out]


def _add(deck: Deck, sheet: Sheet, footer: str) -> None:
    slide = theme.add_slide(deck, theme.FINDING, footer)
    (title, *_), whole = _fitted_title(sheet.title)
    slide.shapes.title.text_frame.text = office_text(title.text)
    slide.shapes.title.text_frame.paragraphs[0].font.size = theme.points(title.size)
    slide.placeholders[theme.EYEBROW].text_frame.text = office_text(sheet.name)
    page = Page(slide)
    sheet.fill(page)
    lines = [*([] if whole else [sheet.title]), *sheet.notes, *page.cut]
    slide.notes_slide.notes_text_frame.text = "\n".join(
        dict.fromkeys(office_text(line) for text in lines for line in text.split("\n") if line.strip())
    )


def _fitted_title(title: str) -> tuple[tuple[Words, ...], bool]:
    """As large as its box allows; a heading is one paragraph."""
    size = next(
        (size for size in TITLE_SIZES if points_high([Words(title, size)], TITLE[0]) <= TITLE[1] * 72), TITLE_SIZES[-1]
    )
    return fitted([Words(office_text(title), size)], *TITLE)


def _describe(deck: Deck, view: View, branding: Branding) -> None:
    properties = deck.core_properties
    properties.title = office_text(formatting.listed([view.title, view.client.name], "for"))
    properties.author = properties.last_modified_by = office_text(branding.consultant) or "Waymark"
    properties.subject, properties.language = view.questionnaire.framework.name, "en-GB"
    properties.keywords, properties.comments, properties.category = "", "", label("cover.category")
    properties.created = properties.modified = midnight(view.date)
    properties.revision = 1
