"""What an assessor saw beside what people say: own ratings, and the pieces of evidence behind them.

The models are the parts `assessor` and `evidence` of an exchange file.
"""

from typing import Self

from pydantic import model_validator

from assessment.engagement.fields import ExchangeModel, Id, Level, Moment, State, Text, rating_goes_with
from assessment.input.numbers import Flag
from assessment.input.problems import twice


class AssessorRating(ExchangeModel):
    """What the assessor rates one question, and why. `evidence` names pieces of evidence by their ids.

    `dont_know` is what could not be seen: there the people's answers count.
    """

    question: Id
    state: State = "rated"
    rating: Level | None = None
    reason: Text = ""
    evidence: tuple[Id, ...] = ()
    at: Moment | None = None

    @model_validator(mode="after")
    def _rating_goes_with_state(self) -> Self:
        rating_goes_with(self.state, self.rating)
        return self


class Assessor(ExchangeModel):
    """Who assesses, how far apart from those who are assessed, and what this one rates.

    `counts`: the ratings are the questions' values where nothing was agreed on; else they stand beside the answers.
    """

    name: Text = ""
    independence: Text = ""
    ratings: tuple[AssessorRating, ...] = ()
    counts: Flag = False

    @model_validator(mode="after")
    def _one_rating_a_question(self) -> Self:
        for question in twice(rating.question for rating in self.ratings):
            raise ValueError(f"question '{question}' is rated twice; expected once")
        return self


class Evidence(ExchangeModel):
    """A document, record or observation that was looked at.

    `window` is the time that it covers, `place` where it is, `sufficiency` how far it proves what it is there for.
    """

    id: Id
    title: Text = ""
    kind: Text = ""
    window: Text = ""
    place: Text = ""
    owner: Text = ""
    checked_by: Text = ""
    at: Moment | None = None
    confidential: Flag = False
    sufficiency: Text = ""
    questions: tuple[Id, ...] = ()
    clauses: tuple[Id, ...] = ()
