import pytest

from assessment.content_rules.reading_ease import ease
from tests.assessment.content_rules.conftest import KNOWLEDGE, FlawsAfter

LEVEL_3 = (
    "One knowledge base serves every team. The desk opens articles from the call record, and each problem "
    "record links to its own."
)
HARD = (
    "The documentation repository is organised by configuration categories, and every operational department "
    "contributes to its information."
)


def test_ease_follows_the_formula_of_flesch() -> None:
    # 6 words, 2 sentences, 10 syllables: no-body lis-tens on-ly one per-son reads.
    assert ease("Nobody listens. Only one person reads.") == pytest.approx(206.835 - 1.015 * 6 / 2 - 84.6 * 10 / 6)


def test_a_text_without_a_word_is_not_hard() -> None:
    assert ease("42.") == 95


def test_a_hard_level_is_named_although_five_others_are_easy(flaws_after: FlawsAfter) -> None:
    lines = [line for line in flaws_after((KNOWLEDGE, LEVEL_3, HARD)) if line.endswith("(reading_ease)")]
    assert len(lines) == 1
    assert lines[0].startswith(f"{KNOWLEDGE}:24: knowledge_management.flow: level 3 has a reading ease of -")


def test_a_hard_question_is_named_as_a_whole(flaws_after: FlawsAfter) -> None:
    levels = (
        "Articles are organised within departmental documentation repositories, and administrators "
        "authorise publication of individual contributions."
    )
    others = (
        "Organisational responsibilities for documentation are distributed to individual departments, and "
        "publication follows authorisation."
    )
    lines = flaws_after(
        (
            KNOWLEDGE,
            "The main team adds an article with title and steps to a shared list within a week of each repair.",
            levels,
        ),
        (KNOWLEDGE, LEVEL_3, others),
    )
    assert any(
        line.startswith(f"{KNOWLEDGE}:20: knowledge_management.flow: the levels' reading ease is ")
        and "expected 60 to 95: shorter words and sentences" in line
        for line in lines
    )


def test_choppy_levels_are_named_as_a_whole(flaws_after: FlawsAfter) -> None:
    changes = [
        (KNOWLEDGE, "Fixes stay in the heads of those who found them.", "None is kept. They fade."),
        (
            KNOWLEDGE,
            "Some people keep private notes, and share them with whoever asks.",
            "A few keep notes. They are asked. They tell.",
        ),
        (
            KNOWLEDGE,
            LEVEL_3,
            "One base for all. The desk reads it. Each call links to it. Each fault does too. All teams write.",
        ),
        (
            KNOWLEDGE,
            "Searches without a hit are counted each month. The knowledge manager has the 10 most "
            "frequent ones written up before the next report.",
            "Blank hits are summed each month. The top 10 go to the head. They are filled. The sheet shows it.",
        ),
        (
            KNOWLEDGE,
            "Twice a year another layout or channel is tried with one group of readers. It stays only "
            "where solved calls rose, and stale pages are removed.",
            "Twice a year a new form is tried. One group reads it. It stays if more calls end. Stale text goes.",
        ),
    ]
    assert any("expected 60 to 95: fuller sentences" in line for line in flaws_after(*changes))
