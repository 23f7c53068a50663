"""The chapter on what changed: there where there is an earlier result, and never at odds with the numbers beside it."""

import datetime as dt
from pathlib import Path

import pytest

from assessment.comparison.baseline import baseline_of
from assessment.comparison.commitments import Commitment
from assessment.comparison.moves import Delta
from assessment.engagement.model import Assessment, Baseline
from assessment.engagement.planning import Progress
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from reports import narrative
from reports.narrative.chapters import chapters
from reports.pdf.html import render_html
from reports.text import formatting
from reports.view import changes
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY, assessment
from tests.reports.reading import solid, text_of

pytestmark = pytest.mark.slow

TWO = ("incident_management", "service_desk")
THEN = dt.date(2025, 5, 6)


def _earlier(questionnaire: Questionnaire, rating: int, *practices: str) -> Baseline:
    then = assessment(questionnaire, practices or TWO, "standard", rating=rating)
    return baseline_of(then, questionnaire, assess(then, questionnaire), TODAY).model_copy(update={"date": THEN})


def _view(questionnaire: Questionnaire, baseline: Baseline | None, rating: int = 2) -> View:
    made: Assessment = assessment(questionnaire, TWO, "standard", rating=rating)
    return build_view(made.model_copy(update={"baseline": baseline}), questionnaire, TODAY)


def test_the_samples_chapter_says_what_moved_what_was_promised_and_what_was_done(
    sample_pdf: bytes, sample: View, tmp_path: Path
) -> None:
    comparison = sample.comparison
    assert comparison is not None
    text = solid(text_of(sample_pdf, tmp_path))

    said = [
        narrative.changes_title(sample, comparison),
        narrative.changes_basis(sample, comparison),
        narrative.promises_sentence(sample, comparison.commitments),
        narrative.done_sentence(comparison.done),
        narrative.stages_moved_title(sample, comparison),
        *narrative.not_compared(sample, comparison),
    ]
    said += [narrative.change_sentence(sample, change) for change in comparison.that("fell")]
    said += [narrative.without_effect(sample, action) for action in comparison.done if action.effect == "did_not_rise"]
    assert len(said) > 8
    assert [sentence for sentence in said if solid(sentence) not in text] == []
    assert "Operation1.62to1.80" in text


def test_without_an_earlier_result_there_is_no_chapter(questionnaire: Questionnaire) -> None:
    assert "changes" not in [chapter.id for chapter in chapters(_view(questionnaire, None))]


@pytest.mark.parametrize(
    ("then", "title"),
    [
        (1, "Two practices rose, none fell"),
        (2, "No practice rose, and none fell"),
        (3, "Two practices fell, none rose"),
    ],
)
def test_the_title_counts_what_moved(then: int, title: str, questionnaire: Questionnaire) -> None:
    view = _view(questionnaire, _earlier(questionnaire, then))
    assert next(chapter.title for chapter in chapters(view) if chapter.id == "changes") == title


def test_a_level_that_rises_while_its_score_falls_is_counted_as_neither(questionnaire: Questionnaire) -> None:
    asked = [question.id for question in questionnaire.questions_in_scope("standard", ["incident_management"])]
    then = assessment(questionnaire, TWO[:1], "standard", rating=1)
    one_high = then.model_copy(
        update={
            "answers": tuple(
                answer.model_copy(update={"rating": 5 if answer.question in asked[:2] else 1})
                for answer in then.answers
            )
        }
    )
    earlier = baseline_of(one_high, questionnaire, assess(one_high, questionnaire), TODAY)
    view = build_view(
        assessment(questionnaire, TWO[:1], "standard").model_copy(update={"baseline": earlier}), questionnaire, TODAY
    )
    page = " ".join(render_html(view).split())

    assert "No practice rose, none fell, one moved both ways" in page
    assert "Incident management rose from level 1 to 2, yet its score fell from 2.60 to 2.00" in page
    assert ">Moved both ways</th>" in page
    assert ">Rose</th>" not in page


@pytest.mark.parametrize(
    ("earlier", "now", "change"),
    [(1.125, 1.4, "+0.27"), (1.875, 1.625, "−0.25"), (1.996, 2.004, "0.00"), (2.004, 2.006, "+0.01")],
)
def test_a_change_is_what_a_reader_gets_by_subtracting(earlier: float, now: float, change: str) -> None:
    printed = float(formatting.score(now)) - float(formatting.score(earlier))
    assert changes.change_text(Delta(earlier, now)) == change
    assert float(change.replace("−", "-")) == pytest.approx(printed)


def test_levels_alone_are_said_to_be_levels_alone_and_draw_no_radar(questionnaire: Questionnaire) -> None:
    view = _view(questionnaire, Baseline(date=THEN, practices={"incident_management": 1, "service_desk": 3}))
    page = render_html(view)

    assert "Compared with the earlier result of 6 May 2025" in page
    assert "practices compare by level alone" in page
    assert "One practice rose, one fell" in page
    assert "Service desk fell from level 3 to 2." in page
    assert "earlier result</span></p>" not in page


def test_a_baseline_that_shares_nothing_is_said_to_share_nothing(questionnaire: Questionnaire) -> None:
    page = render_html(_view(questionnaire, _earlier(questionnaire, 3, "problem_management")))

    assert "Nothing can be compared with the earlier result" in page
    assert "Had a level then and is not asked about today: Problem management." in page
    assert "No level then: Service desk and Incident management." in page or (
        "No level then: Incident management and Service desk." in page
    )


def test_an_action_that_todays_questionnaire_does_not_know_is_still_listed(questionnaire: Questionnaire) -> None:
    done = Progress(action="incident_management.long_gone", state="done", date=THEN)
    page = render_html(_view(questionnaire, _earlier(questionnaire, 1).model_copy(update={"progress": (done,)})))

    assert "incident_management.long_gone" in page
    assert "One action is marked as done: the effect of one cannot be told." in page


def test_hostile_words_of_an_earlier_title_stay_text(questionnaire: Questionnaire) -> None:
    baseline = _earlier(questionnaire, 1).model_copy(update={"title": "<script>alert(1)</script>"})
    assert "<script>" not in render_html(_view(questionnaire, baseline))


def test_promises_are_told_with_their_number_in_every_outcome(sample: View) -> None:
    assert narrative.promises_sentence(sample, ()) == "The plan promised no higher level by today."
    one = Commitment("incident_management", 2, 1, 2)
    assert narrative.promises_sentence(sample, (one,)) == (
        "The plan promised a higher level in one practice by today: one has reached it."
    )
    others = (
        one,
        Commitment("service_desk", 2, 1, 3),
        Commitment("problem_management", 2, 1, 1),
        Commitment("change_enablement", 3, 1, None),
        Commitment("release_management", 1, 1, 1),
    )
    assert narrative.promises_sentence(sample, others) == (
        "The plan promised a higher level in four practices by today: one has reached it, one stands above it, one has "
        "not (problem management) and one shows no level today."
    )
