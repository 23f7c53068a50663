"""Which actions lift this client's practices to their targets, what each is worth, and why.

An action applies where its aspect stands below the level that the action leads to, so that another description fits
the answers best, and where the level it starts from is under what the client's needs call for. What it needs first is
added wherever that is not in place.

benefit = importance × gain × emphasis + first aid
  gain      share × (min(to, aim) − max(v, from)): how far the practice rises when the aspect rises to the action's
            level, or as far as the client's needs call for, from where it stands, or from where the action before
            leaves it, so that a chain of actions is not credited twice. v is the mean value of the aspect's
            questions; where a quick scan asked none, the practice's own mean. share is 2/6 for the flow of work and
            1/6 for each of the other four aspects: first the work is done, then it is measured and passed on.
  emphasis  1 + weight ÷ 6 of the heaviest chosen pain point or risk that the action serves, of a duty that it helps
            to keep (which weighs 3), of a danger on its aspect (3 × its worth) or of an answer on its aspect that
            was marked as worrying (which weighs 2): up to 1.5.
            What leads a practice back to where it stood before it fell counts like a duty. What a duty asks for is
            at least as important as 6 points make it.
  first aid 0.3 × the worth of the heaviest danger that the action is first aid for.

An action that serves nothing that was asked for has no benefit: no chosen need that it names or that hangs on its
practice decisively, no duty, no danger, no answer marked as worrying, no target that the client set. Without any chosen
need all are asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import ceil

from assessment.advice.fitted import effort_of, fitted
from assessment.advice.importance import worth
from assessment.advice.reasons import reason_for, reason_for_first_aid, reason_for_prerequisite
from assessment.advice.situation import Situation
from assessment.engagement.model import MONTHS
from assessment.questionnaire.model import HIGHEST_IMPACT, Action, Questionnaire, Subject
from assessment.roadmap.candidate import ActionReason, Candidate
from assessment.scoring.aspects import AspectMeans
from assessment.scoring.levels import nearest_level

FLOW = "flow"
SHARE_OF_FLOW, SHARE_OF_OTHERS = 2 / 6, 1 / 6  # the five shares add up to 1
EMPHASIS_PER_WEIGHT = 1 / 6
WEIGHT_OF_A_DUTY, POINTS_OF_A_DUTY = 3, 6
WEIGHT_OF_A_WORRY = 2
FIRST_AID = 0.3
WEEKS_PER_MONTH = 52 / 12
QUICK_WIN_UNDER_DAYS = 10
CREDIBLE_FROM_LEVEL = 3
PREREQUISITE_LEVEL = 2


def candidates(situation: Situation) -> tuple[Candidate, ...]:
    """Every action that applies, the first aid for dangers, and what they need first, most beneficial first."""
    wanted = [action for action in situation.questionnaire.actions.values() if _is_wanted(action, situation)]
    first = _with_prerequisites(wanted, situation)
    made = _Maker(situation, {action.id for action in wanted})
    return tuple(
        sorted(
            (made.candidate(action, first) for action in first.values()),
            key=lambda candidate: (-candidate.benefit, candidate.id),
        )
    )


def _is_wanted(action: Action, situation: Situation) -> bool:
    """Whether answers and aim ask for it, or a danger does; of what was done, nothing is asked again."""
    if not action.subject.is_practice or action.subject.id not in situation.targets:
        return False
    if action.id in situation.done_before:
        return False
    if action.id in situation.first_aid:
        return True
    if situation.is_preliminary:
        return False
    return applies(action, situation.aim_of(action.subject.id), situation.stands.get(action.subject))


def applies(action: Action, aim: int, stand: AspectMeans | None) -> bool:
    """Whether an action has something to do where it stands so and is to reach `aim`, for practices and components."""
    lifts = action.entry.lifts
    return _assessed(action, stand) and lifts.from_level < aim and not _reached(min(lifts.to_level, aim), action, stand)


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


def _with_prerequisites(wanted: list[Action], situation: Situation) -> dict[str, Action]:
    """The wanted actions and, wherever they are assessed and not in place, those that must come first."""
    found: dict[str, Action] = {}
    waiting = list(wanted)
    while waiting:
        action = waiting.pop()
        if action.id in found:
            continue
        found[action.id] = action
        waiting += [need for need in _needed_first(action, situation) if need.id not in found]
    return found


def _needed_first(action: Action, situation: Situation) -> Iterator[Action]:
    """What comes before the action. What it needs of a component is for the leadership, and no plan schedules it."""
    questionnaire, stands = situation.questionnaire, situation.stands
    for need in (
        *(questionnaire.actions[identity] for identity in action.entry.needs),
        *_of_hard_dependencies(action, questionnaire),
    ):
        if (
            need.subject.is_practice
            and need.id not in situation.done_before
            and _assessed(need, stands.get(need.subject))
            and not in_place(need, stands)
        ):
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
        self.questionnaire, self.stands = situation.questionnaire, situation.stands
        worries = (self.questionnaire.questions[question] for question in situation.worries)
        self.worrying = {(question.subject, question.entry.aspect) for question in worries}
        self.weeks_per_period = MONTHS[situation.assessment.needs.period] * WEEKS_PER_MONTH

    def candidate(self, action: Action, present: Mapping[str, Action]) -> Candidate:
        situation = self.situation
        entry = fitted(action.entry, situation.size, situation.assessment.needs.context)
        action = replace(action, entry=entry)
        value = self.stands[action.subject].of(entry.lifts.aspect) or 0.0
        effort = effort_of(action, situation.size, situation.assessment.client)
        needs = tuple(dict.fromkeys(need.id for need in _needed_first(action, situation) if need.id in present))
        asked_for = self._is_asked_for(action)
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
            benefit=self._benefit(action, value) if asked_for else 0.0,
            reason=self._reason(action),
            quick_win=effort < QUICK_WIN_UNDER_DAYS and not needs,
            is_free=self.questionnaire.costs[entry.cost].free,
            action=action,
            theme=self._theme(action),
            closes=tuple(danger.id for danger in situation.first_aid.get(action.id, ())),
            asked_for=asked_for,
        )

    def _reason(self, action: Action) -> ActionReason:
        if action.id in self.situation.first_aid:
            return reason_for_first_aid(action, self.situation)
        if action.id in self.wanted:
            return reason_for(action, self.situation)
        return reason_for_prerequisite(action, self.questionnaire)

    def _theme(self, action: Action) -> str | None:
        return action.entry.theme or self.questionnaire.practices[action.subject.id].theme

    def _is_asked_for(self, action: Action) -> bool:
        """Whether a chosen need, a duty, a danger or the client's own target asks for it."""
        situation, practice = self.situation, action.subject.id
        return (
            not situation.weights
            or action.id in situation.first_aid
            or practice in situation.assessment.targets
            or any(need in situation.weights for need in action.entry.serves)
            or any(self.questionnaire.needs[need].impact.get(practice) == HIGHEST_IMPACT for need in situation.weights)
            or self._weight_of_duty(action) > 0
            or self._weight_of_danger(action) > 0
            or self._weight_of_worry(action) > 0
        )

    def _weight_of_worry(self, action: Action) -> float:
        """2 where an answer on its aspect was marked as worrying."""
        return WEIGHT_OF_A_WORRY if (action.subject, action.entry.lifts.aspect) in self.worrying else 0.0

    def _weight_of_duty(self, action: Action) -> float:
        """3 for what helps to keep a duty, or leads a practice back to where it stood before it fell."""
        practice = action.subject.id
        duty = self.situation.duty_of.get(practice)
        owed = max(duty.level if duty else 0, self.situation.fallen.get(practice, 0))
        return WEIGHT_OF_A_DUTY if action.entry.lifts.from_level < owed else 0.0

    def _weight_of_danger(self, action: Action) -> float:
        """3 × the worth of the heaviest danger that the action lifts its aspect out of."""
        return max(
            (
                WEIGHT_OF_A_DUTY * danger.worth
                for danger in self.situation.dangers
                if danger.is_left_by(action) and action.entry.lifts.from_level <= danger.danger.up_to
            ),
            default=0.0,
        )

    def _benefit(self, action: Action, value: float) -> float:
        lifts = action.entry.lifts
        up_to = min(lifts.to_level, self.situation.aim_of(action.subject.id))
        share = SHARE_OF_FLOW if lifts.aspect == FLOW else SHARE_OF_OTHERS
        gain = share * max(0.0, up_to - max(value, lifts.from_level))
        weights = self.situation.weights
        served = [
            weights[need]
            for need in action.entry.serves
            if need in weights and self.questionnaire.needs[need].kind != "driver"
        ]
        heaviest = max(
            *served, self._weight_of_duty(action), self._weight_of_danger(action), self._weight_of_worry(action)
        )
        first_aid = max((danger.worth for danger in self.situation.first_aid.get(action.id, ())), default=0.0)
        emphasis = 1 + EMPHASIS_PER_WEIGHT * heaviest
        owed = worth(POINTS_OF_A_DUTY) if self._weight_of_duty(action) else 0.0
        return max(self.situation.importance[action.subject.id], owed) * gain * emphasis + FIRST_AID * first_aid
