"""A cell's value as a spreadsheet program shows it: 85 % is not 0.85, and half past two is not 14:30:00.

Days are written as 2026-05-04, since what a program shows for them changes with the machine's language.
"""

import datetime as dt
import re

GENERAL_DIGITS = 15  # what a spreadsheet program keeps of a number; 0.1 + 0.2 is 0.3 there
LONGEST_FORMAT = 250
QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]\-]*)(?:-[^\]]*)?\]')
FILLERS = re.compile(r"\[[^\]]*\]|_.|\*.")  # colours and conditions; blanks as wide as a character; repeated characters
FIRST_STAND_IN = 0xE000  # private characters, each of which stands for a literal text of the format
STAND_IN = re.compile("[\ue000-\ue0ff]")
NUMBER = re.compile(r"([^#0?]*?)(#,##0|[#0]*0|0)(\.0+)?(\s*%)?([^#0?%]*)")
TIMES = re.compile(r"[hs]", re.IGNORECASE)


def shown_value(value: object, number_format: str) -> str:
    """The text that stands in the cell."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, dt.datetime):
        return _moment(value, number_format)
    if isinstance(value, dt.timedelta):
        return _duration(value, number_format)
    if isinstance(value, dt.time):
        return _time(value, number_format)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _number(value: float, number_format: str) -> str:
    literals: list[str] = []
    if len(number_format) > LONGEST_FORMAT:
        return _general(value)
    plain = FILLERS.sub("", QUOTED.sub(lambda found: _kept(found, literals), number_format.split(";")[0]))
    found = NUMBER.fullmatch(plain)
    if found is None:
        return _general(value)
    before, whole, decimals, percent, after = (part or "" for part in found.groups())
    if percent:
        value *= 100
    written = f"{value:{',' if ',' in whole else ''}.{max(len(decimals) - 1, 0)}f}"
    return STAND_IN.sub(lambda at: literals[ord(at[0]) - FIRST_STAND_IN], f"{before}{written}{percent}{after}").strip()


def _kept(found: re.Match[str], literals: list[str]) -> str:
    literals.append(next(part for part in (*found.groups(), "") if part is not None))
    return chr(FIRST_STAND_IN + len(literals) - 1)


def _general(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.{GENERAL_DIGITS}g}"


def _moment(value: dt.datetime, number_format: str) -> str:
    if value.time() == dt.time() or not TIMES.search(FILLERS.sub("", number_format)):
        return value.date().isoformat()
    return f"{value.date().isoformat()} {_time(value.time(), number_format)}"


def _time(value: dt.time, number_format: str) -> str:
    seconds = f":{value.second:02d}" if "s" in number_format.lower() or value.second else ""
    if "am/pm" in number_format.lower():
        return f"{value.hour % 12 or 12}:{value.minute:02d}{seconds} {'AM' if value.hour < 12 else 'PM'}"
    return f"{value.hour:02d}:{value.minute:02d}{seconds}"


def _duration(value: dt.timedelta, number_format: str) -> str:
    total = round(value.total_seconds())
    minutes, seconds = divmod(abs(total), 60)
    shown = f":{seconds:02d}" if "s" in number_format.lower() or seconds else ""
    return f"{'-' if total < 0 else ''}{minutes // 60}:{minutes % 60:02d}{shown}"
