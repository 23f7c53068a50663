"""One client's situation: the assessment, what it was answered in, and what came out, as all advice reads it.

What follows from these three and is asked for again and again (how much each practice matters, what is demanded of it,
where it is to go) is worked out when it is first asked for, and once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assessment.advice.dangers import PresentDanger, present_dangers
from assessment.advice.duties import Duty, open_duties
from assessment.advice.floors import Demand, all_demands, floors
from assessment.advice.importance import Contribution, cascade, chosen_needs, importance
from assessment.advice.targets import Target, ambition, decisive, targets
from assessment.engagement.model import Assessment
from assessment.engagement.planning import Progress
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.scoring.aspects import Asked, AspectMeans, aspect_means
from assessment.scoring.levels import level_of
from assessment.scoring.results import Result
from assessment.scoring.voices import WorstVoice, worst_voices

ENOUGH_COVERAGE = 0.5


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
        """The highest level that a context, a chosen need or a lens demands of a practice, where one does."""
        return floors(self.assessment.needs, self.questionnaire)

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """A target for each practice in scope that applies."""
        return targets(
            self.assessment, self.result, self.importance, self.demands, decisive(self.weights, self.questionnaire)
        )

    @cached_property
    def voices(self) -> Mapping[str, WorstVoice]:
        """What a danger is looked for in, by question."""
        return worst_voices(self.assessment, self.questionnaire, self.result)

    @cached_property
    def stands(self) -> Mapping[Subject, AspectMeans]:
        """Where each aspect stands as advice sees it."""
        asked = (
            (self.questionnaire.questions[identity], outcome) for identity, outcome in self.result.questions.items()
        )
        return aspect_means(
            Asked(question.subject, question.entry.aspect, outcome.in_scope, self.value_of(question.id))
            for question, outcome in asked
        )

    def value_of(self, question: str) -> float | None:
        """Where a question stands as advice sees it: as scored, and where voices part, as the worst credible says."""
        voice = self.voices.get(question)
        return voice.value if voice is not None and voice.parted else self.result.questions[question].value

    def values_of(self, practice: str) -> tuple[tuple[str, float], ...]:
        """Aspect and value, as advice sees it, of each question in scope of a practice that has one."""
        subject = Subject("practice", practice)
        return tuple(
            (question.entry.aspect, value)
            for identity, outcome in self.result.questions.items()
            for question, value in ((self.questionnaire.questions[identity], self.value_of(identity)),)
            if question.subject == subject and outcome.in_scope and value is not None
        )

    def _seen(self, practice: str) -> int | None:
        """The level of a practice as advice sees its questions; None where its own is."""
        outcome = self.result.practices.get(practice)
        if outcome is None or outcome.level is None:
            return None
        return level_of([value for _, value in self.values_of(practice)])

    @cached_property
    def done_before(self) -> Mapping[str, Progress]:
        """What the client reports as done since the earlier assessment, unless it said something else of it since."""
        baseline = self.assessment.baseline
        again = {progress.action for progress in self.assessment.planning.progress}
        return {
            progress.action: progress
            for progress in (baseline.progress if baseline else ())
            if progress.state == "done" and progress.action not in again
        }

    @cached_property
    def reported_done(self) -> Mapping[str, Progress]:
        """All that is reported done, since the earlier assessment or of the plan of this one."""
        of_now = self.assessment.planning.progress
        return {**self.done_before, **{one.action: one for one in of_now if one.state == "done"}}

    @cached_property
    def worries(self) -> frozenset[str]:
        """The questions to which somebody marked an answer as worrying, or a consultant pinned a remark."""
        marked = frozenset(answer.question for answer in self.assessment.answers if answer.concern or answer.pinned)
        return marked & self.result.questions.keys()

    @cached_property
    def dangers(self) -> tuple[PresentDanger, ...]:
        """The dangers that the client is in, the heaviest first."""
        return present_dangers(self.questionnaire, self.voices, self.assessment.needs, self.weights, self.worries)

    @cached_property
    def first_aid(self) -> Mapping[str, tuple[PresentDanger, ...]]:
        """By action, the dangers that it is first aid for; the heaviest danger's come first."""
        found: dict[str, tuple[PresentDanger, ...]] = {}
        for danger in self.dangers:
            for action in danger.danger.first_aid:
                found[action] = (*found.get(action, ()), danger)
        return found

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """What binds the client and is not met today."""
        demands = tuple(all_demands(self.assessment.needs, self.questionnaire))
        bound = {practice for practice, demand in demands if demand.binds}
        return open_duties(demands, self.result, {practice: self._seen(practice) for practice in bound})

    @cached_property
    def duty_of(self) -> Mapping[str, Duty]:
        return {duty.practice: duty for duty in self.duties}

    @cached_property
    def fallen(self) -> Mapping[str, int]:
        """The practices that stand lower than in the earlier result, with the level that they had."""
        earlier = self.assessment.baseline.practices if self.assessment.baseline else {}
        return {
            practice: level
            for practice, level in earlier.items()
            if practice in self.result.practices
            and (now := self.result.practices[practice].level) is not None
            and now < level
        }

    def aim_of(self, practice: str) -> int:
        """How far actions lift a practice in scope: its own target; else its aim, or what a duty asks for or what it
        had before it fell, where that is more.
        """
        aim, duty = self.targets[practice].aim, self.duty_of.get(practice)
        if practice in self.assessment.targets:
            return aim
        return max(aim, duty.level if duty else 0, self.fallen.get(practice, 0))

    @cached_property
    def is_preliminary(self) -> bool:
        """Whether too few questions have a value for a plan: then the advice is whom to ask what."""
        coverage = self.result.coverage
        return coverage is None or coverage < ENOUGH_COVERAGE

    @property
    def ambition(self) -> int:
        """The level that the client aims at."""
        return ambition(self.assessment.needs)

    @cached_property
    def size(self) -> str:
        """The size class of the IT organisation: small, medium or large."""
        return self.questionnaire.size_for(self.assessment.client.it_staff).id
