"""What the plan chooses from: an action that this client could take, with its effort, benefit and prerequisites."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from assessment.questionnaire.model import Action, Subject
from assessment.questionnaire.schema import Measure

ActionReasonKind = Literal[
    "aspect_short", "practice_short", "aspect_lags", "largely_there", "prerequisite", "not_called_for", "first_aid"
]


@dataclass(frozen=True)
class ActionReason:
    """Why an action is advised; practice, aspect and needs by their names.

    `aspect_short` and `practice_short`: where it stands is below the target, judged by the aspect's answers or, without
    any, by the practice's. `aspect_lags` and `largely_there`: the same for a practice that meets its target.
    `prerequisite`: others build on it. `first_aid`: a danger asks for it.
    `not_called_for`: it was agreed on, and today's answers no longer ask for it.
    `value` is where aspect or practice stands, 0 to 5; `needs` at most two that it bears on, None where none
    was chosen.
    """

    kind: ActionReasonKind
    practice: str = ""
    aspect: str = ""
    value: float = 0.0
    target: int = 0
    needs: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Candidate:
    """An action that this client could take. Effort in person-days, duration in the client's periods.

    `is_free` is one that takes effort alone, by its cost class. `closes` are the dangers, by their questions, that it
    is first aid for. `asked_for`: a need, a duty, a danger or the client's own target asks for it; others come into a
    plan only where one of those builds on them.
    """

    id: str
    practice: str
    title: str
    aspect: str
    from_level: int
    to_level: int
    effort_days: float
    periods: int
    needs: tuple[str, ...]
    benefit: float
    reason: ActionReason
    quick_win: bool
    is_free: bool
    action: Action
    theme: str | None = field(default=None, kw_only=True)
    closes: tuple[str, ...] = field(default=(), kw_only=True)
    asked_for: bool = field(default=True, kw_only=True)

    @property
    def subject(self) -> Subject:
        """The practice, as questions name what they are about."""
        return Subject("practice", self.practice)

    @property
    def steps(self) -> tuple[str, ...]:
        return self.action.entry.steps

    @property
    def weeks(self) -> int:
        """How long it takes in calendar weeks, once begun."""
        return self.action.entry.weeks

    @property
    def cost(self) -> str:
        """The id of its cost class: money beside the effort."""
        return self.action.entry.cost

    @property
    def led_by(self) -> str:
        """The id of the role that leads it."""
        return self.action.entry.led_by

    @property
    def delivers(self) -> str:
        return self.action.entry.delivers

    @property
    def milestone(self) -> str:
        """What one can see once it is done, in a few words."""
        return self.action.entry.milestone or self.action.entry.delivers

    @property
    def skills(self) -> tuple[str, ...]:
        """What those who do it have to be able to do."""
        return self.action.entry.skills

    @property
    def measure(self) -> Measure:
        return self.action.entry.measure

    @property
    def risk_if_not(self) -> str:
        return self.action.entry.risk_if_not

    @property
    def serves(self) -> tuple[str, ...]:
        """Ids of the pain points and risks that it serves."""
        return self.action.entry.serves

    def answers(self, need: str) -> bool:
        """Whether it serves the need and is more than first aid."""
        return need in self.serves and self.benefit > 0 and not self.closes

    @property
    def clauses(self) -> tuple[str, ...]:
        """ISO/IEC 20000-1 clauses that it speaks to."""
        return self.action.entry.clauses


def way_to(wanted: Iterable[str], actions: Mapping[str, Candidate]) -> tuple[str, ...]:
    """These actions after all that they need and that can be taken, each once."""
    way: dict[str, None] = {}

    def add(action: str) -> None:
        for need in actions[action].needs:
            if need in actions and need not in way:
                add(need)
        way[action] = None

    for action in wanted:
        if action not in way:
            add(action)
    return tuple(way)
