from tests.assessment.content_rules.conftest import PROBLEMS, FlawsAfter
from tests.assessment.content_rules.test_level_facts import LEVEL_3


def flaws_of(flaws_after: FlawsAfter, text: str) -> list[str]:
    return [line for line in flaws_after((PROBLEMS, LEVEL_3, text)) if "(level_denials)" in line]


def test_a_level_that_denies_the_next_one_is_named(flaws_after: FlawsAfter) -> None:
    lines = flaws_of(flaws_after, LEVEL_3 + " Nobody measures the age of a problem.")
    assert [line.partition(" says")[0] for line in lines] == [
        f"{PROBLEMS}:24: problem_management.flow: level 3 denies what level 4"
    ]


def test_what_lacks_one_half_or_the_other_has_a_level(flaws_after: FlawsAfter) -> None:
    assert flaws_of(flaws_after, LEVEL_3 + " Nobody measures the age of a problem, or nobody acts on it.") == []


def test_a_rule_is_no_denial(flaws_after: FlawsAfter) -> None:
    assert flaws_of(flaws_after, LEVEL_3 + " No problem is closed without its number.") == []
