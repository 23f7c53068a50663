"""How days, months and periods are written, the same on screens and in the report."""

import datetime as dt

from assessment.roadmap.calendar import first_day, last_day
from reports.text import locale


def display_date(day: dt.date) -> str:
    """4 May 2026"""
    return locale.date(day, locale.DAY_MONTH_YEAR)


def day_and_month(day: dt.date) -> str:
    """4 May"""
    return locale.date(day, locale.DAY_MONTH)


def short_date(day: dt.date) -> str:
    """8 Jul"""
    return locale.date(day, locale.DAY_SHORT_MONTH)


def month_and_year(day: dt.date) -> str:
    """May 2026"""
    return locale.date(day, locale.MONTH_YEAR)


def end_of_period(date: dt.date, period: str, index: int) -> str:
    """The last day of a plan's period: '30 September 2026'."""
    return display_date(last_day(date, period, index))


def period_labels(date: dt.date, period: str, count: int) -> tuple[str, ...]:
    """Names of the periods that follow the one of `date`: 'Q3 2026' or 'Jun 2026'."""
    pattern = locale.QUARTER_YEAR if period == "quarter" else locale.SHORT_MONTH_YEAR
    return tuple(locale.date(first_day(date, period, index), pattern) for index in range(count))


def written(day: dt.date) -> tuple[str, ...]:
    """The ways in which people write a day, its year left out where they may."""
    months = (day.strftime("%B"), day.strftime("%b"))
    ways = [way for month in months for way in (f"{day.day} {month}", f"{month} {day.day}")]
    return (*ways, f"{day.day:02}.{day.month:02}.{day.year}", f"{day.day}.{day.month}.{day.year}", day.isoformat())
