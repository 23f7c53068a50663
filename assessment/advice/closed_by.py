"""By when a plan takes the client out of its dangers, and meets its duties."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assessment.advice.closing import closing_actions, reached_in
from assessment.advice.dangers import PresentDanger
from assessment.advice.duties import Duty
from assessment.advice.situation import Situation
from assessment.roadmap.candidate import Candidate, way_to
from assessment.roadmap.plan import Plan


@dataclass(frozen=True)
class DangerOutlook:
    """`closed_in` is the period at whose end first aid is given or an action has led out of the danger; None: never."""

    danger: PresentDanger
    closed_in: int | None

    @property
    def question(self) -> str:
        return self.danger.id

    @property
    def practice(self) -> str:
        """Its practice, or the component of the service value system that its question is about."""
        return self.danger.subject.id

    @property
    def first_aid(self) -> tuple[str, ...]:
        return self.danger.danger.first_aid


@dataclass(frozen=True)
class DutyOutlook:
    """`met_in` is the period at whose end the practice stands at the level owed; None: not within the horizon.

    `unplanned` are the actions that would still lead there, or as near as they can, and are in no period.
    """

    duty: Duty
    met_in: int | None
    unplanned: tuple[Candidate, ...] = ()

    @property
    def practice(self) -> str:
        return self.duty.practice

    @property
    def level(self) -> int:
        return self.duty.level

    @property
    def source(self) -> str:
        """The first of those that demand it, as `context.option`, a need's id or `lenses.lens`."""
        return self.duty.sources[0]


def danger_outlooks(situation: Situation, actions: Mapping[str, Candidate], plan: Plan) -> tuple[DangerOutlook, ...]:
    """Every danger, the heaviest first. `actions` are all that could be taken, by id."""
    ends = {entry.action: entry.end for entry in plan.scheduled}
    return tuple(
        DangerOutlook(danger, _closed_in(danger, actions, ends, situation.reported_done.keys()))
        for danger in situation.dangers
    )


def _closed_in(
    danger: PresentDanger, actions: Mapping[str, Candidate], ends: Mapping[str, int], done: Collection[str]
) -> int | None:
    aid = [action for action in danger.danger.first_aid if action not in done]
    given = max(ends[action] for action in aid) if aid and all(action in ends for action in aid) else None
    led_out = [end for name, end in ends.items() if danger.is_left_by(actions[name].action)]
    return min((end for end in (given, *led_out) if end is not None), default=None)


def duty_outlooks(situation: Situation, actions: Mapping[str, Candidate], plan: Plan) -> tuple[DutyOutlook, ...]:
    """Every open duty, in the order of the files. `actions` are all that could be taken, by id."""
    ends = {entry.action: entry.end for entry in plan.scheduled}
    return tuple(_duty_outlook(duty, situation, actions, ends) for duty in situation.duties)


def _duty_outlook(
    duty: Duty, situation: Situation, actions: Mapping[str, Candidate], ends: Mapping[str, int]
) -> DutyOutlook:
    """Where too few answers show the practice's level, none is promised."""
    shown = duty.seen is not None
    met_in = reached_in(duty.practice, duty.level, ends, actions, situation) if shown else None
    if met_in is not None:
        return DutyOutlook(duty, met_in)
    way = way_to(closing_actions(duty.practice, duty.level, actions, situation), actions)
    return DutyOutlook(duty, None, tuple(actions[action] for action in way if action not in ends))
