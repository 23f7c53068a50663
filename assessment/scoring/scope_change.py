"""What another scope would do to a result: which levels it would take away, and how many answers would bring them back.

A level needs a value for half of the questions, so a deeper assessment shows fewer levels until it is answered.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from assessment.engagement.model import Assessment, Scope
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import LevelResult, assess
from assessment.scoring.tables import MIN_COVERAGE


@dataclass(frozen=True)
class ScopeChange:
    """`unanswered` are the questions that would be asked anew and have no value, in the questionnaire's order.

    `lost` are the practices, `lost_components` the components that show a level now and would show none; `needed` is
    how many answers would bring all of these levels back at least.
    """

    unanswered: tuple[str, ...]
    practices: int
    lost: tuple[str, ...]
    lost_components: tuple[str, ...]
    needed: int


def scope_change(assessment: Assessment, questionnaire: Questionnaire, scope: Scope) -> ScopeChange:
    """The change from the assessment's scope to another one."""
    before = assess(assessment, questionnaire)
    after = assess(assessment.model_copy(update={"scope": scope}), questionnaire)
    practices = _lost(before.practices, after.practices)
    components = _lost(before.component_levels, after.component_levels)
    return ScopeChange(
        unanswered=tuple(
            question
            for question in questionnaire.questions
            if question in after.questions
            and question not in before.questions
            and after.questions[question].in_scope
            and after.questions[question].value is None
        ),
        practices=len(after.practices),
        lost=tuple(practices),
        lost_components=tuple(components),
        needed=sum(map(_needed, (*practices.values(), *components.values()))),
    )


def _lost(before: Mapping[str, LevelResult], after: Mapping[str, LevelResult]) -> dict[str, LevelResult]:
    """What shows a level before and none after, as it is after. What does not apply after lacks no answers."""
    return {
        one: result
        for one, result in after.items()
        if result.level is None and result.questions and one in before and before[one].level is not None
    }


def _needed(result: LevelResult) -> int:
    return math.ceil(MIN_COVERAGE * result.questions) - result.valued
