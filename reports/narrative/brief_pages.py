"""The executive edition's pages after the first: their titles, and the few sentences around tables and charts."""

from collections import Counter
from collections.abc import Iterable
from math import ceil

from assessment.advice.closed_by import DangerOutlook, DutyOutlook
from assessment.advice.dates import busy_periods
from assessment.advice.decisions import DateDecision, MoneyDecision, RiskDecision, RoleDecision
from assessment.advice.findings import UnservedNeed
from assessment.advice.precedence import HEAVIEST_WEIGHT
from assessment.engagement.events import DatedEvent
from assessment.engagement.findings import FindingKind
from assessment.roadmap.calendar import last_day
from reports.narrative.bottom_line import begun_before, first_actions, first_periods
from reports.narrative.business_case import business_case_text, case_lacks
from reports.narrative.decisions import event_told
from reports.narrative.findings import chosen_findings
from reports.narrative.overrides import heading_of, text_of
from reports.narrative.plan import roadmap_title
from reports.narrative.practices import subject_name
from reports.narrative.programmes import beside_programmes, told_programmes
from reports.narrative.say import say
from reports.narrative.summary import findings_title
from reports.text.dates import display_date
from reports.text.formatting import mid_sentence, share
from reports.view.coverage import coverage
from reports.view.model import PracticeView, View
from reports.view.standing import furthest

STRENGTH: FindingKind = "strength"
MILESTONES_SEEN = 2
DRIVER = "driver"
LACKING = 2
MUCH_USED = 0.75  # of the first days: less makes a reader ask


@heading_of("findings")
def findings_brief_title(view: View) -> str:
    told = [one for one in view.advice.findings if one.kind != STRENGTH]
    if not told:
        return findings_title(view)
    return say(
        "findings_brief_title",
        client=view.client.name,
        dangers=len(view.advice.dangers),
        duties=len(view.advice.duties),
        others=sum(one.kind not in ("danger", "duty") for one in told),
        practices=_heaviest(view),
    )


def _heaviest(view: View) -> list[str]:
    """The practices of the two findings that weigh most."""
    names = {practice.practice.id: practice.practice.name for practice in view.practices}
    told = [one for one in chosen_findings(view) if one.kind != STRENGTH]
    return list(dict.fromkeys(names[one] for finding in told for one in finding.practices if one in names))[:2]


@heading_of("maturity")
def standing_title(view: View) -> str:
    """Which practices are furthest from where the client needs them."""
    return say("standing_title", furthest=furthest(view), client=view.client.name)


def standing_in_short(view: View) -> str:
    """How many practices meet their target, which are not done at all, and which need the furthest ones hold back."""
    stand, needs = coverage(view), {need.id: need for need in view.needs}
    return say(
        "standing_in_short",
        total=len(stand.levelled),
        met=len(stand.levelled) - len(stand.short),
        best=_names(sorted(stand.levelled, key=lambda one: -(one.result.score or 0.0))[:2]),
        low=_names(one for one in stand.levelled if one.result.level == 0),
        lacking=[
            (one.practice.name, one.result.level, one.target, needs[one.needs[0]].name, needs[one.needs[0]].kind)
            for one in furthest(view)[:LACKING]
            if one.needs
        ],
    )


@heading_of("roadmap")
def plan_title(view: View) -> str:
    """With what the plan begins, and which need that serves; how much it is where it has no programmes."""
    programmes = told_programmes(view)
    if not programmes:
        return roadmap_title(view)
    served = next((need for need in view.needs if need.id in programmes[0].need_ids), None)
    return say(
        "plan_title",
        names=[one.name for one in programmes],
        need=served.name if served else "",
        wanted=served is not None and served.kind == DRIVER,
    )


