import pytest

from assessment.content_rules.tokens import content_words
from tests.assessment.content_rules.conftest import PROBLEMS, FlawsAfter

LEVEL_3 = (
    "All teams record problems and known errors in one register. Changes that remove a cause carry its number, "
    "and the desk sees the workaround."
)
LEVEL_3_FROM_LEVEL_2 = (
    "Every team lists all causes of all outages, always gives each of them a name and a date, and "
    "closes them fully in weekly talks."
)


def test_a_level_that_only_raises_the_degree_names_nothing_new(flaws_after: FlawsAfter) -> None:
    lines = [line for line in flaws_after((PROBLEMS, LEVEL_3, LEVEL_3_FROM_LEVEL_2)) if "level_facts" in line]
    assert lines == [
        f"{PROBLEMS}:24: problem_management.flow: of 10 words with content in level 3, 0 are not in level 2 already; "
        "expected 3 or more, and half of them or more, so that the levels differ by a fact (level_facts)"
    ]


def test_a_level_may_speak_of_the_same_things_if_it_names_as_many_new_ones(flaws_after: FlawsAfter) -> None:
    text = (
        "All teams list causes in one register with name and date. Change records carry the number of the cause, "
        "and the desk reads the workaround."
    )
    assert flaws_after((PROBLEMS, LEVEL_3, text)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The review of changes", "Reviews, reviewing and a change reviewed"),
        ("All teams always record it fully", "Each team has records"),
        ("The policy", "More policies"),
    ],
)
def test_inflections_and_words_of_degree_are_not_new(one: str, other: str) -> None:
    assert content_words(one) == content_words(other)
