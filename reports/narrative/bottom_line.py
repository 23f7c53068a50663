"""What a director reads first: one sentence on what is at stake; what changed, what follows and what is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assessment.advice.business_case import Amount
from assessment.advice.closed_by import DangerOutlook
from assessment.advice.dates import BUSY, DateOutlook
from assessment.advice.decisions import (
    CapacityDecision,
    DateDecision,
    MoneyDecision,
    RiskDecision,
    RoleDecision,
    soon_periods,
)
from assessment.advice.findings import Dispute
from assessment.advice.remarks import groups_told
from assessment.engagement.events import DatedEvent
from assessment.roadmap.calendar import first_day, last_day
from reports.narrative.changes import done_sentence, promises_sentence
from reports.narrative.decisions import event_name, unmet_by, unmet_days
from reports.narrative.described import describe
from reports.narrative.findings import ToldFinding, ToldRemark, chosen_findings
from reports.narrative.found import demanding
from reports.narrative.in_short import changes_in_short
from reports.narrative.labels import label
from reports.narrative.needs import needs_not_served
from reports.narrative.overrides import heading_of
from reports.narrative.say import say
from reports.narrative.summary import judgement
from reports.text.dates import day_and_month, display_date, end_of_period, month_and_year
from reports.text.money import money_range
from reports.text.sanitize import whole_sentences
from reports.view.model import ActionView, View

STRENGTH_CHARACTERS = 140
AS_HEAVY = 1.0  # points of a finding's weight


@heading_of("summary")
def bottom_line(view: View) -> str:
    """One sentence that a board member would repeat at home: what is at stake, and no score in it."""
    first = _gravest(view)
    if first is None or not view.headline.valued:
        return judgement(view)
    promised, kept = _promises(view)
    return say(
        "bottom_line",
        client=view.client.name,
        kind=first.kind,
        title=first.title,
        dangers=len(view.advice.dangers),
        duties=len(view.advice.duties),
        head=view.headline,
        preliminary=view.advice.preliminary,
        promised=promised,
        kept=kept,
    )


def _gravest(view: View) -> ToldFinding | None:
    """The finding that leads: the first one told, or one as heavy that nobody disputes."""
    told = [one for one in chosen_findings(view) if one.kind != "strength"]
    if not told or told[0].finding is None:
        return told[0] if told else None
    heavy = [one for one in told if one.finding and one.finding.weight >= told[0].finding.weight - AS_HEAVY]
    return next((one for one in heavy if not one.parted), told[0])


def _promises(view: View) -> tuple[int, int]:
    """How many rises an earlier plan promised for today, and how many of them are there."""
    rises = [one for one in view.comparison.commitments if one.is_a_rise] if view.comparison else []
    return len(rises), sum(one.outcome in ("kept", "exceeded") for one in rises)


def bottom_line_text(view: View) -> str:
    """What the gravest finding costs, what the plan does about dangers and duties, and what it leaves unanswered."""
    first = _gravest(view)
    consequence = first.consequence if first else ""
    said = say("plan_outlook", **_outlook(view)) if view.advice.plan.scheduled and not view.advice.preliminary else ""
    return " ".join(part for part in (consequence, said, needs_not_served(view)) if part)


def _outlook(view: View) -> dict[str, object]:
    advice, soon = view.advice, first_periods(view)
    unmet = [one for one in advice.duties if one.met_in is None]
    owed_to = dict.fromkeys(source for one in unmet for source in one.duty.sources)
    return {
        "sources": [source.name for source in demanding(view, owed_to)],
        "dangers": len(advice.dangers),
        "soon": sum(one.closed_in is not None and one.closed_in < soon for one in advice.dangers),
        "soon_date": end_of_period(view.date, view.assessment.needs.period, soon - 1),
        "duties": [view.questionnaire.practices[one.practice].name for one in advice.duties],
        "unmet": [view.questionnaire.practices[one.practice].name for one in unmet],
        "last": view.roadmap.labels[len(view.roadmap.capacity) - 1],
        "more": sum({action.id: action.effort_days for one in unmet for action in one.unplanned}.values()),
    }


def basis_in_short(view: View) -> str:
    """What the first page rests on: how many answers, of how many people, of which groups where they may be named."""
    people = view.assessment.respondents
    told = set(groups_told(people).values())
    answered = {answer.respondent for answer in view.assessment.answers}
    return say(
        "basis_in_short",
        head=view.headline,
        people=sum(one.id in answered for one in people),
        groups=sorted(told),
        parted=sum(
            len(part.about.questions)
            for finding in view.advice.findings
            for part in finding.of("disputed")
            if isinstance(part.about, Dispute)
        ),
    )


def first_periods(view: View) -> int:
    """How many periods of the plan the first 90 days are."""
    return soon_periods(view.assessment.needs.period)


def first_title(view: View) -> str:
    """'First, in Q3 2026'"""
    labels = view.roadmap.labels[: first_periods(view)]
    return say("first_title", first=labels[0] if labels else "", last=labels[-1] if labels[1:] else "")


def first_actions(view: View) -> tuple[ActionView, ...]:
    """What begins within the first 90 days: first one action of each finding in their order, then their second ones,
    for a reader looks for what is done about what he has just read; last what had begun before.
    """
    soon, begun = first_periods(view), begun_before(view)
    first = {one.id: one for one in view.actions if one.start is not None and one.start < soon}
    told = [_what_follows(one) for one in chosen_findings(view) if one.kind != "strength"]
    in_turn = (action for together in zip_longest(*told) for action in together if action in first)
    order = dict.fromkeys((*in_turn, *first))
    return tuple(first[one] for one in sorted(order, key=lambda one: one in begun))


def _what_follows(told: ToldFinding) -> tuple[str, ...]:
    """The first aid of the danger that its title names, then what else follows."""
    danger = told.finding.parts[0].about if told.finding else None
    aid = danger.first_aid if isinstance(danger, DangerOutlook) else ()
    return tuple(dict.fromkeys((*aid, *(action.id for action in told.actions))))


def begun_before(view: View) -> frozenset[str]:
    """What somebody has reported as begun: it goes on in the plan and is nothing new in it."""
    return frozenset(one.action for one in view.assessment.planning.progress if one.state == "begun")


def since_then(view: View) -> tuple[str, ...]:
    """In a re-assessment: what moved, what was promised and what became of it, what was done; else nothing."""
    comparison = view.comparison
    if comparison is None:
        return ()
    return (
        changes_in_short(view, comparison),
        *((promises_sentence(view, comparison.commitments),) if comparison.commitments else ()),
        done_sentence(comparison.done),
    )


def since_title(view: View) -> str:
    date = view.comparison.baseline.date if view.comparison else None
    return say("since_title", date=month_and_year(date) if date else "")


def remark(told: ToldRemark, characters: int) -> str:
    """“41 of 163 providers are not in the register.” — Internal audit: the group only where one may be named."""
    by = "" if told.by == label("findings.one_respondent") else told.by
    text = whole_sentences(told.text, characters)
    return say("remark", text=text, by=by) if text else ""


@dataclass(frozen=True)
class DayAhead:
    """A day that the client cannot move: when, what comes, and what of the plan is ready by then."""

    when: str
    what: str
    ready: str


def dates_ahead(view: View, number: int) -> tuple[DayAhead, ...]:
    """Days that the client cannot move, from the report's on."""
    outlooks = {id(one.event): one for one in view.advice.dates}
    ahead = sorted(
        (one for one in view.assessment.needs.events if (one.until or one.date) >= view.date), key=lambda one: one.date
    )
    return tuple(
        DayAhead(_days(one), event_name(view, one), _ready(view, one, outlooks.get(id(one)))) for one in ahead[:number]
    )


