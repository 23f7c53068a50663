"""Every action can be reached: its prerequisites can all be met.

Played through: each aspect starts at the lowest level from which an action lifts it. Every action whose prerequisites
are done, and whose aspect has reached the level that it starts from, is done, and lifts its aspect; until no more can
be. What is left can never be begun. (Circles of prerequisites are a matter of structure, and `check` says so first.)

Passes:

    - {id: desk.list,   lifts: {aspect: flow, from: 0, to: 2}, needs: []}
    - {id: desk.shared, lifts: {aspect: flow, from: 2, to: 3}, needs: [desk.list]}

Fails, as the first waits for the second, and the second for the level that only the first brings:

    - {id: desk.list,   lifts: {aspect: flow, from: 0, to: 2}, needs: [desk.shared]}
    - {id: desk.shared, lifts: {aspect: flow, from: 2, to: 3}, needs: []}
"""

from collections.abc import Iterable, Iterator

from assessment.input.problems import Problem
from assessment.input.yaml_file import Place
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import ActionEntry
from assessment.questionnaire.walking import Located, all_actions

Ladder = tuple[str, Place, str]
"""An aspect of one practice or component: file, place of its actions, aspect."""


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    left = {action.value.id: action for action in all_actions(read)}
    levels = _lowest_starts(left.values())
    while ready := [action for action in left.values() if _can_begin(action, left, levels)]:
        for action in ready:
            del left[action.value.id]
            ladder = _ladder(action)
            levels[ladder] = max(levels[ladder], action.value.lifts.to_level)
    for action in left.values():
        yield action.problem(
            f"{action.value.id}: can never be begun, as {_obstacle(action, left)}; expected a way to it", "needs"
        )


def _ladder(action: Located[ActionEntry]) -> Ladder:
    return action.source.name, action.place[:-1], action.value.lifts.aspect


def _lowest_starts(actions: Iterable[Located[ActionEntry]]) -> dict[Ladder, int]:
    starts: dict[Ladder, int] = {}
    for action in actions:
        ladder, start = _ladder(action), action.value.lifts.from_level
        starts[ladder] = min(starts.get(ladder, start), start)
    return starts


def _can_begin(action: Located[ActionEntry], left: dict[str, Located[ActionEntry]], levels: dict[Ladder, int]) -> bool:
    waits = any(need in left for need in action.value.needs)
    return not waits and levels[_ladder(action)] >= action.value.lifts.from_level


def _obstacle(action: Located[ActionEntry], left: dict[str, Located[ActionEntry]]) -> str:
    """The first prerequisite that cannot be met, else the level that is not reached."""
    waiting = [need for need in action.value.needs if need in left]
    if waiting:
        return f"it needs {waiting[0]}, which cannot be begun either"
    lifts = action.value.lifts
    return f"no action that can be begun lifts {lifts.aspect} to {lifts.from_level}"
