"""Dates, lists, numbers and plurals come out as the house writes them, whatever the machine's locale is."""

import datetime as dt

import pytest

from reports.text import dates, formatting


def test_days_are_written_in_the_four_lengths_that_pages_need() -> None:
    day = dt.date(2026, 9, 4)

    assert dates.display_date(day) == "4 September 2026"
    assert dates.day_and_month(day) == "4 September"
    assert dates.short_date(day) == "4 Sep"
    assert dates.month_and_year(day) == "September 2026"


@pytest.mark.parametrize(
    ("period", "labels"),
    [("quarter", ("Q4 2026", "Q1 2027", "Q2 2027")), ("month", ("Sep 2026", "Oct 2026", "Nov 2026"))],
)
def test_periods_are_named_from_the_one_that_follows(period: str, labels: tuple[str, ...]) -> None:
    assert dates.period_labels(dt.date(2026, 8, 31), period, 3) == labels


def test_lists_have_no_comma_before_their_last_word() -> None:
    assert formatting.listed(["a {0}", "b", "c"]) == "a {0}, b and c"
    assert formatting.listed(["a", "b", "c"], "or") == "a, b or c"
    assert formatting.listed(["Assessment", "Northgate"], "for") == "Assessment for Northgate"


@pytest.mark.parametrize(("value", "shown"), [(1.625, "1.63"), (1.875, "1.88"), (0.0, "0.00"), (4.994999, "4.99")])
def test_halves_of_a_hundredth_go_up(value: float, shown: str) -> None:
    assert formatting.score(value) == shown


@pytest.mark.parametrize(
    ("number", "noun"), [(0, "levels"), (1, "level"), (1.0, "level"), (1.5, "levels"), (2, "levels")]
)
def test_a_noun_agrees_with_its_number(number: float, noun: str) -> None:
    assert formatting.plural(number, "level") == noun


@pytest.mark.parametrize(("gap", "shown"), [(0.0, "0.1 %"), (0.0004, "0.1 %"), (0.0042, "0.4 %")])
def test_nothing_is_said_to_be_nearer_than_a_tenth_of_a_percent(gap: float, shown: str) -> None:
    assert formatting.at_most(gap) == shown
