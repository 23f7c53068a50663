"""Scoring a portfolio against the plainest thing pandas can do with the same ratings.

    python -m benchmarks.scoring

1000 assessments × 250 questions × 8 raters = 2 million ratings, shuffled, ids as categories. The floor is one mean by
assessment and question; scoring does that and counts, agreement, attainments, levels, scores and intervals of 34
practices and 4 components. Both run in turn in one process; medians and their ratio are printed, and the memory
that each takes at its peak beyond the ratings themselves.
"""

import statistics
import time
import tracemalloc
from collections.abc import Callable

import numpy as np
import pandas as pd

from assessment.scoring.tables import STATES, score

ASSESSMENTS, QUESTIONS, RATERS, SUBJECTS = 1000, 250, 8, 38
ALTERNATIONS = 9
SEED = 4


def main() -> None:
    ratings, scope, questions = tables()
    consensus = pd.DataFrame({"assessment": [], "question": [], "rating": []})

    def floor() -> object:
        return ratings.groupby(["assessment", "question"], observed=True)["rating"].mean()

    def ours() -> object:
        return score(ratings, consensus, scope, questions)

    times = alternated([floor, ours], ALTERNATIONS)
    ratios = sorted(mine / theirs for theirs, mine in zip(*times, strict=True))
    print(f"{len(ratings):,} ratings, {ALTERNATIONS} alternations, median (fastest to slowest)")
    for name, seconds, run in (("pandas groupby mean", times[0], floor), ("assessment.scoring.tables", times[1], ours)):
        print(
            f"{name:22}{statistics.median(seconds) * 1000:7.0f} ms  ({min(seconds) * 1000:.0f} to "
            f"{max(seconds) * 1000:.0f})   peak memory {peak_memory(run) / 1e6:5.0f} MB"
        )
    print(f"{'ratio':22}{statistics.median(ratios):7.2f}     ({ratios[0]:.2f} to {ratios[-1]:.2f})")


def tables() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Ratings in random order, the scope of every assessment, and the questions' subjects."""
    random = np.random.default_rng(SEED)
    assessment, question, rater = (
        grid.ravel()
        for grid in np.meshgrid(np.arange(ASSESSMENTS), np.arange(QUESTIONS), np.arange(RATERS), indexing="ij")
    )
    order = random.permutation(len(assessment))
    state = random.choice([0, 0, 0, 0, 0, 0, 0, 0, 1, 2], len(order))
    rating = np.where(state == 0, random.integers(0, 6, len(order)), np.nan)
    names = {
        "assessment": [f"assessment {n}" for n in range(ASSESSMENTS)],
        "respondent": [f"respondent {n}" for n in range(RATERS)],
        "question": [f"practice_{n % SUBJECTS}.question_{n}" for n in range(QUESTIONS)],
    }
    codes = {"assessment": assessment, "respondent": rater, "question": question}
    ratings = pd.DataFrame({key: pd.Categorical.from_codes(codes[key][order], pd.Index(names[key])) for key in names})
    ratings["state"], ratings["rating"] = pd.Categorical.from_codes(state, dtype=STATES), rating
    scope = pd.MultiIndex.from_product(
        [names["assessment"], names["question"]], names=["assessment", "question"]
    ).to_frame(index=False)
    questions = pd.DataFrame(
        {"question": names["question"], "subject": [f"practice:{name.split('.')[0]}" for name in names["question"]]}
    )
    return ratings, scope, questions


def alternated(runs: list[Callable[[], object]], times: int) -> list[list[float]]:
    """Seconds of each run, taken in turn so that a slow moment meets both; the first turn is thrown away."""
    seconds: list[list[float]] = [[] for _ in runs]
    for _ in range(times + 1):
        for taken, run in zip(seconds, runs, strict=True):
            start = time.perf_counter()
            run()
            taken.append(time.perf_counter() - start)
    return [taken[1:] for taken in seconds]


def peak_memory(run: Callable[[], object]) -> int:
    """Bytes that a run takes at its peak, by Python's own account (numpy and pandas report to it)."""
    tracemalloc.start()
    run()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    main()
