"""Texts that hardly vary: how to read a chapter, and how its numbers come about. Pages and documents share them."""

from assessment.engagement.version import answered_version
from assessment.scoring.method_version import METHOD_VERSION
from reports.narrative.say import say
from reports.text.sanitize import shorten
from reports.view.model import View

VERSION_CHARACTERS = 40


def fixed_text(name: str, view: View) -> str:
    """The text in en/fixed_<name>.j2."""
    answered = answered_version(view.assessment, view.questionnaire) or ""
    return say(
        f"fixed_{name}", view=view, method_version=METHOD_VERSION, answered=shorten(answered, VERSION_CHARACTERS)[0]
    )
