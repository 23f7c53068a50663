import pytest

from tests.assessment.content_rules.conftest import DESK, FlawsAfter
from tests.assessment.content_rules.test_danger_form import EVIDENCE, danger

SMALL = ("effort_days: {small: 2, medium: 4, large: 8}", "effort_days: {small: 2, medium: 4, large: 5}")


def flaws(flaws_after: FlawsAfter, *changes: tuple[str, str]) -> list[str]:
    return [line.split(":", 2)[2] for line in flaws_after(*((DESK, *change) for change in changes))]


def test_five_days_and_eight_weeks_pass(flaws_after: FlawsAfter) -> None:
    assert flaws(flaws_after, (EVIDENCE, danger()), SMALL, ("weeks: 4", "weeks: 8")) == []


def test_what_is_no_first_aid_may_take_as_long_as_it_takes(flaws_after: FlawsAfter) -> None:
    assert flaws(flaws_after, ("weeks: 4", "weeks: 30")) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("weeks: 4", "weeks: 9"), "takes 9 weeks; expected at most 8"),
        (("large: 5}", "large: 6}"), "takes 6 days (large); expected at most 5"),
        (
            ("needs: []", "needs: [knowledge_management.start]"),
            "needs knowledge_management.start first; expected no needs",
        ),
        (
            (
                "    milestone: One list holds what came up\n",
                "    milestone: One list holds what came up\n    variants:\n"
                "      - {when: {size: large}, effort_days: {small: 1, medium: 2, large: 7}}\n",
            ),
            "takes 7 days (large); expected at most 5",
        ),
    ],
)
def test_first_aid_that_is_large_or_waits_is_named(flaws_after: FlawsAfter, change: tuple[str, str], said: str) -> None:
    found = flaws(flaws_after, (EVIDENCE, danger()), SMALL, change)
    assert found == [f" service_desk.start: is first aid and {said} (first_aid)"]
