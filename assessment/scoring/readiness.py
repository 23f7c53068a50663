"""How ready the answers look against ISO/IEC 20000-1, clause by clause. Indicative: only an accredited body certifies.

Readiness of a clause = mean of clip(v/3, 0, 1) over the questions that speak to it: level 3 is where a
practice is organised, standard and joined up, which is what the standard asks to see.
"""

import numpy as np
import pandas as pd

from assessment.scoring.levels import Ints

READY_AT_LEVEL = 3


def clause_readiness(questions: pd.DataFrame, clauses: pd.DataFrame) -> pd.DataFrame:
    """Readiness 0 to 1 of each clause that a question in scope speaks to, by assessment.

    questions: index (assessment, question), columns value (float), in_scope (bool).
    clauses: columns question, clause, one row for each pair.
    Returns index (assessment, clause): readiness (float, NaN without a value), asked, valued (int).
    """
    index = questions.index
    assert isinstance(index, pd.MultiIndex)
    assessments, asked_about = index.levels
    speaks, names = _speaks(clauses, asked_about)
    in_scope = np.zeros((len(assessments), len(asked_about)), dtype=np.bool_)
    ready = np.full(in_scope.shape, np.nan)
    in_scope[index.codes[0], index.codes[1]] = questions["in_scope"].to_numpy(dtype=bool)
    ready[index.codes[0], index.codes[1]] = np.clip(questions["value"].to_numpy(dtype=float) / READY_AT_LEVEL, 0.0, 1.0)
    has_value = in_scope & ~np.isnan(ready)
    asked, valued = in_scope @ speaks, has_value @ speaks
    total = np.where(has_value, ready, 0.0) @ speaks
    readiness = np.divide(total, valued, out=np.full(total.shape, np.nan), where=valued > 0)
    pairs = pd.MultiIndex.from_product([assessments, names], names=["assessment", "clause"])
    out = pd.DataFrame({"readiness": readiness.ravel(), "asked": asked.ravel(), "valued": valued.ravel()}, index=pairs)
    return out[out["asked"] > 0]


def _speaks(clauses: pd.DataFrame, questions: pd.Index) -> tuple[Ints, pd.Index]:
    """1 where a question (row) speaks to a clause (column), and the clauses' names."""
    clause, names = pd.factorize(clauses["clause"])
    question = questions.get_indexer(pd.Index(clauses["question"]))
    speaks = np.zeros((len(questions), len(names)), dtype=np.int64)
    speaks[question[question >= 0], clause[question >= 0]] = 1
    return speaks, pd.Index(names)
