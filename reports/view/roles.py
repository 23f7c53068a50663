"""By which role or group a person is told. Where nobody is named, a role that fewer than three people hold names them.

Such a person is told by the group, where three or more speak for it, or else as one of those who answered.
"""

from collections import Counter
from collections.abc import Collection

from assessment.engagement.anonymity import SMALLEST_GROUP
from assessment.engagement.model import Respondent
from assessment.questionnaire.model import Questionnaire
from reports.text.sanitize import ROLE_CHARACTERS, shorten
from reports.view.model import RespondentAnswer, View

ROLE_UNKNOWN = "Role not given"
ONE_OF_THEM = "A respondent"
OTHER_ROLES = "Other roles"


def role_of(view: View, said: RespondentAnswer) -> str:
    """Who said something: with names the label and the role, without them no fewer people than three."""
    person = said.respondent
    role, label = role_shown(view, person.role), shorten(person.label, ROLE_CHARACTERS)[0]
    if view.named:
        return f"{label} ({role})" if label else role
    return told_as(person, view.assessment.respondents, view.questionnaire)


def told_as(person: Respondent, people: Collection[Respondent], questionnaire: Questionnaire) -> str:
    """By which role or group a person is told, where nobody is named."""
    if person.role and sum(one.role == person.role for one in people) >= SMALLEST_GROUP:
        return role_name(questionnaire, person.role)
    if person.group and sum(one.group == person.group for one in people) >= SMALLEST_GROUP:
        return shorten(person.group, ROLE_CHARACTERS)[0]
    return ONE_OF_THEM


def role_shown(view: View, role: str) -> str:
    return role_name(view.questionnaire, role)


def role_name(questionnaire: Questionnaire, role: str) -> str:
    """A role of the questionnaire by its name, or the client's own word for it."""
    known = questionnaire.roles.get(role)
    return known.name if known else shorten(role, ROLE_CHARACTERS)[0] or ROLE_UNKNOWN


def roles_told(view: View) -> tuple[tuple[str, int], ...]:
    """How many people of each role answered, most first; without names, small roles are one where they are three."""
    answered = {answer.respondent for answer in view.assessment.answers}
    people = Counter(
        role_shown(view, respondent.role) for respondent in view.assessment.respondents if respondent.id in answered
    )
    if view.named:
        return tuple(people.most_common())
    told = [(role, number) for role, number in people.most_common() if number >= SMALLEST_GROUP]
    others = sum(people.values()) - sum(number for _, number in told)
    return (*told, *(((OTHER_ROLES, others),) if others >= SMALLEST_GROUP and told else ()))
