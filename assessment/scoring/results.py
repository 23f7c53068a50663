"""The result of one assessment as plain values: what screens, reports and the command line show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.questionnaire.readings import Reading
from assessment.questionnaire.schema import PRACTICES_COMPONENT
from assessment.scoring import service_value_system as svs
from assessment.scoring.aspects import Asked, AspectMeans, aspect_means
from assessment.scoring.levels import letter
from assessment.scoring.readiness import requirement_readiness
from assessment.scoring.stages import stage_scores
from assessment.scoring.tables import ATTAINMENT, STATES, Scores, score


@dataclass(frozen=True)
class QuestionResult:
    """How one question came out. `value` is None where nobody rated it or it does not apply.

    `consensus` and `assessor` say that the value is what was agreed on, or what the assessor rated.
    """

    value: float | None
    in_scope: bool
    raters: int
    dont_know: int
    not_applicable: int
    lowest: int | None
    highest: int | None
    agreement: float | None
    consensus: bool
    assessor: bool


@dataclass(frozen=True)
class Bound:
    """One end of the interval that open questions leave."""

    level: int | None
    score: float | None


@dataclass(frozen=True)
class LevelResult:
    """How a practice or a component came out. `questions` counts those in scope, `valued` those with a value."""

    level: int | None
    score: float | None
    coverage: float | None
    attainment: tuple[float, ...] | None
    ratings: str | None
    low: Bound
    high: Bound
    questions: int
    valued: int


@dataclass(frozen=True)
class StageResult:
    score: float | None
    low: float | None
    high: float | None
    practices: int


@dataclass(frozen=True)
class RequirementResult:
    """Indicative readiness of one requirement, such as a clause, 0 to 1, and its N/P/L/F rating."""

    readiness: float | None
    rating: str | None
    asked: int
    valued: int


@dataclass(frozen=True)
class ComponentResult:
    level: int | None
    score: float | None


@dataclass(frozen=True)
class Result:
    """Everything that follows from the answers of one assessment. `aspect_means` are of practices and components.

    `requirements` are by lens: those that are asked about, of `clause_lens`, whose clauses the questions name, and of
    the lenses that the assessment chose.
    """

    questions: Mapping[str, QuestionResult]
    aspect_means: Mapping[Subject, AspectMeans]
    practices: Mapping[str, LevelResult]
    stages: Mapping[str, StageResult]
    component_levels: Mapping[str, LevelResult]
    components: Mapping[str, ComponentResult]
    maturity: int | None
    requirements: Mapping[str, Mapping[str, RequirementResult]]
    clause_lens: str

    @property
    def clauses(self) -> Mapping[str, RequirementResult]:
        return self.requirements[self.clause_lens]

    @property
    def asked(self) -> int:
        """Questions in scope, those agreed to be not applicable left out."""
        return sum(question.in_scope for question in self.questions.values())

    @property
    def valued(self) -> int:
        return sum(question.in_scope and question.value is not None for question in self.questions.values())

    @property
    def coverage(self) -> float | None:
        """Share of the questions in scope that have a value; None where none is in scope."""
        return self.valued / self.asked if self.asked else None


def assess(assessment: Assessment, questionnaire: Questionnaire) -> Result:
    """Score one assessment. Answers to questions out of its scope are kept but do not count."""
    scores = score(*_tables({"": assessment}, questionnaire))
    return _result(questionnaire, scores, assessment.needs.lenses)


def assess_values(values: Mapping[str, float], questionnaire: Questionnaire) -> Result:
    """What comes out if these questions, by id, have these values (0 to 5, not rounded) and no other is asked."""
    named = pd.DataFrame(
        [("", question, value) for question, value in values.items()], columns=["assessment", "question", "rating"]
    ).astype({"rating": float})
    nobody = pd.DataFrame(columns=["assessment", "respondent", "question", "state", "rating"]).astype(
        {"state": STATES, "rating": float}
    )
    # A value that is given counts as one that was agreed on: it is the question's value as it stands.
    return _result(questionnaire, score(nobody, named, named[["assessment", "question"]], _subjects(questionnaire)), ())


def _tables(
    assessments: Mapping[str, Assessment], questionnaire: Questionnaire
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The tables that scoring takes (see assessment.scoring.tables), from assessments by name."""
    ratings = pd.DataFrame(
        [(name, a.respondent, a.question, a.state, a.rating) for name, e in assessments.items() for a in e.answers],
        columns=["assessment", "respondent", "question", "state", "rating"],
    )
    ratings["state"] = ratings["state"].astype(STATES)
    consensus = pd.DataFrame(
        [(name, c.question, c.rating) for name, e in assessments.items() for c in e.consensus],
        columns=["assessment", "question", "rating"],
    )
    scope = pd.DataFrame(
        [
            (name, question.id)
            for name, e in assessments.items()
            for question in questionnaire.questions_in_scope(e.scope.depth, e.scope.practices, e.scope.depths)
        ],
        columns=["assessment", "question"],
    )
    assessor = pd.DataFrame(
        [(name, r.question, r.rating) for name, e in assessments.items() for r in e.counted_ratings()],
        columns=["assessment", "question", "rating"],
    )
    ratings, consensus, assessor = (table.astype({"rating": float}) for table in (ratings, consensus, assessor))
    return ratings, consensus, scope, _subjects(questionnaire), assessor


def _subjects(questionnaire: Questionnaire) -> pd.DataFrame:
    """Columns question, subject: what each question is levelled under."""
    return pd.DataFrame(
        [(question.id, str(question.subject)) for question in questionnaire.questions.values()],
        columns=["question", "subject"],
    )


