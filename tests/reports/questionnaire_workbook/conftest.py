"""A questionnaire about two practices, of operation and of transition, in three respects."""

import pytest

from assessment.engagement.model import Engagement
from assessment.questionnaire.framework import Framework
from reports.questionnaire_workbook import questionnaire_workbook
from tests.reports.making import engagement

PRACTICES = ("incident_management", "change_enablement")


@pytest.fixture(scope="session")
def asked(framework: Framework) -> Engagement:
    """Nobody has answered yet."""
    return engagement(framework, PRACTICES, state=None)


@pytest.fixture(scope="session")
def empty(asked: Engagement, framework: Framework) -> bytes:
    return questionnaire_workbook(asked, framework, None)
