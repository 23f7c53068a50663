"""The letters to those who are to answer: a template with names in braces, and the letter to one person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

NAMES = ("name", "client", "assessment", "link", "questions", "minutes", "until", "sender")
"""What a template may name: `{link}` is the person's own."""
_NAMED = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class Letters:
    """The templates of an assessment; what is empty is as Waymark words it."""

    subject: str = ""
    invitation: str = ""
    reminder: str = ""


@dataclass(frozen=True)
class Letter:
    """What one person is to read."""

    subject: str
    text: str


def unknown_names(template: str) -> tuple[str, ...]:
    """What a template names that nothing is known of, in its order."""
    return tuple(dict.fromkeys(name for name in _NAMED.findall(template) if name not in NAMES))


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with each name replaced; nothing in a value is a name again."""
    return _NAMED.sub(lambda found: values.get(found[1], found[0]), template)
