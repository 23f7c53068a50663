"""The language of screens and reports, and how it writes numbers, dates, lists and plurals.

Babel knows these from CLDR, and what depends on the language is asked here and nowhere else. Dates and numbers have
patterns of the house. Lists are those of English outside the United States: 'a, b and c'.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

LANGUAGE = "en"  # the folder of sentences in reports/narrative too
_LOCALE = Locale.parse(LANGUAGE)
_LISTS = Locale.parse(f"{LANGUAGE}_001")
_LIST_STYLES = {"and": "standard", "or": "or"}
DECIMAL_SIGN: str = _LOCALE.number_symbols["latn"]["decimal"]
GROUP_SIGN: str = _LOCALE.number_symbols["latn"]["group"]

DAY_MONTH_YEAR, DAY_MONTH, DAY_SHORT_MONTH = "d MMMM y", "d MMMM", "d MMM"
MONTH_YEAR, SHORT_MONTH_YEAR, QUARTER_YEAR = "MMMM y", "MMM y", "QQQ y"


def fixed_point(value: float, digits: int) -> str:
    """So many decimals, and no sign before what is rounded to 0.

    Not by Babel, which takes thirty times as long; the decimal sign is the language's.
    """
    return f"{value:z.{digits}f}".replace(".", DECIMAL_SIGN)


def fixed_point_in_groups(value: float, digits: int) -> str:
    """The same with a sign between thousands: '2,621.5'."""
    whole, _, decimals = f"{value:z,.{digits}f}".partition(".")
    return whole.replace(",", GROUP_SIGN) + (f"{DECIMAL_SIGN}{decimals}" if decimals else "")


def grouped(value: float, pattern: str) -> str:
    """'1,000,000' for the pattern '#,##0'; by the number's exact value, as Python's own formatting goes."""
    return format_decimal(Decimal(value), pattern, _LOCALE)


def date(day: dt.date, pattern: str) -> str:
    return format_date(day, pattern, _LOCALE)


def listed(items: Sequence[str], last: str) -> str | None:
    """'a, b and c', 'a, b or c'; None where `last` is no word that lists end with."""
    style = _LIST_STYLES.get(last)
    return None if style is None else format_list(items, style, _LISTS)  # type: ignore[arg-type]


@lru_cache(maxsize=1024)
def plural_form(number: float) -> str:
    """CLDR's name for the form of a noun after this number: 'one' or 'other' in English."""
    return _LOCALE.plural_form(number)
