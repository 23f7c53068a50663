"""Cover, judgement, needs, and how far all of it carries."""

from dataclasses import replace

from pptx.presentation import Presentation as Deck

from assessment.engagement.branding import Branding
from reports import narrative
from reports.document.blocks import Entry, Figure, KeyFigures, Table
from reports.document.charts import Radar
from reports.document.parts import chosen, numbers, values, words
from reports.narrative import bottom_line
from reports.narrative.labels import label
from reports.office import charts as native
from reports.office import theme
from reports.office.fitting import is_breakable
from reports.office.slide import ACCENT, MUTED, PAPER, Box, Page, Words, lines_of
from reports.office.text import office_text, short_name, width_in_ems
from reports.slides.deck_context import DeckContext, Sheet
from reports.slides.tables import laid
from reports.text.dates import display_date
from reports.text.sanitize import shorten

TOP, FLOOR = 1.75, 6.85  # inches between which a slide's content stands
SHOWN_NEEDS, SHOWN_PRACTICES = 10, 10
SHARE = "0\\\u00a0%"  # a blank that no line may end at
LONG_NAME = 22  # ems
SHOWN_FINDINGS, FINDING_CHARACTERS = 3, 300
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
    drawn = next((figure.chart for figure in context.parts.all("maturity", Figure)), None)
    if isinstance(drawn, Radar):
        native.web(page, Box(8.2, 1.3, 4.7, 4.9), drawn)
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
        figures = context.parts.first("maturity", KeyFigures) if view.headline.valued else None
        if figures:
            _facts(page, figures)
        found = context.parts.all("summary", Entry)[:SHOWN_FINDINGS]
        width = (theme.INNER - 0.4 * (len(found) - 1)) / max(1, len(found))
        for at, finding in enumerate(found):
            left = theme.LEFT + at * (width + 0.4)
            page.rule(Box(left, 3.75, width, 0.03), ACCENT)
            page.text(
                Box(left, 3.9, width, 2.55),
                [
                    Words(finding.title, 15, bold=True),
                    Words(shorten(finding.text, FINDING_CHARACTERS)[0], 12.5, before=6),
                ],
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
        bottom_line.bottom_line(view),
        (*context.added("summary"), narrative.coverage_sentence(view), context.source()),
        fill,
    )


def _facts(page: Page, figures: KeyFigures) -> None:
    """The same as on the report's first page."""
    width = theme.INNER / len(figures.figures)
    for at, one in enumerate(figures.figures):
        left = theme.LEFT + at * width
        shown = words(one.figure)
        size = 30 if len(shown) < 6 else 20 if len(shown) < 15 else 14
        page.text(Box(left, TOP, width - 0.1, 0.3), [Words(one.label, 11, colour=MUTED)], "Label")
        page.text(Box(left, TOP + 0.28, width - 0.3, 0.6), [Words(shown, size, bold=True, colour=ACCENT)], "Figure")
        page.text(Box(left, TOP + 0.88, width - 0.3, 0.95), [Words(one.under, 11, colour=MUTED)], "Under")


def needs_sheet(context: DeckContext) -> Sheet | None:
    if "needs" not in context.chapters:
        return None
    view = context.view
    needs, points = context.parts.table("needs", "chosen"), context.parts.table("needs", "points")

    def fill(page: Page) -> None:
        page.text(Box(theme.LEFT, TOP, 10.5, 0.75), [Words(narrative.needs_sentence(view), 13)], "How needs count")
        if needs:
            _needs_table(page, needs)
        if points:
            _importance(page, points)

    return context.sheet("needs", (narrative.needs_sentence(view),), fill)


def _needs_table(page: Page, table: Table) -> None:
    """As many of the needs as the slide holds, and how many more there are."""
    chosen_needs = laid(table, "need", "kind", "weight", bold="need")
    rows = [chosen_needs.heads]
    height = NEED_ROW
    for name, *rest in chosen_needs.rows[:SHOWN_NEEDS]:
        short = replace(name, text=short_name(name.text, NEED_EMS))
        height += max(NEED_ROW, lines_of(short.text, 11, NEED_WIDTHS[0] - 0.1) * 11 * 1.25 / 72 + 0.06)
        if height > NEEDS_HEIGHT:
            break
        rows.append([short, *rest])
    page.table(
        Box(theme.LEFT, 2.65, sum(NEED_WIDTHS), NEED_ROW * len(rows)),
        NEED_WIDTHS,
        rows,
        label("slides.says.needs"),
        size=11,
    )
    more = len(chosen_needs.rows) - len(rows) + 1
    if more:
        page.text(Box(theme.LEFT, 6.5, 5.7, 0.25), [Words(narrative.slide_more(more), 11, colour=MUTED)], "More")


def _importance(page: Page, points: Table) -> None:
    names = [str(name) for (name,) in values(chosen(points, "practice"))][:SHOWN_PRACTICES]
    importance = numbers(points, "importance")[:SHOWN_PRACTICES]
    page.text(Box(6.9, 2.65, 5.8, 0.3), [Words(label("slides.importance"), 11, colour=MUTED)], "Head")
    native.bars(
        page,
        Box(6.8, 2.9, 5.9, min(3.8, 0.5 + 0.34 * len(names))),
        names,
        [native.Series(label("needs.importance"), [round(value, 4) for value in importance])],
        narrative.slide_importance(list(zip(names, importance, strict=True))),
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
    table = context.parts.table("method", "levels")
    if table:
        levels = laid(table, "level", "sees")
        rows = [levels.heads, *levels.rows]
        says = label("method.capability_levels")
        page.table(Box(theme.LEFT, TOP, 5.4, 4.4), (0.6, 4.8), rows, says, size=10.5, gap=True)
