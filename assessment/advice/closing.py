"""The least that lifts a practice to a level: which of its actions would do, and no fewer.

All actions of the practice are taken at first, and the level is worked out that they lead to, by the rules of the
projection. Then one after the other is left out, the one with most person-days first, as long as the level is still
reached. Where all of them together do not reach it (one was reported done and does not show), they are held to the
highest level that they do reach: some of the way is better than none of it.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from assessment.advice.situation import Situation
from assessment.roadmap.candidate import Candidate, way_to
from assessment.scoring.levels import Floats, attainments, capability_levels


def closing_actions(practice: str, level: int, known: Mapping[str, Candidate], situation: Situation) -> tuple[str, ...]:
    """The ids, in the order of benefit; empty where all together lead no higher, or where nobody asked about it."""
    if practice not in situation.result.practices:
        return ()
    own = [action for action in known.values() if action.practice == practice and action.from_level < level]
    reach = _Reach(practice, own, situation)
    kept = {action.id for action in own}
    level = min(level, reach.level(kept))
    if reach.level(()) >= level:
        return ()
    for action in sorted(own, key=lambda one: (-one.effort_days, -one.to_level, one.id)):
        without = kept - {action.id}
        if reach.level(way_to(without, known)) >= level:
            kept = without
    return tuple(action.id for action in own if action.id in kept)


def reached_in(
    practice: str, level: int, ends: Mapping[str, int], known: Mapping[str, Candidate], situation: Situation
) -> int | None:
    """The first period at whose end the practice stands at the level; `ends` is when each planned action ends."""
    own = [action for action in known.values() if action.practice == practice]
    reach = _Reach(practice, own, situation)
    moments = sorted({ends[action.id] for action in own if action.id in ends})
    return next((at for at in moments if reach.level([name for name, end in ends.items() if end <= at]) >= level), None)


class _Reach:
    """The level of one practice, as its worst credible voices have it, once some of its actions are done."""

    def __init__(self, practice: str, own: Sequence[Candidate], situation: Situation) -> None:
        self.own = {action.id: action for action in own}
        values = situation.values_of(practice)
        self.aspects = [aspect for aspect, _ in values]
        self.values = np.array([value for _, value in values], dtype=float)
        lifted = dict.fromkeys(action.aspect for action in own)
        self.unasked = [aspect for aspect in lifted if aspect not in self.aspects] if values else []
        whole = attainments(self.values).mean(axis=0) if values else None
        self.start = np.array([whole] * len(self.unasked), dtype=float)

    def level(self, done: Collection[str]) -> int:
        """0 to 5; −1 where no question of the practice has a value."""
        if not len(self.values):
            return -1
        reached: dict[str, int] = {}
        for name in done:
            if name in self.own:
                action = self.own[name]
                reached[action.aspect] = max(reached.get(action.aspect, 0), action.to_level)
        rows = attainments(np.maximum(self.values, [reached.get(aspect, 0) for aspect in self.aspects]))
        if self.unasked:
            steps: Floats = attainments(np.array([reached.get(aspect, 0) for aspect in self.unasked], dtype=float))
            rows = np.concatenate([rows, np.maximum(self.start, steps)])
        return int(capability_levels(rows.mean(axis=0).reshape(1, -1))[0])
