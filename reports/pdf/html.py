"""The report as one finished HTML page: chapters from blocks, style sheet, fonts' addresses and charts inside."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import unescape
from pathlib import Path

from markupsafe import Markup

from reports import narrative
from reports.brand import palette
from reports.brand.brand import Brand, brand_of
from reports.brand.page_sizes import PAGE_SIZES
from reports.brand.type_scale import NAMED as TYPE_SIZES
from reports.document.blocks import Chapter, Level
from reports.document.report import Report, report_of
from reports.narrative import bottom_line
from reports.narrative.labels import label
from reports.options import FULL, ReportOptions
from reports.passages.passages import passages, stale
from reports.pdf import charts
from reports.pdf.inline import square
from reports.pdf.paint import HtmlPainter
from reports.pdf.vocabulary import VOCABULARY
from reports.progress import Boxes, Listener, PartBegun, Stale, listening, nobody
from reports.templating import expect_own_folder, render_part
from reports.text.sanitize import shorten
from reports.view.guide import Guide
from reports.view.model import View
from reports.view.names import for_readers
from reports.view.precision import written_as_asked

STYLES = Path(__file__).resolve().parent / "styles"
RUNNING_HEAD_CHARACTERS = 80
FURTHER_SCRIPTS = re.compile("[\u0100-\u1fff\u2c60-\ua7ff]")
TAGS = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)
GUIDE = ("summary", "findings", "heat_map", "roadmap", "decisions")  # what to read with ten minutes
SHARE_OF_WRITING = 0.15  # of the time that a report takes; the rest is laying out its pages


@written_as_asked
def render_html(view: View, options: ReportOptions = FULL, listen: Listener = nobody) -> str:
    """Everything the PDF is made of. Nothing in it is loaded from anywhere but the shipped fonts and checked logos.

    InputError where the folder of own templates is missing.
    """
    expect_own_folder()
    with listening(listen):
        html = _html(for_readers(view, options), options, listen)
    tell_stale(view, listen)
    tell_boxes(TAGS.sub("", unescape(html)), listen)
    return html


def tell_stale(view: View, listen: Listener) -> None:
    """Which of somebody's own words are older than the numbers behind them."""
    if view.assessment.overrides and (old := stale(passages(view), view.assessment.overrides)):
        listen(Stale(narrative.stale_sentence([passage.name for passage in old])))


def tell_boxes(text: str, listen: Listener) -> None:
    """Which characters of what is made stand as boxes."""
    if said := narrative.boxes_sentence(text):
        listen(Boxes(said))


def _html(view: View, options: ReportOptions, listen: Listener) -> str:
    report, brand = report_of(view, options), brand_of(options.branding)
    return _page(view, Markup("\n").join(_parts(report, brand, listen)), options, listen)


@written_as_asked
def render_cover(view: View, options: ReportOptions, listen: Listener = nobody) -> str:
    """The first page alone, to see how the branding looks."""
    return _page(view, _cover(view, brand_of(options.branding), listen), options, listen)


@written_as_asked
def render_chapters(view: View, chapters: Sequence[Chapter], options: ReportOptions, listen: Listener = nobody) -> str:
    """These chapters without cover and contents, as a document of their own. `view` is as it may be handed on."""
    expect_own_folder()
    with listening(listen):
        painter = HtmlPainter(brand_of(options.branding), view.client.name, _running(view), listen)
        html = _page(view, Markup("\n").join(map(painter.chapter, chapters)), options, listen)
    tell_boxes(TAGS.sub("", unescape(html)), listen)
    return html


def render_guide_pages(guide: Guide, chapters: Sequence[Chapter], options: ReportOptions, listen: Listener) -> str:
    """The chapters of an interview guide, in the report's frame."""
    expect_own_folder()
    with listening(listen):
        painter = HtmlPainter(brand_of(options.branding), guide.client.name, _running(guide), listen)
        body = Markup("\n").join(map(painter.chapter, chapters))
        html = _framed(guide, label("guide.subject"), body, options, listen)
    tell_boxes(TAGS.sub("", unescape(html)), listen)
    return html


def _page(view: View, body: Markup, options: ReportOptions, listen: Listener) -> str:
    return _framed(view, bottom_line.bottom_line(view), body, options, listen)


def _framed(of: View | Guide, judgement: str, body: Markup, options: ReportOptions, listen: Listener) -> str:
    colours = brand_of(options.branding).colours
    style = palette.painted(_style(body), {**colours, **PAGE_SIZES[options.page_size].style, **TYPE_SIZES})
    values: dict[str, object] = {"view": of, "style": Markup(style), "body": body, "judgement": judgement}
    return render_part("Page", ("page.html.j2",), values, VOCABULARY, listen)


def _parts(report: Report, brand: Brand, listen: Listener) -> Iterator[Markup]:
    """Cover, summary and contents, then the chapters; each is told before it is made."""
    painter = HtmlPainter(brand, report.view.client.name, _running(report.view), listen)
    told: list[tuple[str, Callable[[], Markup]]] = [
        (label("cover.name"), partial(_cover, report.view, brand, listen)),
        *((one.name, partial(painter.chapter, one)) for one in (report.summary,) if one),
        *(((label("contents.name"), partial(_contents, report, listen)),) if report.contents else ()),
        *((one.name, partial(painter.chapter, one)) for one in report.chapters),
    ]
    for at, (name, make) in enumerate(told):
        listen(PartBegun(name, SHARE_OF_WRITING * at / len(told)))
        yield make()


def _running(of: View | Guide) -> str:
    return shorten(f"{of.client.name} · {of.title}", RUNNING_HEAD_CHARACTERS)[0]


def _cover(view: View, brand: Brand, listen: Listener) -> Markup:
    values: dict[str, object] = {
        "view": view,
        "brand": brand,
        "radar": brand.drawn(charts.cover_radar(view.stages)),
        "preliminary": bottom_line.preliminary_note(view),
    }
    return Markup(render_part(label("cover.name"), ("cover.html.j2",), values, VOCABULARY, listen))


def _contents(report: Report, listen: Listener) -> Markup:
    values: dict[str, object] = {
        "chapters": report.contents,
        "guide": [(one.id, label(f"contents.guide.{one.id}")) for one in report.told if one.id in GUIDE],
        "levels": report.view.questionnaire.framework.levels,
        "running": _running(report.view),
        "square": square,
        "no_level": Level(None),
    }
    return Markup(render_part(label("contents.name"), ("contents.html.j2",), values, VOCABULARY, listen))


def _style(body: str) -> str:
    """Fonts for further scripts are loaded only where they are needed, since each costs time."""
    sheets = ["report.css", "editions.css"] + (["further_scripts.css"] if FURTHER_SCRIPTS.search(body) else [])
    return "".join((STYLES / sheet).read_text("utf-8") for sheet in sheets)
