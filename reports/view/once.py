"""What is worked out of a view again and again, worked out once: a view never changes, and pages try what fits them."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from reports.text.precision import decimals
from reports.view.model import View

Made = TypeVar("Made")
KEPT = "worked out once"


def once_a_view(make: Callable[[View], Made]) -> Callable[[View], Made]:
    """Keeps what was made with the view, as a cached property is kept with what it is of: so that it goes with the
    view, and nothing of a client stays behind. Other decimals in force are another text.
    """

    @wraps(make)
    def made(view: View) -> Made:
        kept: dict[tuple[object, int], Made] = vars(view).setdefault(KEPT, {})
        key = (make, decimals())
        if key not in kept:
            kept[key] = make(view)
        return kept[key]

    return made
