"""Days that a client cannot move: what hangs on them is done before, and little begins before a peak, nothing in it."""

import datetime as dt
from typing import Any

import pytest

from assessment.advice.dates import busy_periods, last_period_before
from assessment.engagement.model import Needs
from assessment.questionnaire.model import Questionnaire
from tests.assessment.advice.judged_cases import CE, DATE, IM, KM, advice, at_levels, ends, starts

ON = dt.date(2026, 5, 4)  # the first quarter is July to September 2026
ALL_AT_1 = at_levels(incident_management=1, change_enablement=1, knowledge_management=1)


def event(date: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"date": date, "kind": kind, **more}


def needs(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"events": list(events), "capacity_days": [30], "periods": 6, **more}


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-07-15", -1), ("2026-08-29", -1), ("2026-08-31", 0), ("2026-12-20", 1), ("2040-01-01", 5)],
)
def test_a_period_counts_as_over_by_a_day_in_its_last_third(day: str, last: int) -> None:
    assert last_period_before(dt.date.fromisoformat(day), ON, Needs(periods=6)) == last


def busy(*events: dict[str, Any]) -> tuple[set[int], dict[str, set[int]], set[int]]:
    found = busy_periods(Needs.model_validate(needs(*events)), ON)
    return set(found.closed), {practice: set(of) for practice, of in found.closed_to.items()}, set(found.calm)


def test_a_peak_of_a_third_of_a_quarter_closes_it_and_calms_the_one_before() -> None:
    assert busy(event("2026-11-20", "peak", until="2026-12-28")) == ({1}, {}, {0})


def test_a_peak_of_two_weeks_calms_its_quarter_and_one_of_a_week_does_nothing() -> None:
    assert busy(event("2026-11-20", "peak", until="2026-12-05")) == (set(), {}, {1})
    assert busy(event("2026-11-20", "freeze", until="2026-11-27")) == (set(), {}, set())


def test_a_peak_of_a_practice_closes_the_quarter_to_that_practice_alone_unless_it_takes_most_of_it() -> None:
    assert busy(event("2026-11-15", "peak", until="2026-12-28", practices=[CE])) == (set(), {CE: {1}}, {0, 1})
    assert busy(event("2026-10-05", "peak", until="2026-12-28", practices=[CE])) == ({1}, {}, {0})


def test_nothing_new_begins_in_a_peak_and_little_before_it(judging: Questionnaire) -> None:
    peak = event("2026-10-01", "peak", until="2026-12-31")
    with_peak, without = (
        advice(judging, ALL_AT_1, assessment=DATE, needs=needs(*events), client={"name": "X", "it_staff": 4})
        for events in ((peak,), ())
    )
    assert [start for start in starts(with_peak).values() if start == 1] == []
    before = [sum(start == 0 for start in starts(found).values()) for found in (with_peak, without)]
    assert (before[0], without.plan.most_starts) == (2, 4)
    assert before[1] > before[0]


def test_what_the_client_names_for_a_deadline_ends_before_it(judging: Questionnaire) -> None:
    wanted = f"{KM}.reviewers"
    at = event("2027-01-10", "deadline", actions=[wanted])
    free, bound = (
        advice(judging, at_levels(incident_management=1, knowledge_management=1), assessment=DATE, needs=needs(*events))
        for events in ((), (at,))
    )
    assert ends(bound)[wanted] <= 1
    (outlook,) = bound.dates
    assert (outlook.actions, outlook.end_by, outlook.met) == ((wanted,), 1, True)
    assert free.dates == ()


def test_a_notice_that_names_nothing_touches_what_the_questionnaire_says(judging: Questionnaire) -> None:
    found = advice(judging, ALL_AT_1, assessment=DATE, needs=needs(event("2027-01-10", "notice")))
    (outlook,) = found.dates
    assert outlook.actions[0] == f"{CE}.way_back", "first aid for the practice's danger comes first"
    assert set(outlook.actions) == {f"{CE}.way_back", f"{CE}.change_record"}, "and the one that helps most"
    assert max(ends(found)[action] for action in outlook.actions) <= 1


def test_knowledge_is_secured_before_the_person_goes(judging: Questionnaire) -> None:
    found = advice(judging, ALL_AT_1, assessment=DATE, needs=needs(event("2026-09-30", "person_leaves")))
    (outlook,) = found.dates
    assert f"{KM}.second_head" in outlook.actions
    assert outlook.met
    assert {ends(found)[action] for action in outlook.actions} == {0}


def test_an_audit_asks_for_what_is_owed_and_a_deadline_for_level_2(judging: Questionnaire) -> None:
    answers = at_levels(change_enablement=1)
    of_kind = {
        kind: advice(
            judging,
            answers,
            assessment=DATE,
            needs=needs(event("2027-09-30", kind, practices=[CE]), context={"regulation": "light"}),
        ).dates[0]
        for kind in ("audit", "deadline")
    }
    assert f"{CE}.train" in of_kind["audit"].actions
    assert f"{CE}.train" not in of_kind["deadline"].actions


