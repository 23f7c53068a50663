"""Which version of the questionnaire the answers were given to, where it is not the one that scores them."""

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire


def answered_version(assessment: Assessment, questionnaire: Questionnaire) -> str | None:
    """The other version; None where it is the same one, or where the exchange file names none."""
    version = assessment.info.questionnaire_version
    return None if version in (None, questionnaire.framework.version) else version


def version_notice(assessment: Assessment, questionnaire: Questionnaire) -> str | None:
    """'was answered in questionnaire itil4 0.9; scored with 1.0', to be said behind the file's name."""
    version, used = answered_version(assessment, questionnaire), questionnaire.framework
    return f"was answered in questionnaire {used.id} {version}; scored with {used.version}" if version else None
