"""How much each practice matters to this client.

importance = 1 − exp(−points ÷ 9), points = Σ weight·impact over the drivers, pain points and risks that the client
chose. One decisive need of weight 3 gives 9 points and most of what there is to give; each further one adds, and adds
less. So a need that is chosen or raised never lowers the importance of any practice, and points add up by hand.
A client who chose none has equal importances.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from assessment.engagement.model import Needs
from assessment.questionnaire.model import Need, Questionnaire

POINTS_OF_ONE_DECISIVE_NEED = 9  # weight 3 × impact 3
WHEN_NONE_CHOSEN = 1.0


@dataclass(frozen=True)
class Contribution:
    """What one chosen need gives to the importance of one practice, and why (the questionnaire's words).

    `share` is its part of the practice's points, 0 to 1: they sum up to 1. `adds` is the same part of the practice's
    importance: they sum up to it.
    """

    need: str
    weight: int
    impact: int
    adds: float
    share: float
    reason: str

    @property
    def points(self) -> int:
        """weight × impact, 1 to 9."""
        return self.weight * self.impact


def chosen_needs(needs: Needs, questionnaire: Questionnaire) -> dict[str, int]:
    """The chosen needs that this questionnaire knows, heaviest first, with their weight 1 to 3."""
    weights = {need: weight for need, weight in needs.weights().items() if need in questionnaire.needs}
    return dict(sorted(weights.items(), key=lambda item: -item[1]))


def importance(weights: Mapping[str, int], questionnaire: Questionnaire) -> dict[str, float]:
    """0 to 1 for every practice of the questionnaire. `weights` are the chosen needs, as chosen_needs() gives them."""
    if not weights:
        return dict.fromkeys(questionnaire.practices, WHEN_NONE_CHOSEN)
    return {
        practice: worth(sum(contributions(practice, weights, questionnaire.needs).values()))
        for practice in questionnaire.practices
    }


def worth(points: float) -> float:
    """What so many points are worth, 0 to 1: each further point adds less."""
    return 1 - exp(-points / POINTS_OF_ONE_DECISIVE_NEED)


def cascade(weights: Mapping[str, int], questionnaire: Questionnaire) -> dict[str, tuple[Contribution, ...]]:
    """What lies behind the importance of every practice, largest first; empty where no chosen need bears on it."""
    return {practice: _behind(practice, weights, questionnaire.needs) for practice in questionnaire.practices}


def contributions(practice: str, weights: Mapping[str, int], needs: Mapping[str, Need]) -> dict[str, int]:
    """weight·impact of each chosen need that bears on the practice, largest first."""
    parts = {need: weight * needs[need].impact.get(practice, 0) for need, weight in weights.items()}
    return dict(sorted(((need, part) for need, part in parts.items() if part), key=lambda item: -item[1]))


def _behind(practice: str, weights: Mapping[str, int], needs: Mapping[str, Need]) -> tuple[Contribution, ...]:
    points = contributions(practice, weights, needs)
    total = sum(points.values())
    return tuple(
        Contribution(
            need,
            weights[need],
            needs[need].impact[practice],
            worth(total) * part / total,
            part / total,
            needs[need].reasons[practice],
        )
        for need, part in points.items()
    )