@text_of("roadmap")
def plan_in_short(view: View) -> str:
    """How many programmes and actions, and their days beside those that there are and the leadership's."""
    plan = view.advice.plan
    return say(
        "plan_in_short",
        names=[one.name for one in told_programmes(view)],
        actions=sum(action.start is not None for action in view.actions),
        beside=len(beside_programmes(view)),
        total=sum(plan.load),
        capacity=sum(plan.capacity) * (1 - plan.reserve),
        reserve=share(plan.reserve) if plan.reserve else "",
        leadership=view.advice.leadership_days,
        starts=_starts_held(view) if _much_free_at_first(view) else 0,
        calm=_is_calm_at_first(view),
        last=view.roadmap.labels[max(0, len(plan.capacity) - 1)],
    )


def _much_free_at_first(view: View) -> bool:
    """Whether a reader of the first days would ask why no more is begun."""
    plan, soon = view.advice.plan, first_periods(view)
    room = sum(plan.capacity[:soon]) * (1 - plan.reserve)
    return sum(plan.load[:soon]) < room * MUCH_USED and bool(plan.left_out)


def _is_calm_at_first(view: View) -> bool:
    """Whether a peak or freeze is so close to the first days that half as much begins in them."""
    return bool(busy_periods(view.assessment.needs, view.date).calm & set(range(first_periods(view))))


def _starts_held(view: View) -> int:
    """How many new things begin in the first 90 days, where that is all that may; 0 where something else holds them."""
    most, begun = view.advice.plan.most_starts, begun_before(view)
    new = sum(one.id not in begun for one in first_actions(view))
    return new if most is not None and new >= (ceil(most / 2) if _is_calm_at_first(view) else most) else 0


def money_in_short(view: View) -> str:
    """The business case where there is one, else what is missing for one."""
    case = business_case_text(view)
    if case is not None:
        return say("money_in_short", title=case.title, payback=case.payback)
    missing, needs = case_lacks(view), [need.name for need in view.needs[:2]]
    return say("money_missing", missing=missing, needs=needs, client=view.client.name) if missing and needs else ""


@heading_of("decisions")
def decisions_title(view: View) -> str:
    decisions = view.advice.decisions
    return say(
        "decisions_title",
        client=view.client.name,
        money=any(isinstance(one, MoneyDecision) for one in decisions),
        contracts=sum(isinstance(one, DateDecision) and one.is_notice for one in decisions),
        roles=[view.questionnaire.roles[one.role].name for one in decisions if isinstance(one, RoleDecision)],
        dangers=sum(isinstance(one, RiskDecision) and isinstance(one.about, DangerOutlook) for one in decisions),
        duties=sum(isinstance(one, RiskDecision) and isinstance(one.about, DutyOutlook) for one in decisions),
    )


def roles_to_appoint(view: View) -> str:
    """All roles that need a holder in one sentence, each with its date; '' where there is none."""
    roles = [
        (view.questionnaire.roles[one.role].name, view.roadmap.labels[one.period])
        for one in view.advice.decisions
        if isinstance(one, RoleDecision)
    ]
    staff = view.client.it_staff
    smallest = view.questionnaire.framework.sizes[0]
    few = staff if staff and len(roles) > 1 and view.questionnaire.size_for(staff) == smallest else None
    return say("roles_to_appoint", roles=roles, few=few) if roles else ""


def dangers_borne(view: View, most: int | None = None) -> tuple[tuple[str, str], ...]:
    """Every danger that stays open for a while: until when, the earliest first, and what it is.

    Of one day at `most` so many are said, and how many more there are, which the full report names.
    """
    borne: dict[int, list[str]] = {}
    for one in view.advice.decisions:
        if isinstance(one, RiskDecision) and isinstance(one.about, DangerOutlook):
            until = len(view.roadmap.capacity) if one.about.closed_in is None else one.about.closed_in
            borne.setdefault(until, []).append(one.about.danger.danger.says.removesuffix("."))
    return tuple(
        (
            say("borne_until", date=_end(view, until) if until < len(view.roadmap.capacity) else ""),
            say(
                "borne",
                says=[borne[until][0], *map(mid_sentence, borne[until][1:most])],
                more=max(0, len(borne[until]) - most) if most else 0,
            ),
        )
        for until in sorted(borne)
    )


