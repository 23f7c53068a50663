import pytest

from tests.assessment.content_rules.conftest import DESK, FlawsAfter

MILESTONE = "    milestone: One list holds what came up\n"


def variant(says: str) -> tuple[str, str, str]:
    return DESK, MILESTONE, f"{MILESTONE}    variants:\n      - {{when: {{size: small}}{says}}}\n"


@pytest.mark.parametrize("says", ["", ", led_by: manager", ", title: Put every call on one list"])
def test_a_variant_that_says_what_the_action_says_is_named(flaws_after: FlawsAfter, says: str) -> None:
    assert flaws_after(variant(says)) == [
        f"{DESK}:48: service_desk.start: the variant for size small changes nothing; expected another title, other "
        "steps, leader, effort or result (variants)"
    ]


@pytest.mark.parametrize(
    "says",
    [
        ", led_by: it_leader",
        ", title: Put every call on one sheet",
        ", effort_days: {small: 1, medium: 4, large: 8}",
        ", led_by: manager, delivers: A sheet with its owner",
    ],
)
def test_one_that_changes_anything_passes(flaws_after: FlawsAfter, says: str) -> None:
    assert flaws_after(variant(says)) == []
