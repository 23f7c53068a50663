"""What is told of a view, told once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from reports.narrative.recording import is_heard
from reports.templating import own_folder
from reports.view.model import View
from reports.view.once import once_a_view

Told = TypeVar("Told")


def told_once(tell: Callable[[View], Told]) -> Callable[[View], Told]:
    """Told anew where somebody hears the sentences, or says some otherwise."""
    once = once_a_view(tell)

    @wraps(tell)
    def told(view: View) -> Told:
        return tell(view) if is_heard() or own_folder() is not None else once(view)

    return told
