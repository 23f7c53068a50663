"""What a comparison with an earlier result holds; assessment.comparison.compare makes it."""

from dataclasses import dataclass
from typing import Literal

from assessment.comparison.commitments import Commitment, DoneAction
from assessment.comparison.moves import Delta, Direction
from assessment.engagement.model import Baseline
from assessment.questionnaire.model import Subject

SHOWN_FROM = 0.005  # a change of score that two decimals show

WhyNot = Literal["not_asked_now", "no_level_then", "no_level_now", "nothing_in_common"]


@dataclass(frozen=True)
class QuestionChange:
    question: str
    aspect: str
    move: Delta


@dataclass(frozen=True)
class AspectChange:
    """`move` is of the mean of the aspect's common questions."""

    aspect: str
    move: Delta


@dataclass(frozen=True)
class SubjectChange:
    """How a practice, or a component of the service value system, moved.

    `earlier` and `now` are levels, and `score` a move, on the common questions; without any (`common` is 0) they are
    the levels and scores as they were reported, and `score` is None where the earlier result gives none.
    `earlier_whole` and `now_whole` are the levels on all questions of either time (the former None where it was not
    reported); `asked` counts those of today that have a value.
    """

    subject: Subject
    earlier: int
    now: int
    score: Delta | None
    earlier_whole: int | None
    now_whole: int
    common: int
    asked: int
    aspects: tuple[AspectChange, ...]
    questions: tuple[QuestionChange, ...]

    @property
    def id(self) -> str:
        """Of the practice or component."""
        return self.subject.id

    @property
    def direction(self) -> Direction:
        """Fallen is what lost a level, or score by more than MOVED_BY; risen likewise. Where level and score went
        opposite ways, by however little, it is neither: nobody would believe a rise whose score is lower.
        """
        if self.score and abs(self.score.change) >= SHOWN_FROM and (self.now - self.earlier) * self.score.change < 0:
            return "both_ways"
        moves: set[Direction] = {
            self.score.direction if self.score else "same",
            "rose" if self.now > self.earlier else "fell" if self.now < self.earlier else "same",
        }
        return "fell" if "fell" in moves else "rose" if "rose" in moves else "same"

    @property
    def is_thin(self) -> bool:
        """Whether fewer than half of today's answers could be compared."""
        return 0 < 2 * self.common < self.asked


@dataclass(frozen=True)
class NotCompared:
    practice: str
    reason: WhyNot


@dataclass(frozen=True)
class StageChange:
    """`move` is of the stage's score over the `practices` that have a score both times; None where none has."""

    stage: str
    move: Delta | None
    practices: int


@dataclass(frozen=True)
class Questions:
    """Ids of questions by whether they compare, each list in the order of the questionnaire.

    `common` do. `new` have a value today and had none then, `gone` are not asked today, `reworded` are worded
    differently today, `open` have no value today.
    """

    common: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    reworded: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """`score` is of the mean of the practices that have a score both times."""

    baseline: Baseline
    practices: tuple[SubjectChange, ...]
    components: tuple[SubjectChange, ...]
    not_compared: tuple[NotCompared, ...]
    stages: tuple[StageChange, ...]
    score: Delta | None
    questions: Questions
    commitments: tuple[Commitment, ...]
    done: tuple[DoneAction, ...]

    @property
    def by_level_alone(self) -> bool:
        return not self.baseline.questions

    def that(self, direction: Direction) -> tuple[SubjectChange, ...]:
        """The practices that rose, fell, moved both ways or stayed, the largest move first."""
        moved = [practice for practice in self.practices if practice.direction == direction]
        return tuple(sorted(moved, key=lambda p: (-abs(p.now - p.earlier), -abs(p.score.change if p.score else 0.0))))
