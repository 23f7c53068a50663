"""How far respondents agree on a question.

r_wg = 1 − s²/σ², where s² is the sample variance of the ratings and σ² = (A² − 1)/12 the variance of
ratings spread evenly over A = 6 levels (James, Demaree and Wolf 1984). Floored at 0; not computed for
fewer than three raters, since with two only the range says anything.
"""

import numpy as np

from assessment.scoring.levels import Floats, Ints

LEVEL_COUNT = 6
EVEN_SPREAD_VARIANCE = (LEVEL_COUNT**2 - 1) / 12
MIN_RATERS = 3


def agreement(raters: Ints, total: Ints, total_of_squares: Ints) -> Floats:
    """r_wg from the number, sum and sum of squares of whole ratings; NaN under three raters."""
    count = np.where(raters >= MIN_RATERS, raters, np.nan)
    variance = (total_of_squares - total**2 / count) / (count - 1)
    indices: Floats = np.clip(1 - variance / EVEN_SPREAD_VARIANCE, 0.0, 1.0)
    return indices
