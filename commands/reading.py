"""Reading the exchange file that a command is about."""

from pathlib import Path

from assessment.engagement.exchange_file import read_engagement
from assessment.engagement.model import Engagement
from assessment.engagement.version import version_notice
from assessment.input.problems import Problem
from assessment.questionnaire.framework import Framework
from commands.printing import say_beside


def engagement_of(file: Path, framework: Framework) -> Engagement:
    """The assessment; that it was answered in another version of the questionnaire is said on standard error."""
    engagement = read_engagement(file, framework)
    notice = version_notice(engagement, framework)
    if notice:
        say_beside([str(Problem(str(file), 0, notice))])
    return engagement
