from typing import Any

import pytest

from assessment.questionnaire.framework import Framework
from assessment.scoring.results import assess
from tests.assessment.making import cases, engagement, names

CASES = cases("agreement")


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_agreement_is_what_the_test_vectors_say(case: dict[str, Any], small: Framework) -> None:
    result = assess(engagement({"governance.direct": case["ratings"]}), small)
    assert result.questions["governance.direct"].agreement == pytest.approx(case["agreement"], abs=5e-5)


def test_agreement_is_of_the_single_ratings_though_there_is_a_consensus(small: Framework) -> None:
    result = assess(engagement({"governance.direct": [0, 5, 0, 5]}, consensus={"governance.direct": 3}), small)
    outcome = result.questions["governance.direct"]
    assert (outcome.agreement, outcome.lowest, outcome.highest, outcome.value) == (0, 0, 5, 3)
