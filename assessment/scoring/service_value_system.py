"""Maturity of the service value system: the lowest of its components, never under 1."""

from collections.abc import Iterable, Mapping
from math import fsum

AT_OR_ABOVE_SHARE = 0.85
SHOWN_SHARE = 0.5
LOWEST_MATURITY = 1
ROUNDING = 1e-9


def practices_level(levels: Iterable[int | None]) -> int | None:
    """Level of the practices component from the level of each practice in scope (None: it shows none).

    The highest k such that at least 85 % of the practices that show a level are at k or above;
    None where fewer than half of those in scope show one.
    """
    in_scope = list(levels)
    shown = [level for level in in_scope if level is not None]
    if not shown or len(shown) < SHOWN_SHARE * len(in_scope):
        return None
    return max(k for k in range(6) if sum(level >= k for level in shown) >= AT_OR_ABOVE_SHARE * len(shown) - ROUNDING)


def practices_score(scores: Iterable[float | None]) -> float | None:
    """Mean of the scores that practices show; None where none does."""
    shown = [score for score in scores if score is not None]
    return fsum(shown) / len(shown) if shown else None


def maturity(component_levels: Mapping[str, int | None]) -> int | None:
    """1 to 5; None while a component shows no level."""
    levels = [level for level in component_levels.values() if level is not None]
    if not levels or len(levels) < len(component_levels):
        return None
    return max(LOWEST_MATURITY, min(levels))
