"""What a single cell of a filled-in questionnaire says, or what is wrong with it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessment.engagement.fields import MAX_TEXT, State
from assessment.questionnaire.schema import LEVELS, TOP_LEVEL
from reports.excel.cells import cell_text
from reports.questionnaire_workbook.layout import DONT_KNOW, NOT_APPLICABLE, YES
from reports.questionnaire_workbook.shown_values import shown_value

SHOWN = 40  # characters of a cell that an error shows
EXPECTED = f'expected 0 to {TOP_LEVEL}, "{DONT_KNOW}" or "{NOT_APPLICABLE}"'
WORDS: dict[str, State] = {
    **dict.fromkeys(
        (DONT_KNOW, "dont know", "i don't know", "i dont know", "do not know", "i do not know", "unknown"), "dont_know"
    ),
    **dict.fromkeys((NOT_APPLICABLE, "n/a", "na", "n.a", "n. a", "does not apply"), "not_applicable"),
}
YES_WORDS = {YES, "y", "x", "true", "1"}
NO_WORDS = {"", "no", "n", "false", "0"}
FORMULA, ERROR = "f", "e"
PLAIN_NUMBER = re.compile(r"[0-9](?:\.0+)?")
NUMBERED = re.compile(r"(?:level )?([0-9])(?:[.,]0+)?(?:\s*[·:.)/\-–—]+\s*|\s+|$)(.*)")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
ESCAPES = {"\t": "\t", "\n": "\n", "\v": "\n", "\r": ""}  # PowerPoint breaks lines by \v, Excel writes \r before \n


class NotUsable(Exception):
    """A cell that cannot be read, in words without its place."""


@dataclass(frozen=True)
class Choice:
    """`rating` is None unless the state is `rated`."""

    state: State
    rating: int | None


def choice_of(cell: Any, names: Mapping[int, str], texts: Sequence[str]) -> Choice | None:
    """The answer in a cell; None where it is empty. NotUsable where it is none of the eight.

    `names` are what the levels are called, `texts` the question's six descriptions: either may be typed out.
    """
    value = _value(cell)
    if value is None:
        return None
    if isinstance(value, str):
        return _typed(value, names, texts)
    shown = _shown_in(cell, value)
    if isinstance(value, int | float) and value in LEVELS and PLAIN_NUMBER.fullmatch(shown):
        return Choice("rated", int(value))
    raise NotUsable(f'found "{_short(shown)}", {EXPECTED}')


def text_of(cell: Any) -> str:
    """The text in a cell; a number or a date as it is shown. NotUsable where it is a formula or too long."""
    value = _value(cell)
    if value is None:
        return ""
    shown = _unescaped(value) if isinstance(value, str) else _shown_in(cell, value)
    text = cell_text(shown).strip()
    if len(text) > MAX_TEXT:
        raise NotUsable(f"has {len(text):,} characters, expected at most {MAX_TEXT:,}")
    return text


def yes_in(cell: Any) -> bool:
    """Whether a cell says yes; an empty one does not. NotUsable where it says neither."""
    said = alike(text_of(cell))
    if said not in YES_WORDS | NO_WORDS:
        raise NotUsable(f'found "{_short(said)}", expected "{YES}" or nothing')
    return said in YES_WORDS


def alike(text: str) -> str:
    """The text without what people do not see: case, kinds of blanks and apostrophes, composed letters, a last dot."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").strip("\"'“” ")
    return " ".join(plain.split()).casefold().rstrip(".!;, ")


def _typed(text: str, names: Mapping[int, str], texts: Sequence[str]) -> Choice | None:
    said = alike(_unescaped(text))
    if not said:
        if text.strip():
            raise NotUsable(f'found "{_short(text.strip())}", {EXPECTED}')
        return None
    if said in WORDS:
        return Choice(WORDS[said], None)
    called = {level: {alike(names.get(level, "")), alike(description)} for level, description in enumerate(texts)}
    found = {level for level, words in called.items() if said in words}
    if (numbered := NUMBERED.fullmatch(said)) and (level := int(numbered[1])) in LEVELS:
        found |= {level} if not numbered[2] or numbered[2] in called.get(level, ()) else set()
    if len(found) == 1:
        return Choice("rated", found.pop())
    raise NotUsable(f'found "{_short(" ".join(text.split()))}", {EXPECTED}')


def _unescaped(text: str) -> str:
    """Without the way in which Office writes a control character, of which only line breaks and tabs mean anything.

    A printable character is never written so: there the escape is what somebody typed.
    """
    return ESCAPED.sub(lambda found: _meant(found[0], chr(int(found[1], 16))), text)


def _meant(written: str, character: str) -> str:
    return ESCAPES.get(character, "") if ord(character) < 32 else written


def _shown_in(cell: Any, value: object) -> str:
    return shown_value(value, str(getattr(cell, "number_format", None) or "General"))


def _value(cell: Any) -> Any:
    kind = getattr(cell, "data_type", "n")  # a cell that the file leaves out has none
    if kind == FORMULA:
        raise NotUsable("found a formula, expected what you mean as a plain value")
    if kind == ERROR:
        raise NotUsable(f"found the error {_short(str(cell.value))}, expected a plain value")
    return getattr(cell, "value", None)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
