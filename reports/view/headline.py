"""The level and the score of all practices taken together, as they stand on the first page."""

from reports.text.formatting import NO_LEVEL, with_interval
from reports.view.model import Headline


def headline_level(headline: Headline) -> str:
    """'2', '2 (1 to 3)', 'not enough answers (0 to 4)' where open questions could still mean anything in between."""
    low, high = headline.low.level, headline.high.level
    shown = NO_LEVEL if headline.level is None else str(headline.level)
    return shown if low is None or high is None or low == high else f"{shown} ({low} to {high})"


def headline_score(headline: Headline) -> str | None:
    return with_interval(headline.score, headline.low.score, headline.high.score)
