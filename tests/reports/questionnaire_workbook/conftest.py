"""A questionnaire about two practices, of operation and of transition, in three respects."""

import pytest

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from reports.questionnaire_workbook import questionnaire_workbook
from tests.reports.making import assessment

PRACTICES = ("incident_management", "change_enablement")


@pytest.fixture(scope="session")
def asked(questionnaire: Questionnaire) -> Assessment:
    """Nobody has answered yet."""
    return assessment(questionnaire, PRACTICES, state=None)


@pytest.fixture(scope="session")
def empty(asked: Assessment, questionnaire: Questionnaire) -> bytes:
    return questionnaire_workbook(asked, questionnaire, None)
