"""An assessment: one client, one assessment, its respondents and what they answered.

The models are the exchange file `waymark-assessment/1`, field by field; the JSON Schema in
docs/schema/ is generated from them.
"""

from collections.abc import Iterable
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from assessment.engagement.assurance import Assessor, AssessorRating, Evidence
from assessment.engagement.events import DatedEvent
from assessment.engagement.fields import (
    Count,
    Day,
    Days,
    ExchangeModel,
    Heading,
    Id,
    Level,
    Moment,
    Name,
    Score,
    State,
    Text,
    Weight,
    rating_goes_with,
)
from assessment.engagement.findings import FindingNote
from assessment.engagement.overrides import Override
from assessment.engagement.planning import Planning, Progress
from assessment.input.numbers import FROM_FLOAT, Flag
from assessment.input.problems import twice

FORMAT: Final = "waymark-assessment/1"
MONTHS: Final = {"month": 1, "quarter": 3}
"""How long a period of the plan is."""
Depth = Literal["quick", "standard", "deep"]
RequestStatus = Literal["open", "asked", "received", "missing"]


class Client(ExchangeModel):
    """Who is assessed. `employees`, `it_staff` and `users` are heads; `users` are those whom IT serves."""

    name: Name
    sector: Text | None = None
    employees: Annotated[int, Field(strict=True, ge=0, le=10_000_000), FROM_FLOAT] | None = None
    it_staff: Annotated[int, Field(strict=True, ge=0, le=10_000_000), FROM_FLOAT] | None = None
    country: Text | None = None
    users: Count | None = None
    critical_services: Count | None = None
    suppliers: Count | None = None
    sites: Count | None = None


class AssessmentInfo(ExchangeModel):
    """Which assessment this is, and by which questionnaire."""

    title: Name | None = None
    date: Day | None = None
    questionnaire: Id = "itil4"
    questionnaire_version: Id | None = None


class Needs(ExchangeModel):
    """What the client needs. Weights are 0 (not chosen) to 3; capacity is person-days a period.

    `lenses` are laws and standards to look through, by their ids. Each binds the client and makes duties, but for those
    that stand in `lenses_as_yardstick` too: these are only compared with.
    """

    drivers: dict[Id, Weight] = Field(default_factory=dict)
    pain_points: dict[Id, Weight] = Field(default_factory=dict)
    risks: dict[Id, Weight] = Field(default_factory=dict)
    context: dict[Id, Id] = Field(default_factory=dict)
    ambition: Annotated[int, Field(strict=True, ge=1, le=5), FROM_FLOAT] | None = None
    period: Literal["month", "quarter"] = "quarter"
    periods: Annotated[int, Field(strict=True, ge=1, le=60), FROM_FLOAT] = 8
    capacity_days: tuple[Days, ...] = ()
    lenses: tuple[Id, ...] = ()
    lenses_as_yardstick: tuple[Id, ...] = ()
    events: tuple[DatedEvent, ...] = ()

    @model_validator(mode="after")
    def _capacity_for_all_or_each_period(self) -> Self:
        if len(self.capacity_days) not in (0, 1, self.periods):
            raise ValueError(
                f"capacity_days has {len(self.capacity_days)} numbers; expected one for all periods, "
                f"or {self.periods}, one a period"
            )
        return self

    @property
    def binding_lenses(self) -> tuple[str, ...]:
        """The chosen lenses that make duties."""
        return tuple(lens for lens in self.lenses if lens not in self.lenses_as_yardstick)

    def weights(self) -> dict[str, int]:
        """Every chosen need with its weight above 0."""
        return {
            need: weight
            for chosen in (self.drivers, self.pain_points, self.risks)
            for need, weight in chosen.items()
            if weight > 0
        }

    def capacity_by_period(self) -> tuple[float, ...] | None:
        """Person-days in each period, or None where the client gave no capacity."""
        if not self.capacity_days:
            return None
        return self.capacity_days * self.periods if len(self.capacity_days) == 1 else self.capacity_days


class Scope(ExchangeModel):
    """How deep is asked, and about which practices. `depths` is of those whose own depth differs from the whole's.

    `vocabulary` is whose words name stages and groups; None: those of the questionnaire itself.
    """

    depth: Depth
    practices: tuple[Id, ...]
    depths: dict[Id, Depth] = Field(default_factory=dict)
    vocabulary: Id | None = None

    def depth_of(self, practice: str) -> Depth:
        """How deep is asked about a practice."""
        return self.depths.get(practice, self.depth)

    def with_depth(self, depth: Depth) -> Self:
        """The whole at another depth. What had that depth of its own is now asked as the whole is."""
        own = {practice: of_it for practice, of_it in self.depths.items() if of_it != depth}
        return self.model_copy(update={"depth": depth, "depths": own})

    def with_own_depth(self, practice: str, depth: Depth) -> Self:
        """One practice at another depth."""
        own = {one: of_it for one, of_it in self.depths.items() if one != practice}
        return self.model_copy(update={"depths": own if depth == self.depth else own | {practice: depth}})

    def with_practices(self, practices: tuple[str, ...]) -> Self:
        """Other practices; whatever is not asked any more has no depth."""
        own = {practice: depth for practice, depth in self.depths.items() if practice in practices}
        return self.model_copy(update={"practices": practices, "depths": own})


