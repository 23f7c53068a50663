"""What a plan leads to: levels, scores and readiness at the end of every period, if its actions are done in time.

An action is done at the end of its last period. From then on what it leads to is true: the questions of its aspect
in its practice that have a value stand at its level, or where they stand today if that is higher. Nothing else moves.

Where no question of the aspect has a value (a quick scan asks about one aspect alone), the aspect is taken to stand
as the practice does: a row with the practice's own attainments joins its questions, so that nothing changes until an
action is done. One joins for every such aspect that any action at hand leads to, in the plan or not; so two plans
over the same actions compare, and doing more never comes out as less.

Levels, stages and readiness follow by the same rules as today's; a practice without a level today stays without one,
and a question without a value stays out of readiness.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from assessment.questionnaire.model import Questionnaire, Subject
from assessment.questionnaire.readings import Reading
from assessment.questionnaire.schema import TOP_LEVEL
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Scheduled
from assessment.scoring.levels import LETTERS, Floats, Ints, attainments, bands, capability_levels
from assessment.scoring.readiness import requirement_readiness
from assessment.scoring.results import Result, speaking, stage_weights
from assessment.scoring.stages import stage_scores

# What is lifted: the questions of one aspect of one practice. No planned action lifts a component.
Place = tuple[Subject, str]


@dataclass(frozen=True)
class PracticeOutlook:
    """Level and score are None where today's are; attainment of level 1…5 is None where no question has a value."""

    level: int | None
    score: float | None
    attainment: tuple[float, ...] | None


@dataclass(frozen=True)
class RequirementOutlook:
    """Indicative readiness, 0 to 1, and its N/P/L/F rating; None where no question of the requirement has a value."""

    readiness: float | None
    rating: str | None


@dataclass(frozen=True)
class Outlook:
    """How everything stands at one moment. `questions` holds the value of those that have one; `requirements` and
    `clause_lens` are as in a result.
    """

    questions: Mapping[str, float]
    practices: Mapping[str, PracticeOutlook]
    stages: Mapping[str, float | None]
    requirements: Mapping[str, Mapping[str, RequirementOutlook]]
    clause_lens: str

    @property
    def clauses(self) -> Mapping[str, RequirementOutlook]:
        return self.requirements[self.clause_lens]


@dataclass(frozen=True)
class Projection:
    """Today, and the end of each period from the first on."""

    today: Outlook
    ends: tuple[Outlook, ...]

    @property
    def moments(self) -> tuple[Outlook, ...]:
        return (self.today, *self.ends)

    @property
    def at_end(self) -> Outlook:
        """When the plan has run out."""
        return self.moments[-1]


def project(
    questionnaire: Questionnaire,
    result: Result,
    actions: Sequence[Candidate],
    scheduled: Sequence[Scheduled],
    periods: int,
) -> Projection:
    """What is reached at each period's end if the plan is kept.

    `actions` are all that could be taken. What is scheduled beyond the horizon, or is not among them, moves nothing.
    """
    reached = _Reached(actions, scheduled, periods)
    values = _question_values(questionnaire, result, reached)
    attained = _practice_attainments(questionnaire, result, actions, reached, values)
    practices = _practices(result, attained)
    stages = _stages(questionnaire, practices)
    by_lens = {lens: _requirements(questionnaire.readings[lens], result, values) for lens in result.requirements}
    requirements = [{lens: ahead[at] for lens, ahead in by_lens.items()} for at in range(len(values))]
    questions = [
        {question: value for question, value in zip(result.questions, row, strict=True) if value == value}
        for row in values.tolist()
    ]
    moments = [
        Outlook(*parts, result.clause_lens) for parts in zip(questions, practices, stages, requirements, strict=True)
    ]
    return Projection(moments[0], tuple(moments[1:]))


def promised(projection: Projection) -> dict[str, tuple[int, ...]]:
    """Each practice's level at every period's end; practices without a level are left out."""
    return {
        practice: tuple(level for end in projection.ends if (level := end.practices[practice].level) is not None)
        for practice, now in projection.today.practices.items()
        if now.level is not None
    }


class _Reached:
    """The level that done actions vouch for, by place and moment. The first moment is today."""

    def __init__(self, actions: Sequence[Candidate], scheduled: Sequence[Scheduled], periods: int) -> None:
        self.moments = periods + 1
        self._levels: dict[Place, Floats] = {}
        by_id = {action.id: action for action in actions}
        for entry in scheduled:
            if (action := by_id.get(entry.action)) is not None:
                self._raise(self.of((action.subject, action.aspect)), entry.end + 1, action)

    def _raise(self, levels: Floats, since: int, action: Candidate) -> None:
        levels[since:] = np.maximum(levels[since:], action.to_level)
        self._levels[action.subject, action.aspect] = levels

    def of(self, place: Place) -> Floats:
        """Shape (moments,); 0 where nothing is done."""
        return self._levels.get(place, np.zeros(self.moments))

    def of_all(self, places: Sequence[Place]) -> Floats:
        """Shape (moments, places)."""
        return np.column_stack([self.of(place) for place in places]) if places else np.zeros((self.moments, 0))


