"""What was read from a page, with the blanks that reading it leaves out, for people who compare it with the page."""

import re

from reports.text import formatting
from reports.view.readiness import RATING_WORDS

KNOWN = {
    "".join(text.split()): text
    for text in (
        formatting.NO_LEVEL,
        formatting.NOT_APPLICABLE,
        formatting.NO_LEVEL.capitalize(),
        *RATING_WORDS.values(),
    )
}
KNOWN_TEXT = re.compile("|".join(sorted(map(re.escape, KNOWN), key=len, reverse=True)))
SQUARE = re.compile(r"^([0-5–]|[NPLF](?=[a-z]))(?=\d\.\d|[A-Za-z–])")  # stands before a value or a name
INTERVAL = re.compile(r"\((\S+?)to(\S+?)\)")


def as_read(text: str) -> str:
    """'2 2.25' for '22.25', 'L largely' for 'Llargely', '1 (0 to 2)' for '1(0to2)'; other texts as they are."""
    whole = KNOWN_TEXT.fullmatch(text)
    if whole:
        return KNOWN[text]
    apart = SQUARE.sub(r"\1 ", text)
    return INTERVAL.sub(r" (\1 to \2)", KNOWN_TEXT.sub(lambda found: KNOWN[found[0]], apart))
