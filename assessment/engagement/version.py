"""Which version of the questionnaire the answers were given to, where it is not the one that scores them."""

from assessment.engagement.model import Engagement
from assessment.questionnaire.framework import Framework


def answered_version(engagement: Engagement, framework: Framework) -> str | None:
    """The other version; None where it is the same one, or where the exchange file names none."""
    version = engagement.assessment.questionnaire_version
    return None if version in (None, framework.facts.version) else version


def version_notice(engagement: Engagement, framework: Framework) -> str | None:
    """'was answered in questionnaire itil4 0.9; scored with 1.0', to be said behind the file's name."""
    version, used = answered_version(engagement, framework), framework.facts
    return f"was answered in questionnaire {used.id} {version}; scored with {used.version}" if version else None