def _days(event: DatedEvent) -> str:
    if event.until is None or event.until == event.date:
        return display_date(event.date)
    return say("from_to", first=day_and_month(event.date), last=display_date(event.until))


def _ready(view: View, event: DatedEvent, outlook: DateOutlook | None) -> str:
    busy, starting = event.kind in BUSY, _starting_around(view, event)
    touching = [one for one in starting if not event.practices or one.practice in event.practices]
    return say(
        "date_ahead",
        busy=busy,
        starting=len(starting),
        touching=len(touching),
        unmet=unmet_by(view, outlook) if outlook else 0,
        ready=len(outlook.ready) if outlook else 0,
        late=len(outlook.late) if outlook else 0,
    )


def _starting_around(view: View, event: DatedEvent) -> list[ActionView]:
    """What the plan begins in the periods that an event reaches into, but for what goes on in them."""
    until, length, begun = event.until or event.date, view.assessment.needs.period, begun_before(view)
    reached = [
        period
        for period in range(len(view.roadmap.capacity))
        if first_day(view.date, length, period) <= until and event.date <= last_day(view.date, length, period)
    ]
    return [one for one in view.actions if one.start in reached and one.id not in begun]


def asked_in_short(view: View) -> tuple[str, ...]:
    """What is asked of those who decide, a line each; the decisions themselves are told later."""
    return tuple(_asked(view))


