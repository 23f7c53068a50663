"""What a single cell of a filled-in questionnaire says, or what is wrong with it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from assessment.engagement.fields import MAX_TEXT
from assessment.engagement.model import State
from assessment.questionnaire.schema import TOP_LEVEL
from reports.excel.cells import cell_text
from reports.questionnaire_workbook.layout import DONT_KNOW, NOT_APPLICABLE

SHOWN = 40  # characters of a cell that an error shows
EXPECTED = f'expected 0 to {TOP_LEVEL}, "{DONT_KNOW}" or "{NOT_APPLICABLE}"'
WORDS: dict[str, State] = {
    DONT_KNOW: "dont_know",
    "dont know": "dont_know",
    "i don't know": "dont_know",
    NOT_APPLICABLE: "not_applicable",
}
FORMULA, ERROR = "f", "e"
CARRIAGE_RETURN = "_x000D_"  # as Excel writes it, before the line feed that counts; openpyxl leaves it in the text


class NotUsable(Exception):
    """A cell that cannot be read, in words without its place."""


@dataclass(frozen=True)
class Choice:
    """`rating` is None unless the state is `rated`."""

    state: State
    rating: int | None


def choice_of(cell: Any) -> Choice | None:
    """The answer in a cell; None where it is empty. NotUsable where it is none of the eight."""
    value = _value(cell)
    if isinstance(value, str):
        value = " ".join(value.replace("’", "'").split())
        if not value:
            return None
        if value.lower() in WORDS:
            return Choice(WORDS[value.lower()], None)
        if value.isascii() and value.isdigit() and len(value) == 1:
            value = int(value)
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and value in range(TOP_LEVEL + 1):
        return Choice("rated", int(value))
    raise NotUsable(f'found "{_shown(value)}", {EXPECTED}')


def text_of(cell: Any) -> str:
    """The text in a cell; a number or a date as it is written. NotUsable where it is a formula or too long."""
    value = _value(cell)
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat().removesuffix("T00:00:00")
    text = cell_text(str(value).replace(CARRIAGE_RETURN, "")).strip()
    if len(text) > MAX_TEXT:
        raise NotUsable(f"has {len(text):,} characters, expected at most {MAX_TEXT:,}")
    return text


def _value(cell: Any) -> Any:
    kind = getattr(cell, "data_type", "n")  # a cell that the file leaves out has none
    if kind == FORMULA:
        raise NotUsable("found a formula, expected what you mean as a plain value")
    if kind == ERROR:
        raise NotUsable(f"found the error {_shown(cell.value)}, expected a plain value")
    return cell.value


def _shown(value: object) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
