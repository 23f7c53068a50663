"""States that hurt whoever is in them, whatever else is chosen, and how heavily each weighs for this client.

A danger is there where the worst credible answer to its question stands at the danger's level or lower
(assessment.scoring.voices). points = 4·severity + the heaviest of what raises it here + 1 for each other thing that
does: a chosen need counts its weight, a context 2, an answer that was marked as worrying 2. So harm comes before worry,
and worry decides among equal harms. Its worth, 0 to 1, follows from its points as a practice's importance does
(assessment.advice.importance.worth).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from assessment.advice.importance import worth
from assessment.engagement.model import Needs
from assessment.questionnaire.model import Action, Question, Questionnaire, Subject
from assessment.questionnaire.schema import Danger
from assessment.scoring.levels import nearest_level
from assessment.scoring.voices import WorstVoice

POINTS_PER_SEVERITY = 4
POINTS_OF_A_CONTEXT = 2
POINTS_OF_A_WORRY = 2
POINTS_OF_ANOTHER = 1.0


@dataclass(frozen=True)
class PresentDanger:
    """A danger that this client is in. `voice` is what it was read off; `raised_by` the chosen needs and contexts that
    make it weigh more here; `worries` whether somebody marked an answer to its question as worrying.
    """

    question: Question
    danger: Danger
    voice: WorstVoice
    raised_by: tuple[str, ...]
    points: float
    worries: bool

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def subject(self) -> Subject:
        return self.question.subject

    def is_left_by(self, action: Action) -> bool:
        """Whether an action leads the aspect that the danger is read off above it."""
        return (
            action.subject == self.subject
            and action.entry.lifts.aspect == self.question.entry.aspect
            and action.entry.lifts.to_level > self.danger.up_to
        )

    @property
    def worth(self) -> float:
        return worth(self.points)


def present_dangers(
    questionnaire: Questionnaire,
    voices: Mapping[str, WorstVoice],
    needs: Needs,
    weights: Mapping[str, int],
    worries: Collection[str],
) -> tuple[PresentDanger, ...]:
    """Every danger that is there, the heaviest first. `weights` are the chosen needs with their weight, `worries` the
    questions to which an answer was marked as worrying.
    """
    found = _present(questionnaire, voices, needs, weights, worries)
    return tuple(sorted(found, key=lambda one: (-one.points, one.voice.value, one.id)))


def _present(
    questionnaire: Questionnaire,
    voices: Mapping[str, WorstVoice],
    needs: Needs,
    weights: Mapping[str, int],
    worries: Collection[str],
) -> Iterator[PresentDanger]:
    options = {f"{context}.{option}" for context, option in needs.context.items()}
    for identity, voice in voices.items():
        question = questionnaire.questions[identity]
        danger = question.entry.danger
        if danger is None or nearest_level(voice.value) > danger.up_to:
            continue
        raised_by = tuple(one for one in danger.raised_by if one in weights or one in options)
        raised = [weights.get(one, POINTS_OF_A_CONTEXT) for one in raised_by]
        raised += [POINTS_OF_A_WORRY] * (identity in worries)
        more = max(raised, default=0) + POINTS_OF_ANOTHER * max(0, len(raised) - 1)
        points = POINTS_PER_SEVERITY * danger.severity + more
        yield PresentDanger(question, danger, voice, raised_by, points, identity in worries)
