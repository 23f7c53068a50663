"""The least that lifts a practice to a level: which of its actions would do, and no fewer.

All actions of the practice are taken at first, and the level is worked out that they lead to, by the rules of the
projection. Then one after the other is left out, the one with most person-days first, as long as the level is still
reached. Where all of them together do not reach it (one was reported done and does not show), they are held to the
highest level that they do reach: some of the way is better than none of it.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from assessment.advice.situation import Situation
from assessment.questionnaire.model import Subject
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


class _Reach:
    """The level of one practice once some of its actions are done."""

    def __init__(self, practice: str, own: Sequence[Candidate], situation: Situation) -> None:
        subject = Subject("practice", practice)
        self.own = {action.id: action for action in own}
        values = [
            (question.entry.aspect, outcome.value)
            for identity, outcome in situation.result.questions.items()
            for question in (situation.questionnaire.questions[identity],)
            if question.subject == subject and outcome.in_scope and outcome.value is not None
        ]
        self.aspects = [aspect for aspect, _ in values]
        self.values = np.array([value for _, value in values], dtype=float)
        whole = situation.result.practices[practice].attainment
        lifted = dict.fromkeys(action.aspect for action in own)
        self.unasked = [] if whole is None else [aspect for aspect in lifted if aspect not in self.aspects]
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
