"""ISO/IEC 20000-1 readiness, clause by clause: what stands in the way, which planned actions close it, and when.

Indicative, as readiness is: a clause counts as closed when the questions that speak to it are rated F, not when a
requirement is met. Only an accredited body certifies.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.advice.projection import ClauseOutlook, Projection
from assessment.questionnaire.model import Question, Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Scheduled
from assessment.scoring.readiness import READY_AT_LEVEL
from assessment.scoring.results import Result

FULLY, LARGELY = "F", "L"


@dataclass(frozen=True)
class ClauseGap:
    """A question of the clause that stands below level 3, with its value today and when the plan has run out."""

    question: Question
    now: float
    then: float

    @property
    def remains(self) -> bool:
        """Whether no planned action lifts it to level 3."""
        return self.then < READY_AT_LEVEL


@dataclass(frozen=True)
class ClosingAction:
    """A planned action towards the clause, done at the end of period `end`.

    It `lifts` a question of the clause, or else supports the clause in a way that no answered question speaks of.
    """

    action: Candidate
    end: int
    lifts: bool


@dataclass(frozen=True)
class ClausePlan:
    """One clause that the assessment asks about.

    `ends` is how it stands at every period's end. `obstacles` are furthest from level 3 first, `closing` earliest
    first. `unanswered` counts its questions without a value. `fully_by` and `largely_by` are the first period at
    whose end it is rated F, and L or F: None where that is not reached, or so already.
    """

    clause: str
    title: str
    now: ClauseOutlook
    ends: tuple[ClauseOutlook, ...]
    obstacles: tuple[ClauseGap, ...]
    closing: tuple[ClosingAction, ...]
    unanswered: int
    fully_by: int | None
    largely_by: int | None

    @property
    def then(self) -> ClauseOutlook:
        """When the plan has run out."""
        return self.ends[-1] if self.ends else self.now

    @property
    def remaining(self) -> tuple[ClauseGap, ...]:
        """What stays below level 3 because no planned action lifts it that far."""
        return tuple(obstacle for obstacle in self.obstacles if obstacle.remains)


@dataclass(frozen=True)
class ClauseCounts:
    """Clauses with a rating, and how many are rated F, and L or F, today and when the plan has run out."""

    rated: int
    fully_now: int
    fully_then: int
    largely_now: int
    largely_then: int


def clause_plans(
    questionnaire: Questionnaire,
    result: Result,
    actions: Sequence[Candidate],
    scheduled: Sequence[Scheduled],
    projection: Projection,
) -> tuple[ClausePlan, ...]:
    """Every clause that a question in scope speaks to, in the order of the standard."""
    asked: dict[str, list[Question]] = {clause: [] for clause in result.clauses}
    for question, outcome in result.questions.items():
        for clause in questionnaire.questions[question].entry.clauses if outcome.in_scope else ():
            asked[clause].append(questionnaire.questions[question])
    by_id = {action.id: action for action in actions}
    planned = [(by_id[entry.action], entry.end) for entry in scheduled if entry.action in by_id]
    return tuple(
        _clause_plan(clause, questionnaire.clause_titles[clause], questions, planned, projection)
        for clause, questions in asked.items()
    )


def count_clauses(plans: Sequence[ClausePlan]) -> ClauseCounts:
    """How many clauses are rated F, or at least L, now and then."""
    now, then = [plan.now.rating for plan in plans], [plan.then.rating for plan in plans]
    return ClauseCounts(
        rated=sum(rating is not None for rating in now),
        fully_now=now.count(FULLY),
        fully_then=then.count(FULLY),
        largely_now=now.count(FULLY) + now.count(LARGELY),
        largely_then=then.count(FULLY) + then.count(LARGELY),
    )


def _clause_plan(
    clause: str,
    title: str,
    questions: Sequence[Question],
    planned: Sequence[tuple[Candidate, int]],
    projection: Projection,
) -> ClausePlan:
    now = projection.today.clauses[clause]
    ends = tuple(end.clauses[clause] for end in projection.ends)
    obstacles = _obstacles(questions, projection)
    return ClausePlan(
        clause,
        title,
        now,
        ends,
        obstacles,
        _closing(clause, obstacles, planned),
        unanswered=sum(question.id not in projection.today.questions for question in questions),
        fully_by=_first(now, ends, FULLY),
        largely_by=_first(now, ends, FULLY + LARGELY),
    )


def _obstacles(questions: Sequence[Question], projection: Projection) -> tuple[ClauseGap, ...]:
    today, then = projection.today.questions, projection.at_end.questions
    found = [
        ClauseGap(question, today[question.id], then[question.id])
        for question in questions
        if today.get(question.id, READY_AT_LEVEL) < READY_AT_LEVEL
    ]
    return tuple(sorted(found, key=lambda obstacle: obstacle.now))


def _closing(
    clause: str, obstacles: Sequence[ClauseGap], planned: Sequence[tuple[Candidate, int]]
) -> tuple[ClosingAction, ...]:
    """The planned actions below level 3 that lift what stands in the way, or that name the clause."""
    if not obstacles:
        return ()
    found = [
        ClosingAction(action, end, any(_lifts(action, obstacle) for obstacle in obstacles))
        for action, end in planned
        if action.from_level < READY_AT_LEVEL
    ]
    closing = [one for one in found if one.lifts or clause in one.action.clauses]
    return tuple(sorted(closing, key=lambda one: (one.end, not one.lifts)))


def _lifts(action: Candidate, obstacle: ClauseGap) -> bool:
    question = obstacle.question
    same_place = (action.subject, action.aspect) == (question.subject, question.entry.aspect)
    return same_place and obstacle.now < action.to_level


def _first(now: ClauseOutlook, ends: Sequence[ClauseOutlook], letters: str) -> int | None:
    if now.rating is None or now.rating in letters:
        return None
    return next((period for period, end in enumerate(ends) if end.rating is not None and end.rating in letters), None)
