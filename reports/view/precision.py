"""Scores as deep as the assessment was asked, for whatever is made of its view."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from reports.text.precision import scores_as_asked
from reports.view.model import View

P = ParamSpec("P")
Made = TypeVar("Made")


def written_as_asked(make: Callable[Concatenate[View, P], Made]) -> Callable[Concatenate[View, P], Made]:
    """For every function from outside that makes an output of a view: not for one that makes it bit by bit."""

    @wraps(make)
    def made(view: View, /, *args: P.args, **kwargs: P.kwargs) -> Made:
        with scores_as_asked(view.assessment.scope.depth):
            return make(view, *args, **kwargs)

    return made
