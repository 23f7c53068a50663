import pytest

from tests.assessment.content_rules.conftest import KNOWLEDGE, FlawsAfter

LEVEL_2 = "The main team adds an article with title and steps to a shared list within a week of each repair."
LEVEL_3 = (
    "One knowledge base serves every team. The desk opens articles from the call record, and each problem "
    "record links to its own."
)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (LEVEL_2, "is a copy of"),
        (LEVEL_2.upper().rstrip("."), "is a copy of"),
        (LEVEL_2.replace("a week", "a day"), "is nearly the same as"),
        (
            "The main team adds an entry to one base for all groups, and the desk opens it from the call record.",
            "begins with the same 5 words as",
        ),
    ],
)
def test_a_level_made_from_the_one_below_is_named(flaws_after: FlawsAfter, text: str, finding: str) -> None:
    lines = flaws_after((KNOWLEDGE, LEVEL_3, text))
    assert (
        f"{KNOWLEDGE}:24: knowledge_management.flow: level 3 {finding} level 2; expected a text of its own "
        "(level_copies)"
    ) in lines


def test_four_words_in_common_at_the_start_pass(flaws_after: FlawsAfter) -> None:
    text = "The main team adds every group to one base. The desk opens it from the call, and problems refer to it."
    assert flaws_after((KNOWLEDGE, LEVEL_3, text)) == []
