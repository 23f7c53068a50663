"""What could go wrong with a plan, as far as its own numbers say it: nothing that would be true of every plan."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from assessment.scoring.plausibility import PROVISIONAL_COVERAGE
from reports.view.model import ActionView, View

MOST = 6
FULL_FROM = 0.95  # of a period's capacity; above it nothing may slip
MANY_AT_ONCE = 4  # actions that one role leads in the same period
MANY_WAITING = 3  # actions that cannot begin before another one is done
MUCH_CHANGE, LEAST_CHANGES = 1 / 3, 3  # of the actions that begin first: those that change what people do
PEOPLE = "people"

Kind = Literal["assumed", "size", "wishes", "full", "waiting", "one_role", "people_first", "thin"]


@dataclass(frozen=True)
class PlanRisk:
    """`number` of `total` are concerned, `names` says which, `label` in which period; what they are depends on the
    kind: periods, actions or wishes.
    """

    kind: Kind
    number: float = 0
    total: int = 0
    names: tuple[str, ...] = ()
    label: str = ""


def plan_risks(view: View) -> tuple[PlanRisk, ...]:
    """At most six, those first that touch the whole plan. None where nothing is planned."""
    planned = _planned(view)
    found = (look(view) for look in LOOKS) if planned else ()
    return tuple(risk for risk in found if risk is not None)[:MOST]


def _planned(view: View) -> list[ActionView]:
    return [action for action in view.actions if action.start is not None]


def _assumed(view: View) -> PlanRisk | None:
    """Nobody said how many person-days there are."""
    days = max(view.roadmap.capacity, default=0)
    return PlanRisk("assumed", number=days) if view.roadmap.capacity_assumed else None


def _size(view: View) -> PlanRisk | None:
    """How many people work in IT was not said, so nobody knows what an action takes."""
    if view.client.it_staff is not None:
        return None
    return PlanRisk("size", number=sum(view.roadmap.load), names=(view.questionnaire.size_for(None).name,))


def _wishes(view: View) -> PlanRisk | None:
    conflicts = view.advice.plan.conflicts
    return PlanRisk("wishes", number=len(conflicts)) if conflicts else None


def _full(view: View) -> PlanRisk | None:
    """Periods in which hardly a day is left."""
    plan, labels = view.advice.plan, view.roadmap.labels
    worked = [
        (label, load / room)
        for label, load, room in zip(labels, plan.load, plan.capacity, strict=False)
        if load and room
    ]
    full = [label for label, share in worked if share > FULL_FROM]
    return PlanRisk("full", len(full), len(worked), tuple(full)) if full else None


def _waiting(view: View) -> PlanRisk | None:
    """The planned action that most others wait for, directly or through others."""
    planned = _planned(view)
    opens: dict[str, list[str]] = {}
    for action in planned:
        for need in action.needs:
            opens.setdefault(need, []).append(action.id)
    first = max(planned, key=lambda action: len(_after(action.id, opens)))
    waiting = len(_after(first.id, opens))
    if waiting < MANY_WAITING:
        return None
    return PlanRisk("waiting", waiting, names=(first.title, first.lead), label=_label(view, first.end))


def _after(action: str, opens: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything that comes after an action."""
    found: set[str] = set()
    ahead = [action]
    while ahead:
        fresh = set(opens.get(ahead.pop(), ())) - found
        found |= fresh
        ahead += sorted(fresh)
    return found


def _one_role(view: View) -> PlanRisk | None:
    """The role that leads most actions in one period, and the others that lead many at once."""
    most: dict[str, tuple[int, int]] = {}
    for period in range(len(view.roadmap.capacity)):
        for role, number in Counter(
            action.lead for action in _planned(view) if (action.start or 0) <= period <= (action.end or 0)
        ).items():
            most[role] = max(most.get(role, (0, 0)), (number, -period))
    many = sorted(
        ((number, -period, role) for role, (number, period) in most.items() if number >= MANY_AT_ONCE),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    if not many:
        return None
    number, period, _ = many[0]
    return PlanRisk("one_role", number, names=tuple(role for *_, role in many), label=_label(view, period))


def _people_first(view: View) -> PlanRisk | None:
    """The first wave changes what many people do."""
    first = min(action.start or 0 for action in _planned(view))
    begins = view.roadmap.waves[first]
    changes = sum(action.aspect == PEOPLE for action in begins)
    if changes < LEAST_CHANGES or changes < MUCH_CHANGE * len(begins):
        return None
    return PlanRisk("people_first", changes, len(begins), label=_label(view, first))


def _thin(view: View) -> PlanRisk | None:
    """Planned actions of practices with many open questions, or of aspects on which the answers lie far apart."""
    covered = {practice.practice.id: practice.result.coverage or 0.0 for practice in view.practices}
    disputed = {(question.question.subject, question.question.entry.aspect) for question in view.disputed}
    planned = _planned(view)
    thin = [
        action
        for action in planned
        if covered.get(action.practice, 1.0) < PROVISIONAL_COVERAGE or (action.subject, action.aspect) in disputed
    ]
    return (
        PlanRisk("thin", len(thin), len(planned), tuple(dict.fromkeys(action.practice_name for action in thin)))
        if thin
        else None
    )


def _label(view: View, period: int | None) -> str:
    return view.roadmap.labels[period or 0]


LOOKS: tuple[Callable[[View], PlanRisk | None], ...] = (
    _assumed,
    _size,
    _wishes,
    _full,
    _waiting,
    _one_role,
    _people_first,
    _thin,
)
