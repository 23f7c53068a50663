"""What another scope would take away is told before anything is changed, and comes true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engagement.model import Assessment, Consensus, Scope
from assessment.questionnaire.model import DEPTHS, Questionnaire
from assessment.scoring.results import assess
from assessment.scoring.scope_change import scope_change
from tests.assessment.assessments import documents
from tests.assessment.making import ALL_PRACTICES, assessment

SCOPE = Scope(depth="quick", practices=ALL_PRACTICES)


def test_a_quick_scan_that_is_asked_more_loses_levels_until_half_of_the_questions_are_answered(
    small: Questionnaire,
) -> None:
    quick = assessment({"incident_management.flow": [3], "change_enablement.flow": [3]}, depth="quick")

    change = scope_change(quick, small, quick.scope.with_own_depth("incident_management", "standard"))

    assert (change.lost, change.lost_components, change.practices) == (("incident_management",), (), 3)
    assert change.unanswered == ("incident_management.outcomes", "incident_management.people")
    assert change.needed == 1  # two of three questions


def test_nothing_is_lost_where_enough_is_answered_already(small: Questionnaire) -> None:
    known = assessment({"change_enablement.flow": [3], "change_enablement.people": [2]}, depth="quick")
    change = scope_change(known, small, known.scope.with_depth("standard"))
    assert (change.lost, change.needed) == ((), 0)


@given(
    content=documents(),
    depth=st.sampled_from(DEPTHS),
    own=st.dictionaries(st.sampled_from(ALL_PRACTICES), st.sampled_from(DEPTHS)),
)
@pytest.mark.slow
def test_what_is_told_is_what_the_new_scope_comes_to_and_so_many_answers_bring_the_levels_back(
    small: Questionnaire, content: dict[str, object], depth: str, own: dict[str, str]
) -> None:
    made = Assessment.model_validate(content)
    scope = Scope.model_validate({"depth": depth, "practices": made.scope.practices, "depths": own})
    before, change = assess(made, small), scope_change(made, small, scope)
    wider = made.model_copy(update={"scope": scope})
    after = assess(wider, small)

    assert set(change.lost) == {
        practice
        for practice, result in after.practices.items()
        if result.questions and result.level is None and before.practices[practice].level is not None
    }
    lost = {f"practice:{one}" for one in change.lost} | {f"component:{one}" for one in change.lost_components}
    open_questions = [
        one
        for one, result in after.questions.items()
        if result.in_scope and result.value is None and str(small.questions[one].subject) in lost
    ]
    if len(lost) == 1:
        agreed = {entry.question: entry for entry in made.consensus}
        agreed |= {one: Consensus(question=one, rating=2) for one in open_questions[: change.needed]}
        answered = assess(wider.model_copy(update={"consensus": tuple(agreed.values())}), small)
        assert all(answered.practices[one].level is not None for one in change.lost)
        assert all(answered.component_levels[one].level is not None for one in change.lost_components)


def test_a_scope_keeps_no_depth_that_says_nothing() -> None:
    own = SCOPE.with_own_depth("incident_management", "standard").with_own_depth("change_enablement", "deep")

    assert own.with_depth("standard").depths == {"change_enablement": "deep"}
    assert own.with_own_depth("change_enablement", "quick").depths == {"incident_management": "standard"}
    assert own.with_practices(("change_enablement",)).depths == {"change_enablement": "deep"}
