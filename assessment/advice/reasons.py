"""Why an action is advised, in one sentence that names the answers and the needs behind it."""

from collections.abc import Mapping

from assessment.advice.importance import contributions
from assessment.framework import Action, Framework

FROM_ASPECT = "On {aspect}, the answers place {practice} at {value:.1f} of 5; the target is {target}, and {needs}."
FROM_PRACTICE = ("The answers place {practice} at {value:.1f} of 5, with nothing known about {aspect} in particular; "
                 "the target is {target}, and {needs}.")
ONE_NEED = "it bears on “{0}”"
TWO_NEEDS = "it bears on “{0}” and “{1}”"
NO_NEED = "none of the chosen needs bears on it"
PREREQUISITE = "Other actions of this plan build on it: {practice} is not yet far enough along for them."


def reason_from_aspect(
    action: Action, value: float, target: int, weights: Mapping[str, int], framework: Framework
) -> str:
    """The reason where the action's aspect was answered. `value` is where the aspect stands, 0 to 5."""
    return _filled(FROM_ASPECT, action, value, target, weights, framework)


def reason_from_practice(
    action: Action, value: float, target: int, weights: Mapping[str, int], framework: Framework
) -> str:
    """The reason where no answer speaks of the action's aspect. `value` is where the practice stands, 0 to 5."""
    return _filled(FROM_PRACTICE, action, value, target, weights, framework)


def _filled(
    template: str, action: Action, value: float, target: int, weights: Mapping[str, int], framework: Framework
) -> str:
    assert action.practice is not None
    behind = [framework.needs[need].entry.name for need in needs_behind(action, weights, framework)]
    needs = (NO_NEED, ONE_NEED, TWO_NEEDS)[len(behind)].format(*behind)
    name = framework.practices[action.practice].name
    return template.format(
        aspect=framework.aspects[action.entry.lifts.aspect].name.lower(),
        practice=name if name[1].isupper() else name[0].lower() + name[1:], value=value, target=target, needs=needs)


def needs_behind(action: Action, weights: Mapping[str, int], framework: Framework) -> list[str]:
    """At most two chosen needs: those that the action itself serves first, then those of its practice."""
    assert action.practice is not None
    of_practice = list(contributions(action.practice, weights, framework.needs))
    served = sorted((need for need in action.entry.serves if need in weights), key=lambda need: -weights[need])
    return list(dict.fromkeys((*served, *of_practice)))[:2]


def reason_for_prerequisite(action: Action, framework: Framework) -> str:
    assert action.practice is not None
    return PREREQUISITE.format(practice=framework.practices[action.practice].name)
