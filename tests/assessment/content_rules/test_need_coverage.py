import pytest

from tests.assessment.content_rules.conftest import CLEAN_FOLDER, FlawsAfter

NEEDS = "client_needs.yaml"
LAST_OF_DRIVER = "      - {practice: knowledge_management, impact: 1, reason: Known answers are quick answers.}\n"
LAST_OF_PAIN = "      - {practice: problem_management, impact: 1, reason: It ends the cause.}\n"


@pytest.mark.parametrize(
    ("bearing", "line"), [(LAST_OF_DRIVER, "5: dependable_operations"), (LAST_OF_PAIN, "14: slow_restoration")]
)
def test_a_driver_or_pain_point_bears_on_three_practices(flaws_after: FlawsAfter, bearing: str, line: str) -> None:
    assert flaws_after((NEEDS, bearing, "")) == [
        f"{NEEDS}:{line}: bears on 2 practices; expected 3 or more (need_coverage)"
    ]


def test_a_risk_may_bear_on_one(flaws_after: FlawsAfter) -> None:
    assert (CLEAN_FOLDER / NEEDS).read_text().split("risks:")[1].count("impact:") == 1
    assert flaws_after() == []


def test_a_practice_that_no_need_bears_on_is_named_in_its_own_file(flaws_after: FlawsAfter) -> None:
    lines = flaws_after(
        (NEEDS, "{practice: service_desk, impact: 2", "{practice: problem_management, impact: 2"),
        (NEEDS, "      - {practice: problem_management, impact: 3, reason: A cause that is gone stops nothing.}\n", ""),
        (NEEDS, "      - {practice: service_desk, impact: 3, reason: It passes calls on.}\n", ""),
    )
    assert (
        "operation/service_desk.yaml:1: no need in client_needs.yaml bears on service_desk; "
        "expected one or more (need_coverage)"
    ) in lines
