"""What is asked of those who decide: what to release, appoint, pay and bear, and when to look again."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assessment.advice.business_case import Amount
from assessment.advice.closed_by import DangerOutlook, DutyOutlook
from assessment.advice.dates import DateOutlook
from assessment.advice.decisions import (
    CapacityDecision,
    DateDecision,
    DecisionKind,
    MoneyDecision,
    RiskDecision,
    RoleDecision,
    is_own_notice,
)
from assessment.advice.floors import LENSES
from assessment.engagement.events import DatedEvent
from assessment.roadmap.calendar import last_day
from reports.narrative.found import actions_named
from reports.narrative.say import say
from reports.text.dates import display_date
from reports.text.formatting import day_number
from reports.text.money import money_range
from reports.view.model import ActionView, View

FEW_PERIODS = 4  # as many are named one by one
PROGRAMMES_NAMED = 2
DAYS_TO_ACT, DAYS_TO_GIVE_NOTICE = 30, 15  # before a day, by which to decide
ASKING = ("audit", "deadline")  # kinds of a day on which somebody asks for what is owed


@dataclass(frozen=True)
class ToldDecision:
    """One thing to decide, in words that a board can answer with yes or no. `day`: one that the plan does not keep."""

    kind: DecisionKind
    text: str
    day: DatedEvent | None = None


def told_decisions(view: View) -> tuple[ToldDecision, ...]:
    """In the order of the advice; what one rule asks for is one decision. None where nothing is planned."""
    return tuple(_told(view))


def _told(view: View) -> Iterator[ToldDecision]:
    duties = _by_sources(view)
    unmet = (ToldDecision("date", _unmet_day(view, one), one.event) for one in unmet_days(view))
    for decision in view.advice.decisions:
        match decision:
            case CapacityDecision():
                yield ToldDecision("capacity", _capacity(view, decision))
            case RoleDecision():
                yield ToldDecision("role", _role(view, decision))
            case MoneyDecision():
                yield ToldDecision("money", _money(view, decision))
            case RiskDecision(about=DangerOutlook() as danger):
                yield ToldDecision("risk", _danger(view, danger))
            case RiskDecision(about=DutyOutlook() as duty):
                together = duties.pop(duty.duty.sources, ())
                if together:
                    yield ToldDecision("risk", _duties(view, together))
            case DateDecision(is_notice=False):
                yield from unmet  # once: before the first of the others
                yield _dated(view, decision)
            case DateDecision():
                yield _dated(view, decision)


def _dated(view: View, decision: DateDecision) -> ToldDecision:
    if decision.day is None:
        return ToldDecision("date", _next_look(view, decision.next_look or 0))
    if decision.is_notice:
        return ToldDecision("date", _notice(view, decision.day))
    return ToldDecision("date", _missed(view, decision.day), decision.day.event)


def _capacity(view: View, decision: CapacityDecision) -> str:
    labels = view.roadmap.labels
    worked = [(label, load) for label, load in zip(labels, decision.by_period, strict=False) if load]
    loads = [load for _, load in worked]
    return say(
        "decide_capacity",
        low=min(loads, default=0),
        high=max(loads, default=0),
        by_period=[f"{day_number(load)} in {label}" for label, load in worked] if len(worked) <= FEW_PERIODS else [],
        first=worked[0][0] if worked else "",
        last=worked[-1][0] if worked else "",
        total=decision.planned,
        leadership=decision.leadership_days,
        largest=_largest_programmes(view),
        assumed=decision.assumed,
        period=view.assessment.needs.period,
    )


def _largest_programmes(view: View) -> list[str]:
    """The programmes that take most of the days, with theirs."""
    largest = sorted(view.advice.programmes, key=lambda one: -one.effort_days)[:PROGRAMMES_NAMED]
    return [say("days_for_a_programme", days=one.effort_days, name=one.theme.name) for one in largest]


def _role(view: View, decision: RoleDecision) -> str:
    role = view.questionnaire.roles[decision.role]
    led = [action for action in view.actions if action.led_by == decision.role and action.start is not None]
    return say(
        "decide_role",
        role=role.name,
        does=role.in_short,
        label=view.roadmap.labels[decision.period],
        led=len(led),
        action=decision.action.title,
    )


def _money(view: View, decision: MoneyDecision) -> str:
    costs = view.assessment.planning.business_case.costs
    titles = [action.title for action in decision.purchases]
    wanted = {action.id for action in decision.purchases}
    first = min((a.start for a in view.actions if a.start is not None and a.id in wanted), default=0)
    priced = [a for a in view.actions if a.start is not None and not a.is_free and a.cost in costs]
    return say(
        "decide_money",
        amount=money_range(Amount(decision.low, decision.high), decision.currency) if decision.high else "",
        priced=len(priced),
        earliest=min(priced, key=lambda one: (one.start or 0, one.id)).title if priced else "",
        unpriced=titles,
        label=view.roadmap.labels[first],
    )


def _danger(view: View, outlook: DangerOutlook) -> str:
    danger = outlook.danger.danger
    return say(
        "decide_danger",
        says=danger.says,
        consequence=danger.consequence,
        closed=None if outlook.closed_in is None else view.roadmap.labels[outlook.closed_in],
    )


def _by_sources(view: View) -> dict[tuple[str, ...], tuple[DutyOutlook, ...]]:
    """The duties that stay open, by those who ask for them: what one rule asks for is decided at once."""
    found: dict[tuple[str, ...], tuple[DutyOutlook, ...]] = {}
    for decision in view.advice.decisions:
        if isinstance(decision, RiskDecision) and isinstance(decision.about, DutyOutlook):
            sources = decision.about.duty.sources
            found[sources] = (*found.get(sources, ()), decision.about)
    return found


def _duties(view: View, duties: Sequence[DutyOutlook]) -> str:
    further = {action.id: action.effort_days for duty in duties for action in duty.unplanned}
    return say(
        "decide_duties",
        practices=[
            say(
                "decide_duty",
                name=view.questionnaire.practices[duty.practice].name,
                today=duty.duty.today,
                seen=duty.duty.seen if duty.duty.is_hidden else None,
                level=duty.level,
            )
            for duty in duties
        ],
        reason=duties[0].duty.reason if len(duties) == 1 else "",
        sources=list(duty_sources(view, duties[0].duty.sources)),
        more=sum(further.values()),
        last=view.roadmap.labels[len(view.roadmap.capacity) - 1],
    )


def duty_sources(view: View, sources: Iterable[str]) -> Iterator[str]:
    """The names of those who demand a level: 'Certificates: ISO/IEC 27001', 'NIS2', or a need's."""
    options = {
        f"{context.id}.{option.id}": f"{context.name}: {option.name}"
        for context in view.questionnaire.client_needs.contexts
        for option in context.options
    }
    options |= {f"{LENSES}.{lens}": about.name for lens, about in view.questionnaire.lenses.items()}
    for source in sources:
        need = view.questionnaire.needs.get(source)
        yield options.get(source) or (need.entry.name if need else source)


