"""Why not one level more: what the step from a practice's target to the next level would take, and what it would serve.

The step is made of the practice's own actions that apply when the aim is one level above the target and do not apply
as things are. What other practices would have to do first is not counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.advice.actions import applies, effort_of
from assessment.advice.importance import chosen_needs
from assessment.advice.targets import Target
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.questionnaire.schema import TOP_LEVEL
from assessment.scoring.aspects import AspectMeans
from assessment.scoring.results import Result


@dataclass(frozen=True)
class NextLevel:
    """The level above the target: the further actions that lead there, their person-days, the chosen needs they serve.

    `needs` come heaviest first; none says that no chosen need calls for the step.
    """

    level: int
    actions: tuple[str, ...]
    effort_days: int
    needs: tuple[str, ...]


def next_levels(
    assessment: Assessment, questionnaire: Questionnaire, result: Result, chosen: Mapping[str, Target]
) -> dict[str, NextLevel]:
    """The next level of each practice that has one: not at 5 already, and with an answer to judge by."""
    weights = chosen_needs(assessment.needs, questionnaire)
    size = questionnaire.size_for(assessment.client.it_staff).id
    found = {
        practice: next_level_cost(
            practice, target, result.aspect_means[Subject("practice", practice)], weights, size, questionnaire
        )
        for practice, target in chosen.items()
    }
    return {practice: step for practice, step in found.items() if step is not None}


def next_level_cost(
    practice: str,
    target: Target,
    stand: AspectMeans,
    weights: Mapping[str, int],
    size: str,
    questionnaire: Questionnaire,
) -> NextLevel | None:
    """What one level above the target would cost; None at the highest level, or where nothing is known of today.

    `weights` are the chosen needs with their weights, heaviest first; `size` is the size class of the IT organisation.
    """
    if target.target >= TOP_LEVEL or stand.whole is None:
        return None
    level, subject = target.target + 1, Subject("practice", practice)
    further = [
        action
        for action in questionnaire.actions.values()
        if action.subject == subject and applies(action, level, stand) and not applies(action, target.aim, stand)
    ]
    served = {need for action in further for need in action.entry.serves}
    return NextLevel(
        level,
        tuple(action.id for action in further),
        sum(effort_of(action, size) for action in further),
        tuple(need for need in weights if need in served),
    )
