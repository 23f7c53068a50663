"""The plan in money, in words: only what follows from figures that the client gave, and what was assumed with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.advice.business_case import Case, Missing, NeedBenefit, Year, business_case, missing
from assessment.engagement.model import MONTHS
from assessment.engagement.planning import BusinessCase
from reports.narrative.overrides import heading_of, text_of
from reports.narrative.say import say
from reports.text.money import exact_range, money_range
from reports.view.model import View


@dataclass(frozen=True)
class CaseRow:
    """A year, or the whole horizon, with its ranges in words."""

    name: str
    cost: str
    benefit: str
    net: str


@dataclass(frozen=True)
class CaseText:
    """The business case as it is shown. `gaps` is what is missing in it, `own` what the client noted beside it."""

    title: str
    payback: str
    rows: tuple[CaseRow, ...]
    assumptions: tuple[str, ...]
    gaps: tuple[str, ...]
    own: str


def business_case_missing(view: View) -> tuple[str, ...]:
    """What would be needed for a business case, each in words; empty where there is one."""
    return tuple(say(f"case_missing_{name}") for name in case_lacks(view))


def case_lacks(view: View) -> tuple[Missing, ...]:
    return missing(view.assessment.planning.business_case, _placed(view), _chosen(view))


def business_case_text(view: View) -> CaseText | None:
    """None where something is missing."""
    needs, said = view.assessment.needs, view.assessment.planning.business_case
    case = business_case(said, _placed(view), list(view.actions), _chosen(view), needs.period, view.roadmap.leadership)
    if case is None:
        return None
    currency = said.currency.strip()
    return CaseText(
        title=_title(view, case, currency),
        payback=_payback(view, case),
        rows=tuple(_rows(case, currency, needs.period)),
        assumptions=tuple(_assumptions(view, case, said)),
        gaps=tuple(_gaps(view, case)),
        own=said.assumptions.strip(),
    )


@heading_of("business_case")
def _title(_: View, case: Case, currency: str) -> str:
    return say(
        "business_case_title",
        cost=money_range(case.cost, currency),
        benefit=money_range(case.yearly_benefit, currency) if case.needs else "",
    )


def _placed(view: View) -> dict[str, tuple[int, int]]:
    return {
        action.id: (action.start, action.end)
        for action in view.actions
        if action.start is not None and action.end is not None
    }


def _chosen(view: View) -> list[str]:
    return [need.id for need in view.needs]


@text_of("business_case")
def _payback(view: View, case: Case) -> str:
    best, worst = (None if at is None else view.roadmap.labels[at] for at in case.payback)
    needs = view.assessment.needs
    return say(
        "payback", best=best, worst=worst, period=needs.period, periods=needs.periods, incomplete=bool(case.unpriced)
    )


def _rows(case: Case, currency: str, period: str) -> Iterator[CaseRow]:
    for year in case.years:
        name = say(
            "case_year",
            year=year.number,
            periods=year.periods,
            period=period,
            whole=year.periods * MONTHS[period] == 12,
        )
        yield _row(name, year, currency)
    if len(case.years) > 1:
        yield _row(say("case_total"), case, currency)


def _row(name: str, of: Year | Case, currency: str) -> CaseRow:
    return CaseRow(name, *(money_range(amount, currency) for amount in (of.cost, of.benefit, of.net)))


def _assumptions(view: View, case: Case, said: BusinessCase) -> Iterator[str]:
    assert said.day_rate is not None
    currency, period = said.currency.strip(), view.assessment.needs.period
    yield say(
        "case_effort",
        days=case.person_days,
        leadership=case.leadership_days,
        rate=exact_range(said.day_rate.low, said.day_rate.high, currency),
    )
    planned = [action.cost for action in view.actions if action.start is not None]
    for cost in view.questionnaire.framework.costs:
        if cost.id in planned and cost.id in said.costs:
            given = said.costs[cost.id]
            yield say(
                "case_cost_class",
                name=cost.name,
                number=planned.count(cost.id),
                amount=exact_range(given.low, given.high, currency),
            )
    yield from (_loss(view, need, currency) for need in case.needs)
    if len(case.needs) > 1:
        yield say("case_overlap")
    if case.needs:
        yield say("case_ramp", period=period)
    if case.leadership_days:
        yield say("case_leadership", period=period)
    yield say("case_prices", period=period)
    yield say("case_rounding")


def _loss(view: View, need: NeedBenefit, currency: str) -> str:
    loss = need.loss
    return say(
        "case_loss",
        need=view.questionnaire.needs[need.need].entry.name,
        loss=exact_range(loss.yearly.low, loss.yearly.high, currency),
        planned=need.planned,
        advised=need.advised,
        credited=need.share,
        share=exact_range(loss.share_low * 100, loss.share_high * 100, "%"),
        worth=money_range(need.yearly, currency),
    )


def _gaps(view: View, case: Case) -> Iterator[str]:
    names = {cost.id: cost.name for cost in view.questionnaire.framework.costs}
    for cost, number in case.unpriced.items():
        yield say("case_unpriced", name=names[cost], number=number)
    if case.unserved:
        yield say("case_unserved", needs=[f"“{view.questionnaire.needs[need].entry.name}”" for need in case.unserved])
