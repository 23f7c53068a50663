"""What a consultant writes: additions where nothing is generated but a heading, and words that have grown old."""

from collections.abc import Sequence

from reports.narrative.overrides import own_text
from reports.narrative.say import say
from reports.view.model import View


def addition(view: View, chapter: str) -> str:
    """The text written for a chapter that has none of its own; '' where nobody wrote one."""
    return own_text(view, chapter) or ""


def overlong_sentence(edition: str, pages: int, meant: int) -> str:
    """That an edition has more pages than it is meant to have, and what to do."""
    return say("overlong", edition=edition, pages=pages, meant=meant)


def stale_sentence(names: Sequence[str]) -> str:
    """Which passages in own words are older than the numbers behind them."""
    return say("stale_words", names=names)
