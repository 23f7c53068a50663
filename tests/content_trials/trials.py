"""The trials as plain values: who was rated on what, by whom, with which level and how sure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from assessment.comparison.baseline import wording
from assessment.questionnaire.model import Question, Questionnaire

HERE = Path(__file__).parent
STANDARD, DEEP = "standard", "deep"
Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True)
class Rating:
    """`level` is None where no description fits."""

    level: int | None
    confidence: Confidence


@dataclass(frozen=True)
class Deeper:
    """What an organisation of the second trial is rated on; ids of practices and topics."""

    whole: tuple[str, ...]
    beyond_standard: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """One question on one organisation, as two people rated it."""

    organisation: str
    question: str
    ratings: tuple[Rating, Rating]

    @property
    def apart(self) -> int:
        """Levels between the two; 6 where one of them found none that fits."""
        one, other = (rating.level for rating in self.ratings)
        return 6 if one is None or other is None else abs(one - other)


def practices_rated() -> dict[str, tuple[str, ...]]:
    """By organisation of the first trial, the eight practices that it is rated on."""
    return {name: tuple(practices) for name, practices in _read("practices.yaml").items()}


def rated_deeper() -> dict[str, Deeper]:
    """By organisation of the second trial."""
    return {
        name: Deeper(tuple(chosen["whole"]), tuple(chosen["beyond_standard"]))
        for name, chosen in _read("deeper.yaml").items()
    }


def first_trial(questionnaire: Questionnaire) -> dict[str, tuple[Question, ...]]:
    """By organisation, the questions of standard depth of its practices."""
    return {name: _of(questionnaire, STANDARD, practices) for name, practices in practices_rated().items()}


def second_trial(questionnaire: Questionnaire) -> dict[str, tuple[Question, ...]]:
    """By organisation, all questions of some subjects, and those of others that standard depth leaves out."""
    found = {}
    for name, chosen in rated_deeper().items():
        beyond = _of(questionnaire, DEEP, chosen.beyond_standard)
        found[name] = (
            *_of(questionnaire, DEEP, chosen.whole),
            *(question for question in beyond if question.entry.depth == DEEP),
        )
    return found


def _of(questionnaire: Questionnaire, depth: str, practices: tuple[str, ...]) -> tuple[Question, ...]:
    in_scope = questionnaire.questions_in_scope(depth, practices)
    return tuple(question for question in in_scope if question.subject.is_practice)


def raters() -> tuple[str, ...]:
    """Who rated, by the names of their files."""
    return tuple(sorted(path.stem for path in (HERE / "ratings").glob("*.yaml")))


def ratings_of(rater: str) -> dict[str, dict[str, Rating]]:
    """By organisation and question."""
    return {
        organisation: {question: _rating(*said) for question, said in given.items()}
        for organisation, given in _read(f"ratings/{rater}.yaml").items()
    }


def wordings_rated() -> dict[str, str]:
    """By question, the fingerprint of the words that were rated."""
    return dict(_read("wordings.yaml"))


def pairs(trial: Mapping[str, tuple[Question, ...]]) -> Iterator[Pair]:
    """Every pair of ratings of a trial of which the words are still those that were rated."""
    rated, (one, other) = wordings_rated(), map(ratings_of, raters())
    for organisation, questions in trial.items():
        for question in questions:
            if rated[question.id] == wording(question):
                yield Pair(
                    organisation, question.id, (one[organisation][question.id], other[organisation][question.id])
                )


def _rating(level: int | str, confidence: Confidence) -> Rating:
    return Rating(level if isinstance(level, int) else None, confidence)


def _read(name: str) -> dict[str, Any]:
    found = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    assert isinstance(found, dict), name
    return found
