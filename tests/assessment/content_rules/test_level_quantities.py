import pytest

from tests.assessment.content_rules.conftest import PROBLEMS, FlawsAfter
from tests.assessment.content_rules.test_level_facts import LEVEL_3


def flaws_of(flaws_after: FlawsAfter, text: str) -> list[str]:
    return [line for line in flaws_after((PROBLEMS, LEVEL_3, text)) if "(level_quantities)" in line]


@pytest.mark.parametrize(
    "quantity", ["Most teams", "a list of most causes", "some teams", "many causes", "a few teams", "key suppliers"]
)
def test_a_quantity_that_everyone_reads_otherwise_is_named(flaws_after: FlawsAfter, quantity: str) -> None:
    text = LEVEL_3.replace("All teams", quantity)
    assert len(flaws_of(flaws_after, text)) == 1


@pytest.mark.parametrize("quantity", ["All teams", "the most frequent causes", "how many causes", "main suppliers"])
def test_a_number_a_comparison_and_what_is_defined_pass(flaws_after: FlawsAfter, quantity: str) -> None:
    assert flaws_of(flaws_after, LEVEL_3.replace("All teams", quantity)) == []
