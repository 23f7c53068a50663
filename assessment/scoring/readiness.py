"""How ready the answers look against what a law or a standard asks. Indicative: they prove no record.

Readiness of a requirement = mean of clip(v/level, 0, 1) over the questions that speak to it. The level is 3 unless the
lens says otherwise: there a practice is organised, standard and joined up, which is what ISO/IEC 20000-1 asks to see.
"""

import numpy as np
import pandas as pd

from assessment.scoring.levels import Ints


def requirement_readiness(questions: pd.DataFrame, speaking: pd.DataFrame) -> pd.DataFrame:
    """Readiness 0 to 1 of each requirement that a question in scope speaks to, by assessment.

    questions: index (assessment, question), columns value (float), in_scope (bool).
    speaking: columns question, requirement, level: one row for each question that speaks to a requirement.
    Returns index (assessment, requirement): readiness (float, NaN without a value), asked, valued (int).
    """
    index = questions.index
    assert isinstance(index, pd.MultiIndex)
    assessments, asked_about = index.levels
    numbers, names = pd.factorize(speaking["requirement"])
    values = np.full((len(assessments), len(asked_about)), np.nan)
    in_scope = np.zeros(values.shape, dtype=np.bool_)
    in_scope[index.codes[0], index.codes[1]] = questions["in_scope"].to_numpy(dtype=bool)
    values[index.codes[0], index.codes[1]] = questions["value"].to_numpy(dtype=float)
    has_value = in_scope & ~np.isnan(values)
    asked, valued = (np.zeros((len(assessments), len(names)), dtype=np.int64) for _ in range(2))
    total = np.zeros(asked.shape)
    question = asked_about.get_indexer(pd.Index(speaking["question"]))
    for level in np.unique(speaking["level"]):
        of_it = (question >= 0) & (speaking["level"] == level).to_numpy()
        speaks = _speaks(question[of_it], numbers[of_it], (len(asked_about), len(names)))
        ready = np.where(has_value, np.clip(values / level, 0.0, 1.0), 0.0)
        asked, valued, total = asked + in_scope @ speaks, valued + has_value @ speaks, total + ready @ speaks
    readiness = np.divide(total, valued, out=np.full(total.shape, np.nan), where=valued > 0)
    pairs = pd.MultiIndex.from_product([assessments, pd.Index(names)], names=["assessment", "requirement"])
    out = pd.DataFrame({"readiness": readiness.ravel(), "asked": asked.ravel(), "valued": valued.ravel()}, index=pairs)
    return out[out["asked"] > 0]


def _speaks(question: Ints, requirement: Ints, shape: tuple[int, int]) -> Ints:
    """1 where a question (row) speaks to a requirement (column)."""
    speaks = np.zeros(shape, dtype=np.int64)
    speaks[question, requirement] = 1
    return speaks
