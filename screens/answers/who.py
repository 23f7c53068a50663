"""By what those who answered are told on a page: by name and role, or, in an anonymous assessment, by three or more."""

from collections.abc import Callable

from assessment.engagement.model import Respondent
from reports.view.roles import ROLE_UNKNOWN, role_name, told_as
from screens.app.session import CurrentAssessment, questionnaire

Who = Callable[[Respondent], str]


def who_said_it(current: CurrentAssessment) -> Who:
    """What to call a person of this assessment."""
    people, asked = current.assessment.respondents, questionnaire()
    if current.anonymous:
        return lambda person: told_as(person, people, asked)
    return _named


def _named(person: Respondent) -> str:
    role = role_name(questionnaire(), person.role)
    parts = (person.label or person.id, role if role != ROLE_UNKNOWN else "")
    return " · ".join(dict.fromkeys(part for part in parts if part))
