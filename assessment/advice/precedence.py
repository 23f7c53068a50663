"""What a plan lays before all else: first aid, days, a first answer to each heavy need, duties, then lenses.

First aid    for each danger, the heaviest first: its first-aid actions as early as capacity allows, in days and in new
             things at once. Of the new things of the first 90 days seven in ten are for first aid: all of a grave
             danger, one action of any other, and two of a practice at most. What more there is comes once the days and
             the heavy needs have theirs, so that nobody only puts out fires, or all of them in one place; and where it
             is for a slight danger that nothing raises, once the duties have theirs.
Days         what has to be done by a day that the client cannot move (assessment.advice.dates), the earliest period
             first and first aid first in it: before the heavy needs where the day lies within the first 90 days, after
             them where it lies later. First aid that hangs on a day is laid for that day, and for a day more new things
             may begin than else (assessment.roadmap.constraints).
Heavy needs  for each chosen need of weight 3: of the actions that serve it and end in the first half of the horizon,
             with all they need, the one with most benefit per √day that fits. First aid is none: it protects, no more.
Duties       for each open duty, those of practices with the heaviest dangers first, then the most important, then the
             shortest: the least set of actions that meets it (assessment.advice.closing); where that does not fit, the
             least set that leads to level 2. Once each has had its turn, what is left of them as far as it gets.
Lenses       what a binding lens names to close a requirement that the answers do not show wholly, in the lens's order.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil, sqrt

from assessment.advice.closing import closing_actions
from assessment.advice.dates import busy_periods, due_ahead
from assessment.advice.duties import Duty
from assessment.advice.situation import Situation
from assessment.roadmap.candidate import Candidate, way_to
from assessment.roadmap.constraints import MONTHS_OF_STARTS, Ahead, Constraints
from assessment.roadmap.problem import Problem

HEAVIEST_WEIGHT = 3
STEP_ON_THE_WAY = 2
FIRST_AID_SHARE = 0.7
FIRST_AID_OF_A_PRACTICE = 2
SHOWN = "F"
GRAVE, SLIGHT = 3, 1  # the severity of a danger whose first aid comes whole, and of one whose first aid can wait


def with_precedence(constraints: Constraints, actions: Sequence[Candidate], situation: Situation) -> Constraints:
    """The constraints with what comes before all else."""
    known, date = {action.id: action for action in actions}, situation.assessment.info.date
    aid = [action for action in situation.first_aid if action in known]
    wave = _first_wave(known, situation, constraints)
    first: list[Ahead] = []
    later = [Ahead(way_to((action,), known)) for action in aid]
    if date is not None:
        busy = busy_periods(situation.assessment.needs, date)
        constraints = replace(constraints, closed=busy.closed, closed_to=busy.closed_to, calm=busy.calm)
        by_days = list(due_ahead(known, situation, date))
        soon = MONTHS_OF_STARTS // constraints.months
        first = [batch for batch in by_days if batch.end_by is not None and batch.end_by < soon]
        later = [*(batch for batch in by_days if batch not in first), *later]
    by_its_day = {batch.actions[-1]: batch for batch in reversed(first) if len(batch.actions) == 1}
    aid_first = tuple(by_its_day.get(action, Ahead(way_to((action,), known))) for action in wave)
    heavy = tuple(_heavy_needs(known, constraints, situation))
    slight = [Ahead(way_to((action,), known)) for action in aid if _can_wait(action, situation)]
    later = [batch for batch in later if batch not in slight]
    duties, lenses = _duties(known, situation), _lenses(known, situation)
    return replace(constraints, ahead=(*aid_first, *first, *heavy, *later, *duties, *slight, *lenses))


def _can_wait(aid: str, situation: Situation) -> bool:
    """Whether first aid is for a bad week at worst that nothing here makes likelier: what is owed comes before it."""
    dangers = situation.first_aid[aid]
    return not any(one.danger.severity > SLIGHT or one.raised_by or one.worries for one in dangers)


def last_of_first_half(periods: int) -> int:
    """The last period, from 0, of the first half of a horizon; of a single period, that one."""
    return max(0, periods // 2 - 1)


def _first_wave(known: Mapping[str, Candidate], situation: Situation, constraints: Constraints) -> tuple[str, ...]:
    """The first aid of the first 90 days: all of a grave danger, of another the first action that can be taken."""
    most = len(known) if constraints.most_starts is None else ceil(FIRST_AID_SHARE * constraints.most_starts)
    wave: dict[str, None] = {}
    of_practice: Counter[str] = Counter()
    for danger in situation.dangers:
        aid = [action for action in danger.danger.first_aid if action in known]
        for action in aid if danger.danger.severity == GRAVE else aid[:1]:
            if action not in wave and of_practice[known[action].practice] < FIRST_AID_OF_A_PRACTICE:
                wave[action] = None
                of_practice[known[action].practice] += 1
    return tuple(wave)[:most]


def _heavy_needs(known: Mapping[str, Candidate], constraints: Constraints, situation: Situation) -> Iterator[Ahead]:
    """For each need every way to answer it, the best first: once one is laid, the others are not."""
    first_half = last_of_first_half(constraints.periods)
    problem = Problem(tuple(known.values()), constraints)
    for need, weight in situation.weights.items():
        if weight < HEAVIEST_WEIGHT:
            continue
        ways = [
            way
            for action in known.values()
            if action.answers(need)
            for way in (way_to((action.id,), known),)
            if _ends_by(way, problem) <= first_half
        ]
        for way in sorted(ways, key=lambda way: (_worth_of_way(way, known), way[-1]), reverse=True):
            yield Ahead(way, end_by=first_half, for_need=need)


def _ends_by(way: Sequence[str], problem: Problem) -> int:
    """The earliest period in which the last action of a way can end, capacity aside."""
    ends: dict[str, int] = {}
    for name in way:
        action = problem.actions[name]
        ready = max((ends[need] + 1 for need in problem.needs[name] if need in ends), default=0)
        start = next((at for at in problem.allowed[name] if at >= ready), problem.constraints.periods)
        ends[name] = start + action.periods - 1
    return ends[way[-1]]


def _worth_of_way(way: Sequence[str], known: Mapping[str, Candidate]) -> float:
    days = sum(known[action].effort_days for action in way)
    return sum(known[action].benefit for action in way) / sqrt(max(days, 1))


def _duties(known: Mapping[str, Candidate], situation: Situation) -> Iterator[Ahead]:
    closing = {duty.practice: closing_actions(duty.practice, duty.level, known, situation) for duty in situation.duties}
    heaviest = {danger.subject.id: danger.points for danger in reversed(situation.dangers)}

    def rank(duty: Duty) -> tuple[float, float, float, str]:
        days = sum(known[action].effort_days for action in closing[duty.practice])
        return -heaviest.get(duty.practice, 0), -situation.importance[duty.practice], days, duty.practice

    ranked = [duty for duty in sorted(situation.duties, key=rank) if closing[duty.practice]]
    for duty in ranked:
        yield Ahead(way_to(closing[duty.practice], known))
        if duty.level > STEP_ON_THE_WAY:
            yield Ahead(way_to(closing_actions(duty.practice, STEP_ON_THE_WAY, known, situation), known))
    for duty in ranked:
        yield from (Ahead(way_to((action,), known)) for action in closing[duty.practice])


def _lenses(known: Mapping[str, Candidate], situation: Situation) -> Iterator[Ahead]:
    """What is named to close a requirement beside the actions that lift its questions."""
    for lens in situation.assessment.needs.binding_lenses:
        reading, found = situation.questionnaire.readings.get(lens), situation.result.requirements.get(lens, {})
        for requirement, actions in reading.closed_by.items() if reading else ():
            if requirement in found and found[requirement].rating != SHOWN:
                yield from (Ahead(way_to((action,), known)) for action in actions if action in known)
