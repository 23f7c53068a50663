"""Stage scores: S = Σ w·s ÷ Σ w over the practices that have a score, w = the practice's weight in the stage."""

import numpy as np
import pandas as pd


def stage_scores(scores: pd.DataFrame, weights: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Score of each stage, by assessment, and how many practices are in it.

    scores: index assessment, one column a practice (float, NaN where there is no score).
    weights: index practice, one column a stage (float, 0 where the practice does not belong to it).
    Returns two tables, index assessment, one column a stage: score (float, NaN where no practice has one)
    and practices (int).
    """
    score = scores.to_numpy(dtype=float)
    weight = weights.loc[scores.columns].to_numpy(dtype=float)
    known = ~np.isnan(score)
    total = known @ weight
    weighted = np.where(known, score, 0.0) @ weight
    means = np.divide(weighted, total, out=np.full(total.shape, np.nan), where=total > 0)
    counts = known.astype(np.int64) @ (weight > 0)
    return (
        pd.DataFrame(means, index=scores.index, columns=weights.columns),
        pd.DataFrame(counts, index=scores.index, columns=weights.columns),
    )
