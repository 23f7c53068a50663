"""What is told of a view again and again, worked out once: a view never changes, and pages try what fits them."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from reports.narrative.recording import is_heard
from reports.templating import own_folder
from reports.text.precision import decimals
from reports.view.model import View

Told = TypeVar("Told")


def once_a_view(tell: Callable[[View], Told]) -> Callable[[View], Told]:
    """Remembers what was told of the view that was asked for last, known by itself and not by what is in it, with the
    decimals in force. Nothing keeps the view alive. It is told anew where somebody hears the sentences, or says some
    otherwise.
    """
    last: tuple[ref[View], int, Told] | None = None

    @wraps(tell)
    def told(view: View) -> Told:
        nonlocal last
        if is_heard() or own_folder() is not None:
            return tell(view)
        known, places = last, decimals()
        if known is not None and known[0]() is view and known[1] == places:
            return known[2]
        found = tell(view)
        last = ref(view), places, found
        return found

    return told
