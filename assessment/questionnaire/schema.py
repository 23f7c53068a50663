"""The questionnaire files' schema: one model a kind of file, one field a key.

These models are also what the program works with: they are frozen once read. The JSON Schemas in
docs/schema/, by which an editor completes and checks the YAML, are generated from them.
"""

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    WithJsonSchema,
)

from assessment.input.numbers import FROM_FLOAT, Flag, Number

TOP_LEVEL = 5
LEVELS = range(TOP_LEVEL + 1)
PRACTICES_COMPONENT = "practices"  # the one component without questions: the practices taken together


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; expected text")
    return text.strip()


def _six_levels(value: Any) -> Any:
    if not isinstance(value, dict):
        raise ValueError("expected six descriptions with the keys 0 to 5")  # noqa: TRY004  # pydantic reports no TypeError
    missing = [str(level) for level in LEVELS if level not in value]
    if missing:
        raise ValueError(f"level {', '.join(missing)} missing; expected six descriptions with the keys 0 to 5")
    unknown = [str(key) for key in value if key not in LEVELS]
    if unknown:
        raise ValueError(f"level {', '.join(unknown)} does not exist; expected the keys 0 to 5")
    return [value[level] for level in LEVELS]


Text = Annotated[str, Strict(), AfterValidator(_filled)]
Id = Annotated[str, Strict(), Field(pattern=r"^[a-z][a-z0-9_]*$")]
Reference = Annotated[str, Strict(), Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
DottedId = Annotated[str, Strict(), Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")]
Clause = Annotated[str, Strict(), Field(pattern=r"^\d+(\.\d+)+$")]
Level = Annotated[int, Field(strict=True, ge=0, le=5), FROM_FLOAT]
Impact = Annotated[int, Field(strict=True, ge=1, le=3), FROM_FLOAT]
Weight = Annotated[Number, Field(gt=0, le=1)]
LevelTexts = Annotated[
    tuple[Text, ...],
    BeforeValidator(_six_levels),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": False,
            "required": [str(level) for level in LEVELS],
            "properties": {str(level): {"type": "string"} for level in LEVELS},
        }
    ),
]


