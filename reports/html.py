"""The report as one finished HTML page: chapters from templates, style sheet, fonts' addresses and charts inside."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assessment.glossary import all_terms_in
from assessment.questionnaire_files import Term
from assessment.results import LevelResult
from reports import annex, changes, charts, narrative, palette, wording
from reports.attainment_bars import attainment_bars
from reports.chapters import GLOSSARY, Chapter, chapters
from reports.client_text import printable, shorten
from reports.gantt import Gantt, gantt
from reports.handover import handover
from reports.practice_pages import practice_pages
from reports.projection_view import stages_ahead
from reports.readiness_view import RATING_WORDS, readiness_view
from reports.scenario_table import scenarios_beside
from reports.standing import standing
from reports.view_model import View, display_date

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates" / "report"
STYLES = HERE / "styles"
RUNNING_HEAD_CHARACTERS = 80
RADAR_FROM_STAGES = 3  # fewer points make no shape; the table says them better
FURTHER_SCRIPTS = re.compile("[\u0100-\u1fff\u2c60-\ua7ff]")


def render_html(view: View) -> str:
    """Everything the PDF is made of. Nothing in it is loaded from anywhere but the shipped fonts."""
    chosen = chapters(view)
    values = {
        "view": view, "framework": view.framework, "stand": standing(view), "chapters": chosen, "gantt": gantt(view),
        "radar": Markup(charts.radar(view.stages)), "small_radar": _small_radar(view), "ahead": stages_ahead(view),
        "cover_radar": Markup(charts.cover_radar(view.stages)), "load_bars": _load_bars,
        "draw_radar": sum(stage.score is not None for stage in view.stages) >= RADAR_FROM_STAGES,
        "running": shorten(f"{view.client.name} · {view.title}", RUNNING_HEAD_CHARACTERS)[0]}
    parts = {chapter.id: _chapter(chapter, values) for chapter in chosen if chapter.id != GLOSSARY}
    parts |= {chapter.id: _chapter(chapter, values | {"glossary": _words_used(view, parts.values())})
              for chapter in chosen if chapter.id == GLOSSARY}
    body = _environment().get_template("body.html.j2").render(
        **values, parts=[Markup(parts[chapter.id]) for chapter in chosen])
    return _environment().get_template("page.html.j2").render(
        view=view, style=Markup(palette.painted(_style(body))), body=Markup(body))


def _chapter(chapter: Chapter, values: Mapping[str, object]) -> str:
    return _environment().get_template(chapter.template).render(**values, chapter=chapter)


def _words_used(view: View, parts: Iterable[str]) -> tuple[Term, ...]:
    """The words of the glossary that the rest of the report uses."""
    return all_terms_in(" ".join(Markup(part).striptags() for part in parts), view.framework.glossary)


def _style(body: str) -> str:
    """Fonts for further scripts are loaded only where they are needed, since each costs time."""
    sheets = ("report.css", "further_scripts.css") if FURTHER_SCRIPTS.search(body) else ("report.css",)
    return "".join((STYLES / sheet).read_text("utf-8") for sheet in sheets)


def _small_radar(view: View) -> Markup:
    """For the summary: now against the plan's end, or against the targets where nothing is planned."""
    ahead = stages_ahead(view)
    return Markup(charts.radar(view.stages, charts.SMALL) if ahead is None
                  else charts.radar_ahead(ahead, [stage.target for stage in view.stages], charts.SMALL))


def _load_bars(plan: Gantt) -> Markup:
    return Markup(charts.load_bars(plan.labels, plan.load, plan.capacity))


def _bars(result: LevelResult) -> Markup:
    return Markup(attainment_bars(result.attainment or (), result.ratings or ""))


def _change_radar(view: View) -> Markup | None:
    """The stages now over an earlier result, where enough of them have a score both times to make a shape."""
    now, earlier = changes.stages_then_and_now(view, view.comparison) if view.comparison else ((), ())
    if sum(score is not None for score in earlier) < RADAR_FROM_STAGES:
        return None
    return Markup(charts.radar(now, charts.SMALL, earlier))


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True,
                              trim_blocks=True, lstrip_blocks=True, finalize=_printable)
    environment.filters.update(
        count=wording.count, days=wording.days, inside=wording.mid_sentence, listed=wording.listed,
        plural=wording.plural, score=wording.score, share=wording.share, spelled=wording.spelled,
        step=palette.ramp_step, date=display_date, shorten=lambda text, length: shorten(text, length)[0])
    environment.globals.update(say=narrative, wording=wording, annex=annex, bars=_bars, practice_pages=practice_pages,
                               changes=changes, change_radar=_change_radar,
                               handover=handover, scenarios_beside=scenarios_beside)
    environment.globals.update(readiness=readiness_view, rating_words=RATING_WORDS)
    return environment


def _printable(value: object) -> object:
    """Every text that a template prints passes here; markup of our own, such as charts, is left as it is."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
