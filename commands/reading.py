"""Reading the exchange file that a command is about."""

from pathlib import Path

from assessment.engagement.exchange_file import read_assessment
from assessment.engagement.model import Assessment
from assessment.engagement.version import version_notice
from assessment.input.problems import Problem
from assessment.questionnaire.model import Questionnaire
from commands.printing import say_beside


def assessment_of(file: Path, questionnaire: Questionnaire) -> Assessment:
    """The assessment; that it was answered in another version of the questionnaire is said on standard error."""
    assessment = read_assessment(file, questionnaire)
    notice = version_notice(assessment, questionnaire)
    if notice:
        say_beside([str(Problem(str(file), 0, notice))])
    return assessment
