"""Texts that hardly vary: how to read a chapter, and how its numbers come about. Pages and documents share them."""

from collections.abc import Mapping
from functools import cache

from assessment.engagement.version import answered_version
from assessment.input.problems import did_you_mean
from assessment.scoring.method_version import METHOD_VERSION
from reports.narrative.labels import label, shipped_texts
from reports.narrative.own_sentences import own_file
from reports.narrative.say import say
from reports.text.sanitize import shorten
from reports.view.model import View

VERSION_CHARACTERS = 40
NOTES = "notes"
BY_CASE = frozenset({"effort", "names", "questionnaire", "who_answers"})
"""What depends on the case: sentences of the chapters' files."""


def fixed_text(name: str, view: View) -> str:
    """The note of this name in en/fixed_texts.yaml, or the sentence fixed_<name>."""
    answered = shorten(answered_version(view.assessment, view.questionnaire) or "", VERSION_CHARACTERS)[0]
    values = {"view": view, "method_version": METHOD_VERSION, "answered": answered}
    if name in BY_CASE:
        return say(f"fixed_{name}", **values)
    own = own_file(f"fixed_{name}", values)
    return _note(name, view) if own is None else own


def _note(name: str, view: View) -> str:
    known, framework = _notes(), view.questionnaire.framework
    if name not in known:
        raise KeyError(f"no note '{name}'{did_you_mean(name, known)}")
    return label(known[name], method_version=METHOD_VERSION, questionnaire=framework.id, version=framework.version)


@cache
def _notes() -> Mapping[str, str]:
    """The key of each note: its own name is there once."""
    return {key.rpartition(".")[2]: key for key in shipped_texts() if key.split(".")[1:2] == [NOTES]}
