import datetime as dt

import pytest

from assessment.roadmap.calendar import first_day, last_day, weekday_from, weekday_until, weekdays


@pytest.mark.parametrize(
    ("date", "period", "index", "first", "last"),
    [
        ("2026-05-04", "quarter", 0, "2026-07-01", "2026-09-30"),
        ("2026-06-30", "quarter", 1, "2026-10-01", "2026-12-31"),
        ("2026-12-31", "quarter", 0, "2027-01-01", "2027-03-31"),
        ("2026-05-04", "month", 0, "2026-06-01", "2026-06-30"),
        ("2027-12-31", "month", 1, "2028-02-01", "2028-02-29"),
        ("2026-05-04", "quarter", 7, "2028-04-01", "2028-06-30"),
    ],
)
def test_a_period_has_the_first_and_last_day_of_its_months(
    date: str, period: str, index: int, first: str, last: str
) -> None:
    day = dt.date.fromisoformat(date)
    assert first_day(day, period, index).isoformat() == first
    assert last_day(day, period, index).isoformat() == last


def test_a_plan_at_the_end_of_all_calendars_still_has_days() -> None:
    assert first_day(dt.date(9999, 12, 1), "month", 3) == dt.date.max


def test_weekends_belong_to_the_working_days_beside_them() -> None:
    saturday = dt.date(2026, 8, 1)
    assert (weekday_from(saturday), weekday_until(saturday)) == (dt.date(2026, 8, 3), dt.date(2026, 7, 31))
    assert weekdays(dt.date(2026, 7, 1), dt.date(2026, 7, 31)) == 23
    assert weekdays(saturday, dt.date(2026, 8, 2)) == 0
