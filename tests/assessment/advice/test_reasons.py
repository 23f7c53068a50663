from assessment.advice.actions import candidates
from assessment.framework import Framework
from assessment.results import assess
from tests.assessment.making import engagement


def reasons(framework: Framework, **needs: dict[str, int]) -> dict[str, str]:
    made = engagement({"change_enablement.flow": [1], "change_enablement.people": [2]},
                      practices=["change_enablement"], needs=needs)
    return {candidate.id: candidate.reason for candidate in candidates(made, framework, assess(made, framework))}


def test_a_reason_names_the_answers_the_target_and_the_needs_behind_it(small: Framework) -> None:
    shown = reasons(small, drivers={"dependable_operations": 3}, risks={"failed_change": 1})
    reason = shown["change_enablement.change_record"]
    assert "1.0 of 5" in reason
    assert "target is 3" in reason
    assert reason.index("A change stops the business") < reason.index("Keep the business running")  # served first


def test_a_reason_without_needs_says_that_none_bears_on_it(small: Framework) -> None:
    assert "none of the chosen needs" in reasons(small)["change_enablement.change_record"]


def test_a_reason_is_one_sentence(small: Framework) -> None:
    for reason in reasons(small, risks={"failed_change": 1}).values():
        assert reason.endswith(".")
        assert "{" not in reason
