"""Calendar days of the plan's periods: whole months or quarters, the first one after that of the assessment's date."""

import datetime as dt

from assessment.engagement.model import MONTHS

MONTHS_IN_A_YEAR = 12


def first_day(date: dt.date, period: str, index: int) -> dt.date:
    """The first day of a period; `index` counts from 0. No day lies after the last one that a calendar has."""
    length = MONTHS[period]
    months = date.year * MONTHS_IN_A_YEAR + (date.month - 1) // length * length + (index + 1) * length
    year, month = divmod(months, MONTHS_IN_A_YEAR)
    return dt.date.max if year > dt.MAXYEAR else dt.date(year, month + 1, 1)


def last_day(date: dt.date, period: str, index: int) -> dt.date:
    """The last day of a period; `index` counts from 0."""
    return first_day(date, period, index + 1) - dt.timedelta(days=1)


def weekday_from(day: dt.date) -> dt.date:
    """The day itself, or the Monday after a Saturday or Sunday. Public holidays are not known."""
    return day if day.weekday() < 5 else day + dt.timedelta(days=7 - day.weekday())


def weekday_until(day: dt.date) -> dt.date:
    """The day itself, or the Friday before a Saturday or Sunday."""
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def weekdays(first: dt.date, last: dt.date) -> int:
    """How many days from Monday to Friday lie between two days, both included."""
    weeks, rest = divmod((last - first).days + 1, 7)
    return weeks * 5 + sum((first.weekday() + day) % 7 < 5 for day in range(rest))
