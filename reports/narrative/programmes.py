"""The plan's programmes in words: what each achieves for the business, who wants it, what one sees when, and for whom
what changes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assessment.advice.business_case import NOTHING, Amount, range_amount
from assessment.advice.programmes import Programme
from reports.narrative.plan import span
from reports.narrative.say import say
from reports.text.formatting import days
from reports.text.money import money_range
from reports.view.model import ActionView, View

Part = Literal["responsible", "accountable", "consulted", "informed"]
Change = Literal["training", "communication", "way_of_working"]
PEOPLE = "people"
MOST_CONSULTED = 4
MANY_AT_ONCE = 3
MOST_RISKS = 4
USERS = ("business_representative", "user")


@dataclass(frozen=True)
class ToldMilestone:
    """What one can see at the end of a period. `label` is the period's name."""

    period: int
    label: str
    text: str


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
    name, `sponsor_id` its id. `money` is '' where nothing has a price.
    """

    id: str
    name: str
    goal: str
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
    roles: tuple[ToldRole, ...]
    money: str
    risks: tuple[str, ...]
    changes: tuple[ToldChange, ...]


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
        milestones=tuple(ToldMilestone(one.period, labels[one.period], one.text) for one in programme.milestones),
        needs=needs,
        need_ids=programme.needs,
        risk_if_not=theme.risk_if_not,
        actions=actions,
        roles=tuple(_roles(view, theme.sponsor, actions)),
        money=_money(view, actions),
        risks=tuple(_risks(view, actions))[:MOST_RISKS],
        changes=tuple(_changes(view, sponsor, programme, actions)),
    )


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
            yield ToldRole("informed", names[role], say("part_informed", user=role == "user"))


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
    inside = {action.id for action in actions}
    others = {action.id: action for action in view.actions if action.start is not None and action.id not in inside}
    awaited = list(dict.fromkeys(others[need].title for action in actions for need in action.needs if need in others))
    if awaited:
        yield say("programme_risk_waiting", titles=awaited)
    if uncertain:
        yield say("programme_risk_uncertain", practices=uncertain)
    bought = [action for action in actions if not action.is_free]
    if bought:
        yield say("programme_risk_money", number=len(bought), label=view.roadmap.labels[min(_start(a) for a in bought)])


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
