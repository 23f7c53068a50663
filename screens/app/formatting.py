"""Short words for numbers, the same on every page. A number that does not exist is a dash."""

import re

from assessment.scoring.results import LevelResult
from reports.text import formatting
from reports.view.headline import headline_level
from reports.view.model import Headline

NO_NUMBER = formatting.NO_NUMBER
# What Streamlit's Markdown reads as layout, formula, icon, colour or sign; at the start of a text more than inside.
_MARKUP = re.compile(
    r"[\\`*_\[\]$~<>|]|:(?=\w)|&(?=#?\w+;)|(?<=\b[Ww]{3})\.|^[#+\-=](?=[\s#-]|$)|(?<=^\d)[.)]|(?<=^\d\d)[.)]"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»]+", re.IGNORECASE)
_OF_AN_ADDRESS = {"\\": "%5C", "&": "&amp;", "`": "%60"}


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
    return _MARKUP.sub(lambda found: f"\\{found.group()}", text)


def _link(address: str) -> str:
    if address.endswith("//"):
        return _escaped(address)
    target = "".join(_OF_AN_ADDRESS.get(character, character) for character in address)
    return f"[{_escaped(address)}](<{target}>)"