def _result(questionnaire: Questionnaire, scores: Scores, lenses: Sequence[str]) -> Result:
    clauses = questionnaire.clauses
    read = [lens for lens in dict.fromkeys((clauses.lens, *lenses)) if lens in questionnaire.readings]
    levels = {subject: _level_result(row) for subject, row in _rows(scores.subjects)}
    practices = {
        practice: levels[key]
        for practice in questionnaire.practices
        if (key := str(Subject("practice", practice))) in levels
    }
    component_levels = {
        component: levels[key]
        for component in questionnaire.components
        if (key := str(Subject("component", component))) in levels
    }
    components = _components(questionnaire, practices, component_levels)
    questions = {question: _question_result(row) for question, row in _rows(scores.questions)}
    return Result(
        questions=questions,
        aspect_means=aspect_means(_asked(questionnaire, questions)),
        practices=practices,
        stages=_stages(practices, questionnaire),
        component_levels=component_levels,
        components=components,
        maturity=svs.maturity({name: component.level for name, component in components.items()}),
        requirements={lens: _requirements(scores.questions, questionnaire.readings[lens]) for lens in read},
        clause_lens=clauses.lens,
    )


def _asked(questionnaire: Questionnaire, outcomes: Mapping[str, QuestionResult]) -> Iterator[Asked]:
    for identity, outcome in outcomes.items():
        question = questionnaire.questions[identity]
        yield Asked(question.subject, question.entry.aspect, outcome.in_scope, outcome.value)


Row = Mapping[Any, Any]


def _rows(table: pd.DataFrame) -> Iterator[tuple[str, Row]]:
    """The rows of a table of one assessment, by the second part of its index."""
    return zip(map(str, table.index.get_level_values(1)), table.to_dict("records"), strict=True)


def _components(
    questionnaire: Questionnaire, practices: Mapping[str, LevelResult], levels: Mapping[str, LevelResult]
) -> dict[str, ComponentResult]:
    applicable = [
        practices[practice]
        for practice in questionnaire.taken_together(name for name, result in practices.items() if result.questions)
    ]
    of_practices = svs.practices_level(result.level for result in applicable)
    whole = ComponentResult(
        of_practices, svs.practices_score(result.score for result in applicable) if of_practices is not None else None
    )
    return {
        component: whole
        if component == PRACTICES_COMPONENT
        else ComponentResult(levels[component].level, levels[component].score)
        for component in questionnaire.component_names
        if component == PRACTICES_COMPONENT or component in levels
    }


def _stages(practices: Mapping[str, LevelResult], questionnaire: Questionnaire) -> dict[str, StageResult]:
    """Stages in the order of the files; the interval is the stage's score with every practice at its low or high end.

    A practice that shows no score still widens the interval: what is not known is not left out.
    """
    weights = stage_weights(questionnaire, practices)
    ends = pd.DataFrame(
        {practice: [result.score, result.low.score, result.high.score] for practice, result in practices.items()},
        index=["now", "low", "high"],
        dtype=float,
    )
    scores, counts = (table.to_dict("index") for table in stage_scores(ends, weights))
    return {
        stage: StageResult(
            score=_number(scores["now"][stage]),
            low=_number(scores["low"][stage]),
            high=_number(scores["high"][stage]),
            practices=int(counts["now"][stage]),
        )
        for stage in questionnaire.stages
    }


def stage_weights(questionnaire: Questionnaire, practices: Iterable[str]) -> pd.DataFrame:
    """Index practice, one column a stage in the questionnaire's order: how much the practice weighs in it, 0 if not."""
    chosen = list(practices)
    return pd.DataFrame(
        [
            {stage: questionnaire.stage_weights(practice).get(stage, 0.0) for stage in questionnaire.stages}
            for practice in chosen
        ],
        index=chosen,
        columns=list(questionnaire.stages),
    )


def _requirements(questions: pd.DataFrame, reading: Reading) -> dict[str, RequirementResult]:
    rows = dict(_rows(requirement_readiness(questions, speaking(reading))))
    return {one: _requirement_result(rows[one]) for one in reading.titles if one in rows}


def speaking(reading: Reading) -> pd.DataFrame:
    """Columns question, requirement, level: which question speaks to what, and from which level on it shows it."""
    return pd.DataFrame(
        [
            (question, requirement, level)
            for requirement, questions in reading.shown_by.items()
            for question, level in questions.items()
        ],
        columns=["question", "requirement", "level"],
    ).astype({"level": float})


def _requirement_result(row: Row) -> RequirementResult:
    readiness = _number(row["readiness"])
    rating = None if readiness is None else letter(readiness)
    return RequirementResult(readiness, rating, int(row["asked"]), int(row["valued"]))


def _question_result(row: Row) -> QuestionResult:
    return QuestionResult(
        value=_number(row["value"]),
        in_scope=bool(row["in_scope"]),
        raters=int(row["raters"]),
        dont_know=int(row["dont_know"]),
        not_applicable=int(row["not_applicable"]),
        lowest=_whole(row["lowest"]),
        highest=_whole(row["highest"]),
        agreement=_number(row["agreement"]),
        consensus=bool(row["consensus"]),
        assessor=bool(row["assessor"]),
    )


def _level_result(row: Row) -> LevelResult:
    valued = int(row["valued"])
    return LevelResult(
        level=_whole(row["level"]),
        score=_number(row["score"]),
        coverage=_number(row["coverage"]),
        attainment=tuple(float(row[name]) for name in ATTAINMENT) if valued else None,
        ratings=row["ratings"] if valued else None,
        low=Bound(_whole(row["low_level"]), _number(row["low_score"])),
        high=Bound(_whole(row["high_level"]), _number(row["high_score"])),
        questions=int(row["questions"]),
        valued=valued,
    )


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type,call-overload]


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)
