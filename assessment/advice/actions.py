"""Which actions lift this client's practices to their targets, what each is worth, and why.

An action applies where its aspect stands below the level that the action leads to, so that another description fits
the answers best, and where the level it starts from is under what the client's needs call for. What it needs first is
added wherever that is not in place.

benefit = importance × gain × emphasis
  gain      share × (min(to, aim) − max(v, from)): how far the practice rises when the aspect rises to the action's
            level, or as far as the client's needs call for, from where it stands, or from where the action before
            leaves it, so that a chain of actions is not credited twice. v is the mean value of the aspect's
            questions; where a quick scan asked none, the practice's own mean. share is 2/6 for the flow of work and
            1/6 for each of the other four aspects: first the work is done, then it is measured and passed on.
  emphasis  1 + weight ÷ 12 of the heaviest chosen pain point or risk that the action serves: up to 1.25.
"""

from collections.abc import Iterator, Mapping
from math import ceil

from assessment.advice.reasons import reason_for, reason_for_prerequisite
from assessment.advice.situation import Situation
from assessment.engagement.model import MONTHS
from assessment.questionnaire.model import Action, Questionnaire, Subject
from assessment.roadmap.candidate import Candidate
from assessment.scoring.aspects import AspectMeans
from assessment.scoring.levels import nearest_level

FLOW = "flow"
SHARE_OF_FLOW, SHARE_OF_OTHERS = 2 / 6, 1 / 6  # the five shares add up to 1
EMPHASIS_PER_WEIGHT = 1 / 12
WEEKS_PER_MONTH = 52 / 12
QUICK_WIN_UNDER_DAYS = 10
CREDIBLE_FROM_LEVEL = 3
PREREQUISITE_LEVEL = 2


def candidates(situation: Situation) -> tuple[Candidate, ...]:
    """Every action that applies and what it needs first, most beneficial first."""
    chosen, stands = situation.targets, situation.result.aspect_means
    wanted = [
        action
        for action in situation.questionnaire.actions.values()
        if action.subject.is_practice
        and action.subject.id in chosen
        and applies(action, chosen[action.subject.id].aim, stands.get(action.subject))
    ]
    first = _with_prerequisites(wanted, situation.questionnaire, stands)
    made = _Maker(situation, {action.id for action in wanted})
    return tuple(
        sorted(
            (made.candidate(action, first) for action in first.values()),
            key=lambda candidate: (-candidate.benefit, candidate.id),
        )
    )


def applies(action: Action, aim: int, stand: AspectMeans | None) -> bool:
    """Whether an action has something to do where it stands so and is to reach `aim`, for practices and components."""
    lifts = action.entry.lifts
    return _assessed(action, stand) and lifts.from_level < aim and not _reached(min(lifts.to_level, aim), action, stand)


def effort_of(action: Action, size: str) -> int:
    """Person-days for an IT organisation of this size class."""
    return int(getattr(action.entry.effort_days, size))


def in_place(action: Action, stands: Mapping[Subject, AspectMeans]) -> bool:
    """Whether what the action leads to is there already. Not known counts as not there."""
    return _reached(action.entry.lifts.to_level, action, stands.get(action.subject))


def _reached(level: int, action: Action, stand: AspectMeans | None) -> bool:
    """Whether the action's aspect stands at this level: its description is the one that fits the answers best."""
    value = stand.of(action.entry.lifts.aspect) if stand else None
    return value is not None and nearest_level(value) >= level


def _assessed(action: Action, stand: AspectMeans | None) -> bool:
    """Whether there is an answer to judge the action by. What does not apply to the client needs no action."""
    return stand is not None and stand.whole is not None and action.entry.lifts.aspect not in stand.leaves_out


def _with_prerequisites(
    wanted: list[Action], questionnaire: Questionnaire, stands: Mapping[Subject, AspectMeans]
) -> dict[str, Action]:
    """The wanted actions and, wherever they are assessed and not in place, those that must come first."""
    found: dict[str, Action] = {}
    waiting = list(wanted)
    while waiting:
        action = waiting.pop()
        if action.id in found:
            continue
        found[action.id] = action
        waiting += [need for need in _needed_first(action, questionnaire, stands) if need.id not in found]
    return found


def _needed_first(
    action: Action, questionnaire: Questionnaire, stands: Mapping[Subject, AspectMeans]
) -> Iterator[Action]:
    """What comes before the action. What it needs of a component is for the leadership, and no plan schedules it."""
    for need in (
        *(questionnaire.actions[identity] for identity in action.entry.needs),
        *_of_hard_dependencies(action, questionnaire),
    ):
        if need.subject.is_practice and _assessed(need, stands.get(need.subject)) and not in_place(need, stands):
            yield need


def _of_hard_dependencies(action: Action, questionnaire: Questionnaire) -> Iterator[Action]:
    """For an action that lifts a practice to 3 or above: what brings its hard dependencies' flow to level 2."""
    if action.entry.lifts.to_level < CREDIBLE_FROM_LEVEL:
        return
    hard = {d.practice for d in questionnaire.practices[action.subject.id].depends_on if d.strength == "hard"}
    for practice in questionnaire.practices if hard else ():
        if practice in hard:
            yield from (
                other
                for other in questionnaire.actions_of[Subject("practice", practice)]
                if other.entry.lifts.to_level <= PREREQUISITE_LEVEL and other.entry.lifts.aspect == FLOW
            )


class _Maker:
    """Turns actions into candidates for one client."""

    def __init__(self, situation: Situation, wanted: set[str]) -> None:
        self.situation, self.wanted = situation, wanted
        self.questionnaire, self.stands = situation.questionnaire, situation.result.aspect_means
        self.weeks_per_period = MONTHS[situation.assessment.needs.period] * WEEKS_PER_MONTH

    def candidate(self, action: Action, present: Mapping[str, Action]) -> Candidate:
        entry = action.entry
        value = self.stands[action.subject].of(entry.lifts.aspect) or 0.0
        effort = effort_of(action, self.situation.size)
        needs = tuple(
            dict.fromkeys(
                need.id for need in _needed_first(action, self.questionnaire, self.stands) if need.id in present
            )
        )
        return Candidate(
            id=action.id,
            practice=action.subject.id,
            title=entry.title,
            aspect=entry.lifts.aspect,
            from_level=entry.lifts.from_level,
            to_level=entry.lifts.to_level,
            effort_days=effort,
            periods=max(1, ceil(entry.weeks / self.weeks_per_period - 1e-9)),
            needs=needs,
            benefit=self._benefit(action, value),
            reason=(
                reason_for(action, self.situation)
                if action.id in self.wanted
                else reason_for_prerequisite(action, self.questionnaire)
            ),
            quick_win=effort < QUICK_WIN_UNDER_DAYS and not needs,
            is_free=self.questionnaire.costs[entry.cost].free,
            action=action,
        )

    def _benefit(self, action: Action, value: float) -> float:
        lifts = action.entry.lifts
        up_to = min(lifts.to_level, self.situation.targets[action.subject.id].aim)
        share = SHARE_OF_FLOW if lifts.aspect == FLOW else SHARE_OF_OTHERS
        gain = share * max(0.0, up_to - max(value, lifts.from_level))
        weights = self.situation.weights
        served = [
            weights[need]
            for need in action.entry.serves
            if need in weights and self.questionnaire.needs[need].kind != "driver"
        ]
        return self.situation.importance[action.subject.id] * gain * (1 + EMPHASIS_PER_WEIGHT * max(served, default=0))
