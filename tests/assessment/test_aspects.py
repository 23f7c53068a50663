"""How each aspect stands, as scoring says it once for the heat map, the advice and the check of pages."""

from typing import Any

import pytest
from hypothesis import given

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.scoring.aspects import Asked, AspectMeans, aspect_means
from assessment.scoring.results import assess
from tests.assessment.assessments import documents

DESK, GOVERNANCE = Subject("practice", "service_desk"), Subject("component", "governance")


def test_a_mean_is_of_the_questions_in_scope_that_have_a_value() -> None:
    found = aspect_means(
        [
            Asked(DESK, "flow", True, 2.0),
            Asked(DESK, "flow", True, 3.0),
            Asked(DESK, "flow", True, None),
            Asked(DESK, "people", False, 5.0),
            Asked(DESK, "partners", True, None),
            Asked(GOVERNANCE, "flow", True, 1.0),
        ]
    )
    assert found[DESK] == AspectMeans(2.5, {"flow": 2.5}, frozenset({"people"}))
    assert found[GOVERNANCE] == AspectMeans(1.0, {"flow": 1.0})


def test_an_aspect_without_a_value_stands_as_the_whole_does() -> None:
    stand = AspectMeans(2.5, {"flow": 2.0})
    assert (stand.of("flow"), stand.of("people")) == (2.0, 2.5)


def test_a_practice_and_a_component_of_the_same_id_are_two() -> None:
    one, other = Subject("practice", "continual_improvement"), Subject("component", "continual_improvement")
    found = aspect_means([Asked(one, "flow", True, 1.0), Asked(other, "flow", True, 4.0)])
    assert (found[one].whole, found[other].whole) == (1.0, 4.0)


@given(document=documents())
def test_every_practice_and_component_of_a_result_has_its_means(document: dict[str, Any], small: Questionnaire) -> None:
    result = assess(Assessment.model_validate(document), small)
    assert {str(subject) for subject in result.aspect_means} == {
        *(str(Subject("practice", practice)) for practice in result.practices),
        *(str(Subject("component", component)) for component in result.component_levels),
    }
    for practice, outcome in result.practices.items():
        if outcome.score is not None:
            assert result.aspect_means[Subject("practice", practice)].whole == pytest.approx(outcome.score)
