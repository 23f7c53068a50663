"""What a file of organisations/ holds, and the assessment that follows from it. README.md says it for experts."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assessment.engagement.fields import Level, Name, Text
from assessment.engagement.model import Answer, Assessment, Client, Depth, Needs, Respondent, Scope
from assessment.input.yaml_file import read_yaml
from assessment.questionnaire.model import Question, Questionnaire

FOLDER = Path(__file__).parent / "organisations"
OTHERWISE = "otherwise"
NOT_APPLICABLE = "not_applicable"
EXPERT = "expert"
FIRST_ACTIONS = 8

# One rating for all, or one each, by aspect (practices) or by a question's name (components).
Rating = Level | Literal["not_applicable"]
Ratings = Rating | dict[str, Rating]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Later(Part):
    """A recommendation that comes, but not among the first: within how many actions, and how that is judged."""

    within: Annotated[int, Field(gt=FIRST_ACTIONS)]
    because: Name


class Recommendation(Part):
    """An action that an expert would name among the first five: the practice and the aspect that it lifts."""

    practice: str
    aspects: Annotated[tuple[str, ...], Field(min_length=1, max_length=3)]
    what: Name
    later: Later | None = None


class Expected(Part):
    """What an expert would say beforehand. README.md tells how each line is compared with the outcome."""

    levels: Annotated[dict[str, Level], Field(min_length=10)]
    leads: str
    lags: str
    strengths: tuple[str, ...]
    gaps: Annotated[tuple[str, ...], Field(min_length=1)]
    maturity: Annotated[int, Field(ge=1, le=5)]
    recommendations: Annotated[tuple[Recommendation, ...], Field(min_length=5, max_length=5)]
    begins_with: Annotated[tuple[str, ...], Field(min_length=1, max_length=8)]
    first_ten_start_at: Level
    actions_at_most: int


class Organisation(Part):
    """One file: an invented organisation, how it answers, and what should come out."""

    name: Name
    prose: Text
    client: dict[str, str | int]
    needs: Needs
    otherwise: Ratings
    practices: dict[str, Ratings]
    components: dict[str, Ratings]
    expected: Expected

    def assessment(
        self, questionnaire: Questionnaire, depth: Depth = "standard", needs: Needs | None = None
    ) -> Assessment:
        """The assessment that one well-informed respondent fills in, at this depth and for these needs."""
        practices = tuple(questionnaire.practices)
        asked = questionnaire.questions_in_scope(depth, practices)
        return Assessment(
            client=Client.model_validate({"name": self.name, **self.client}),
            needs=needs or self.needs,
            scope=Scope(depth=depth, practices=practices),
            respondents=(Respondent(id=EXPERT),),
            answers=tuple(_answer(question.id, self.rating(question)) for question in asked),
        )

    def rating(self, question: Question) -> Rating:
        """What the file states for this question, or else its `otherwise`."""
        if question.subject.is_practice:
            key = question.entry.aspect
            ratings: tuple[Ratings, ...] = (self.practices.get(question.subject.id, {}), self.otherwise)
        else:
            key = question.id.split(".", 1)[1]
            ratings = (self.components[question.subject.id],)
        return next(rating for stated in ratings if (rating := _stated(stated, key)) is not None)


def _stated(ratings: Ratings, key: str) -> Rating | None:
    return ratings.get(key, ratings.get(OTHERWISE)) if isinstance(ratings, dict) else ratings


def _answer(question: str, rating: Rating) -> Answer:
    if rating == NOT_APPLICABLE:
        return Answer(respondent=EXPERT, question=question, state=NOT_APPLICABLE)
    return Answer(respondent=EXPERT, question=question, state="rated", rating=rating)


@cache
def organisations() -> Mapping[str, Organisation]:
    """Every organisation by the name of its file."""
    return {
        path.stem: Organisation.model_validate(read_yaml(path, str(path)).content)
        for path in sorted(FOLDER.glob("*.yaml"))
    }
