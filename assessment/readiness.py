"""How ready the answers look against ISO/IEC 20000-1, clause by clause. Indicative: only an accredited body certifies.

Readiness of a clause = mean of clip(v/3, 0, 1) over the questions that speak to it: level 3 is where a
practice is organised, standard and joined up, which is what the standard asks to see.
"""

import pandas as pd

READY_AT_LEVEL = 3


def clause_readiness(questions: pd.DataFrame, clauses: pd.DataFrame) -> pd.DataFrame:
    """Readiness 0 to 1 of each clause that a question in scope speaks to, by assessment.

    questions: index (assessment, question), columns value (float), in_scope (bool).
    clauses: columns question, clause, one row for each pair.
    Returns index (assessment, clause): readiness (float, NaN without a value), asked, valued (int).
    """
    asked = questions.loc[questions["in_scope"], ["value"]].reset_index()
    joined = asked.merge(clauses, on="question")
    joined["ready"] = (joined["value"] / READY_AT_LEVEL).clip(0, 1)
    groups = joined.groupby(["assessment", "clause"], sort=False)["ready"]
    return pd.DataFrame({"readiness": groups.mean(), "asked": groups.size(), "valued": groups.count()})
