"""The plan's programmes in words: what each achieves for the business, who wants it, what one sees when, and for whom
what changes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assessment.advice.business_case import NOTHING, Amount, range_amount
from assessment.advice.decisions import RoleDecision
from assessment.advice.programmes import Programme
from reports.narrative.decisions import duty_sources
from reports.narrative.once import told_once
from reports.narrative.overrides import heading_of
from reports.narrative.plan import measure, span
from reports.narrative.say import say
from reports.text.formatting import days
from reports.text.money import money_range
from reports.view.model import ActionView, View

Part = Literal["responsible", "accountable", "consulted", "informed"]
Change = Literal["training", "communication", "way_of_working"]
PEOPLE = "people"
MOST_CONSULTED = 3
MANY_AT_ONCE = 3
MOST_RISKS, MOST_DANGERS, MOST_DELIVERABLES, MOST_MEASURES = 2, 2, 4, 3
USERS = ("business_representative", "user")


@dataclass(frozen=True)
class ToldMilestone:
    """What one can see at the end of a period. `label` is the period's name, `action` the id of what leads there."""

    period: int
    label: str
    text: str
    action: str


@dataclass(frozen=True)
class ToldRole:
    """A role's part in a programme, by RACI; `what` says in which of it."""

    part: Part
    role: str
    what: str


@dataclass(frozen=True)
class ToldChange:
    """What changes for whom: something to learn, to be told, or another way of working. `label` is by when."""

    kind: Change
    whom: str
    what: str
    label: str


@dataclass(frozen=True)
class ToldProgramme:
    """`needs` are names of the chosen needs that it serves, heaviest first, `need_ids` their ids; `sponsor` is a role's
    name, `sponsor_id` its id. `money` is '' where nothing has a price. `why` says what it is taken on for, beside the
    needs; `measures` are figures with their first target; `first` is what has to be there before it can go on.
    """

    id: str
    name: str
    goal: str
    why: tuple[str, ...]
    scope: str
    sponsor: str
    sponsor_id: str
    effort_days: float
    effort: str
    start: int
    end: int
    span: str
    milestones: tuple[ToldMilestone, ...]
    needs: tuple[str, ...]
    need_ids: tuple[str, ...]
    risk_if_not: str
    actions: tuple[ActionView, ...]
    deliverables: tuple[str, ...]
    measures: tuple[str, ...]
    first: tuple[str, ...]
    roles: tuple[ToldRole, ...]
    money: str
    risks: tuple[str, ...]
    changes: tuple[ToldChange, ...]


@told_once
def told_programmes(view: View) -> tuple[ToldProgramme, ...]:
    """In the order in which they begin; none where nothing is planned."""
    actions = {action.id: action for action in view.actions}
    return tuple(
        _told(view, programme, tuple(actions[action.id] for action in programme.actions))
        for programme in view.advice.programmes
    )


def beside_programmes(view: View) -> tuple[ActionView, ...]:
    """The planned actions that are in no programme, in the order of the plan."""
    within = {action.id for programme in view.advice.programmes for action in programme.actions}
    return tuple(action for action in view.actions if action.start is not None and action.id not in within)


def _told(view: View, programme: Programme, actions: tuple[ActionView, ...]) -> ToldProgramme:
    theme, labels = programme.theme, view.roadmap.labels
    needs = tuple(view.questionnaire.needs[need].entry.name for need in programme.needs)
    sponsor = view.questionnaire.roles[theme.sponsor].name
    return ToldProgramme(
        id=programme.id,
        name=theme.name,
        goal=say("programme_goal", goal=theme.goal, needs=needs),
        scope=theme.in_short,
        sponsor=sponsor,
        sponsor_id=theme.sponsor,
        effort_days=programme.effort_days,
        effort=days(programme.effort_days),
        start=programme.start,
        end=programme.end,
        span=span(view.roadmap, programme.start, programme.end),
        milestones=tuple(
            ToldMilestone(one.period, labels[one.period], one.text, one.action) for one in programme.milestones
        ),
        needs=needs,
        need_ids=programme.needs,
        risk_if_not=theme.risk_if_not,
        actions=actions,
        why=tuple(_why(view, actions)),
        deliverables=_deliverables(actions),
        measures=_measures(view, actions),
        first=tuple(_first(view, actions)),
        roles=tuple(_roles(view, theme.sponsor, actions)),
        money=_money(view, actions),
        risks=tuple(_risks(view, actions))[:MOST_RISKS],
        changes=tuple(_changes(view, sponsor, programme, actions)),
    )


