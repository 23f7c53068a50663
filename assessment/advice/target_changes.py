"""Changing many targets at once: to a level, up or down by one, or back to the suggestions.

Each takes the client's own targets by practice and returns them changed. None goes below today's level, as
the method has it, nor above 5.
"""

from collections.abc import Iterable, Mapping

from assessment.questionnaire.schema import TOP_LEVEL

Levels = Mapping[str, int]


def set_to(level: int, practices: Iterable[str], own: Levels, today: Levels) -> dict[str, int]:
    """These practices to one level, or to today's where that is higher. `today` holds the practices that show one."""
    return dict(own) | {practice: _between(level, practice, today) for practice in practices}


def moved_by(steps: int, practices: Iterable[str], current: Levels, own: Levels, today: Levels) -> dict[str, int]:
    """These practices up (1) or down (-1) from the targets that count now, `current`, own or suggested."""
    return dict(own) | {practice: _between(current[practice] + steps, practice, today) for practice in practices}


def as_suggested(practices: Iterable[str], own: Levels) -> dict[str, int]:
    """These practices without a target of the client's own, so that the suggestion counts."""
    left = set(practices)
    return {practice: target for practice, target in own.items() if practice not in left}


def restored(before: Mapping[str, int | None], own: Levels) -> dict[str, int]:
    """These practices as they were before a change of many; None was a suggestion. Others stay as they are now."""
    return as_suggested(before, own) | {practice: target for practice, target in before.items() if target is not None}


def _between(level: int, practice: str, today: Levels) -> int:
    return min(TOP_LEVEL, max(level, today.get(practice, 0)))
