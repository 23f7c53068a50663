"""Tables as CSV: RFC 4180, in UTF-8 with the mark by which Excel knows it, and no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence

from reports.text.sanitize import printable

# What a spreadsheet takes for a formula, with or without blanks before it. The last four are wide forms of the first.
RUNS_FROM = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BLANKS = ("\t", "\r", "\n")


def csv_file(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The finished file. None becomes an empty cell, a date is written year first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """The value as text; an apostrophe in front keeps a text from being read as a formula. A number is none."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else printable(str(value))
    return f"'{text}" if text.lstrip().startswith(RUNS_FROM) or text.startswith(BLANKS) else text