def duties_unmet(view: View) -> str:
    """Every duty that is unmet when the plan ends, and what meeting them would take; '' where there is none."""
    unmet = [
        one.about
        for one in view.advice.decisions
        if isinstance(one, RiskDecision) and isinstance(one.about, DutyOutlook)
    ]
    days = {action.id: action.effort_days for one in unmet for action in one.unplanned}
    owed: dict[int, list[str]] = {}
    for one in sorted(unmet, key=lambda one: -one.level):
        owed.setdefault(one.level, []).append(view.questionnaire.practices[one.practice].name)
    return say("duties_unmet", levels=list(owed.items()), number=len(unmet), days=sum(days.values())) if unmet else ""


def needs_borne(view: View) -> str:
    """The needs of the greatest weight that the plan serves late or not at all; '' where there is none."""
    late = [
        part.about
        for finding in view.advice.findings
        for part in finding.of("unserved_need")
        if isinstance(part.about, UnservedNeed) and part.about.weight == HEAVIEST_WEIGHT
    ]
    labels, known = view.roadmap.labels, view.questionnaire.needs
    aided = {need for action in view.actions if action.start is not None for need in action.serves}
    needs = [
        (known[one.need].entry.name, labels[one.served_in] if one.served_in is not None else "", one.need in aided)
        for one in late
    ]
    return say("needs_borne", needs=needs) if needs else ""


def _end(view: View, period: int) -> str:
    return display_date(last_day(view.date, view.assessment.needs.period, period))


def next_look(view: View) -> str:
    """By when to look again, and what one should see by then; '' where no date is asked for."""
    periods = [
        one.next_look for one in view.advice.decisions if isinstance(one, DateDecision) and one.next_look is not None
    ]
    if not periods:
        return ""
    due = [mark for one in view.advice.programmes for mark in one.milestones if mark.period <= periods[0]]
    latest = sorted(due, key=lambda mark: -mark.period)[:MILESTONES_SEEN]
    date = display_date(last_day(view.date, view.assessment.needs.period, periods[0]))
    return say("next_look_in_short", date=date, seen=[mark.text for mark in latest])


def days_not_kept_either(view: View, days: Iterable[DatedEvent]) -> str:
    """The days that the plan misses beside those that are told in full."""
    return say("days_not_kept_either", days=[(display_date(one.date), event_told(view, one)) for one in days])


def what_stays_open(view: View) -> str:
    """Which practices still fall short when the plan ends, and how much waits outside it."""
    then, short = view.projection.at_end.practices, coverage(view).short
    return say(
        "what_stays_open",
        staying=_names(one for one in furthest(view) if (then[one.practice.id].level or 0) < (one.target or 0)),
        total=len(short),
        waiting=len(view.roadmap.left_out),
        days=sum(action.effort_days for action in view.roadmap.left_out),
        last=view.roadmap.labels[max(0, len(view.roadmap.capacity) - 1)],
    )


def how_sure(view: View) -> str:
    """How many questions have a value, what open ones could still change or hangs on one person, what is proven, and
    where people are far apart.
    """
    said = [(one, about) for one in view.practices for question in one.questions for about in question.said]
    proven = Counter(one.practice.name for one, about in said if about.answer.evidence.strip())
    return say(
        "how_sure",
        head=view.headline,
        open=_names(one for one in view.practices if one.result.low.level != one.result.high.level),
        alone=len({about.respondent.id for _, about in said}) == 1,
        single=_names(sorted(filter(_is_of_one_voice, view.practices), key=lambda one: -one.importance)),
        proven=proven.total(),
        best_proven=proven.most_common(1)[0][0] if proven else "",
        disputed=[subject_name(view, question) for question in view.disputed],
    )


def _is_of_one_voice(practice: PracticeView) -> bool:
    """Whether no question of it was rated by more than one person, and none was agreed on."""
    asked = [question.result for question in practice.questions if question.result.value is not None]
    return bool(asked) and not any(one.raters > 1 or one.consensus for one in asked)


def _names(practices: Iterable[PracticeView]) -> list[str]:
    return [one.practice.name for one in practices]


@heading_of("method")
def how_sure_title(_: View) -> str:
    return say("how_sure_title")
