"""Why an action is advised, in one sentence that names the answers and the needs behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.advice.importance import contributions
from assessment.questionnaire.model import Action, Questionnaire

FROM_ASPECT = "On {aspect}, the answers place {practice} at {value:.1f} of 5; the target is {target}{needs}."
FROM_PRACTICE = (
    "The answers place {practice} at {value:.1f} of 5, with nothing known about {aspect} in particular; "
    "the target is {target}{needs}."
)
LAGGING_ASPECT = "{Practice} meets its target of {target}, yet on {aspect} it lags behind, at {value:.1f} of 5{needs}."
LARGELY_THERE = (
    "{Practice} meets its target of {target}, yet only largely: its answers average {value:.1f} of 5, "
    "with nothing known about {aspect} in particular{needs}."
)
HALVES_UP = 1e-9  # 2.25 reads 2.3, as in the report
ONE_NEED = "it bears on “{0}”"
TWO_NEEDS = "it bears on “{0}” and “{1}”"
NO_NEED = "none of the chosen needs bears on it"
PREREQUISITE = "Other actions of this plan build on it: {practice} is not yet far enough along for them."


@dataclass(frozen=True)
class ReasonFacts:
    """`value` is where the aspect stands, or the practice where no answer speaks of the aspect, 0 to 5; `level` is the
    practice's, None where it shows none.
    """

    value: float
    level: int | None
    target: int

    @property
    def meets_target(self) -> bool:
        return self.level is not None and self.level >= self.target


def reason_from_aspect(
    action: Action, stands: ReasonFacts, weights: Mapping[str, int], questionnaire: Questionnaire
) -> str:
    """The reason where the action's aspect was answered."""
    return _filled(LAGGING_ASPECT if stands.meets_target else FROM_ASPECT, action, stands, weights, questionnaire)


def reason_from_practice(
    action: Action, stands: ReasonFacts, weights: Mapping[str, int], questionnaire: Questionnaire
) -> str:
    """The reason where no answer speaks of the action's aspect."""
    return _filled(LARGELY_THERE if stands.meets_target else FROM_PRACTICE, action, stands, weights, questionnaire)


def _filled(
    template: str, action: Action, stands: ReasonFacts, weights: Mapping[str, int], questionnaire: Questionnaire
) -> str:
    name = questionnaire.name_of(action.subject)
    needs = _needs(action, weights, questionnaire)
    return template.format(
        aspect=questionnaire.aspects[action.entry.lifts.aspect].name.lower(),
        Practice=name,
        practice=name if name[1].isupper() else name[0].lower() + name[1:],
        value=stands.value + HALVES_UP,
        target=stands.target,
        needs=f"{'; ' if stands.meets_target else ', and '}{needs}" if needs else "",
    )


def _needs(action: Action, weights: Mapping[str, int], questionnaire: Questionnaire) -> str:
    """Which needs it bears on; nothing where none was chosen, since then there is none to miss."""
    behind = [questionnaire.needs[need].entry.name for need in needs_behind(action, weights, questionnaire)]
    return (NO_NEED, ONE_NEED, TWO_NEEDS)[len(behind)].format(*behind) if weights else ""


def needs_behind(action: Action, weights: Mapping[str, int], questionnaire: Questionnaire) -> list[str]:
    """At most two chosen needs: those that the action itself serves first, then those of its practice."""
    of_practice = list(contributions(action.subject.id, weights, questionnaire.needs))
    served = sorted((need for need in action.entry.serves if need in weights), key=lambda need: -weights[need])
    return list(dict.fromkeys((*served, *of_practice)))[:2]


def reason_for_prerequisite(action: Action, questionnaire: Questionnaire) -> str:
    return PREREQUISITE.format(practice=questionnaire.name_of(action.subject))
