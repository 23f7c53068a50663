from typing import Any

import pytest

from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from tests.assessment.making import assessment, cases, names

CASES = cases("agreement")


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_agreement_is_what_the_test_vectors_say(case: dict[str, Any], small: Questionnaire) -> None:
    result = assess(assessment({"governance.direct": case["ratings"]}), small)
    assert result.questions["governance.direct"].agreement == pytest.approx(case["agreement"], abs=5e-5)


def test_agreement_is_of_the_single_ratings_though_there_is_a_consensus(small: Questionnaire) -> None:
    result = assess(assessment({"governance.direct": [0, 5, 0, 5]}, consensus={"governance.direct": 3}), small)
    outcome = result.questions["governance.direct"]
    assert (outcome.agreement, outcome.lowest, outcome.highest, outcome.value) == (0, 0, 5, 3)
