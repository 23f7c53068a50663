import pytest

from assessment.content_rules.level_ideas import facts_in
from tests.assessment.content_rules.conftest import PROBLEMS, FlawsAfter
from tests.assessment.content_rules.test_level_facts import LEVEL_3


def flaws_of(flaws_after: FlawsAfter, text: str) -> list[str]:
    return [line for line in flaws_after((PROBLEMS, LEVEL_3, text)) if "(level_ideas)" in line]


def test_a_level_of_four_facts_is_named_with_its_line(flaws_after: FlawsAfter) -> None:
    four = (
        "All teams share one register. Changes carry its number, and the desk reads the workaround. Owners have dates."
    )
    assert flaws_of(flaws_after, four) == [
        f"{PROBLEMS}:24: problem_management.flow: level 3 states 4 facts; expected at most 3, "
        "of which none can be there without the others (level_ideas)"
    ]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Nothing", 1),
        ("All teams share one register. Changes, releases and repairs carry its number.", 2),
        ("Teams share a register, and the desk reads it; owners are named", 3),
        ("Version 1.2 of the list is kept.", 1),
    ],
)
def test_a_list_is_one_fact_and_what_a_comma_joins_is_another(text: str, facts: int) -> None:
    assert facts_in(text) == facts