def _question_values(questionnaire: Questionnaire, result: Result, reached: _Reached) -> Floats:
    """Shape (moments, questions); NaN where a question has no value or is out of scope."""
    today = np.array(
        [
            np.nan if outcome.value is None or not outcome.in_scope else outcome.value
            for outcome in result.questions.values()
        ],
        dtype=float,
    )
    then: Floats = np.maximum(today, reached.of_all([_place(questionnaire, question) for question in result.questions]))
    return then


def _place(questionnaire: Questionnaire, question: str) -> Place:
    asked = questionnaire.questions[question]
    return asked.subject, asked.entry.aspect


def _practice_attainments(
    questionnaire: Questionnaire, result: Result, actions: Iterable[Candidate], reached: _Reached, values: Floats
) -> Floats:
    """Attainment of level 1…5, shape (moments, practices, 5); NaN where no question has a value."""
    number = {Subject("practice", practice): at for at, practice in enumerate(result.practices)}
    places = [_place(questionnaire, question) for question in result.questions]
    valued = [at for at, (subject, _) in enumerate(places) if subject in number and not np.isnan(values[0, at])]
    of_questions = _steps(values[:, valued])
    unasked = _unasked(result, actions, {places[at] for at in valued})
    start = np.array([result.practices[subject.id].attainment for subject, _ in unasked]).reshape(-1, TOP_LEVEL)
    of_aspects = np.maximum(start, _steps(reached.of_all(unasked)))
    rows = np.concatenate([of_questions, of_aspects], axis=1)
    owner = np.array([number[subject] for subject, _ in (*(places[at] for at in valued), *unasked)], dtype=int)
    return _means(rows, owner, len(number))


def _steps(values: Floats) -> Floats:
    """The attainments of each value; shape (moments, n) → (moments, n, 5)."""
    return attainments(values.ravel()).reshape(*values.shape, TOP_LEVEL)


def _unasked(result: Result, actions: Iterable[Candidate], known: set[Place]) -> list[Place]:
    """The places that an action leads to and no value speaks of, in practices of which something is known."""
    wanted = dict.fromkeys((action.subject, action.aspect) for action in actions)
    return [
        (subject, aspect)
        for subject, aspect in wanted
        if (subject, aspect) not in known
        and subject.id in result.practices
        and result.practices[subject.id].attainment is not None
    ]


def _means(rows: Floats, owner: Ints, count: int) -> Floats:
    """Mean of each owner's rows; shape (moments, rows, 5) → (moments, count, 5), NaN where it has none."""
    belongs = (owner == np.arange(count)[:, None]).astype(float)
    of_each = belongs.sum(axis=1)
    share = np.divide(belongs, of_each[:, None], out=np.full(belongs.shape, np.nan), where=of_each[:, None] > 0)
    return np.asarray(np.matmul(share, rows))


def _practices(result: Result, attained: Floats) -> list[dict[str, PracticeOutlook]]:
    """By moment."""
    moments, count, _ = attained.shape
    levels = capability_levels(np.nan_to_num(attained).reshape(-1, TOP_LEVEL)).reshape(moments, count)
    known = [
        (practice, today.level is not None, today.attainment is not None)
        for practice, today in result.practices.items()
    ]
    return [
        {
            practice: PracticeOutlook(
                int(level) if shown else None, sum(steps) if shown else None, tuple(steps) if valued else None
            )
            for (practice, shown, valued), level, steps in zip(known, of_levels, of_steps, strict=True)
        }
        for of_levels, of_steps in zip(levels.tolist(), attained.tolist(), strict=True)
    ]


def _stages(
    questionnaire: Questionnaire, practices: Sequence[Mapping[str, PracticeOutlook]]
) -> list[dict[str, float | None]]:
    """By moment."""
    scores = pd.DataFrame(
        [{practice: outlook.score for practice, outlook in moment.items()} for moment in practices],
        columns=list(practices[0]),
        dtype=float,
    )
    found, _ = stage_scores(scores, stage_weights(questionnaire, practices[0]))
    return [
        {stage: _known(score) for stage, score in zip(found.columns, row, strict=True)}
        for row in found.to_numpy().tolist()
    ]


def _requirements(reading: Reading, result: Result, values: Floats) -> list[dict[str, RequirementOutlook]]:
    """By moment; the requirements that the assessment asks about, in the order of the lens."""
    moments, asked = range(len(values)), result.requirements[reading.lens]
    if not asked:
        return [{} for _ in moments]
    in_scope = [outcome.in_scope for outcome in result.questions.values()]
    table = pd.DataFrame(
        {"value": values.ravel(), "in_scope": in_scope * len(moments)},
        index=pd.MultiIndex.from_product([moments, list(result.questions)]),
    )
    found = requirement_readiness(table, speaking(reading))["readiness"]
    ready = found.unstack().reindex(columns=list(asked)).to_numpy()
    ahead = [
        {
            one: RequirementOutlook(readiness, LETTERS[band])
            if readiness == readiness
            else RequirementOutlook(None, None)
            for one, readiness, band in zip(asked, row, of_bands, strict=True)
        }
        for row, of_bands in zip(ready.tolist(), bands(np.nan_to_num(ready)).tolist(), strict=True)
    ]
    # Today is as scored: summed in another order, a mean may differ in its last digit and be rounded otherwise.
    today = {requirement: RequirementOutlook(now.readiness, now.rating) for requirement, now in asked.items()}
    return [today, *ahead[1:]]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value
