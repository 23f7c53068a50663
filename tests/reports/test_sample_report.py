"""The report on the sample: what must be in it, and whether everybody can read it."""

from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment
from reports import narrative
from reports.narrative import bottom_line
from reports.pdf.render import render_report
from reports.text.formatting import score
from reports.view.annex import answer_row
from reports.view.focus import MOST_IN_FOCUS, in_focus, told_whole
from reports.view.model import ActionView, PracticeView, QuestionView, View
from tests.reports.making import TODAY
from tests.reports.reading import elements, opened, solid, text_of, words

pytestmark = pytest.mark.slow
MARGIN = 20  # points; the narrowest white around text on any page


def test_it_names_the_client_the_bottom_line_and_every_stage_score(
    sample_pdf: bytes, sample: View, tmp_path: Path
) -> None:
    text = text_of(sample_pdf, tmp_path)

    assert sample.client.name in text
    assert solid(bottom_line.bottom_line(sample)) in solid(text)
    for stage in sample.stages:
        assert stage.score is not None
        assert score(stage.score) in text, stage.name


def test_it_holds_every_planned_recommendation_and_of_the_first_ones_their_steps(
    sample_pdf: bytes, sample: View, tmp_path: Path
) -> None:
    text = solid(text_of(sample_pdf, tmp_path))

    planned = [action for action in sample.actions if action.start is not None]
    assert planned
    for action in planned:
        assert solid(action.title) in text
    for action in first_ones(sample):
        assert solid(action.steps[0]) in text, action.id


def first_ones(view: View) -> list[ActionView]:
    return [action for action in view.actions if action.id in told_whole(view)]


def test_every_question_of_the_scope_is_in_the_annex_or_answered_on_its_practice_s_page(
    sample_pdf: bytes, sample: View, tmp_path: Path
) -> None:
    text = solid(text_of(sample_pdf, tmp_path))

    missing = [
        question.question.id
        for practice in sample.practices
        for question in practice.questions
        if solid(question.question.entry.text) not in text and not _is_on_its_page(sample, practice, question, text)
    ]
    assert missing == []


def _is_on_its_page(view: View, practice: PracticeView, question: QuestionView, text: str) -> bool:
    """By the description closest to the answers, which stands in place of the question."""
    shown = answer_row(view, question).description
    return practice.practice.id in in_focus(view) and shown is not None and solid(shown) in text


def test_respondents_are_never_named(sample_pdf: bytes, sample: View, tmp_path: Path) -> None:
    text = text_of(sample_pdf, tmp_path)

    labels = [respondent.label for respondent in sample.assessment.respondents if respondent.label]
    roles = {role.name for role in sample.questionnaire.roles.values()}
    assert labels
    assert [label for label in labels if label in text and label not in roles] == []


def test_it_never_speaks_of_an_itil_maturity_level_and_says_what_it_is_not(
    sample_pdf: bytes, sample: View, tmp_path: Path
) -> None:
    text = text_of(sample_pdf, tmp_path)

    assert "ITIL maturity level" not in text
    assert "capability levels by Waymark's method" in text
    assert "only an accredited body certifies" in text.lower()
    assert solid(sample.questionnaire.framework.notice) in solid(text)


def test_no_text_runs_into_the_edge_of_a_page(sample_pdf: bytes, tmp_path: Path) -> None:
    outside = [
        word
        for word in words(sample_pdf, tmp_path)
        if word.left < MARGIN
        or word.top < MARGIN
        or word.right > word.page_width - MARGIN
        or word.bottom > word.page_height - MARGIN
    ]
    assert outside == []


def test_page_numbers_in_the_contents_are_those_of_the_chapters(sample_pdf: bytes, tmp_path: Path) -> None:
    with opened(sample_pdf) as pdf, pdf.open_outline() as outline:
        names = [item.title for item in outline.root]
        pages = {item.title: _page_of(pdf, item) for item in outline.root}
    contents = [word.text for word in words(sample_pdf, tmp_path) if word.page == pages["Contents"]]

    assert names[:2] == ["The bottom line", "Contents"]
    for name in names[2:]:
        assert str(pages[name]) in contents, name


