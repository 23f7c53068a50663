"""What a consultant writes: additions where nothing is generated but a heading, and words that have grown old."""

from collections.abc import Sequence

from reports.brand.glyphs import packages, without_glyphs
from reports.narrative.overrides import own_text
from reports.narrative.say import say
from reports.view.model import View

SHOWN_CHARACTERS = 5


def addition(view: View, chapter: str) -> str:
    """The text written for a chapter that has none of its own; '' where nobody wrote one."""
    return own_text(view, chapter) or ""


def overlong_sentence(edition: str, pages: int, meant: int) -> str:
    """That an edition has more pages than it is meant to have, and what to do."""
    return say("overlong", edition=edition, pages=pages, meant=meant)


def boxes_sentence(text: str) -> str | None:
    """Which characters of a text no font here can draw, and which packages bring one; None where all can be drawn."""
    missing = without_glyphs(text)
    if not missing:
        return None
    shown = [f"{one} (U+{ord(one):04X})" for one in missing[:SHOWN_CHARACTERS]]
    return say("boxes", shown=shown, further=len(missing) - len(shown), packages=packages(missing))


def stale_sentence(names: Sequence[str]) -> str:
    """Which passages in own words are older than the numbers behind them."""
    return say("stale_words", names=names)
