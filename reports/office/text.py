"""Text that the XML of Office files can hold, and that fits where it is to stand."""

import re
import unicodedata
from dataclasses import replace

from reports.text.sanitize import printable, shorten
from reports.view.model import View

NO_XML = re.compile("[\ufffe\uffff]")
NAME_EMS, TITLE_EMS = 34, 48
CHARACTER = 0.56  # mean width of a character, in ems, with room for a broader typeface in place of ours


def office_text(text: str) -> str:
    """Printable, in one line, without the two characters that XML cannot hold."""
    return " ".join(NO_XML.sub("", printable(text)).split())


def width_in_ems(text: str) -> float:
    """About how wide a text is: Chinese, Japanese and Korean characters take an em each."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.9 if c in "MWmw" else CHARACTER for c in text)


def short_name(text: str, ems: float = NAME_EMS) -> str:
    """The text cut where it would grow wider than so many times its height."""
    whole = office_text(text)
    mean = width_in_ems(whole) / max(1, len(whole))
    return whole if width_in_ems(whole) <= ems else shorten(whole, int(ems / mean))[0]


def with_short_names(view: View, name_ems: float = NAME_EMS, title_ems: float = TITLE_EMS) -> View:
    """The view with names that fit: cut first, so that no sentence made from them can be too long."""
    return replace(
        view,
        title=short_name(view.title, title_ems),
        client=view.client.model_copy(update={"name": short_name(view.client.name, name_ems)}),
    )