def _why(view: View, actions: Sequence[ActionView]) -> Iterator[str]:
    """The dangers that it leads out of and the duties that it works on."""
    ids, practices = {action.id for action in actions}, {action.practice for action in actions}
    dangers = [one for one in view.advice.dangers if not ids.isdisjoint(one.first_aid)]
    for outlook in dangers[:MOST_DANGERS]:
        yield outlook.danger.danger.says
    if len(dangers) > MOST_DANGERS:
        yield say("why_more_dangers", number=len(dangers) - MOST_DANGERS)
    duties = [one for one in view.advice.duties if one.practice in practices]
    if duties:
        names = [view.questionnaire.practices[one.practice].name for one in duties]
        sources = list(dict.fromkeys(name for one in duties for name in duty_sources(view, one.duty.sources)))
        yield say("why_duties", practices=names, sources=sources)


def _deliverables(actions: Sequence[ActionView]) -> tuple[str, ...]:
    """What is there afterwards, of the actions with most benefit, in the order of the plan; then how many more."""
    heaviest = sorted(actions, key=lambda action: (-action.benefit, action.id))[:MOST_DELIVERABLES]
    told = [action.delivers for action in actions if action in heaviest]
    more = len(actions) - len(told)
    return (*told, say("further_deliverables", number=more)) if more else tuple(told)


def _measures(view: View, actions: Sequence[ActionView]) -> tuple[str, ...]:
    """Each figure once, with its first target, of the actions with most benefit."""
    heaviest = sorted(actions, key=lambda action: (-action.benefit, action.id))
    by_metric: dict[tuple[str, str], str] = {}
    for action in heaviest:
        by_metric.setdefault((action.practice, action.measure.metric), measure(view, action))
    return tuple(by_metric.values())[:MOST_MEASURES]


def _first(view: View, actions: Sequence[ActionView]) -> Iterator[str]:
    """Actions of other parts of the plan, roles without a holder, and money."""
    awaited = _awaited(view, actions)
    if awaited:
        yield say("first_actions", titles=[action.title for action in awaited])
    own = {action.led_by for action in actions}
    for decision in view.advice.decisions:
        if isinstance(decision, RoleDecision) and decision.role in own:
            role = view.questionnaire.roles[decision.role].name
            yield say("first_role", role=role, label=view.roadmap.labels[decision.period])
    bought = [action for action in actions if not action.is_free]
    if bought:
        yield say("first_money", number=len(bought), label=view.roadmap.labels[min(map(_start, bought))])


def _awaited(view: View, actions: Sequence[ActionView]) -> list[ActionView]:
    """What others do in the plan and the programme builds on."""
    inside = {action.id for action in actions}
    planned = {action.id: action for action in view.actions if action.start is not None}
    needed = dict.fromkeys(need for action in actions for need in action.needs if need in planned)
    return [planned[need] for need in needed if need not in inside]


def _roles(view: View, sponsor: str, actions: Sequence[ActionView]) -> Iterator[ToldRole]:
    """One part a role: who leads answers before others, who was asked how it works today is consulted."""
    names = {role: known.name for role, known in view.questionnaire.roles.items()}
    leads = Counter(action.led_by for action in actions)
    accountable = next(
        (role for role in (sponsor, *view.questionnaire.framework.accountable) if set(leads) != {role}), sponsor
    )
    yield ToldRole("accountable", names[accountable], say("part_accountable", sponsor=accountable == sponsor))
    for role, number in leads.most_common():
        titles = [action.title for action in actions if action.led_by == role]
        yield ToldRole(
            "responsible", names[role], say("part_responsible", number=number, total=len(actions), titles=titles)
        )
    taken = {accountable, *leads, *USERS}
    asked = Counter(role for role in _asked(view, actions) if role not in taken)
    for role, _ in asked.most_common(MOST_CONSULTED):
        yield ToldRole("consulted", names[role], say("part_consulted"))
    for role in USERS:
        if role in names and role not in {accountable, *leads}:
            yield ToldRole("informed", names[role], say("part_informed"))