class FileModel(BaseModel):
    """A part of a questionnaire file: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Named(FileModel):
    """Something with an id that never changes and a name that people read."""

    id: Id
    name: Text


class Explained(Named):
    """A named thing with one line for readers who never met the word."""

    in_short: Text


class Stage(Explained):
    question: Text


class Aspect(Explained):
    dimension: Text | None


class LevelName(FileModel):
    level: Level
    name: Text
    in_short: Text


class Role(Explained):
    """Whom a question may be asked of. `outside_it`: no part of IT, so that what it says of IT weighs more."""

    outside_it: Flag = False


class Theme(Explained):
    """What actions of several practices achieve together; those of a plan form one programme.

    `goal` is said in business words, `sponsor` is the role that wants it, `risk_if_not` what stays open without it.
    """

    goal: Text
    sponsor: Id
    risk_if_not: Text


class SizeClass(Named):
    it_staff_up_to: Annotated[int, Field(strict=True, ge=1), FROM_FLOAT] | None


class CostClass(Named):
    """What an action costs beside effort; a `free` class is of actions that take effort alone."""

    free: Flag = False


class SeldomAhead(FileModel):
    """A practice that seldom stands a level above another: a result that says so is asked about."""

    practice: Id
    of: Id


class PracticeSet(Named):
    """Practices that are often chosen together: one button where the scope is set."""

    practices: Annotated[tuple[Id, ...], Field(min_length=1)]


class ClauseTitle(FileModel):
    id: Clause
    title: Text


class VocabularyGroup(Named):
    """A group of practices as another edition draws it."""

    practices: tuple[Id, ...]


class Vocabulary(Explained):
    """Words of another edition for the same stages and groups. What it does not name keeps its name; no id changes."""

    stages: dict[Id, Text]
    groups: tuple[VocabularyGroup, ...] = ()


class FrameworkFile(Named):
    """framework.yaml

    `accountable` are roles, the first choice first: who answers for an action that nobody was named for, unless the
    role leads the action itself. `clauses` are those that questions name, where no tagged lens has them. `words` is
    what its own names are called beside those of `vocabularies`.
    """

    version: Text
    framework: Id
    spelling: Literal["british", "american"]
    notice: Text
    stages: tuple[Stage, ...]
    words: Text = "Its own words"
    vocabularies: tuple[Vocabulary, ...] = ()
    aspects: tuple[Aspect, ...]
    levels: tuple[LevelName, ...]
    depths: tuple[Explained, ...]
    groups: tuple[Named, ...]
    value_chain: tuple[Explained, ...] = ()
    components: tuple[Explained, ...]
    roles: tuple[Role, ...]
    accountable: tuple[Id, ...] = ()
    sizes: tuple[SizeClass, ...]
    costs: tuple[CostClass, ...]
    seldom_ahead: tuple[SeldomAhead, ...] = ()
    themes: tuple[Theme, ...] = ()
    practice_sets: tuple[PracticeSet, ...] = ()
    clauses: tuple[ClauseTitle, ...] = ()


class Dependency(FileModel):
    """The named practice should be at level 2 before this one is credibly at 3."""

    practice: Id
    strength: Literal["hard", "soft"]
    reason: Text


class SuccessFactor(FileModel):
    id: Id
    text: Text


class Metric(Named):
    formula: Text
    direction: Literal["higher_is_better", "lower_is_better", "on_target"]


class Danger(FileModel):
    """A state that hurts whoever is in it, read off a question's answer.

    It is there where the worst credible answer is `up_to` or lower. `severity` is the harm when it happens: 1 a bad
    week, 2 a bad quarter, 3 it threatens the client's existence, people or licence. `says` is what one sees,
    `consequence` what it costs when it happens, `first_aid` small protective actions that can begin at once.
    `raised_by` are needs, and options of a context as `context.option`, with which it weighs more.
    """

    up_to: Annotated[int, Field(strict=True, ge=0, le=3), FROM_FLOAT]
    severity: Annotated[int, Field(strict=True, ge=1, le=3), FROM_FLOAT]
    says: Text
    consequence: Text
    first_aid: Annotated[tuple[DottedId, ...], Field(min_length=1)]
    raised_by: tuple[Reference, ...] = ()


class QuestionEntry(FileModel):
    """`sufficient` is what would prove an answer, `insufficient` what looks like proof and is none.

    `formerly` has, by the questionnaire's version, fingerprints of earlier wordings (assessment.comparison.baseline)
    that meant the same: what was answered under one of them still compares.
    """

    id: DottedId
    aspect: Id
    depth: Literal["quick", "standard", "deep"]
    success_factor: Id | None = None
    roles: tuple[Id, ...]
    clauses: tuple[Clause, ...] = ()
    text: Text
    why: Text
    levels: LevelTexts
    evidence: Text
    sufficient: Text | None = None
    insufficient: Text | None = None
    formerly: dict[Text, Text] = Field(default_factory=dict)
    danger: Danger | None = None


class Lift(FileModel):
    """The aspect that an action lifts, from which level and to which."""

    aspect: Id
    from_level: Level = Field(alias="from")
    to_level: Level = Field(alias="to")


Driver = Literal["critical_service", "supplier", "site", "100_employees", "100_users"]


class Growth(FileModel):
    """What an effort grows with where the headcount of IT does not drive it: `days` for each above `included`.

    `included` are as many as the days by size hold already, and what is taken where the client gave no number.
    """

    driver: Driver
    days: Annotated[Number, Field(gt=0, le=20)]
    included: Annotated[int, Field(strict=True, ge=0), FROM_FLOAT]


class Effort(FileModel):
    """Person-days by size of the IT organisation, and what else they grow with."""

    small: Annotated[int, Field(strict=True, ge=1), FROM_FLOAT]
    medium: Annotated[int, Field(strict=True, ge=1), FROM_FLOAT]
    large: Annotated[int, Field(strict=True, ge=1), FROM_FLOAT]
    per: Growth | None = None


class Measure(FileModel):
    metric: Text
    first_target: Text


class Variant(FileModel):
    """An action as it fits another kind of client. What it does not state is as in the action itself.

    `when` names options by their context (`sourcing: outsourced`), or a size (`size: small`); all must hold.
    """

    when: Annotated[dict[Id, Id], Field(min_length=1)]
    title: Text | None = None
    steps: Annotated[tuple[Text, ...], Field(min_length=2)] | None = None
    led_by: Id | None = None
    effort_days: Effort | None = None
    delivers: Text | None = None


class ActionEntry(FileModel):
    """`theme` is that of its practice where none is stated. `milestone` is what one can see once it is done, in a few
    words. `appoints` is the role that it names a holder for.
    """

    id: DottedId
    title: Text
    lifts: Lift
    steps: Annotated[tuple[Text, ...], Field(min_length=2)]
    effort_days: Effort
    weeks: Annotated[int, Field(strict=True, ge=1, le=104), FROM_FLOAT]
    cost: Id
    led_by: Id
    delivers: Text
    measure: Measure
    needs: tuple[DottedId, ...] = ()
    risk_if_not: Text
    serves: tuple[Id, ...] = ()
    skills: tuple[Text, ...] = ()
    clauses: tuple[Clause, ...] = ()
    theme: Id | None = None
    appoints: Id | None = None
    milestone: Text | None = None
    variants: tuple[Variant, ...] = ()


class PracticeFile(Explained):
    """One file a practice, in the folder of the stage in which it weighs most. `theme` is that of its actions.

    An `optional` one is a topic beside ITIL's practices: it is asked about only where somebody chooses it in the scope,
    and without it nothing else changes.
    """

    group: Id
    optional: Flag = False
    theme: Id | None = None
    purpose: Text
    stages: dict[Id, Weight]
    value_chain: tuple[Id, ...] = ()
    clauses: tuple[Clause, ...] = ()
    depends_on: tuple[Dependency, ...] = ()
    success_factors: tuple[SuccessFactor, ...] = ()
    metrics: tuple[Metric, ...] = ()
    questions: tuple[QuestionEntry, ...]
    actions: tuple[ActionEntry, ...]


class ComponentEntry(FileModel):
    component: Id
    theme: Id | None = None
    questions: tuple[QuestionEntry, ...]
    actions: tuple[ActionEntry, ...] = ()


class ServiceValueSystemFile(FileModel):
    """service_value_system.yaml"""

    components: tuple[ComponentEntry, ...]


class Bearing(FileModel):
    """How much a need bears on a practice, 1 to 3, and why."""

    practice: Id
    impact: Impact
    reason: Text


class NeedFloor(FileModel):
    """Where a need demands a level: suggested targets of the practices it bears on with this impact or more."""

    level: Annotated[int, Field(strict=True, ge=1, le=5), FROM_FLOAT]
    from_impact: Impact
    reason: Text


class NeedEntry(Explained):
    bears_on: tuple[Bearing, ...]
    floor: NeedFloor | None = None


class Term(FileModel):
    """A word of the field. `also` lists other forms under which a text may use it.

    An `everyday` one is used in its plain sense too, so texts are not marked wherever it occurs.
    """

    id: Id
    term: Text
    also: tuple[Text, ...] = ()
    everyday: Flag = False
    meaning: Text


class GlossaryFile(FileModel):
    """glossary.yaml, which a questionnaire may leave out"""

    terms: tuple[Term, ...]


class LearningPage(FileModel):
    """A short page of Markdown for readers who never met the words."""

    id: Id
    title: Text
    text: Text


class LearningFile(FileModel):
    """learning.yaml, which a questionnaire may leave out"""

    pages: tuple[LearningPage, ...]


class Floor(FileModel):
    """A suggested target of this practice is never below this level in this context."""

    practice: Id
    level: Annotated[int, Field(strict=True, ge=1, le=5), FROM_FLOAT]
    reason: Text


class ContextOption(Explained):
    """`iso_20000` where it says that the client holds or wants a certificate by ISO/IEC 20000-1."""

    iso_20000: Flag = False
    floors: tuple[Floor, ...] = ()


class Context(Named):
    """`binding` where its floors are demands of law, supervisor, certificate or contract: duties, not advice."""

    question: Text
    binding: Flag = False
    options: tuple[ContextOption, ...]


class ClientNeedsFile(FileModel):
    """client_needs.yaml

    `touched_by` names the practices that a day of a kind (notice, person_leaves …) touches where the client names none.
    """

    drivers: tuple[NeedEntry, ...]
    pain_points: tuple[NeedEntry, ...]
    risks: tuple[NeedEntry, ...]
    touched_by: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    contexts: tuple[Context, ...] = ()
    sectors: tuple[Named, ...] = ()
