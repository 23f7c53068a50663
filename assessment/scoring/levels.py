"""From attainments to N/P/L/F ratings and a capability level (ISO/IEC 33020's bands).

A level is reached when its attainment is rated L or F and every lower one F.
"""

from collections.abc import Sequence
from itertools import product
from math import ceil

import numpy as np
import numpy.typing as npt

from assessment.questionnaire.schema import TOP_LEVEL

STEPS = np.arange(TOP_LEVEL)
NOT_ACHIEVED_UP_TO = 0.15
PARTLY_UP_TO = 0.50
LARGELY_UP_TO = 0.85
# Means of tenths and thirds land a hair beside their true value; a bound still belongs to the lower band.
ROUNDING = 1e-9
LETTERS = "NPLF"
# Every combination of five letters at the position that its bands, read as digits to the base 4, give.
COMBINATIONS = np.array(["".join(word) for word in product(LETTERS, repeat=TOP_LEVEL)], dtype=object)
PLACE_VALUES = len(LETTERS) ** STEPS[::-1]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def attainments(values: Floats) -> Floats:
    """clip(v − (k−1), 0, 1) for k = 1…5; shape (n,) → (n, 5). NaN stays NaN."""
    return np.clip(values[:, None] - STEPS, 0.0, 1.0)


def bands(attainment: Floats) -> Ints:
    """0 (N), 1 (P), 2 (L) or 3 (F) for each attainment; any shape, no NaN."""
    bounds = np.array([NOT_ACHIEVED_UP_TO, PARTLY_UP_TO, LARGELY_UP_TO]) + ROUNDING
    return np.searchsorted(bounds, attainment, side="left").astype(np.int64)


def capability_levels(attainment: Floats) -> Ints:
    """The highest level rated L or F with every lower one F; shape (n, 5) → (n,)."""
    band = bands(attainment)
    lower_full = np.cumprod(np.hstack([np.ones((len(band), 1), dtype=np.int64), band[:, :-1] == 3]), axis=1)
    reached = (band >= 2) & (lower_full == 1)
    levels: Ints = np.where(reached, STEPS + 1, 0).max(axis=1, initial=0).astype(np.int64)
    return levels


def level_of(values: Sequence[float]) -> int:
    """The capability level of one subject whose questions have these values; there is one at least."""
    return int(capability_levels(attainments(np.array(values, dtype=float)).mean(axis=0).reshape(1, -1))[0])


def nearest_level(value: float) -> int:
    """The level whose description fits a value of 0 to 5 best: more than half of the way to a level counts as it."""
    return min(TOP_LEVEL, max(0, ceil(value - 0.5 - ROUNDING)))


def letters(attainment: Floats) -> npt.NDArray[np.object_]:
    """Five letters such as 'FLPNN' for each row; shape (n, 5) → (n,)."""
    words: npt.NDArray[np.object_] = COMBINATIONS[bands(attainment) @ PLACE_VALUES]
    return words


def letter(attainment: float) -> str:
    """The single letter of one attainment between 0 and 1."""
    return LETTERS[bands(np.array([attainment]))[0]]