def test_a_deadline_of_a_need_that_demands_a_level_asks_for_what_is_owed_as_an_audit_does(
    judging: Questionnaire,
) -> None:
    """A certificate by a day: named with its practices or without, its duties are to be met by then."""
    answers = at_levels(change_enablement=1, knowledge_management=3)
    for touched in ([], [CE]):
        at = event("2027-09-30", "deadline", need="certificate", practices=touched)
        found = advice(judging, answers, assessment=DATE, needs=needs(at, drivers={"certificate": 3}))
        (outlook,) = found.dates
        assert f"{CE}.train" in outlook.actions
        assert outlook.met
        assert all(duty.met_in is not None and duty.met_in <= outlook.end_by for duty in found.duties)


SMALL_STEPS = [
    *(f"{IM}.call_list", f"{CE}.way_back", f"{CE}.name_manager"),
    *(f"{KM}.second_head", f"{KM}.service_sheets"),
]


@pytest.mark.parametrize("peak_after", [False, True])
def test_what_has_to_be_ready_by_a_day_is_begun_beside_the_limit_on_starts(
    judging: Questionnaire, peak_after: bool
) -> None:
    """Four things may begin, or two before a peak; five have to be ready, and there are days for them."""
    of_days = [event("2026-09-30", "deadline", actions=SMALL_STEPS)]
    of_days += [event("2026-10-01", "peak", until="2026-12-31")] if peak_after else []
    answers = at_levels(incident_management=0, change_enablement=0, knowledge_management=0)
    few = {"name": "X", "it_staff": 4}
    found = advice(judging, answers, assessment=DATE, needs=needs(*of_days, capacity_days=[40]), client=few)
    assert found.plan.most_starts == 4
    assert found.dates[0].met
    assert {ends(found)[action] for action in SMALL_STEPS} == {0}


def test_for_a_day_no_more_begins_than_twice_the_limit_and_first_aid_goes_first(judging: Questionnaire) -> None:
    answers = at_levels(incident_management=1, change_enablement=1, knowledge_management=1)
    of_days = [
        event("2026-09-10", "deadline", practices=[CE]),
        event("2026-09-20", "audit", practices=[IM, KM]),
    ]
    client = {"name": "X", "it_staff": 4}
    found = advice(judging, answers, assessment=DATE, needs=needs(*of_days, capacity_days=[8]), client=client)
    assert sum(start == 0 for start in starts(found).values()) <= 2 * 4
    aid = [action for action in found.actions if action.closes]
    assert {ends(found)[action.id] for action in aid} == {0}


def test_a_day_of_a_need_asks_for_what_answers_it_best(judging: Questionnaire) -> None:
    at = event("2026-09-30", "deadline", need="slow_restoration")
    found = advice(judging, ALL_AT_1, assessment=DATE, needs=needs(at, pain_points={"slow_restoration": 2}))
    serving = [
        action
        for action in found.actions
        if "slow_restoration" in action.serves and not action.needs and not action.closes
    ]
    best = max(serving, key=lambda action: action.benefit / action.effort_days**0.5)
    assert found.dates[0].actions == (best.id,)
    assert ends(found)[best.id] == 0


def test_a_day_that_cannot_be_kept_is_a_decision_to_be_asked_for(judging: Questionnaire) -> None:
    at = event("2026-09-10", "deadline", practices=[CE])
    found = advice(judging, at_levels(change_enablement=1), assessment=DATE, needs=needs(at, capacity_days=[4]))
    (outlook,) = found.dates
    assert not outlook.met
    assert [one.day for one in found.decisions if one.kind == "date"] == [outlook, None]


def test_a_day_that_touches_what_nobody_asked_about_is_told_with_nothing_hanging_on_it(judging: Questionnaire) -> None:
    at = (event("2027-01-10", "notice"), event("2027-02-10", "deadline", practices=[KM]))
    found = advice(judging, at_levels(incident_management=1), assessment=DATE, needs=needs(*at))
    assert [(outlook.actions, outlook.met) for outlook in found.dates] == [((), True), ((), True)]
    asked = [one.day for one in found.decisions if one.kind == "date" and one.day]
    assert asked == [found.dates[0]], "a contract is decided on all the same, a deadline that nothing hangs on is not"


def test_an_assessment_without_a_date_counts_from_nowhere(judging: Questionnaire) -> None:
    found = advice(judging, ALL_AT_1, needs=needs(event("2026-09-30", "person_leaves")))
    assert found.dates == ()


def test_a_wish_begins_even_in_a_peak(judging: Questionnaire) -> None:
    wish = {"scenarios": [{"id": "base", "name": "Base", "pinned": {f"{IM}.one_record": 1}}]}
    peak = event("2026-10-01", "peak", until="2026-12-31")
    found = advice(judging, ALL_AT_1, assessment=DATE, needs=needs(peak), planning=wish)
    assert starts(found)[f"{IM}.one_record"] == 1
