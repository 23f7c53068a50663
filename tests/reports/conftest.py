"""The shipped questionnaire, and the sample's report, which is made once for all tests that look at it."""

import pytest

from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.sample import sample_assessment
from reports.pdf.render import render_report
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture(scope="session")
def sample(questionnaire: Questionnaire) -> View:
    return build_view(sample_assessment(questionnaire), questionnaire, TODAY)


@pytest.fixture(scope="session")
def sample_pdf(questionnaire: Questionnaire) -> bytes:
    return render_report(sample_assessment(questionnaire), questionnaire, TODAY)
