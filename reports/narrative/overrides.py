"""Own words said in place of generated ones: by the functions that say a passage, for every kind of report at once.

A view holds the own words with its assessment. `without_overrides` gives one without them: what screens show, and what
stands beside the own words while they are written.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from assessment.engagement import model
from assessment.engagement.overrides import find
from reports.narrative.recording import within
from reports.view.model import View

P = ParamSpec("P")
Says = Callable[Concatenate[View, P], str]
Named = Callable[Concatenate[View, P], str]


def without_overrides(view: View) -> View:
    """The view without anybody's own words."""
    return replace(view, assessment=model.without_overrides(view.assessment))


def own_heading(view: View, passage: str) -> str | None:
    """The heading written for a passage; None where it is generated."""
    words = find(view.assessment.overrides, passage)
    return words.heading if words else None


def own_text(view: View, passage: str) -> str | None:
    """The text written for a passage, '' where it was left out; None where it is generated."""
    words = find(view.assessment.overrides, passage)
    return words.text if words else None


def heading_of(passage: str) -> Callable[[Says[P]], Says[P]]:
    """Marks the function that says the heading of a passage."""
    return _said(lambda *_, **__: passage, own_heading)


def text_of(passage: str) -> Callable[[Says[P]], Says[P]]:
    """Marks the function that says the text of a passage."""
    return _said(lambda *_, **__: passage, own_text)


def text_about(named: Named[P]) -> Callable[[Says[P]], Says[P]]:
    """The same where what is said about, such as a practice, has a passage each; `named` tells which."""
    return _said(named, own_text)


def _said(named: Named[P], own: Callable[[View, str], str | None]) -> Callable[[Says[P]], Says[P]]:
    def mark(generate: Says[P]) -> Says[P]:
        @wraps(generate)
        def say(view: View, /, *args: P.args, **kwargs: P.kwargs) -> str:
            passage = named(view, *args, **kwargs)
            words = own(view, passage)
            if words is not None:
                return words
            with within(passage):
                return generate(view, *args, **kwargs)

        return say

    return mark
