import pytest

from assessment.advice.business_case import Amount
from reports.text.money import exact_range, money_range


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (248_000, 379_600, "250,000 to 380,000 EUR"),
        (-159_398.7, 18_575.7, "−160,000 to 19,000 EUR"),
        (54_100, 54_400, "about 54,000 EUR"),
        (0, 0, "0 EUR"),
        (0.4, 95.5, "0 to 96 EUR"),
        (1.23, 9.99, "1.2 to 10 EUR"),
        (999_600, 1_234_567_890, "1,000,000 to 1,200,000,000 EUR"),
    ],
)
def test_what_is_worked_out_shows_two_digits_that_count(low: float, high: float, shown: str) -> None:
    assert money_range(Amount(low, high), "EUR") == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (512.5, 700, "512.5 to 700 EUR"),
        (1000, 1000, "1,000 EUR"),
        (0, 1e12, "0 to 1,000,000,000,000 EUR"),
    ],
)
def test_what_was_entered_is_shown_as_entered(low: float, high: float, shown: str) -> None:
    assert exact_range(low, high, "EUR") == shown