def days_that_weigh(view: View, told: Iterable[ToldDecision], most: int) -> tuple[list[ToldDecision], list[DatedEvent]]:
    """Of the days that the plan does not keep so many to tell in full, in their order: those whose need weighs most to
    the client; and what comes on the others.
    """
    weights = {need.id: need.weight for need in view.needs}
    days = [(one, one.day) for one in told if one.day is not None]
    heavy = sorted(days, key=lambda pair: -weights.get(pair[1].need or "", 0))[:most]
    return [one for one, day in days if (one, day) in heavy], [day for one, day in days if (one, day) not in heavy]


def _missed(view: View, outlook: DateOutlook) -> str:
    event = outlook.event
    late = actions_named(view, outlook.late)
    return say(
        "decide_missed",
        event=event_told(view, event),
        kind=event.kind,
        away=event.until is not None,
        date=display_date(event.date),
        decide_by=_decide_by(view, event, DAYS_TO_ACT),
        ready=[action.title for action in _across_practices(actions_named(view, outlook.ready))],
        titles=[action.title for action in _across_practices(late)],
        days=sum(action.effort_days for action in late),
    )


def _across_practices(actions: Sequence[ActionView]) -> list[ActionView]:
    """The first of each practice before their others: a few of them then tell of all that hangs on a day."""
    first = {action.practice: action.id for action in reversed(actions)}
    return sorted(actions, key=lambda action: first[action.practice] != action.id)


def unmet_by(view: View, outlook: DateOutlook) -> int:
    """How many duties that the need of a day demands, of the practices that it names, are not met by then."""
    event = outlook.event
    owed = (one for one in view.advice.duties if event.need in one.duty.sources)
    asked = (one for one in owed if not event.practices or one.practice in event.practices)
    return sum(one.met_in is None or one.met_in > outlook.end_by for one in asked)


def unmet_days(view: View) -> tuple[DateOutlook, ...]:
    """Days by which nothing that the plan holds is late, and duties that they ask for are unmet all the same."""
    asking = (one for one in view.advice.dates if one.event.kind in ASKING and one.met)
    return tuple(one for one in asking if one.event.date >= view.date and unmet_by(view, one))


def _unmet_day(view: View, outlook: DateOutlook) -> str:
    return say(
        "decide_unmet_day",
        event=event_told(view, outlook.event),
        date=display_date(outlook.event.date),
        duties=unmet_by(view, outlook),
    )


def _notice(view: View, outlook: DateOutlook) -> str:
    late = actions_named(view, outlook.late)
    return say(
        "decide_notice",
        event=event_name(view, outlook.event),
        date=display_date(outlook.event.date),
        decide_by=_decide_by(view, outlook.event, DAYS_TO_GIVE_NOTICE),
        late=[action.title for action in late],
        days=sum(action.effort_days for action in late),
    )


def _decide_by(view: View, event: DatedEvent, days: int) -> str:
    """So many days before it; '' where that day is over."""
    day = event.date - dt.timedelta(days=days)
    return display_date(day) if day > view.date else ""


def event_told(view: View, event: DatedEvent) -> str:
    """What comes on a date within a sentence: what the client calls it is quoted, for it may be a sentence itself."""
    return say("event_told", own=event.what.strip(), name=event_name(view, event))


def event_name(view: View, event: DatedEvent) -> str:
    """What comes on a date, as the client calls it, or else what kind of date it is; who leaves is never named so."""
    if event.what.strip():
        return event.what.strip()
    anybodys = view.questionnaire.client_needs.touched_by.get(event.kind, ())
    names = [view.questionnaire.practices[one].name for one in event.practices if one not in anybodys]
    own = is_own_notice(event, view.questionnaire)
    return say("event_kind", kind=event.kind, practices=names, away=event.until is not None, own=own)


def _next_look(view: View, period: int) -> str:
    return say("decide_next_look", date=display_date(last_day(view.date, view.assessment.needs.period, period)))
