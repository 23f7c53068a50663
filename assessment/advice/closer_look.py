"""Which practices of a quick scan are worth asking more about: those that matter most and are furthest from their
target.
"""

from collections.abc import Mapping

from assessment.advice.targets import Target
from assessment.engagement.model import Scope
from assessment.scoring.results import Result

AT_ONCE = 5


def worth_a_closer_look(
    scope: Scope, result: Result, importance: Mapping[str, float], targets: Mapping[str, Target]
) -> tuple[str, ...]:
    """At most five practices that are asked one question, the largest importance × gap to the target first.

    The gap is from the score to the target. A practice without a score, or at its target, is none of them.
    """
    weights = {
        practice: importance[practice] * (targets[practice].target - outcome.score)
        for practice, outcome in result.practices.items()
        if outcome.score is not None and practice in targets and scope.depth_of(practice) == "quick"
    }
    ordered = sorted(weights, key=lambda practice: -weights[practice])
    return tuple(practice for practice in ordered if weights[practice] > 0)[:AT_ONCE]
