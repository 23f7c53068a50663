"""How a result is to be printed: for each place the texts that may stand there, without blanks."""

from collections.abc import Iterator

from assessment.questionnaire.model import Questionnaire, Subject
from assessment.questionnaire.schema import PRACTICES_COMPONENT
from assessment.scoring.results import Bound, LevelResult, QuestionResult, Result
from reports.brand.palette import ramp_step
from reports.text import formatting
from reports.verification.extracted_results import solid
from reports.view.readiness import RATING_WORDS

NONE = "–"
ROUNDING = 3e-9  # sums in another order differ by less, and halves were once printed to the even digit
Texts = tuple[str, ...]


def expected_print(result: Result, questionnaire: Questionnaire) -> dict[str, Texts]:
    """A level may stand with its interval or without, and so may a score."""
    told = {
        "all questions, with a value": _share(result.coverage),
        "service value system, maturity": _named_level(result.maturity, questionnaire),
    }
    whole = result.components.get(PRACTICES_COMPONENT)
    if whole is not None:
        told |= {
            "all practices, level": _named_level(whole.level, questionnaire),
            "all practices, score": _score(whole.score),
        }
    for group in (
        _practices(result, questionnaire),
        _stages(result),
        _components(result),
        _clauses(result),
        _questions(result),
    ):
        told |= dict(group)
    return told


def _practices(result: Result, questionnaire: Questionnaire) -> Iterator[tuple[str, Texts]]:
    for practice, outcome in result.practices.items():
        place, means = f"practices.{practice}", result.aspect_means[Subject("practice", practice)].aspects
        yield f"{place}.level", _level(outcome)
        yield f"{place}.score", (*_score(outcome.score), solid(formatting.score_text(outcome) or NONE))
        yield f"{place}.ratings", (outcome.ratings or NONE,)
        for aspect in questionnaire.aspects:
            mean = means.get(aspect)
            yield f"{place}.aspect {aspect}", (NONE, "") if mean is None else _tenth(mean)
        asked = [
            question.id for question in questionnaire.practices[practice].questions if question.id in result.questions
        ]
        for number, question in enumerate(asked, 1):
            yield f"{place}.answer {number}", _value(result.questions[question])


def _level(outcome: LevelResult) -> Texts:
    if outcome.questions == 0:
        return NONE, solid(formatting.NOT_APPLICABLE)
    if outcome.level is None:
        return NONE, NONE + solid(formatting.NO_LEVEL)
    return str(outcome.level), f"{outcome.level}{_between(outcome.low, outcome.high)}"


def _between(low: Bound, high: Bound) -> str:
    return "" if low.level == high.level else f"{low.level}to{high.level}"


def _stages(result: Result) -> Iterator[tuple[str, Texts]]:
    return ((f"stages.{stage}.score", _score(outcome.score)) for stage, outcome in result.stages.items())


def _components(result: Result) -> Iterator[tuple[str, Texts]]:
    for component, outcome in result.components.items():
        yield f"components.{component}.level", (NONE if outcome.level is None else str(outcome.level),)
        yield f"components.{component}.score", _score(outcome.score)


def _clauses(result: Result) -> Iterator[tuple[str, Texts]]:
    for clause, outcome in result.clauses.items():
        yield f"clauses.{clause}.readiness", _share(outcome.readiness)
        yield f"clauses.{clause}.rating", (f"{outcome.rating}{RATING_WORDS[outcome.rating]}" if outcome.rating else "",)


def _questions(result: Result) -> Iterator[tuple[str, Texts]]:
    return ((f"questions.{question}.value", _value(outcome)) for question, outcome in result.questions.items())


def _value(outcome: QuestionResult) -> Texts:
    """The square, and the value beside it."""
    value = outcome.value if outcome.in_scope else None
    return (NONE,) if value is None else tuple(f"{ramp_step(value)}{score}" for score in _score(value))


def _named_level(level: int | None, questionnaire: Questionnaire) -> Texts:
    if level is None:
        return (solid("Not enough answers"),)
    return (f"{level}{solid(questionnaire.framework.levels[level].name)}",)


def _score(value: float | None) -> Texts:
    return (NONE,) if value is None else tuple(formatting.score(near) for near in _near(value))


def _share(value: float | None) -> Texts:
    return ("",) if value is None else tuple(solid(formatting.share(near)) for near in _near(value))


def _tenth(value: float) -> Texts:
    return tuple(formatting.tenth(near) for near in _near(value))


def _near(value: float) -> tuple[float, ...]:
    """What lies on the border between two roundings may be printed as either."""
    return value, value - ROUNDING, value + ROUNDING
