"""How numbers, counts, levels and names are written, the same on screens and in the report."""

from collections.abc import Sequence

from assessment.scoring.results import LevelResult
from reports.text import locale
from reports.text.precision import decimals

JOINT = " · "  # between the activities after which a stage is named
NO_LEVEL = "not enough answers"
NO_NUMBER = "–"
NOT_APPLICABLE = "not applicable"
SHORTLIST = 3
HALVES_UP = 1e-9  # a computer rounds 1.625 to 1.62 and 1.875 to 1.88, and the two do not differ by 0.25 any more
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def plural(number: float, one: str, many: str | None = None) -> str:
    """The noun alone: 'practice' for 1, 'practices' for any other number."""
    return one if locale.plural_form(number) == "one" else many or f"{one}s"


def count(number: int, one: str, many: str | None = None) -> str:
    """'1 practice', '12 practices', 'no practices'."""
    return f"{number or 'no'} {plural(number, one, many)}"


def spelled(number: int) -> str:
    """Whole numbers under ten as words."""
    return SMALL_NUMBERS[number] if 0 <= number < len(SMALL_NUMBERS) else str(number)


def day_number(number: float) -> str:
    """'12', '62.5', '2,621', never '12.0': person-days where the noun stands elsewhere."""
    return locale.fixed_point_in_groups(number, 1).removesuffix(f"{locale.DECIMAL_SIGN}0")


def days(number: float) -> str:
    """'12 days', '1 day', '7.5 days': person-days."""
    shown = day_number(number)
    return f"{shown} {'day' if shown == '1' else 'days'}"


def day_value(number: float) -> float:
    """Person-days for a cell or another program: 12 where it is a whole number, whoever wrote it as 12.0."""
    return int(number) if number == int(number) else number


def score(value: float) -> str:
    """'1.63', for 1.625 too: halves go up, as in a spreadsheet and in most heads. For values from 0 on. A quick scan's
    is '1.6' (reports.text.precision).
    """
    return locale.fixed_point(value + HALVES_UP, decimals())


def number(value: float | None) -> str:
    """The same, or a dash where there is none."""
    return NO_NUMBER if value is None else score(value)


def tenth(value: float) -> str:
    """'1.3', for 1.25 too."""
    return locale.fixed_point(value + HALVES_UP, 1)


def tenth_or_dash(value: float | None) -> str:
    return NO_NUMBER if value is None else tenth(value)


def percent(value: float) -> int:
    """A share in whole percent. Less than all is never 100, more than nothing never 0."""
    rounded = round(value * 100)
    return min(99, max(1, rounded)) if 0 < value < 1 else rounded


def share(value: float) -> str:
    """'41 %'"""
    return f"{percent(value)} %"


def at_most(value: float) -> str:
    """'0.4 %', how far a plan may be from the best one. What is proved within less is said to be within 0.1 %."""
    return f"{locale.fixed_point(max(value * 100, 0.1), 1)} %"


def share_or_dash(value: float | None) -> str:
    return NO_NUMBER if value is None else share(value)


def listed(items: Sequence[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'; with another word, such as 'for', before the last."""
    if len(items) < 2:
        return "".join(items)
    return locale.listed(items, last) or f"{', '.join(items[:-1])} {last} {items[-1]}"


def shortlist(items: Sequence[str]) -> str:
    """'a, b and c', 'a, b, c and 4 more': enough to recognise, not a table."""
    named, rest = items[:SHORTLIST], len(items) - SHORTLIST
    return listed([*named, f"{rest} more"]) if rest > 1 else listed(items)


def quoted(text: str) -> str:
    return f"“{text}”"


def mid_sentence(name: str) -> str:
    """A practice's or aspect's name as it stands inside a sentence. Abbreviations such as IT keep their capitals, and
    so does a stage that is named after several activities.
    """
    return name if name[1:2].isupper() or JOINT in name else name[:1].lower() + name[1:]


def name_lines(name: str) -> tuple[str, ...]:
    """The name of a stage for a chart, where there is little room: one after several activities in two lines."""
    parts = name.split(JOINT)
    ways = [(JOINT.join(parts[:at]) + JOINT.rstrip(), JOINT.join(parts[at:])) for at in range(1, len(parts))]
    return min(ways, key=lambda lines: max(map(len, lines)), default=(name,))


def level_text(outcome: LevelResult) -> str:
    """'2', '2 (1 to 3)' where answers are missing, or words where there is no level."""
    if outcome.questions == 0:
        return NOT_APPLICABLE
    if outcome.level is None:
        return NO_LEVEL
    if outcome.low.level == outcome.high.level:
        return str(outcome.level)
    return f"{outcome.level} ({outcome.low.level} to {outcome.high.level})"


def score_text(result: LevelResult) -> str | None:
    """'2.31', '2.31 (1.90 to 2.90)', or None where there is no score to show."""
    return with_interval(result.score, result.low.score, result.high.score)


def spread(lowest: int | None, highest: int | None) -> str | None:
    """'2', '1 to 4', or None where nobody rated."""
    if lowest is None or highest is None:
        return None
    return str(lowest) if lowest == highest else f"{lowest} to {highest}"


def with_interval(value: float | None, low: float | None, high: float | None) -> str | None:
    """A score with what open questions could still make of it; None where there is no score."""
    if value is None:
        return None
    if low is None or high is None or score(low) == score(high):
        return score(value)
    return f"{score(value)} ({score(low)} to {score(high)})"
