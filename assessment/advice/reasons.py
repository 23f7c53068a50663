"""Why an action is advised: the answers and the needs behind it, as values."""

from collections.abc import Mapping

from assessment.advice.importance import contributions
from assessment.advice.situation import Situation
from assessment.questionnaire.model import Action, Questionnaire
from assessment.roadmap.candidate import ActionReason, ActionReasonKind


def reason_for(action: Action, situation: Situation) -> ActionReason:
    """The reason of an action that is wanted for its own sake."""
    stand, aspect = situation.stands[action.subject], action.entry.lifts.aspect
    target = situation.targets[action.subject.id].target
    return ActionReason(
        _kind(action, situation, target),
        practice=situation.questionnaire.name_of(action.subject),
        aspect=situation.questionnaire.aspects[aspect].name,
        value=stand.of(aspect) or 0.0,
        target=target,
        needs=_names_of_needs(action, situation.weights, situation.questionnaire),
    )


def reason_for_prerequisite(action: Action, questionnaire: Questionnaire) -> ActionReason:
    """The reason of an action that others of the plan build on."""
    return ActionReason("prerequisite", practice=questionnaire.name_of(action.subject))


def reason_for_first_aid(action: Action, situation: Situation) -> ActionReason:
    """The reason of an action that protects from a danger."""
    return ActionReason(
        "first_aid",
        practice=situation.questionnaire.name_of(action.subject),
        needs=_names_of_needs(action, situation.weights, situation.questionnaire) or None,
    )


def needs_behind(action: Action, weights: Mapping[str, int], questionnaire: Questionnaire) -> list[str]:
    """At most two chosen needs: those that the action itself serves first, then those of its practice."""
    of_practice = list(contributions(action.subject.id, weights, questionnaire.needs))
    served = sorted((need for need in action.entry.serves if need in weights), key=lambda need: -weights[need])
    return list(dict.fromkeys((*served, *of_practice)))[:2]


def _kind(action: Action, situation: Situation, target: int) -> ActionReasonKind:
    asked = action.entry.lifts.aspect in situation.stands[action.subject].aspects
    level = situation.result.practices[action.subject.id].level
    if level is not None and level >= target:
        return "aspect_lags" if asked else "largely_there"
    return "aspect_short" if asked else "practice_short"


def _names_of_needs(action: Action, weights: Mapping[str, int], questionnaire: Questionnaire) -> tuple[str, ...] | None:
    """None where no need was chosen, since then there is none to miss."""
    if not weights:
        return None
    return tuple(questionnaire.needs[need].entry.name for need in needs_behind(action, weights, questionnaire))
