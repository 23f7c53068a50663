"""One client's situation: the assessment, what it was answered in, and what came out, as all advice reads it.

What follows from these three and is asked for again and again (how much each practice matters, what is demanded of it,
where it is to go) is worked out when it is first asked for, and once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assessment.advice.floors import Demand, floors
from assessment.advice.importance import Contribution, cascade, chosen_needs, importance
from assessment.advice.targets import Target, ambition, decisive, targets
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import Result


@dataclass(frozen=True)
class Situation:
    """`result` is what the assessment comes to in the questionnaire."""

    assessment: Assessment
    questionnaire: Questionnaire
    result: Result

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """The chosen needs, heaviest first, with their weight 1 to 3."""
        return chosen_needs(self.assessment.needs, self.questionnaire)

    @cached_property
    def importance(self) -> Mapping[str, float]:
        """0 to 1 for every practice of the questionnaire."""
        return importance(self.weights, self.questionnaire)

    @cached_property
    def cascade(self) -> Mapping[str, tuple[Contribution, ...]]:
        """What lies behind the importance of every practice, largest first."""
        return cascade(self.weights, self.questionnaire)

    @cached_property
    def demands(self) -> Mapping[str, Demand]:
        """The highest level that a context or a chosen need demands of a practice, where one does."""
        return floors(self.assessment.needs.context, self.weights, self.questionnaire)

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """A target for each practice in scope that applies."""
        return targets(
            self.assessment, self.result, self.importance, self.demands, decisive(self.weights, self.questionnaire)
        )

    @property
    def ambition(self) -> int:
        """The level that the client aims at."""
        return ambition(self.assessment.needs)

    @cached_property
    def size(self) -> str:
        """The size class of the IT organisation: small, medium or large."""
        return self.questionnaire.size_for(self.assessment.client.it_staff).id
