"""The shipped questionnaire, and the sample's report, which is made once for all tests that look at it."""

import pytest

from assessment.questionnaire.framework import Framework, load_framework
from assessment.sample import sample_engagement
from reports.pdf.render import render_report
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load_framework()


@pytest.fixture(scope="session")
def sample(framework: Framework) -> View:
    return build_view(sample_engagement(framework), framework, TODAY)


@pytest.fixture(scope="session")
def sample_pdf(framework: Framework) -> bytes:
    return render_report(sample_engagement(framework), framework, TODAY)