def _asked(view: View, actions: Sequence[ActionView]) -> Iterator[str]:
    """The roles whom the questionnaire asks about what the actions change."""
    for practice, aspect in dict.fromkeys((action.practice, action.aspect) for action in actions):
        for question in view.questionnaire.practices[practice].questions:
            if question.aspect == aspect:
                yield from (role for role in question.roles if role in view.questionnaire.roles)


def _money(view: View, actions: Sequence[ActionView]) -> str:
    """The programme's own share of what the client put a price on; what has none is named."""
    said = view.assessment.planning.business_case
    effort = sum(action.effort_days for action in actions)
    bought = [action for action in actions if not action.is_free]
    priced = [said.costs[action.cost] for action in bought if action.cost in said.costs]
    currency = said.currency.strip()
    if not currency or (said.day_rate is None and not priced):
        return ""
    spent = sum((range_amount(price) for price in priced), NOTHING)
    work: Amount | None = None if said.day_rate is None else range_amount(said.day_rate) * effort
    return say(
        "programme_money",
        total=money_range(spent + (work or NOTHING), currency),
        effort=work is not None,
        bought=len(priced),
        unpriced=len(bought) - len(priced),
    )


def _risks(view: View, actions: Sequence[ActionView]) -> Iterator[str]:
    """What could go wrong in the programme itself, as far as its numbers show it."""
    thin = {practice.practice.id for practice in view.blind_spots}
    uncertain = list(dict.fromkeys(action.practice_name for action in actions if action.practice in thin))
    for role, period, number in _crowded(actions):
        yield say("programme_risk_role", role=role, label=view.roadmap.labels[period], number=number)
    if uncertain:
        yield say("programme_risk_uncertain", practices=uncertain)
    changing = sum(action.aspect == PEOPLE for action in actions)
    if changing >= MANY_AT_ONCE:
        yield say("programme_risk_people", number=changing)


def _crowded(actions: Sequence[ActionView]) -> Iterator[tuple[str, int, int]]:
    """The role that leads most actions of the programme in one period, where these are many."""
    load = Counter(
        (action.lead, period) for action in actions for period in range(_start(action), (action.end or 0) + 1)
    )
    if load:
        (role, period), number = max(load.items(), key=lambda one: (one[1], -one[0][1], one[0][0]))
        if number >= MANY_AT_ONCE:
            yield role, period, number


def _changes(view: View, sponsor: str, programme: Programme, actions: Sequence[ActionView]) -> Iterator[ToldChange]:
    """Training from the skills that actions ask for, another way of working from those on people, and the telling."""
    labels = view.roadmap.labels
    first = labels[programme.start]
    leads = tuple(dict.fromkeys(action.lead for action in actions))
    touched = list(dict.fromkeys(action.practice_name for action in actions))
    yield ToldChange(
        "communication",
        say("change_told", roles=leads),
        say("change_telling", sponsor=sponsor, practices=touched),
        first,
    )
    for action in actions:
        if action.skills:
            yield ToldChange("training", action.lead, "; ".join(action.skills), labels[_start(action)])
    for action in actions:
        if action.aspect == PEOPLE:
            yield ToldChange("way_of_working", action.practice_name, action.delivers, labels[action.end or 0])


def _start(action: ActionView) -> int:
    return action.start or 0


def charter_effort(told: ToldProgramme) -> str:
    """'26 days of IT, Q3 2026 to Q2 2027'"""
    return say("charter_effort", effort=told.effort, span=told.span)


def role_in_part(names: Sequence[str], what: str) -> str:
    """'Service owner and risk manager: know how it works today'"""
    return say("role_in_part", names=names, what=what)


def change_for(change: ToldChange) -> str:
    """'Head of IT: leading a blame-free review'"""
    return say("change_for", whom=change.whom, what=change.what)


def further_changes(number: int) -> str:
    return say("further_changes", number=number)


@heading_of("charters")
def charters_title(view: View) -> str:
    """How many programmes there are to agree on."""
    return say("charters_title", number=len(view.advice.programmes))
