"""Texts that hardly vary: how to read a chapter, and how its numbers come about. Pages and documents share them."""

from assessment.method_version import METHOD_VERSION
from reports.sentences import say
from reports.view import View


def fixed_text(name: str, view: View) -> str:
    """The text in templates/narrative/fixed_<name>.j2."""
    return say(f"fixed_{name}", view=view, method_version=METHOD_VERSION)
