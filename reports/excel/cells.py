"""Text as a cell can hold it. Client text goes into cells by write_string alone, so that none of it runs."""

import re

from reports.text.sanitize import DIRECTION_MARKS

CELL_UNITS = 32_767  # UTF-16 units: Excel mends, and so empties, a file with a longer cell
CUT = " …"
HEADER_CHARACTERS = 60
SHEET_NAME_CHARACTERS = 31
FORBIDDEN_IN_SHEET_NAMES = str.maketrans("[]:*?/\\", " " * 7)


def cell_text(text: str) -> str:
    """The text without control characters, cut visibly where no cell holds it whole."""
    kept = "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c in "\n\t" or _is_writable(c))
    return _not_markup(_cut(kept))


def shown_text(text: str) -> str:
    """The same for tables that only show it: without the marks that turn the writing direction."""
    return cell_text(DIRECTION_MARKS.sub("", text))


def header_text(text: str) -> str:
    """Text in a page's head or foot, where '&' begins a code such as a picture or a file's path."""
    words = " ".join(shown_text(text).split())
    short = words if len(words) <= HEADER_CHARACTERS else words[:HEADER_CHARACTERS] + "…"
    # XlsxWriter takes even a doubled '&' before G or [ for a picture, so an invisible joiner stands between.
    return re.sub(r"&(?=[G\[])", "&&\u2060", re.sub(r"&(?![G\[])", "&&", short))


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel accepts and no other sheet has; it joins `taken`, in small letters."""
    plain = " ".join(shown_text(name).translate(FORBIDDEN_IN_SHEET_NAMES).split()).strip("'")
    free, number = plain[:SHEET_NAME_CHARACTERS] or "Sheet", 2
    while free.lower() in taken:
        ending = f" {number}"
        free, number = plain[: SHEET_NAME_CHARACTERS - len(ending)] + ending, number + 1
    taken.add(free.lower())
    return free


def _is_writable(character: str) -> bool:
    code = ord(character)
    return code >= 32 and not 0x7F <= code < 0xA0 and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)


def _cut(text: str) -> str:
    if len(text) <= CELL_UNITS // 2 or _units(text) <= CELL_UNITS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (CELL_UNITS - len(CUT))].decode("utf-16-le", errors="ignore")
    return kept + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _not_markup(text: str) -> str:
    """XlsxWriter takes a text from <r> to </r> for XML that is ready, and writes it as it is; a blank breaks that."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
