"""Reports on little: each chapter says something or is left out, and nothing looks better than it is known."""

import re
from pathlib import Path

import pytest

from assessment.engagement.model import Assessment, Needs
from assessment.questionnaire.model import Questionnaire
from reports.narrative.chapters import chapters
from reports.options import FULL
from reports.pdf.html import render_cover
from reports.pdf.render import render_html, render_report
from reports.view.build import build_view
from tests.reports.making import TODAY, assessment
from tests.reports.reading import text_of

EMPTY_WORDS = re.compile(
    r"\bNone\b|\bnan\b|\bNaN\b|\bundefined\b|\b0 (practices|questions|actions|clauses|days)\b"
    r"|\b1 (practices|questions|actions|clauses|needs|days|people|answers|ratings)\b"
)
KINDS = ("empty", "one practice", "all don't know", "all not applicable", "no needs", "nearly empty")


def thin(kind: str, questionnaire: Questionnaire) -> Assessment:
    every = tuple(questionnaire.framework_practices)
    made = {
        "empty": lambda: assessment(questionnaire, every, state=None),
        "one practice": lambda: assessment(questionnaire, ["incident_management"]),
        "all don't know": lambda: assessment(questionnaire, every, state="dont_know"),
        "all not applicable": lambda: assessment(questionnaire, every, state="not_applicable"),
        "no needs": lambda: assessment(questionnaire, ["incident_management"], needs=Needs()),
        "nearly empty": lambda: _first_answers(assessment(questionnaire, every, "standard", rating=5), 12),
    }
    return made[kind]()


def _first_answers(made: Assessment, count: int) -> Assessment:
    return made.model_copy(update={"answers": made.answers[:count]})


def chapters_of(made: Assessment, questionnaire: Questionnaire) -> list[str]:
    return [chapter.id for chapter in chapters(build_view(made, questionnaire, TODAY))]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_shows_the_emptiness_of_the_program(kind: str, questionnaire: Questionnaire) -> None:
    html = render_html(build_view(thin(kind, questionnaire), questionnaire, TODAY))

    text = " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())
    assert EMPTY_WORDS.findall(text) == []
    assert not re.search(r"<tbody[^>]*>\s*</tbody>|<ul>\s*</ul>|<ol>\s*</ol>|<h[123][^>]*>\s*</h[123]>", html)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_it_becomes_a_pdf_with_a_summary(kind: str, questionnaire: Questionnaire, tmp_path: Path) -> None:
    assert "The bottom line" in text_of(render_report(thin(kind, questionnaire), questionnaire, TODAY), tmp_path)


def test_an_empty_assessment_says_what_to_do_and_keeps_to_needs_and_method(questionnaire: Questionnaire) -> None:
    made = thin("empty", questionnaire)
    html = render_html(build_view(made, questionnaire, TODAY))

    assert chapters_of(made, questionnaire) == ["needs", "method"]
    assert "Nothing has been answered yet" in html
    assert "Ask those who do the work" in html


def test_what_does_not_apply_is_no_chapter(questionnaire: Questionnaire) -> None:
    assert chapters_of(thin("all not applicable", questionnaire), questionnaire) == ["annex", "glossary", "method"]


def test_not_knowing_is_reported_as_a_finding_and_never_as_a_zero(questionnaire: Questionnaire) -> None:
    made = thin("all don't know", questionnaire)
    html = render_html(build_view(made, questionnaire, TODAY))

    assert chapters_of(made, questionnaire) == [
        "needs",
        "heat_map",
        "findings",
        "practices",
        "annex",
        "glossary",
        "method",
    ]
    assert "34 practices are blind spots" in html
    assert "0.00" not in html


def test_a_nearly_empty_assessment_shows_how_open_it_is_and_no_headline_level(questionnaire: Questionnaire) -> None:
    html = render_html(build_view(thin("nearly empty", questionnaire), questionnaire, TODAY))

    assert "too few to judge Northgate Logistics as a whole" in html
    assert "Not enough answers" in html
    assert "0 to 5 once everything is answered" in html
    assert "leads with" not in html


def test_the_cover_says_where_too_few_answers_make_it_a_preliminary_look(questionnaire: Questionnaire) -> None:
    few, all_of_one = thin("nearly empty", questionnaire), thin("one practice", questionnaire)
    cover = render_cover(build_view(few, questionnaire, TODAY), FULL)
    assert "Preliminary: 6 of" in cover
    assert "Preliminary" not in render_cover(build_view(all_of_one, questionnaire, TODAY), FULL)


def test_one_practice_is_spoken_of_by_its_name(questionnaire: Questionnaire) -> None:
    html = render_html(build_view(thin("one practice", questionnaire), questionnaire, TODAY))

    assert "Incident management stands at level 2" in html
    assert "all practices" not in html
