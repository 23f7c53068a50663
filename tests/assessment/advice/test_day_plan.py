import datetime as dt
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.advice.actions import WEEKS_PER_MONTH
from assessment.engagement.model import MONTHS
from assessment.questionnaire.model import Action, Questionnaire
from assessment.roadmap.calendar import first_day, last_day
from assessment.roadmap.candidate import ActionReason, Candidate
from assessment.roadmap.day_plan import DAYS_A_QUARTER, Placed, day_plan

MAY = dt.date(2026, 5, 4)  # so that the first quarter begins on Wednesday 1 July
ROLES = ("incident_manager", "it_leader", "service_owner")


def made(
    small: Questionnaire,
    name: str,
    weeks: int,
    *,
    days: int = 5,
    benefit: float = 1.0,
    role: str = ROLES[0],
    needs: tuple[str, ...] = (),
    period: str = "quarter",
) -> Candidate:
    model = small.actions["incident_management.one_record"]
    action = Action(name, model.subject, model.entry.model_copy(update={"weeks": weeks, "led_by": role}))
    periods = max(1, ceil(weeks / (MONTHS[period] * WEEKS_PER_MONTH) - 1e-9))
    return Candidate(
        name,
        "incident_management",
        name,
        "flow",
        0,
        2,
        days,
        periods,
        needs,
        benefit,
        ActionReason("prerequisite"),
        False,
        True,
        action,
    )


def test_the_one_with_most_benefit_begins_on_day_one_and_the_next_one_later(small: Questionnaire) -> None:
    actions = [made(small, "less", 6, role=ROLES[1]), made(small, "more", 6, benefit=2.0)]
    days = day_plan({"less": (0, 0), "more": (0, 0)}, actions, MAY, "quarter")
    assert days["more"].start == dt.date(2026, 7, 1)
    assert days["more"].due == dt.date(2026, 8, 11), "six weeks later"
    assert days["more"].start < days["less"].start < days["more"].due, "another role need not wait for the first"


def test_a_role_leads_one_thing_after_another_where_its_weeks_allow_it(small: Questionnaire) -> None:
    actions = [made(small, "first", 4, benefit=2.0), made(small, "second", 4)]
    days = day_plan({"first": (0, 0), "second": (0, 0)}, actions, MAY, "quarter")
    assert days["second"].start > days["first"].due


def test_what_is_needed_begins_before_even_with_less_benefit(small: Questionnaire) -> None:
    actions = [made(small, "base", 3, benefit=0.1), made(small, "top", 3, benefit=9.0, role=ROLES[1], needs=("base",))]
    days = day_plan({"base": (0, 0), "top": (0, 0)}, actions, MAY, "quarter")
    assert days["base"].start == dt.date(2026, 7, 1)
    assert days["top"].start > days["base"].due


def test_what_a_quarter_holds_is_done_in_its_first_90_days(small: Questionnaire) -> None:
    actions = [made(small, f"a{number}", weeks) for number, weeks in enumerate((13, 12, 10, 3, 1))]
    days = day_plan(dict.fromkeys((a.id for a in actions), (0, 0)), actions, MAY, "quarter")
    assert max(span.due for span in days.values()) <= dt.date(2026, 7, 1) + dt.timedelta(days=DAYS_A_QUARTER - 1)


@st.composite
def plans(draw: st.DrawFn, small: Questionnaire, period: str) -> tuple[list[Candidate], Placed]:
    """Actions laid over periods as a plan lays them: each begins after the end of the one that it needs."""
    actions: list[Candidate] = []
    placed: dict[str, tuple[int, int]] = {}
    for number in range(draw(st.integers(1, 8))):
        need = draw(st.sampled_from([None, *(action.id for action in actions)]))
        action = made(
            small,
            f"a{number}",
            draw(st.integers(1, 60)),
            days=draw(st.integers(1, 40)),
            period=period,
            benefit=draw(st.sampled_from([0.0, 0.5, 1.0])),
            role=draw(st.sampled_from(ROLES)),
            needs=(need,) if need else (),
        )
        start = (placed[need][1] + 1 if need else 0) + draw(st.integers(0, 2))
        actions.append(action)
        placed[action.id] = (start, start + action.periods - 1)
    return actions, placed


@pytest.mark.parametrize("period", ["month", "quarter"])
@given(data=st.data(), date=st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)))
def test_every_action_keeps_to_its_periods_its_weeks_and_its_order(
    small: Questionnaire, period: str, data: st.DataObject, date: dt.date
) -> None:
    actions, placed = data.draw(plans(small, period))
    days = day_plan(placed, actions, date, period)
    assert set(days) == set(placed)
    for action in actions:
        span, (start, end) = days[action.id], placed[action.id]
        assert first_day(date, period, start) <= span.start <= last_day(date, period, start)
        assert first_day(date, period, end) <= span.due <= last_day(date, period, end)
        assert span.start.weekday() < 5
        assert span.due.weekday() < 5
        assert dt.timedelta(0) <= span.due - span.start < dt.timedelta(weeks=action.weeks)
        assert all(days[need].due < span.start for need in action.needs)
