"""Three editions from one view model, on two papers."""

from dataclasses import replace
from pathlib import Path

import pytest

from assessment.engagement.model import Needs
from assessment.engagement.overrides import Override
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment
from reports.brand.page_sizes import PAGE_SIZES
from reports.narrative.editions import EDITIONS, edition_chapters
from reports.options import ReportOptions
from reports.pdf.render import render_html, render_report
from reports.progress import Event, Mended, Overlong, PartBegun
from reports.verification.attachment import EXCHANGE_NAME
from reports.view.build import build_view
from reports.view.model import Enclosed, View
from tests.reports.making import TODAY, assessment
from tests.reports.reading import opened, solid, text_of, words

pytestmark = pytest.mark.slow

POINTS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
MARGIN = 20
SOME = ("incident_management", "problem_management")


def names(view: View, edition: str) -> list[str]:
    return [chapter.id for chapter in edition_chapters(view, ReportOptions(edition))]


def test_each_edition_has_what_its_reader_needs(sample: View) -> None:
    assert names(sample, "executive") == ["findings", "maturity", "roadmap", "decisions", "method"]
    assert names(sample, "workbook") == ["sheets", "annex", "glossary", "method"]
    assert {"needs", "heat_map", "practices", "actions", "readiness", "annex"} <= set(names(sample, "full"))
    assert "sheets" not in names(sample, "full")


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_on_nothing_has_no_empty_chapter(edition: str, questionnaire: Questionnaire) -> None:
    empty = build_view(
        assessment(questionnaire, ["incident_management"], state=None, needs=Needs()), questionnaire, TODAY
    )

    html = render_html(empty, ReportOptions(edition))
    assert (
        names(empty, edition)
        == {"executive": ["method"], "full": ["needs", "method"], "workbook": ["sheets", "method"]}[edition]
    )
    assert "<tbody>\n</tbody>" not in html


def test_an_executive_edition_that_own_words_make_too_long_is_told(questionnaire: Questionnaire) -> None:
    made, told = assessment(questionnaire, SOME), list[str]()

    def listen(event: Event) -> None:
        if isinstance(event, Overlong):
            told.append(str(event))

    render_report(made, questionnaire, TODAY, ReportOptions("executive"), listen)
    assert told == []
    words = Override(passage="summary", text="\n\n".join(["We have much to say about it."] * 300))
    pdf = render_report(
        made.model_copy(update={"overrides": (words,)}), questionnaire, TODAY, ReportOptions("executive"), listen
    )
    with opened(pdf) as document:
        pages = len(document.pages)
    assert told == [
        f"The executive edition has {pages} pages; six are meant: shorten your own words, or leave out a section."
    ]


def test_what_checks_the_report_is_said_in_short_and_in_full(questionnaire: Questionnaire) -> None:
    """The version that was answered where it is another one, and what the attachment holds beside the pages."""
    made = assessment(questionnaire, SOME)
    older = made.info.model_copy(update={"questionnaire_version": "0.9"})
    view = build_view(made.model_copy(update={"info": older}), questionnaire, TODAY)
    enclosed = replace(view, enclosed=Enclosed("0" * 64, named=False, name=EXCHANGE_NAME))
    without = ReportOptions(sections=frozenset({"method"}))
    for html in (render_html(enclosed, ReportOptions("executive", answers=True)), render_html(enclosed, without)):
        assert f"version {questionnaire.framework.version}; the answers were given to version 0.9." in html
        assert "waymark-assessment.json, with all answers and remarks, without the names of people" in html
    assert "with all answers and remarks" not in render_html(enclosed)
    assert "the answers were given to" not in render_html(build_view(made, questionnaire, TODAY), without)


def test_sections_left_out_are_gone_and_nothing_points_at_them(sample: View) -> None:
    kept = frozenset(chapter.id for chapter in edition_chapters(sample, ReportOptions())) - {"annex", "actions"}
    html = render_html(sample, ReportOptions(sections=kept))

    assert 'id="annex"' not in html
    targets = {part.split('"')[0] for part in html.split('href="#')[1:]}
    assert targets
    assert [target for target in targets if f'id="{target}"' not in html] == []
    assert "in the annex" not in html


def test_respondents_are_named_only_where_that_was_chosen(questionnaire: Questionnaire) -> None:
    made = build_view(assessment(questionnaire, ["incident_management"], comment="We do."), questionnaire, TODAY)

    assert "Privately" not in render_html(made)
    assert "Person 1 Privately (Service owner)" in render_html(made, ReportOptions(named=True))


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_the_executive_edition_of_the_sample_has_at_most_six_pages(
    size: str, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    pdf = render_report(sample_assessment(questionnaire), questionnaire, TODAY, ReportOptions("executive", size))

    with opened(pdf) as read:
        assert len(read.pages) <= 6
    assert_on_paper(pdf, size, tmp_path)


def assert_on_paper(pdf: bytes, size: str, folder: Path) -> None:
    found = list(words(pdf, folder))
    assert {tuple(sorted((round(word.page_width), round(word.page_height)))) for word in found} == {
        tuple(round(side) for side in POINTS[size])
    }
    assert [
        word
        for word in found
        if word.left < MARGIN
        or word.top < MARGIN
        or word.right > word.page_width - MARGIN
        or word.bottom > word.page_height - MARGIN
    ] == []


def test_a_workbook_sheet_holds_every_question_with_all_levels_and_room_for_notes(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    told: list[PartBegun | Mended] = []
    pdf = render_report(
        assessment(questionnaire, SOME, "standard"), questionnaire, TODAY, ReportOptions("workbook"), told.append
    )

    pages: dict[int, str] = {}
    for word in words(pdf, tmp_path):
        pages[word.page] = pages.get(word.page, "") + word.text
    for practice in SOME:
        asked = [q for q in questionnaire.questions_in_scope("standard", (practice,)) if q.subject.is_practice]
        sheet = [text for text in pages.values() if solid(asked[0].entry.text) in text and "Notes" in text]
        assert len(sheet) == 1, practice
        assert all(solid(questionnaire.practices[practice].name) in text for text in sheet)
    text = solid(text_of(pdf, tmp_path))
    assert [level for q in asked for level in q.entry.levels if solid(level) not in text] == []
    shares = [event.share for event in told if isinstance(event, PartBegun)]
    assert shares == sorted(shares)
    assert {"Cover", "Practice sheets", "Page 1"} <= {event.part for event in told}