class Respondent(ExchangeModel):
    """Somebody who answers. `role` is a role's id of the questionnaire, or the client's own word; `group` is whom this
    one speaks for, such as a team or a site. `practices` were chosen for this one; where there are none, the role alone
    says what is asked.
    """

    id: Id
    label: Text = ""
    role: Text = ""
    group: Text = ""
    practices: tuple[Id, ...] = ()


class Answer(ExchangeModel):
    """What one respondent said to one question. `rating` is null unless the state is `rated`.

    `concern` is the respondent's mark that this is worrying, `pinned` the consultant's that the remark is to be told.
    """

    respondent: Id
    question: Id
    state: State
    rating: Level | None = None
    comment: Text = ""
    evidence: Text = ""
    at: Moment | None = None
    concern: Flag = False
    pinned: Flag = False

    @model_validator(mode="after")
    def _rating_goes_with_state(self) -> Self:
        rating_goes_with(self.state, self.rating)
        return self


class Consensus(ExchangeModel):
    """What the respondents agreed on; it counts instead of the single answers."""

    question: Id
    state: Literal["rated", "not_applicable"] = "rated"
    rating: Level | None = None
    rationale: Text = ""
    by: Text = ""
    at: Moment | None = None

    @model_validator(mode="after")
    def _rating_goes_with_state(self) -> Self:
        if (self.rating is None) == (self.state == "rated"):
            raise ValueError("expected a rating from 0 to 5, or state 'not_applicable' with rating null")
        return self


class DocumentRequest(ExchangeModel):
    """How far it is with a document that a question asks to see, in the questionnaire's words. `note` is from whom it
    comes, or why it does not.
    """

    question: Id
    document: Heading
    status: RequestStatus
    note: Text = ""

    @property
    def key(self) -> tuple[str, str]:
        """The question and the document: there is one request of each."""
        return self.question, self.document


def in_order(requests: Iterable[DocumentRequest]) -> tuple[DocumentRequest, ...]:
    """As an assessment holds them."""
    return tuple(sorted(requests, key=lambda one: one.key))


class EarlierQuestion(ExchangeModel):
    """What a question came to then. `wording` is a fingerprint of its text and levels: another, another question."""

    value: Score
    wording: Id


class Baseline(ExchangeModel):
    """An earlier result: a level by practice, and where the earlier assessment is at hand, what lies behind it.

    `promised` is the level that the plan agreed on then foresaw for the day of this assessment.
    """

    date: Day | None = None
    practices: dict[Id, Level] = Field(default_factory=dict)
    title: Text = ""
    scores: dict[Id, Score] = Field(default_factory=dict)
    questions: dict[Id, EarlierQuestion] = Field(default_factory=dict)
    promised: dict[Id, Level] = Field(default_factory=dict)
    progress: tuple[Progress, ...] = ()


class Assessment(ExchangeModel):
    """Everything about one assessment: the content of an exchange file."""

    format: Literal["waymark-assessment/1"] = FORMAT
    client: Client
    info: AssessmentInfo = Field(default=AssessmentInfo(), alias="assessment")
    needs: Needs = Needs()
    scope: Scope
    targets: dict[Id, Level] = Field(default_factory=dict)
    respondents: tuple[Respondent, ...]
    answers: tuple[Answer, ...]
    consensus: tuple[Consensus, ...] = ()
    baseline: Baseline | None = None
    planning: Planning = Planning()
    overrides: tuple[Override, ...] = Field(default=(), alias="own_words")
    assessor: Assessor | None = None
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[FindingNote, ...] = ()
    documents: Annotated[tuple[DocumentRequest, ...], AfterValidator(in_order)] = ()

    @model_validator(mode="after")
    def _nothing_stands_twice(self) -> Self:
        for passage in twice(words.passage for words in self.overrides):
            raise ValueError(f"own_words: passage '{passage}' stands twice; expected once")
        for piece in twice(piece.id for piece in self.evidence):
            raise ValueError(f"evidence: '{piece}' stands twice; expected once")
        for finding in twice(note.id for note in self.findings):
            raise ValueError(f"findings: '{finding}' stands twice; expected once")
        for request in twice(f"'{one.document}' of question '{one.question}'" for one in self.documents):
            raise ValueError(f"documents: {request} stands twice; expected once")
        return self

    def counted_ratings(self) -> tuple[AssessorRating, ...]:
        """The assessor's ratings that are values of questions on which nothing was agreed."""
        if self.assessor is None or not self.assessor.counts:
            return ()
        return tuple(rating for rating in self.assessor.ratings if rating.state != "dont_know")

    @property
    def is_rated(self) -> bool:
        """Whether there is anything that a value could come from."""
        return bool(self.answers or self.consensus or self.counted_ratings())


def without_overrides(assessment: Assessment) -> Assessment:
    """The same assessment, of which every passage is said as generated."""
    return assessment.model_copy(update={"overrides": ()})
