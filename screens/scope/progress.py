"""How far those who answer are: counts alone, never what anybody said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessment.engagement.model import Assessment
from assessment.questionnaire.asked import asked_of_person
from assessment.questionnaire.model import Question, Questionnaire


@dataclass(frozen=True)
class Far:
    """So many of so many questions."""

    answered: int
    asked: int

    @property
    def is_done(self) -> bool:
        return self.asked > 0 and self.answered == self.asked

    def __add__(self, other: "Far") -> "Far":
        return Far(self.answered + other.answered, self.asked + other.asked)

    def __str__(self) -> str:
        return f"{self.answered} of {self.asked}"


NOTHING = Far(0, 0)


@dataclass(frozen=True)
class PracticeProgress:
    """What is asked about a practice: of how many people, how many of them are done, and how far all are together."""

    name: str
    people: int
    done: int
    far: Far


@dataclass(frozen=True)
class Progress:
    """By the ids of respondents and of roles, and by practice in the questionnaire's order."""

    people: Mapping[str, Far]
    roles: Mapping[str, Far]
    practices: tuple[PracticeProgress, ...]


def progress_of(
    assessment: Assessment, questionnaire: Questionnaire, chosen: Mapping[str, tuple[str, ...]]
) -> Progress:
    """Of the questions that a link would ask each person, how many are answered; `chosen` are practices, of some."""
    scope = assessment.scope
    in_scope = questionnaire.questions_in_scope(scope.depth, scope.practices, scope.depths)
    said: dict[str, set[str]] = defaultdict(set)
    for answer in assessment.answers:
        said[answer.respondent].add(answer.question)
    people: dict[str, Far] = {}
    roles: dict[str, Far] = {}
    by_practice: dict[str, list[Far]] = {questionnaire.name_of(question.subject): [] for question in in_scope}
    for person in assessment.respondents:
        asked = asked_of_person(person.role, chosen.get(person.id, ()), in_scope)
        by_name = _by_practice(asked, said[person.id], questionnaire)
        people[person.id] = sum(by_name.values(), NOTHING)
        roles[person.role] = roles.get(person.role, NOTHING) + people[person.id]
        for name, far in by_name.items():
            by_practice[name].append(far)
    practices = (
        PracticeProgress(name, len(each), sum(far.is_done for far in each), sum(each, NOTHING))
        for name, each in by_practice.items()
    )
    return Progress(people, roles, tuple(practices))


def _by_practice(questions: Iterable[Question], said: set[str], questionnaire: Questionnaire) -> dict[str, Far]:
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for question in questions:
        name = questionnaire.name_of(question.subject)
        asked[name] += 1
        answered[name] += question.id in said
    return {name: Far(answered[name], asked[name]) for name in asked}