def _asked(view: View) -> Iterator[str]:
    decisions = view.advice.decisions
    for decision in decisions:
        if isinstance(decision, DateDecision) and decision.is_notice and decision.day is not None:
            yield say("asked_notice", date=display_date(decision.day.event.date))
    for decision in decisions:
        if isinstance(decision, CapacityDecision):
            loads = [load for load in decision.by_period if load]
            yield say(
                "asked_capacity",
                low=min(loads, default=0),
                high=max(loads, default=0),
                total=decision.planned,
                leadership=decision.leadership_days,
                period=view.assessment.needs.period,
            )
        elif isinstance(decision, MoneyDecision):
            without = sum(number for _, number in decision.unpriced)
            amount = money_range(Amount(decision.low, decision.high), decision.currency) if decision.high else ""
            yield say("asked_money", amount=amount, without=without)
    roles = [one for one in decisions if isinstance(one, RoleDecision)]
    if roles:
        first = min(roles, key=lambda one: one.period)
        role, by = view.questionnaire.roles[first.role].name, view.roadmap.labels[first.period]
        yield say("asked_roles", number=len(roles), role=role, first=by)
    borne = [one.about for one in decisions if isinstance(one, RiskDecision)]
    dangers = sum(isinstance(one, DangerOutlook) for one in borne)
    days = [one for one in decisions if isinstance(one, DateDecision) and one.day is not None]
    missed = sum(not one.is_notice for one in days) + len(unmet_days(view))
    if borne or missed:
        yield say("asked_risks", dangers=dangers, duties=len(borne) - dangers, missed=missed)


# ---- Too few answers for a plan


def preliminary_note(view: View) -> str:
    """What cover and first page say where too few questions have a value; '' elsewhere."""
    return say("preliminary_note", head=view.headline) if view.advice.preliminary and view.headline.asked else ""


def whom_to_ask(view: View) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """For each role, how many of the questions that it is asked have no value yet, and of which practices, the most
    important first.
    """
    missing: dict[str, list[tuple[str, float]]] = {}
    for practice in view.practices:
        for question in practice.questions:
            if question.result.in_scope and question.result.value is None and question.question.entry.roles:
                role = question.question.entry.roles[0]
                missing.setdefault(role, []).append((practice.practice.name, practice.importance))
    told = [(view.questionnaire.roles[role].name, len(of), _names(of)) for role, of in missing.items()]
    return tuple(sorted(told, key=lambda one: (-one[1], one[0])))


def _names(of: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, _ in sorted(of, key=lambda one: -one[1])))


def further_dangers(view: View, told: Sequence[ToldFinding], number: int) -> str:
    """The dangers that no title above names, so many of them, the heaviest first; '' where there is none."""
    titles = {one.title for one in told}
    says = [one.danger.danger.says.removesuffix(".") for one in view.advice.dangers]
    others = [one for one in says if not any(title.startswith(one) for title in titles)]
    shown = others[:number]
    return say("further_dangers", says=shown, more=len(others) - len(shown)) if shown else ""


def strengths_in_short(view: View) -> str:
    """What carries today: each finding of that kind with its level and in whose words; '' where there is none."""
    strong = [one for one in chosen_findings(view) if one.kind == "strength" and one.finding]
    return say("strengths_in_short", strengths=[_strength(view, one) for one in strong]) if strong else ""


def strengths_remarks(view: View) -> tuple[str, ...]:
    """The ids of the remarks that strengths are told with, which need not be told again beside them."""
    strong = (one for one in chosen_findings(view) if one.kind == "strength" and one.finding)
    return tuple(one.remarks[0].id for one in strong if one.remarks)


def _strength(view: View, told: ToldFinding) -> tuple[str, str, str]:
    """Its practice, its level, and a remark that bears it out or else the description that was chosen."""
    practice = view.practice(told.practices[0])
    level = practice.result.level or 0
    named = next((one.name for one in view.questionnaire.framework.levels if one.level == level), "")
    best = max(practice.questions, key=lambda one: one.result.value or 0.0, default=None)
    described = describe(view, best) if best else None
    text = told.remarks[0].text if told.remarks else described.text if described else ""
    return (
        practice.practice.name,
        say("found_level", level=level, name=named),
        whole_sentences(text, STRENGTH_CHARACTERS),
    )
