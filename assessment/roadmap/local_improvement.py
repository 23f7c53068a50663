"""The last touch to a plan: nothing waits that could begin, nothing runs that nobody needs.

A search that ends within a gap may leave an action later than it must be, or out though it fits. Each step here only
raises the objective or leaves it as it is, so that a bound stays a bound.
"""

from collections.abc import Mapping

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Conditions
from assessment.roadmap.greedy import worths
from assessment.roadmap.plan import Starts
from assessment.roadmap.remaining_capacity import Room

ROUNDS = 10


def tidied(starts: Starts, actions: Mapping[str, Candidate], conditions: Conditions) -> Starts:
    """The plan with every action as early as the others allow, and with what else fits."""
    room = Room(actions, conditions)
    for action in sorted(starts, key=lambda one: (starts[one], one)):
        room.place(actions[action], starts[action])
    for _ in range(ROUNDS):
        before = dict(room.starts)
        _drop_idle(room)
        _move_ahead(room)
        _fill_up(room)
        if room.starts == before:
            break
    return room.starts


def _drop_idle(room: Room) -> None:
    """Takes out what is worth nothing and is needed by nothing planned, the last steps of a way first."""
    while True:
        idle = [action for action in room.starts
                if room.actions[action].benefit == 0 and action not in room.conditions.forced
                and not room.waiting_for(room.actions[action])]
        if not idle:
            return
        for action in idle:
            room.take_out(room.actions[action])


def _move_ahead(room: Room) -> None:
    for action in sorted(room.starts, key=lambda one: (room.starts[one], -room.actions[one].benefit, one)):
        entry = room.actions[action]
        start = room.take_out(entry)
        room.place(entry, _earlier(room, entry, start))


def _earlier(room: Room, action: Candidate, start: int) -> int:
    found = room.earliest(action, before=start)
    return start if found is None else found


def _fill_up(room: Room) -> None:
    worth = worths(room.actions)
    for action in sorted(room.actions.values(), key=lambda one: (-worth[one.id], one.id)):
        if action.id not in room.starts and action.benefit > 0:
            start = room.earliest(action)
            if start is not None:
                room.place(action, start)
