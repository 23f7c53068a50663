import pytest

from tests.assessment.content_rules.conftest import DESK, FlawsAfter


@pytest.mark.parametrize("word", ["regularly", "as needed", "where possible", "Usually", "well"])
def test_a_vague_word_in_a_level_is_named_with_its_line(flaws_after: FlawsAfter, word: str) -> None:
    assert flaws_after((DESK, "takes a note.", f"takes a note {word}.")) == [
        f"{DESK}:22: service_desk.flow: level 1 says '{word}'; expected a fact: what, who, how often, how many "
        "(vague_words)"
    ]


@pytest.mark.parametrize(
    ("find", "name"),
    [
        ("Three records of last month", "evidence"),
        ("Agree on six fields", "step 1"),
        ("Write down what came up", "step 2"),
        ("One list with its owner", "delivers"),
        ("Counted from the second month", "first_target"),
    ],
)
def test_evidence_and_what_an_action_does_are_read_too(flaws_after: FlawsAfter, find: str, name: str) -> None:
    (line,) = flaws_after((DESK, find, f"{find} of several"))
    assert f"{name} says 'several'" in line


@pytest.mark.parametrize(
    "text",
    [
        "takes a note as well.",
        "takes a note of the most frequent ones.",
        "takes a note of goods.",
        "takes a note of wells and propertied.",
    ],
)
def test_also_most_frequent_and_longer_words_pass(flaws_after: FlawsAfter, text: str) -> None:
    assert flaws_after((DESK, "takes a note.", text)) == []


def test_a_question_and_its_why_may_speak_freely(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "A call that is lost costs", "A call that is often lost costs")) == []
