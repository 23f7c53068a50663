"""Tables as CSV: RFC 4180, in UTF-8 with the mark by which Excel knows it, and no cell that a spreadsheet would run.

Which character parts the cells is for the spreadsheet to say: a German Excel takes the semicolon, and splits a text at
it wherever it stands. So what follows any separator inside a text is looked at as if it began a cell.
"""

import io
import re
from collections.abc import Iterable, Sequence

from reports.text.sanitize import printable

SEPARATORS = ",;|\t\r\n"
# What a spreadsheet takes for a formula. The last four are wide forms of the first.
RUNS_FROM = "=+\\-@＝＋－＠"
# What it may pass over before it: blanks, marks that are not seen, and quotes, which vanish where a cell begins.
PASSED_OVER = '\\s"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff'
BEGINS = re.compile(rf"(^|[{SEPARATORS}])(?=[{PASSED_OVER}]*[{RUNS_FROM}])")
BLANK_FIRST = re.compile(r"^(?=[\t\r\n])")
QUOTED_FOR = re.compile(rf'["{SEPARATORS}]|^\s|\s$')
Cells = tuple[Sequence[str], Sequence[Sequence[object]]]
"""A heading and the rows under it."""


def csv_file(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The finished file. None becomes an empty cell, a date is written year first."""
    out = io.StringIO(newline="")
    for row in (header, *rows):
        out.write(",".join(_quoted(_cell(value)) for value in row) + "\r\n")
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """The value as text; an apostrophe in front of what would run keeps it a text. A number is none."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else printable(str(value))
    return BLANK_FIRST.sub("'", BEGINS.sub(r"\1'", text))


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if QUOTED_FOR.search(text) else text
