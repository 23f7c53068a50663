"""How much each practice matters to this client.

importance = Σ weight·impact ÷ Σ weight·3 over the drivers, pain points and risks that the client chose.
A client who chose none has equal importances.
"""

from collections.abc import Mapping

from assessment.engagement import Needs
from assessment.framework import Framework, Need

HIGHEST_IMPACT = 3
WHEN_NONE_CHOSEN = 1.0


def chosen_needs(needs: Needs, framework: Framework) -> dict[str, int]:
    """The chosen needs that this questionnaire knows, heaviest first, with their weight 1 to 3."""
    weights = {need: weight for need, weight in needs.weights().items() if need in framework.needs}
    return dict(sorted(weights.items(), key=lambda item: -item[1]))


def importance(needs: Needs, framework: Framework) -> dict[str, float]:
    """0 to 1 for every practice of the questionnaire."""
    weights = chosen_needs(needs, framework)
    most = sum(weights.values()) * HIGHEST_IMPACT
    if not most:
        return dict.fromkeys(framework.practices, WHEN_NONE_CHOSEN)
    return {practice: sum(contributions(practice, weights, framework.needs).values()) / most
            for practice in framework.practices}


def contributions(practice: str, weights: Mapping[str, int], needs: Mapping[str, Need]) -> dict[str, int]:
    """weight·impact of each chosen need that bears on the practice, largest first."""
    parts = {need: weight * needs[need].impact.get(practice, 0) for need, weight in weights.items()}
    return dict(sorted(((need, part) for need, part in parts.items() if part), key=lambda item: -item[1]))
