"""The report as one finished HTML page: chapters from templates, style sheet, fonts' addresses and charts inside."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from assessment.scoring.results import LevelResult
from reports import narrative
from reports.brand import palette
from reports.brand.brand import Brand, brand_of
from reports.brand.page_sizes import PAGE_SIZES
from reports.document.context import Context
from reports.document.report import BRIEF, CHAPTERS, chapter_of, terms_used, told_summary
from reports.narrative.chapters import GLOSSARY, Chapter
from reports.narrative.editions import EDITIONS, Edition, edition_chapters
from reports.narrative.overrides import without_overrides
from reports.options import FULL, ReportOptions
from reports.passages.passages import passages, stale
from reports.pdf import charts
from reports.pdf.attainment_bars import attainment_bars
from reports.pdf.paint import HtmlPainter
from reports.pdf.practice_pages import practice_pages
from reports.pdf.vocabulary import VOCABULARY as BASE
from reports.progress import Listener, PartBegun, Stale, listening, nobody
from reports.templating import Vocabulary, expect_own_folder, render_part
from reports.text import formatting
from reports.text.sanitize import shorten
from reports.view import annex
from reports.view.coverage import coverage
from reports.view.gantt import gantt
from reports.view.model import View
from reports.view.names import for_readers
from reports.view.practice_sheets import practice_sheets

HERE = Path(__file__).resolve().parent
STYLES = HERE / "styles"
RUNNING_HEAD_CHARACTERS = 80
RADAR_FROM_STAGES = 3  # fewer points make no shape; the table says them better
FURTHER_SCRIPTS = re.compile("[\u0100-\u1fff\u2c60-\ua7ff]")
THIN_TO_PRACTICES = 2  # up to so many, a short chapter begins on the page on which the one before it ends
SHARE_OF_WRITING = 0.15  # of the time that a report takes; the rest is laying out its pages


def render_html(view: View, options: ReportOptions = FULL, listen: Listener = nobody) -> str:
    """Everything the PDF is made of. Nothing in it is loaded from anywhere but the shipped fonts and checked logos.

    InputError where the folder of own templates is missing.
    """
    expect_own_folder()
    with listening(listen):
        html = _html(for_readers(view, options), options, listen)
    if view.assessment.overrides and (old := stale(passages(view), view.assessment.overrides)):
        listen(Stale(narrative.stale_sentence([passage.name for passage in old])))
    return html


def _html(view: View, options: ReportOptions, listen: Listener) -> str:
    chosen, brand = edition_chapters(view, options), brand_of(options.branding)
    values = _values(view, chosen, brand)
    parts = _parts(view, _in_order(view, EDITIONS[options.edition], chosen), values, listen)
    body = _part(Chapter("body", "Body", ""), values | {"parts": [Markup(part) for part in parts]}, listen)
    style = palette.painted(_style(body), {**brand.colours, **PAGE_SIZES[options.page_size].style})
    return _part(Chapter("page", "Page", ""), {"view": view, "style": Markup(style), "body": Markup(body)}, listen)


def render_cover(view: View, options: ReportOptions, listen: Listener = nobody) -> str:
    """The first page alone, to see how the branding looks."""
    brand = brand_of(options.branding)
    cover = Markup(_part(COVER, _values(view, (), brand), listen))
    style = palette.painted(_style(cover), {**brand.colours, **PAGE_SIZES[options.page_size].style})
    return _part(Chapter("page", "Page", ""), {"view": view, "style": Markup(style), "body": cover}, listen)


COVER = Chapter("cover", "Cover", "")
CONTENTS = Chapter("contents", "Contents", "")


def _in_order(view: View, edition: Edition, chosen: Sequence[Chapter]) -> list[Chapter]:
    front = [COVER, *([told_summary(view)] if edition.summary else []), *([CONTENTS] if edition.contents else [])]
    return [*front, *chosen]


def _parts(view: View, order: Sequence[Chapter], values: Mapping[str, object], listen: Listener) -> list[str]:
    """The glossary explains the words that the other parts use, so it is made last."""
    made: dict[str, str] = {}
    for chapter in sorted(order, key=lambda chapter: chapter.id == GLOSSARY):
        listen(PartBegun(chapter.name, SHARE_OF_WRITING * len(made) / len(order)))
        said = (Markup(part).striptags() for part in made.values())
        terms = terms_used(view, said) if chapter.id == GLOSSARY else ()
        made[chapter.id] = _part(chapter, {**values, "terms": terms}, listen)
    return [made[chapter.id] for chapter in order]


def _part(chapter: Chapter, values: Mapping[str, object], listen: Listener) -> str:
    if chapter.id in (BRIEF if chapter.brief else CHAPTERS):
        view: Any = values["view"]
        painter = HtmlPainter(values["brand"], view.client.name, values["running"], listen)  # type: ignore[arg-type]
        context = Context(view, values["has"], values.get("terms", ()))  # type: ignore[arg-type]
        return painter.chapter(chapter_of(chapter, context))
    return render_part(chapter.name, (chapter.template,), {**values, "chapter": chapter}, VOCABULARY, listen)


def _values(view: View, chosen: tuple[Chapter, ...], brand: Brand) -> dict[str, object]:
    return {
        "view": view,
        "generated": without_overrides(view),
        "questionnaire": view.questionnaire,
        "stand": coverage(view),
        "chapters": chosen,
        "gantt": gantt(view),
        "brand": brand,
        "cover_radar": brand.drawn(charts.cover_radar(view.stages)),
        "load_bars": lambda plan: brand.drawn(charts.load_bars(plan.labels, plan.load, plan.capacity)),
        "thin": len(coverage(view).applicable) <= THIN_TO_PRACTICES,
        "has": frozenset(chapter.id for chapter in chosen),
        "running": shorten(f"{view.client.name} · {view.title}", RUNNING_HEAD_CHARACTERS)[0],
    }


def _style(body: str) -> str:
    """Fonts for further scripts are loaded only where they are needed, since each costs time."""
    sheets = ["report.css", "editions.css"] + (["further_scripts.css"] if FURTHER_SCRIPTS.search(body) else [])
    return "".join((STYLES / sheet).read_text("utf-8") for sheet in sheets)


def _bars(result: LevelResult) -> Markup:
    return Markup(attainment_bars(result.attainment or (), result.ratings or ""))


VOCABULARY = Vocabulary(
    filters=BASE.filters,
    names={
        "say": narrative,
        "wording": formatting,
        "annex": annex,
        "bars": _bars,
        "practice_pages": practice_pages,
        "practice_sheets": practice_sheets,
    },
)
