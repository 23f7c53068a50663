"""What leads the service value system's own components further: governance, principles, value chain, improvement.

Their actions are for the leadership, so that no plan schedules them: they are named beside it. The same rules say
which apply as for practices (assessment.advice.actions); a component is to reach the level that the client aims at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessment.advice.actions import applies
from assessment.advice.fitted import effort_of
from assessment.advice.situation import Situation
from assessment.engagement.model import MONTHS
from assessment.questionnaire.model import Action, Subject

BASIC_LEVEL = 2


@dataclass(frozen=True)
class ComponentAction:
    """One action with its person-days for this client, and the chosen needs that it serves, heaviest first."""

    action: Action
    effort_days: float
    needs: tuple[str, ...]


@dataclass(frozen=True)
class ComponentAdvice:
    """A component below what the client aims at. `first` is asked of the leadership now, `later` can wait.

    Leaders have few days. So of what can begin now they are asked for what leads a component to level 2, and beyond
    that for the one action that serves the heaviest chosen need, the shortest of equals; without a chosen need for all.
    """

    component: str
    level: int
    aim: int
    first: tuple[ComponentAction, ...]
    later: tuple[ComponentAction, ...]


def component_advice(situation: Situation) -> tuple[ComponentAdvice, ...]:
    """Advice on each component that shows a level below the ambition and has an action, in the order of the files."""
    aim, means = situation.ambition, situation.result.aspect_means
    found = []
    for component, outcome in situation.result.component_levels.items():
        level, subject = outcome.level, Subject("component", component)
        if level is None or level >= aim:
            continue
        wanted = [
            action for action in situation.questionnaire.actions_of[subject] if applies(action, aim, means[subject])
        ]
        made = {
            action.id: ComponentAction(
                action,
                effort_of(action, situation.size, situation.assessment.client),
                tuple(need for need in situation.weights if need in action.entry.serves),
            )
            for action in wanted
        }
        waiting = {action.id for action in wanted if not made.keys().isdisjoint(action.entry.needs)}
        asked = _asked_now([entry for identity, entry in made.items() if identity not in waiting], situation)
        found.append(
            ComponentAdvice(
                component,
                level,
                aim,
                first=tuple(entry for entry in made.values() if entry in asked),
                later=tuple(entry for entry in made.values() if entry not in asked),
            )
        )
    return tuple(advice for advice in found if advice.first)


def leadership_load(days: float, periods: int, period: str) -> tuple[float, ...]:
    """Person-days of the leadership by period: spread evenly over the first year, since they can begin now."""
    taken = min(periods, 12 // MONTHS[period])
    return (days / taken,) * taken + (0.0,) * (periods - taken)


def leadership_days(advice: Iterable[ComponentAdvice]) -> float:
    """Person-days of what the leadership is asked for now."""
    return sum(action.effort_days for component in advice for action in component.first)


def _asked_now(ready: Sequence[ComponentAction], situation: Situation) -> list[ComponentAction]:
    if not situation.weights:
        return list(ready)
    basic = [entry for entry in ready if entry.action.entry.lifts.from_level < BASIC_LEVEL]
    serving = [entry for entry in ready if entry.needs and entry not in basic]
    best = sorted(serving, key=lambda entry: (-situation.weights[entry.needs[0]], entry.effort_days, entry.action.id))
    return [*basic, *best[:1]]