def test_an_assistive_program_finds_language_title_and_structure(sample_pdf: bytes, sample: View) -> None:
    with opened(sample_pdf) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert sample.client.name in str(metadata["dc:title"])
        kinds = Counter(str(element.S) for element in elements(pdf))
    assert kinds["/H1"]
    assert kinds["/Table"]


def test_every_figure_has_its_text_and_every_table_its_headers(sample_pdf: bytes) -> None:
    with opened(sample_pdf) as pdf:
        found = list(elements(pdf))
        figures = [element for element in found if element.S == "/Figure"]
        assert figures
        assert [figure for figure in figures if not str(figure.get("/Alt", ""))] == []
        cells = [element for element in found if element.S == "/TD"]
        assert [cell for cell in cells if not len(cell.A.Headers)] == []


def test_every_font_is_embedded_and_of_the_shipped_family(sample_pdf: bytes) -> None:
    with opened(sample_pdf) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
        descriptors = {str(font.BaseFont): font.DescendantFonts[0].FontDescriptor for font in fonts}
        assert descriptors
        for name, descriptor in descriptors.items():
            assert "IBM-Plex-Sans" in name
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, name


def test_the_same_input_gives_the_same_bytes(sample_pdf: bytes, questionnaire: Questionnaire) -> None:
    assert render_report(sample_assessment(questionnaire), questionnaire, TODAY) == sample_pdf


def _page_of(pdf: pikepdf.Pdf, item: pikepdf.OutlineItem) -> int:
    destination = item.destination if item.destination is not None else item.action.D  # type: ignore[union-attr]
    return next(number for number, page in enumerate(pdf.pages, 1) if page.obj == destination[0])  # type: ignore[index]


def test_every_practice_in_focus_has_a_page_with_its_level_its_next_level_and_its_actions(
    sample_pdf: bytes, sample: View, tmp_path: Path
) -> None:
    pages: dict[int, str] = {}
    for word in words(sample_pdf, tmp_path):
        pages[word.page] = pages.get(word.page, "") + word.text
    applicable = [practice for practice in sample.practices if practice.practice.id in in_focus(sample)]
    assert len(applicable) == MOST_IN_FOCUS

    for practice in applicable:
        own = [
            text
            for text in pages.values()
            if solid(practice.practice.purpose) in text and solid(narrative.practice_sentence(sample, practice)) in text
        ]
        assert len(own) == 1, practice.practice.id
        if practice.actions:
            assert solid(practice.actions[0].title) in own[0], practice.practice.id


def test_the_glossary_explains_words_that_the_report_uses_and_no_others(
    sample_pdf: bytes, sample: View, tmp_path: Path
) -> None:
    text = solid(text_of(sample_pdf, tmp_path))
    meanings = {term.id: solid(term.meaning) in text for term in sample.questionnaire.glossary}

    assert meanings["capability_level"]
    assert meanings["quick_win"]
    assert not all(meanings.values())


def test_the_needs_chapter_shows_what_every_chosen_need_gives_to_a_practice(
    sample_pdf: bytes, sample: View, tmp_path: Path
) -> None:
    text = solid(text_of(sample_pdf, tmp_path))

    bearing = [practice for practice in sample.practices if practice.contributions]
    assert bearing
    for practice in bearing:
        points = [part.points for need in sample.needs for part in practice.contributions if part.need == need.id]
        row = f"{practice.practice.name}{''.join(map(str, points))}{sum(points)}{round(100 * practice.importance)}%"
        assert solid(row) in text, row


def test_each_recommendation_says_which_answers_lead_to_it(sample_pdf: bytes, sample: View, tmp_path: Path) -> None:
    text = solid(text_of(sample_pdf, tmp_path))

    for action in first_ones(sample):
        assert solid(f"Answers {action.explanation.answers[0].description}") in text, action.id


def test_what_the_leadership_can_take_up_is_said_not_to_be_in_the_plan(
    sample_pdf: bytes, sample: View, tmp_path: Path
) -> None:
    text = solid(text_of(sample_pdf, tmp_path))

    assert solid(narrative.leadership_sentence(sample)) in text
    assert "the plan does not schedule them" in narrative.leadership_sentence(sample)
    titles = [
        entry.action.entry.title
        for component in sample.components
        if component.advice
        for entry in component.advice.first
    ]
    assert titles
    assert all(solid(title) in text for title in titles)
