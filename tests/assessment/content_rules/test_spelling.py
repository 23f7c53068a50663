import pytest

from assessment.content_rules.spelling import WRONG
from tests.assessment.content_rules.conftest import DESK, KNOWLEDGE, FlawsAfter

BRITISH, AMERICAN = (
    ("framework.yaml", "spelling: british", "spelling: british"),
    ("framework.yaml", "spelling: british", "spelling: american"),
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("organization", "organisation"),
        ("unauthorized", "unauthorised"),
        ("Prioritizing", "prioritising"),
        ("analyzed", "analysed"),
        ("center", "centre"),
        ("catalog", "catalogue"),
        ("labeled", "labelled"),
    ],
)
def test_an_american_word_in_a_british_questionnaire_is_named(
    flaws_after: FlawsAfter, word: str, expected: str
) -> None:
    assert flaws_after((DESK, "takes a note.", f"takes a {word} note.")) == [
        f"{DESK}:22: '{word}' is American spelling; expected '{expected}', as framework.yaml says 'british' (spelling)"
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("organisation", "organization"), ("programme", "program"), ("licences", "licenses"), ("colour", "color")],
)
def test_a_british_word_in_an_american_questionnaire_is_named(
    flaws_after: FlawsAfter, word: str, expected: str
) -> None:
    assert flaws_after(AMERICAN, (DESK, "takes a note.", f"takes a {word} note.")) == [
        f"{DESK}:22: '{word}' is British spelling; expected '{expected}', as framework.yaml says 'american' (spelling)"
    ]


@pytest.mark.parametrize("spelling", [BRITISH, AMERICAN])
def test_proper_names_keep_their_spelling(flaws_after: FlawsAfter, spelling: tuple[str, str, str]) -> None:
    # The questionnaire names "Optimizing", "Organizations and people" and a clause's title with "organization" too.
    assert (
        flaws_after(
            spelling,
            (
                KNOWLEDGE,
                "in_short: Knowledge management in short.",
                "in_short: Beside Organizational change management and its Optimizing level.",
            ),
        )
        == []
    )


@pytest.mark.parametrize("word", ["size", "sized", "program", "license", "practice", "revise", "exercise", "analyses"])
def test_words_that_are_right_in_british_english_pass(word: str) -> None:
    assert word not in WRONG["british"]


@pytest.mark.parametrize("word", ["revise", "exercise", "promise", "size", "analyses", "cancel", "control"])
def test_words_that_are_right_in_american_english_pass(word: str) -> None:
    assert word not in WRONG["american"]


def test_ids_are_left_aside(flaws_after: FlawsAfter) -> None:
    assert (
        flaws_after(
            ("framework.yaml", "id: it_leader", "id: center"), ("service_value_system.yaml", "[it_leader]", "[center]")
        )
        == []
    )
