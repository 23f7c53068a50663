"""Texts as long as the exchange file allows, and texts of other scripts."""

from pathlib import Path

import pytest

from assessment.engagement.fields import MAX_TEXT
from assessment.questionnaire.model import Questionnaire
from reports.pdf.render import render_report
from reports.text.sanitize import COMMENT_CHARACTERS, printable, shorten
from tests.reports.making import TODAY, assessment
from tests.reports.reading import text_of, words


@pytest.mark.slow
@pytest.mark.parametrize("text", ["word " * (MAX_TEXT // 5), "x" * MAX_TEXT], ids=["many words", "one endless word"])
def test_the_longest_comment_is_cut_visibly_and_stays_on_the_page(
    text: str, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    pdf = render_report(
        assessment(
            questionnaire,
            ["incident_management"],
            comment=text,
            evidence=text,
            client="W" * 300,
            title="M" * 300,
            role="r" * 300,
        ),
        questionnaire,
        TODAY,
    )

    assert "Shortened; the full text is in the exchange file." in text_of(pdf, tmp_path)
    outside = [
        word
        for word in words(pdf, tmp_path)
        if word.left < 0 or word.right > word.page_width or word.top < 0 or word.bottom > word.page_height
    ]
    assert outside == []


@pytest.mark.slow
def test_greek_cyrillic_and_accented_names_are_set_whole(questionnaire: Questionnaire, tmp_path: Path) -> None:
    names = "Łódź Škoda Αθήνα Москва"
    pdf = render_report(assessment(questionnaire, ["incident_management"], comment=names), questionnaire, TODAY)

    assert names in text_of(pdf, tmp_path)


def test_control_characters_and_marks_that_turn_the_text_round_are_dropped() -> None:
    assert printable("a\u202eb\u2066c\x85d\te\r\nf") == "abcd e\nf"
    assert printable("مرحبا 日本語 é") == "مرحبا 日本語 é"


def test_a_short_text_is_left_whole_and_a_long_one_cut_at_a_word() -> None:
    assert shorten("two  words\nhere", 20) == ("two words here", False)
    cut, was_cut = shorten("word " * 1000, COMMENT_CHARACTERS)
    assert was_cut
    assert cut.endswith("word …")
    assert len(cut) <= COMMENT_CHARACTERS + 2
