"""Whether the levels that a report states follow from the values that it states, where it carries no answers."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from assessment.questionnaire.model import Questionnaire
from assessment.scoring.levels import attainments, capability_levels
from reports.verification.differences import Difference


def levels_apart(scores: Any, questionnaire: Questionnaire) -> Iterator[Difference]:
    """Each practice with a level whose questions' values, taken together, come to another one."""
    found = scores if isinstance(scores, dict) else {}
    values = _values_by_practice(found.get("questions"), questionnaire)
    for practice, outcome in _entries(found.get("practices")):
        stated = outcome.get("level")
        if stated is None:
            continue
        known = np.array(values.get(practice, []), dtype=float)
        level = int(capability_levels(attainments(known).mean(axis=0, keepdims=True))[0]) if known.size else None
        if level != stated:
            yield Difference(f"practices.{practice}.level", stated, level)


def _values_by_practice(questions: Any, questionnaire: Questionnaire) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for identity, outcome in _entries(questions):
        question, value = questionnaire.questions.get(identity), outcome.get("value")
        if question is not None and question.subject.is_practice and isinstance(value, int | float):
            found.setdefault(question.subject.id, []).append(float(value))
    return found


def _entries(group: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(group, dict):
        yield from ((name, entry) for name, entry in group.items() if isinstance(entry, dict))
