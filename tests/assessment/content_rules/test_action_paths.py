import pytest

from tests.assessment.content_rules.conftest import DESK, FlawsAfter


def test_a_prerequisite_in_a_practice_that_this_one_does_not_depend_on_is_named(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "knowledge_management.start]", "problem_management.start]")) == [
        f"{DESK}:60: service_desk.share: needs problem_management.start, of a practice that this one does not depend "
        "on; expected an action of its own, or of a practice in depends_on (action_paths)"
    ]


@pytest.mark.parametrize("need", ["service_desk.start", "knowledge_management.share"])
def test_its_own_actions_and_those_of_a_practice_in_depends_on_pass(flaws_after: FlawsAfter, need: str) -> None:
    assert flaws_after((DESK, "needs: [service_desk.start, knowledge_management.start]", f"needs: [{need}]")) == []
