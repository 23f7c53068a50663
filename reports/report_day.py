"""The day that stands on what is made of an assessment without a date."""

import datetime as dt
import os

from assessment.input.problems import InputError, Problem

EPOCH = "SOURCE_DATE_EPOCH"  # seconds since 1970, by https://reproducible-builds.org/specs/source-date-epoch/


def day_of_report() -> dt.date:
    """The day of SOURCE_DATE_EPOCH where a reproducible build sets it, else today."""
    epoch = os.environ.get(EPOCH)
    if not epoch:
        return dt.date.today()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise InputError(
            [Problem(EPOCH, 0, f"found '{epoch[:40]}'; expected seconds since 1970, a whole number")]
        ) from None
