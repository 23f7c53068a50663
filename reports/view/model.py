"""The values that screens and the report show of one assessment, in the order of the framework.

They hold no markup and no colours, and no text beyond names and dates. build.py arranges them.
"""

import datetime as dt
from dataclasses import dataclass

from assessment.advice.advice import Advice
from assessment.advice.component_actions import ComponentAdvice
from assessment.advice.explanation import Explanation
from assessment.advice.importance import Contribution
from assessment.advice.next_level import NextLevel
from assessment.advice.projection import Projection
from assessment.advice.target_warnings import TargetWarning
from assessment.advice.targets import TargetReason
from assessment.comparison.model import Comparison
from assessment.engagement.assurance import AssessorRating
from assessment.engagement.model import Answer, Assessment, Client, Consensus, Respondent
from assessment.questionnaire.model import Question, Questionnaire, Section
from assessment.questionnaire.schema import PracticeFile
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import LeftOutReason
from assessment.scoring.results import Bound, LevelResult, QuestionResult, Result


@dataclass(frozen=True)
class RespondentAnswer:
    """One respondent's answer, with who gave it."""

    respondent: Respondent
    answer: Answer


@dataclass(frozen=True)
class QuestionView:
    question: Question
    result: QuestionResult
    said: tuple[RespondentAnswer, ...]
    consensus: Consensus | None
    seen: AssessorRating | None
    """What the assessor rates, whether it counts or stands beside the answers."""


@dataclass(frozen=True)
class AspectCell:
    """One cell of the heat map. `value` is the mean of the aspect's questions, None where none has a value."""

    aspect: str
    value: float | None
    questions: tuple[str, ...]


@dataclass(frozen=True)
class PracticeView:
    practice: PracticeFile
    section: Section
    result: LevelResult
    aspects: tuple[AspectCell, ...]
    questions: tuple[QuestionView, ...]
    importance: float
    target: int | None
    suggested_target: int | None
    target_reason: TargetReason | None
    contributions: tuple[Contribution, ...]
    warnings: tuple[TargetWarning, ...]
    next_level: NextLevel | None
    earlier_level: int | None
    actions: tuple["ActionView", ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The chosen needs that bear on the practice, largest contribution first."""
        return tuple(part.need for part in self.contributions)

    @property
    def gap(self) -> int:
        """Levels from today to the target; 0 where it is reached or nothing is known."""
        return max(0, (self.target or 0) - self.result.level) if self.result.level is not None else 0


@dataclass(frozen=True)
class StageView:
    id: str
    name: str
    question: str
    score: float | None
    low: float | None
    high: float | None
    target: float | None
    practices: int


@dataclass(frozen=True)
class ComponentView:
    id: str
    name: str
    in_short: str
    level: int | None
    score: float | None
    questions: tuple[QuestionView, ...]
    advice: ComponentAdvice | None


@dataclass(frozen=True)
class ClauseView:
    id: str
    title: str
    readiness: float | None
    rating: str | None
    asked: int
    valued: int


@dataclass(frozen=True)
class NeedView:
    """A chosen need and the practices that it bears on most, with weight × impact.

    `topics` are what it bears on where that is topics alone and the scope leaves them out.
    """

    id: str
    kind: str
    name: str
    in_short: str
    weight: int
    practices: tuple[tuple[str, int], ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class ActionView(Candidate):
    """An action, where the plan puts it (None: left out), what comes first and what it opens, by title.

    `lead` and `cost_name` are the names of its role and of its cost class.
    """

    practice_name: str
    aspect_name: str
    lead: str
    cost_name: str
    start: int | None
    end: int | None
    needs_titles: tuple[str, ...]
    left_out_reason: LeftOutReason | None
    explanation: Explanation
    opens_titles: tuple[str, ...]


@dataclass(frozen=True)
class Headline:
    """The practices taken together. `low` and `high` are what they would be with open questions at 0 and at 5."""

    level: int | None
    score: float | None
    low: Bound
    high: Bound
    coverage: float | None
    asked: int
    valued: int
    maturity: int | None


@dataclass(frozen=True)
class RoadmapView:
    """The plan by period. Labels name the periods; waves hold the actions that begin in each.

    `leadership` are person-days of the leadership in each period: they stand beside `load`, which is IT's.
    """

    labels: tuple[str, ...]
    capacity: tuple[float, ...]
    capacity_assumed: bool
    load: tuple[float, ...]
    leadership: tuple[float, ...]
    waves: tuple[tuple[ActionView, ...], ...]
    left_out: tuple[ActionView, ...]
    status: str


@dataclass(frozen=True)
class Enclosed:
    """What a report carries along under its `name`: the exchange file of which this is the digest, with the names of
    people or without; or, without `answers`, the results of it alone.
    """

    sha256: str
    named: bool
    name: str
    answers: bool = True


@dataclass(frozen=True)
class View:
    """Everything there is to show of one assessment."""

    client: Client
    title: str
    date: dt.date
    depth_name: str
    questionnaire: Questionnaire
    assessment: Assessment
    result: Result
    advice: Advice
    headline: Headline
    stages: tuple[StageView, ...]
    practices: tuple[PracticeView, ...]
    components: tuple[ComponentView, ...]
    clauses: tuple[ClauseView, ...]
    needs: tuple[NeedView, ...]
    actions: tuple[ActionView, ...]
    roadmap: RoadmapView
    strengths: tuple[PracticeView, ...]
    gaps: tuple[PracticeView, ...]
    blind_spots: tuple[PracticeView, ...]
    disputed: tuple[QuestionView, ...]
    roles: tuple[tuple[str, int], ...]
    enclosed: Enclosed | None = None
    named: bool = False

    def practice(self, practice: str) -> PracticeView:
        return next(view for view in self.practices if view.practice.id == practice)

    @property
    def comparison(self) -> Comparison | None:
        """What has changed since the earlier result; None where there is none."""
        return self.advice.comparison

    @property
    def projection(self) -> Projection:
        """Where the plan leads, period by period."""
        return self.advice.projection
