"""Short words for numbers, the same on every page. A number that does not exist is a dash."""

import re
from collections.abc import Hashable, Mapping
from typing import TypeVar

from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import LevelResult
from reports.text import formatting
from reports.view.headline import headline_level
from reports.view.model import Headline

Key = TypeVar("Key", bound=Hashable)
NO_NUMBER = formatting.NO_NUMBER
# What Streamlit's Markdown reads as layout, formula, icon, colour or sign; at the start of a text more than inside.
_MARKUP = re.compile(
    r"[\\`*_\[\]$~<>|]|:(?=\w)|&(?=#?\w+;)|(?<=\b[Ww]{3})\.|^[#+\-=](?=[\s#-]|$)|(?<=^\d)[.)]|(?<=^\d\d)[.)]"
)
# Streamlit makes a link of an address for mail wherever it stands in one piece; no sign of Markdown keeps it from that.
_AT_OF_MAIL = re.compile(r"(?<=\S)@(?=\S)")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»]+", re.IGNORECASE)
_OF_AN_ADDRESS = {"\\": "%5C", "&": "&amp;", "`": "%60"}


def number(value: float | None) -> str:
    """Two decimals, or a dash."""
    return formatting.number(value)


def share(value: float | None) -> str:
    """'41 %', or a dash."""
    return formatting.share_or_dash(value)


def level_words(headline: Headline, questionnaire: Questionnaire) -> str:
    """'Level 2 · Managed', 'Level 2 (1 to 3) · Managed', or 'Not enough answers …'."""
    words = headline_level(headline)
    if headline.level is None:
        return words.capitalize()
    return f"Level {words} · {questionnaire.framework.levels[headline.level].name}"


def practice_level_words(outcome: LevelResult) -> str:
    return formatting.level_text(outcome)


def named_level(outcome: LevelResult, questionnaire: Questionnaire) -> str:
    """'Level 2 (1 to 3) · Managed: The basic activities are done repeatably.', or words where there is no level."""
    if outcome.level is None:
        return formatting.level_text(outcome)
    level = questionnaire.framework.levels[outcome.level]
    return f"Level {formatting.level_text(outcome)} · {level.name}: {level.in_short}"


def named(shown: str, whose: str) -> str:
    """The label of a control that stands in every row: whose it is, is heard by those who do not see the row.

    The style sheet hides the small part of a label.
    """
    return f"{shown} :small[{plain(whose)}]"


def plain(text: str) -> str:
    """Words of people, or of the questionnaire, as Markdown that shows just them, on one line. An address of the web is
    a link, whole: left alone, Streamlit would make one of its beginning, or of what escapes it.
    """
    whole, at, told = " ".join(text.split()), 0, ""
    for found in _ADDRESS.finditer(whole):
        address = _without_closing_marks(found.group())
        told += _escaped(whole[at : found.start()]) + _link(address)
        at = found.start() + len(address)
    return told + _escaped(whole[at:])


def _without_closing_marks(address: str) -> str:
    """Without what closes the sentence, or the bracket, that the address stands in."""
    while address.endswith((*".,;:!?'’", ")")) and not (address.endswith(")") and "(" in address):
        address = address[:-1]
    return address if address.count("(") >= address.count(")") else _without_closing_marks(address[:-1])


def _escaped(text: str) -> str:
    return _AT_OF_MAIL.sub("@:small[]", _MARKUP.sub(lambda found: f"\\{found.group()}", text))


def _link(address: str) -> str:
    if address.endswith("//"):
        return _escaped(address)
    target = "".join(_OF_AN_ADDRESS.get(character, character) for character in address)
    return f"[{_escaped(address)}](<{target}>)"


def told_apart(names: Mapping[Key, str]) -> dict[Key, str]:
    """The names with a number behind those that are the same: a choice is known by its text alone."""
    apart: dict[Key, str] = {}
    for key, name in names.items():
        taken = {*apart.values(), *(other for one, other in names.items() if one != key and one not in apart)}
        numbered = (f"{name} ({n})" for n in range(2, len(names) + 2))
        apart[key] = name if name not in apart.values() else next(one for one in numbered if one not in taken)
    return apart
