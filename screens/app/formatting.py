"""Short words for numbers, the same on every page. A number that does not exist is a dash."""

import re
from collections.abc import Hashable, Mapping
from typing import TypeVar

from assessment.scoring.results import LevelResult
from reports.text import formatting
from reports.view.headline import headline_level
from reports.view.model import Headline

Key = TypeVar("Key", bound=Hashable)
NO_NUMBER = formatting.NO_NUMBER
# What Streamlit's Markdown reads as layout, formula, icon or colour; at the start of a text more than inside.
_MARKUP = re.compile(r"[\\`*_\[\]$~<>|]|:(?=\w)|^[#+\-=](?=[\s#-]|$)|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


def number(value: float | None) -> str:
    """Two decimals, or a dash."""
    return formatting.number(value)


def share(value: float | None) -> str:
    """'41 %', or a dash."""
    return formatting.share_or_dash(value)


def level_words(headline: Headline) -> str:
    """'Level 2', 'Level 2 (1 to 3)', or 'Not enough answers …'."""
    words = headline_level(headline)
    return words.capitalize() if headline.level is None else f"Level {words}"


def practice_level_words(outcome: LevelResult) -> str:
    return formatting.level_text(outcome)


def plain(text: str) -> str:
    """Words of people, or of the questionnaire, as Markdown that shows just them, on one line."""
    return _MARKUP.sub(lambda found: f"\\{found.group()}", " ".join(text.split()))


def told_apart(names: Mapping[Key, str]) -> dict[Key, str]:
    """The names with a number behind those that are the same: a choice is known by its text alone."""
    apart: dict[Key, str] = {}
    for key, name in names.items():
        taken = {*apart.values(), *(other for one, other in names.items() if one != key and one not in apart)}
        numbered = (f"{name} ({n})" for n in range(2, len(names) + 2))
        apart[key] = name if name not in apart.values() else next(one for one in numbered if one not in taken)
    return apart
