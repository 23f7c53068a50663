"""Texts that hardly vary: how to read a chapter, and how its numbers come about. Pages and documents share them."""

from collections.abc import Mapping
from functools import cache

from assessment.engagement.version import answered_version
from assessment.scoring.method_version import METHOD_VERSION
from reports.narrative.labels import label, shipped_texts
from reports.narrative.say import own_file, say
from reports.text.sanitize import shorten
from reports.view.model import View

VERSION_CHARACTERS = 40
NOTES = "notes"


def fixed_text(name: str, view: View) -> str:
    """The note of this name in en/fixed_texts.yaml; or, where it depends on the case, the sentence fixed_<name>."""
    answered = shorten(answered_version(view.assessment, view.questionnaire) or "", VERSION_CHARACTERS)[0]
    sentence, values = f"fixed_{name}", {"view": view, "method_version": METHOD_VERSION, "answered": answered}
    if name not in _notes():
        return say(sentence, **values)
    own = own_file(sentence, values)
    if own is not None:
        return own
    framework = view.questionnaire.framework
    return label(_notes()[name], method_version=METHOD_VERSION, questionnaire=framework.id, version=framework.version)


@cache
def _notes() -> Mapping[str, str]:
    """The key of each note: its own name is there once."""
    return {key.rpartition(".")[2]: key for key in shipped_texts() if key.split(".")[1:2] == [NOTES]}
