"""Answers → values, attainments, levels, scores: docs/method.md, formula by formula, for many assessments at once.

Every function takes and returns tables; the one that scores a single assessment is the one that
scores thousands. A result that is not defined is NaN (or a missing level), never 0. Ids may be text or
categories; the two million ratings of a portfolio are counted without ever being sorted or compared as text.

Tables (columns, dtypes)
  ratings     assessment, respondent, question (any hashable), state (RATED, DONT_KNOW or
              NOT_APPLICABLE), rating (float 0…5, NaN unless rated)
  consensus   assessment, question, rating (float, NaN where agreed to be not applicable)
  assessor    the same of what an assessor rated whose ratings count (NaN where rated not applicable)
  scope       assessment, question: the questions that each assessment asks
  questions   question (unique), subject (str(Subject): "practice:<id>" or "component:<id>")
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from assessment.questionnaire.schema import TOP_LEVEL
from assessment.scoring.agreement import agreement
from assessment.scoring.levels import Floats, Ints, attainments, capability_levels, letters

RATED, DONT_KNOW, NOT_APPLICABLE = "rated", "dont_know", "not_applicable"
STATES = pd.CategoricalDtype([RATED, DONT_KNOW, NOT_APPLICABLE])
MIN_COVERAGE = 0.5
ATTAINMENT = [f"a{level}" for level in range(1, TOP_LEVEL + 1)]

# An answer falls into one slot of its question: the level it was rated, or one of these.
LEVEL_SLOTS = TOP_LEVEL + 1
DONT_KNOW_SLOT, NOT_APPLICABLE_SLOT, NO_STATE_SLOT = LEVEL_SLOTS, LEVEL_SLOTS + 1, LEVEL_SLOTS + 2
SLOTS = LEVEL_SLOTS + 3
# By the code of a state; a missing state has code −1 and so the last.
SLOT_OF_STATE = np.array([0, DONT_KNOW_SLOT, NOT_APPLICABLE_SLOT, NO_STATE_SLOT])


@dataclass(frozen=True)
class Scores:
    """Results for every assessment.

    questions  index (assessment, question): value, in_scope (bool), raters, dont_know, not_applicable (int),
               lowest, highest (float), agreement (float), consensus, assessor (bool: whose rating the value is),
               subject (category)
    subjects   index (assessment, subject): coverage, a1…a5, ratings (text), level (Int64), score,
               low_level, high_level (Int64), low_score, high_score, questions, valued (int)
    """

    questions: pd.DataFrame
    subjects: pd.DataFrame


NO_RATINGS = pd.DataFrame({"assessment": [], "question": [], "rating": []})


def score(
    ratings: pd.DataFrame,
    consensus: pd.DataFrame,
    scope: pd.DataFrame,
    questions: pd.DataFrame,
    assessor: pd.DataFrame = NO_RATINGS,
) -> Scores:
    """Consolidate each question in scope, then level each subject. Answers out of scope do not count."""
    consolidated = consolidate(ratings, consensus, scope, assessor)
    consolidated["subject"] = _subjects(_pairs(consolidated), questions)
    return Scores(consolidated, level_subjects(consolidated))


def consolidate(
    ratings: pd.DataFrame, consensus: pd.DataFrame, scope: pd.DataFrame, assessor: pd.DataFrame
) -> pd.DataFrame:
    """One row a question in scope: its value, how it came about and whether it applies.

    The value is the consensus where there is one; else the assessor's rating where there is one; else, if more than
    half of those who answered call the question not applicable, it is out of scope; else it is the mean of the rated
    answers.
    """
    index = pd.MultiIndex.from_frame(scope[["assessment", "question"]])
    slots = _counts(ratings, index)
    dont_know, not_applicable = slots[:, DONT_KNOW_SLOT], slots[:, NOT_APPLICABLE_SLOT]
    by_level, level = slots[:, :LEVEL_SLOTS], np.arange(LEVEL_SLOTS)
    raters, total, squares = by_level.sum(axis=1), by_level @ level, by_level @ level**2
    in_scope = not_applicable * 2 <= raters + dont_know + not_applicable
    given = raters > 0
    value = np.divide(total, raters, out=np.full(len(index), np.nan), where=given & in_scope)
    agreed, agreed_value = _settled(consensus, index)
    rated, rated_value = _settled(assessor, index)
    settled, settled_value = agreed | rated, np.where(agreed, agreed_value, rated_value)
    lowest = np.where(given, (by_level > 0).argmax(axis=1), np.nan)
    highest = np.where(given, TOP_LEVEL - (by_level[:, ::-1] > 0).argmax(axis=1), np.nan)
    columns = {
        "value": np.where(settled, settled_value, value),
        "in_scope": np.where(settled, ~np.isnan(settled_value), in_scope),
        "raters": raters,
        "dont_know": dont_know,
        "not_applicable": not_applicable,
        "lowest": lowest,
        "highest": highest,
        "agreement": agreement(raters, total, squares),
        "consensus": agreed,
        "assessor": rated & ~agreed,
    }
    return pd.DataFrame(columns, index=index)


def _counts(ratings: pd.DataFrame, index: pd.MultiIndex) -> Ints:
    """How many answers fall into each slot of each row of `index`; shape (rows, SLOTS). Others are dropped."""
    row = _rows(ratings, index)
    state = ratings["state"].astype(STATES).cat.codes.to_numpy()
    slot = np.where(state == 0, ratings["rating"].to_numpy(dtype=float), SLOT_OF_STATE[state])
    counted = np.bincount((row + 1) * SLOTS + slot.astype(np.int64), minlength=(len(index) + 1) * SLOTS)
    return counted.reshape(-1, SLOTS)[1:]


def _rows(table: pd.DataFrame, index: pd.MultiIndex) -> Ints:
    """For each row of the table its position in the index of (assessment, question); −1 where it is not there."""
    assessments, questions = index.levels
    # One row and one column more than there are ids: an unknown id has code −1 and so falls into the last.
    position = np.full((len(assessments) + 1, len(questions) + 1), -1, dtype=np.int64)
    position[index.codes[0], index.codes[1]] = np.arange(len(index))
    rows: Ints = position[_codes(table["assessment"], assessments), _codes(table["question"], questions)]
    return rows


def _codes(values: pd.Series, known: pd.Index) -> Ints:
    """Position of each value among the known ones; −1 where it is not among them."""
    if not isinstance(values.dtype, pd.CategoricalDtype):
        return known.get_indexer(pd.Index(values)).astype(np.int64)
    # Look each category up once instead of each of a million rows; a missing value has code −1, the last.
    by_category = np.append(known.get_indexer(values.cat.categories), -1)
    codes: Ints = by_category[values.cat.codes.to_numpy()]
    return codes


def _settled(by: pd.DataFrame, index: pd.MultiIndex) -> tuple[npt.NDArray[np.bool_], Floats]:
    """For each row of the index whether it is settled by the table, and at which rating (NaN: not applicable)."""
    settled, rating = np.zeros(len(index), dtype=np.bool_), np.full(len(index), np.nan)
    row = _rows(by, index)
    settled[row[row >= 0]] = True
    rating[row[row >= 0]] = by["rating"].to_numpy(dtype=float)[row >= 0]
    return settled, rating


def _subjects(index: pd.MultiIndex, questions: pd.DataFrame) -> "pd.Categorical[Any]":
    """The subject of each row of (assessment, question), looked up once a question."""
    of_question = pd.Categorical(questions["subject"])
    at = _codes(pd.Series(index.levels[1]), pd.Index(questions["question"]))
    return pd.Categorical.from_codes(np.append(of_question.codes, -1)[at][index.codes[1]], dtype=of_question.dtype)


def level_subjects(questions: pd.DataFrame) -> pd.DataFrame:
    """Attainments, level, score, coverage and interval of every practice and component, by assessment.

    questions: index (assessment, question), columns value, in_scope, subject (category).
    """
    group, subjects = _groups(_pairs(questions), questions["subject"])
    size = len(subjects)
    in_scope = questions["in_scope"].to_numpy(dtype=bool)
    value = questions["value"].to_numpy(dtype=float)
    has_value = in_scope & ~np.isnan(value)
    asked = np.bincount(group[in_scope], minlength=size)
    valued = np.bincount(group[has_value], minlength=size)
    totals = _sums(attainments(value[has_value]), group[has_value], size)
    with np.errstate(invalid="ignore", divide="ignore"):
        attainment = totals / valued[:, None]
        low = totals / asked[:, None]
        high = (totals + (asked - valued)[:, None]) / asked[:, None]
        coverage = valued / asked
    shown = (valued > 0) & (coverage >= MIN_COVERAGE)
    out = pd.DataFrame(attainment, index=subjects, columns=ATTAINMENT)
    out["questions"], out["valued"], out["coverage"] = asked, valued, coverage
    out["ratings"] = pd.Series(letters(np.nan_to_num(attainment)), index=subjects).where(valued > 0, None)
    out["level"] = _levels(shown, attainment)
    out["score"] = np.where(shown, attainment.sum(axis=1), np.nan)
    out["low_level"], out["high_level"] = _levels(asked > 0, low), _levels(asked > 0, high)
    out["low_score"], out["high_score"] = low.sum(axis=1), high.sum(axis=1)
    return out


def _groups(index: pd.MultiIndex, subject: pd.Series) -> tuple[Ints, pd.MultiIndex]:
    """The number of each row's (assessment, subject) in order of appearance, and what the numbers stand for."""
    names = subject.cat.categories
    both = index.codes[0].astype(np.int64) * len(names) + subject.cat.codes.to_numpy()
    group, found = pd.factorize(both)
    assessment, subject_of_group = np.divmod(found, max(1, len(names)))
    return group.astype(np.int64), pd.MultiIndex.from_arrays(
        [index.levels[0][assessment], names[subject_of_group]], names=["assessment", "subject"]
    )


def _sums(table: Floats, group: Ints, size: int) -> Floats:
    """Column sums by group; shape (n, 5) → (size, 5)."""
    return np.column_stack([np.bincount(group, weights=column, minlength=size) for column in table.T])


def _levels(defined: npt.NDArray[np.bool_], attainment: Floats) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(capability_levels(np.nan_to_num(attainment)), ~defined)


def _pairs(table: pd.DataFrame) -> pd.MultiIndex:
    """The index (assessment, question) of a table."""
    assert isinstance(table.index, pd.MultiIndex)
    return table.index
