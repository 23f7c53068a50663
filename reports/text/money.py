"""Amounts of money as ranges of two significant digits, in the currency as the client wrote it: no false precision."""

from math import floor, log10

from assessment.advice.business_case import Amount
from reports.text import locale

SIGNIFICANT_DIGITS = 2
MINUS = "−"
WHOLE, TENTHS, HUNDREDTHS = "#,##0", "#,##0.#", "#,##0.##"


def money_range(amount: Amount, currency: str) -> str:
    """'250,000 to 380,000 EUR'; 'about 54,000 EUR' where both ends round to the same."""
    low, high = _rounded(amount.low), _rounded(amount.high)
    if low == high:
        return f"{'about ' if low else ''}{_written(low)} {currency}".strip()
    return f"{_written(low)} to {_written(high)} {currency}".strip()


def exact_range(low: float, high: float, unit: str) -> str:
    """'500 to 700 EUR': what the client entered, as it was entered."""
    written = _as_entered(low) if low == high else f"{_as_entered(low)} to {_as_entered(high)}"
    return f"{written} {unit}".strip()


def _rounded(value: float) -> float:
    if abs(value) < 1:
        return 0.0
    return round(value, SIGNIFICANT_DIGITS - 1 - floor(log10(abs(value))))


def _written(value: float) -> str:
    """Two digits tell less than a whole unit only under 10, where '1.5' says what '2' would hide."""
    shown = locale.grouped(abs(value), TENTHS if abs(value) < 10 else WHOLE)
    return f"{MINUS if value < 0 else ''}{shown}"


def _as_entered(value: float) -> str:
    return locale.grouped(value, HUNDREDTHS)
