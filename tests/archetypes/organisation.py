"""What a file of organisations/ holds, and the assessment that follows from it. README.md says it for experts."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessment.engagement.fields import Day, Level, Name, Text
from assessment.engagement.model import Answer, Assessment, AssessmentInfo, Client, Depth, Needs, Respondent, Scope
from assessment.input.yaml_file import read_yaml
from assessment.questionnaire.model import Question, Questionnaire
from tests.expectations import Later, Part

FOLDER = Path(__file__).parent / "organisations"
OTHERWISE = "otherwise"
NOT_APPLICABLE = "not_applicable"
EXPERT = "expert"

# One rating for all, or one each, by aspect (practices) or by a question's name (components).
Rating = Level | Literal["not_applicable"]
Ratings = Rating | dict[str, Rating]

Aspects = Annotated[tuple[str, ...], Field(max_length=3)]
"""Aspects of a practice that an action may lift; none stands for any."""

Phrase = Annotated[str, StringConstraints(min_length=3, pattern=r"^[^A-Z]+$")]
"""Words looked for in a page's text, in small letters and with single blanks."""


class First(Part):
    """Begun in the first 90 days: an action of the practice that lifts one of the aspects, or one of `any_of`."""

    practice: str
    aspects: Aspects = ()
    what: Name
    any_of: tuple[str, ...] = ()
    later: Later | None = None


class NotFirst(Part):
    """Something with which nobody would begin here, though it may come later."""

    practice: str
    aspects: Aspects = ()
    why: Name


class Danger(Part):
    """A state that hurts whoever is in it, and the questions at whose levels one would read it off."""

    what: Name
    any_of: Annotated[tuple[str, ...], Field(min_length=1)]


class Duty(Part):
    """What law, supervisor, certificate or contract demands and what is not there today. `source` is for the reader."""

    practice: str
    source: Name


class Said(Part):
    """What the bottom line must say, by words of which one is enough: the wording is free, the substance is not."""

    what: Name
    any_of: Annotated[tuple[Phrase, ...], Field(min_length=1)]


class Expected(Part):
    """What an expert would say beforehand. README.md tells how each line is compared with the outcome."""

    levels: Annotated[dict[str, Level], Field(min_length=10)]
    leads: str
    lags: str
    maturity: Annotated[int, Field(ge=1, le=5)]
    first_five: Annotated[tuple[First, ...], Field(min_length=5, max_length=5)]
    not_first: Annotated[tuple[NotFirst, ...], Field(min_length=1)]
    starts_at_most: Annotated[int, Field(ge=5)]
    dangers: tuple[Danger, ...]
    no_dangers: tuple[str, ...]
    duties: tuple[Duty, ...]
    first_page: Annotated[tuple[Said, ...], Field(min_length=4, max_length=8)]
    first_page_not: tuple[Phrase, ...]


class Chosen(Part):
    """Topics that are asked about beside all practices of the framework."""

    optional: tuple[str, ...] = ()


class Organisation(Part):
    """One file: an invented organisation, how it answers, and what should come out.

    `assessed` is the day from which the dates of `needs.events` count.
    """

    name: Name
    prose: Text
    client: dict[str, str | int]
    needs: Needs
    assessed: Day | None = None
    scope: Chosen = Chosen()
    otherwise: Ratings
    practices: dict[str, Ratings]
    components: dict[str, Ratings]
    questions: dict[str, Rating] = Field(default_factory=dict)
    remarks: Annotated[dict[str, Text], Field(min_length=2, max_length=6)]
    expected: Expected

    def assessment(
        self, questionnaire: Questionnaire, depth: Depth = "standard", needs: Needs | None = None
    ) -> Assessment:
        """The assessment that one well-informed respondent fills in, at this depth and for these needs."""
        practices = (*questionnaire.framework_practices, *self.scope.optional)
        asked = questionnaire.questions_in_scope(depth, practices)
        return Assessment(
            assessment=AssessmentInfo(date=self.assessed),
            client=Client.model_validate({"name": self.name, **self.client}),
            needs=needs or self.needs,
            scope=Scope(depth=depth, practices=practices),
            respondents=(Respondent(id=EXPERT),),
            answers=tuple(self._answer(question) for question in asked),
        )

    def rating(self, question: Question) -> Rating:
        """What the file states for this question, or for its aspect, or else its `otherwise`."""
        if (single := self.questions.get(question.id)) is not None:
            return single
        if question.subject.is_practice:
            key = question.entry.aspect
            ratings: tuple[Ratings, ...] = (self.practices.get(question.subject.id, {}), self.otherwise)
        else:
            key = question.id.split(".", 1)[1]
            ratings = (self.components[question.subject.id],)
        return next(rating for stated in ratings if (rating := _stated(stated, key)) is not None)

    def _answer(self, question: Question) -> Answer:
        rating, remark = self.rating(question), self.remarks.get(question.id, "")
        if rating == NOT_APPLICABLE:
            return Answer(respondent=EXPERT, question=question.id, state=NOT_APPLICABLE, comment=remark)
        return Answer(respondent=EXPERT, question=question.id, state="rated", rating=rating, comment=remark)


def _stated(ratings: Ratings, key: str) -> Rating | None:
    return ratings.get(key, ratings.get(OTHERWISE)) if isinstance(ratings, dict) else ratings


@cache
def organisations() -> Mapping[str, Organisation]:
    """Every organisation by the name of its file."""
    return {
        path.stem: Organisation.model_validate(read_yaml(path, str(path)).content)
        for path in sorted(FOLDER.glob("*.yaml"))
    }
