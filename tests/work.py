"""How much work something takes, counted and not timed: the same on a busy machine as on a quiet one."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(run: Callable[[], object]) -> int:
    """Lines of Python that are run, each turn of a loop or a comprehension among them; what runs in C counts as one."""
    count = 0

    def counting(frame: FrameType, event: str, value: object) -> Any:
        nonlocal count
        count += event == "line"
        return counting

    former = sys.gettrace()
    sys.settrace(counting)
    try:
        run()
    finally:
        sys.settrace(former)
    return count
