"""Why not one level more: what the step from a practice's target to the next level would take, and what it would serve.

The step is made of the practice's own actions that apply when the aim is one level above the target and do not apply
as things are. What other practices would have to do first is not counted.
"""

from dataclasses import dataclass

from assessment.advice.actions import applies
from assessment.advice.fitted import effort_of
from assessment.advice.situation import Situation
from assessment.advice.targets import Target
from assessment.questionnaire.model import Subject
from assessment.questionnaire.schema import TOP_LEVEL


@dataclass(frozen=True)
class NextLevel:
    """The level above the target: the further actions that lead there, their person-days, the chosen needs they serve.

    `needs` come heaviest first; none says that no chosen need calls for the step.
    """

    level: int
    actions: tuple[str, ...]
    effort_days: float
    needs: tuple[str, ...]


def next_levels(situation: Situation) -> dict[str, NextLevel]:
    """The next level of each practice in scope that has one: not at 5 already, and with an answer to judge by."""
    found = {practice: _next_level(practice, target, situation) for practice, target in situation.targets.items()}
    return {practice: step for practice, step in found.items() if step is not None}


def _next_level(practice: str, target: Target, situation: Situation) -> NextLevel | None:
    """What one level above the target would cost; None at the highest level, or where nothing is known of today."""
    subject = Subject("practice", practice)
    stand = situation.stands[subject]
    if target.target >= TOP_LEVEL or stand.whole is None:
        return None
    level = target.target + 1
    further = [
        action
        for action in situation.questionnaire.actions_of[subject]
        if applies(action, level, stand) and not applies(action, situation.aim_of(practice), stand)
    ]
    served = {need for action in further for need in action.entry.serves}
    return NextLevel(
        level,
        tuple(action.id for action in further),
        sum(effort_of(action, situation.size, situation.assessment.client) for action in further),
        tuple(need for need in situation.weights if need in served),
    )
