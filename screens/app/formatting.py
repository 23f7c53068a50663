"""Short words for numbers, the same on every page. A number that does not exist is a dash."""

import re

from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import LevelResult
from reports.text import formatting
from reports.view.headline import headline_level
from reports.view.model import Headline

NO_NUMBER = formatting.NO_NUMBER
# What Streamlit's Markdown reads as layout, formula, icon or colour; at the start of a text more than inside.
_MARKUP = re.compile(r"[\\`*_\[\]$~<>|]|:(?=\w)|^[#+\-=](?=[\s#-]|$)|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


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


def plain(text: str) -> str:
    """Words of people, or of the questionnaire, as Markdown that shows just them, on one line."""
    return _MARKUP.sub(lambda found: f"\\{found.group()}", " ".join(text.split()))
