"""Cover, judgement, needs, and how far all of it carries."""

from pptx.presentation import Presentation as Deck

from assessment.engagement.branding import Branding
from reports import narrative
from reports.document import charts
from reports.document.chapters.needs import bearing_on_needs
from reports.document.context import RADAR_FROM_STAGES
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.fitting import is_breakable
from reports.office.slide import ACCENT, MUTED, PAPER, Box, Cell, Page, Words, lines_of
from reports.office.text import office_text, short_name, width_in_ems
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.heat_map_cells import level_cell
from reports.text import formatting
from reports.text.dates import display_date
from reports.view.headline import headline_level, headline_score
from reports.view.model import PracticeView

TOP, FLOOR = 1.75, 6.85  # inches between which a slide's content stands
SHOWN_NEEDS, SHOWN_PRACTICES = 10, 10
SHARE = "0\\\u00a0%"  # a blank that no line may end at
LONG_NAME = 22  # ems
COVER_SIZES, COVER_WIDTH, BOLDER = (38, 28, 24, 20, 16), 7.0, 1.15  # points, inches, bold against regular
NEED_EMS, NEED_ROW, NEEDS_HEIGHT = 44, 0.33, 3.75  # ems, inches
NEED_WIDTHS = (3.6, 1.4, 0.7)  # inches


def cover(deck: Deck, context: DeckContext, branding: Branding) -> None:
    view = context.view
    slide = theme.add_slide(deck, theme.COVER, "")
    title = slide.shapes.title
    title.text_frame.text = office_text(view.client.name)
    title.text_frame.paragraphs[0].font.size = theme.points(_cover_size(view.client.name))
    slide.placeholders[1].text_frame.text = view.title
    if width_in_ems(view.title) > LONG_NAME:
        slide.placeholders[1].text_frame.paragraphs[0].font.size = theme.points(16)
    lines = [display_date(view.date)]
    if branding.consultant:
        lines.append(short_name(branding.consultant, 40))
    if branding.cover_text:
        lines.append(short_name(branding.cover_text, 60))
    slide.placeholders[theme.EYEBROW].text_frame.text = "\n".join(lines)
    page = Page(slide)
    if branding.disclaimer:
        words = Words(short_name(branding.disclaimer, 150), 9, colour=PAPER)
        page.text(Box(0.9, 6.6, 11.5, 0.5), [words], "Disclaimer")
    if sum(stage.score is not None for stage in view.stages) >= RADAR_FROM_STAGES:
        native.web(
            page,
            Box(8.2, 1.3, 4.7, 4.9),
            [stage.name for stage in view.stages],
            [stage.score for stage in view.stages],
            charts.radar_text(view.stages),
        )
    for logo, left in ((branding.client_logo, 0.9), (branding.consultant_logo, 3.6)):
        if logo:
            scale = min(2.3 / logo.width, 0.8 / logo.height)
            width, height = scale * logo.width, scale * logo.height
            page.rule(Box(left, 0.55, width + 0.24, height + 0.24), PAPER)
            page.picture(logo.png, Box(left + 0.12, 0.67, width, height), label("slides.logo"))
    notes = slide.notes_slide.notes_text_frame
    notes.text = context.source()


def _cover_size(name: str) -> float:
    """As large as the longest word allows, in points: no word is broken."""
    longest = max((width_in_ems(word) for word in name.split() if not is_breakable(word)), default=1.0)
    most = COVER_WIDTH * 72 / longest / BOLDER
    return next(
        (size for size in COVER_SIZES if size <= most and (size < COVER_SIZES[0] or width_in_ems(name) < LONG_NAME)),
        COVER_SIZES[-1],
    )


def judgement_sheet(context: DeckContext) -> Sheet:
    view = context.view

    def fill(page: Page) -> None:
        if view.headline.valued:
            _facts(page, context)
        found = narrative.findings(view)
        width = (theme.INNER - 0.4 * (len(found) - 1)) / max(1, len(found))
        for at, finding in enumerate(found):
            left = theme.LEFT + at * (width + 0.4)
            page.rule(Box(left, 3.75, width, 0.03), ACCENT)
            page.text(
                Box(left, 3.9, width, 2.55),
                [Words(finding.title, 15, bold=True), Words(finding.text, 12.5, before=6)],
                "Finding",
            )
        if not view.headline.valued and view.headline.asked:
            page.text(Box(theme.LEFT, TOP + 0.1, 9, 2), [Words(narrative.first_step(view), 16)], "Next step")
        page.text(
            Box(theme.LEFT, 6.55, theme.INNER, 0.3),
            [Words(narrative.coverage_sentence(view), 10.5, colour=MUTED)],
            "Basis",
        )

    return Sheet(
        label("slides.in_short"),
        narrative.judgement(view),
        (*context.added("summary"), narrative.coverage_sentence(view), context.source()),
        fill,
    )


