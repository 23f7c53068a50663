"""Stage scores: S = Σ w·s ÷ Σ w over the practices that have a score, w = the practice's weight in the stage."""

import pandas as pd


def stage_scores(practices: pd.DataFrame, weights: pd.DataFrame) -> pd.DataFrame:
    """Score of each stage, by assessment.

    practices: columns assessment, practice, score (float, NaN where there is none).
    weights: columns practice, stage, weight (float, above 0).
    Returns index (assessment, stage): score (float, NaN where no practice has one), practices (int: how many have).
    """
    joined = practices.merge(weights, on="practice")
    joined["weight"] = joined["weight"].where(joined["score"].notna(), 0.0)
    joined["weighted"] = (joined["weight"] * joined["score"]).fillna(0.0)
    joined["practices"] = joined["score"].notna().astype("int64")
    sums = joined.groupby(["assessment", "stage"], sort=False)[["weighted", "weight", "practices"]].sum()
    score = sums["weighted"] / sums["weight"].where(sums["weight"] > 0)
    return pd.DataFrame({"score": score, "practices": sums["practices"]})