def _facts(page: Page, context: DeckContext) -> None:
    """The same key figures as on the report's first page."""
    head, levels = context.view.headline, context.view.questionnaire.framework.levels
    many = len(context.stand.applicable) > 1
    shown = [
        (
            label("maturity.level_of_all" if many else "maturity.level"),
            headline_level(head),
            "" if head.level is None else levels[head.level].name,
        ),
        (
            label("maturity.mean_score" if many else "columns.score"),
            headline_score(head) or formatting.NO_NUMBER,
            label("maturity.of_five"),
        ),
        (
            label("maturity.with_a_value"),
            formatting.share(head.coverage or 0.0),
            label("maturity.of", part=head.valued, whole=head.asked),
        ),
        (
            label("maturity.service_value_system"),
            formatting.NO_LEVEL if head.maturity is None else str(head.maturity),
            label("maturity.lowest_counts"),
        ),
    ]
    width = theme.INNER / len(shown)
    for at, (name, figure, under) in enumerate(shown):
        left = theme.LEFT + at * width
        size = 30 if len(figure) < 6 else 20 if len(figure) < 15 else 14
        page.text(Box(left, TOP, width - 0.1, 0.3), [Words(name, 11, colour=MUTED)], "Label")
        page.text(Box(left, TOP + 0.28, width - 0.3, 0.6), [Words(figure, size, bold=True, colour=ACCENT)], "Figure")
        page.text(Box(left, TOP + 0.88, width - 0.3, 0.35), [Words(under, 11, colour=MUTED)], "Under")


def needs_sheet(context: DeckContext) -> Sheet | None:
    if "needs" not in context.chapters:
        return None
    view = context.view
    bearing = bearing_on_needs(context.stand)[:SHOWN_PRACTICES]

    def fill(page: Page) -> None:
        page.text(Box(theme.LEFT, TOP, 10.5, 0.75), [Words(narrative.needs_sentence(view), 13)], "How needs count")
        if view.needs:
            _needs_table(page, context)
        if bearing:
            _importance(page, bearing)

    return context.sheet("needs", (narrative.needs_sentence(view),), fill)


def _needs_table(page: Page, context: DeckContext) -> None:
    """As many of the needs as the slide holds, and how many more there are."""
    rows = [[Cell(label("needs.chosen")), Cell(label("needs.kind")), Cell(label("needs.weight"), align="c")]]
    height = NEED_ROW
    for need in context.view.needs[:SHOWN_NEEDS]:
        name = short_name(need.name, NEED_EMS)
        height += max(NEED_ROW, lines_of(name, 11, NEED_WIDTHS[0] - 0.1) * 11 * 1.25 / 72 + 0.06)
        if height > NEEDS_HEIGHT:
            break
        kind = label(f"needs.kinds.{need.kind}")
        rows.append([Cell(name, bold=True), Cell(kind, colour=MUTED), Cell(str(need.weight), align="c")])
    page.table(
        Box(theme.LEFT, 2.65, sum(NEED_WIDTHS), NEED_ROW * len(rows)),
        NEED_WIDTHS,
        rows,
        label("slides.says.needs"),
        size=11,
    )
    more = len(context.view.needs) - len(rows) + 1
    if more:
        page.text(Box(theme.LEFT, 6.5, 5.7, 0.25), [Words(narrative.slide_more(more), 11, colour=MUTED)], "More")


def _importance(page: Page, bearing: list[PracticeView]) -> None:
    names = [practice.practice.name for practice in bearing]
    values = [round(practice.importance, 4) for practice in bearing]
    page.text(Box(6.9, 2.65, 5.8, 0.3), [Words(label("slides.importance"), 11, colour=MUTED)], "Head")
    native.bars(
        page,
        Box(6.8, 2.9, 5.9, min(3.8, 0.5 + 0.34 * len(names))),
        names,
        [native.Series(label("needs.importance"), values)],
        narrative.slide_importance(list(zip(names, values, strict=True))),
        form=SHARE,
    )


def method_sheet(context: DeckContext) -> Sheet | None:
    if "method" not in context.chapters:
        return None
    view = context.view
    hints = narrative.plausibility_notes(view)

    def fill(page: Page) -> None:
        _levels(page, context)
        words = [
            Words(narrative.slide_method(view), 12.5),
            Words(narrative.slide_is_not(), 12.5, before=8),
            *(Words(hint, 12.5, before=8) for hint in hints[:3]),
        ]
        while sum(lines_of(w.text, w.size, 6.3) * w.size * 1.25 + w.before for w in words) > 300 and len(words) > 2:
            words.pop()
        page.text(Box(6.4, TOP, 6.3, 4.6), words, "How it was made")
        page.text(
            Box(theme.LEFT, 6.6, theme.INNER, 0.35),
            [Words(view.questionnaire.framework.notice, 8, colour=MUTED)],
            "Notice",
        )

    return context.sheet("method", hints, fill)


def _levels(page: Page, context: DeckContext) -> None:
    rows = [[Cell(label("columns.level"), align="c"), Cell(label("slides.name")), Cell(label("method.one_sees"))]]
    rows += [
        [level_cell(level.level), Cell(level.name, bold=True), Cell(level.in_short)]
        for level in context.view.questionnaire.framework.levels
    ]
    page.table(
        Box(theme.LEFT, TOP, 5.4, 4.4), (0.6, 1.2, 3.6), rows, label("method.capability_levels"), size=10.5, gap=True
    )
