"""The level and the score of all practices taken together, as they stand on the first page."""

from collections.abc import Iterable

from assessment.questionnaire.model import Questionnaire
from assessment.questionnaire.schema import PRACTICES_COMPONENT
from assessment.scoring import service_value_system as svs
from assessment.scoring.results import Bound, Result
from reports.text.formatting import NO_LEVEL, with_interval
from reports.view.model import Headline


def headline_level(headline: Headline) -> str:
    """'2', '2 (1 to 3)', 'not enough answers (0 to 4)' where open questions could still mean anything in between."""
    low, high = headline.low.level, headline.high.level
    shown = NO_LEVEL if headline.level is None else str(headline.level)
    return shown if low is None or high is None or low == high else f"{shown} ({low} to {high})"


def headline_score(headline: Headline) -> str | None:
    return with_interval(headline.score, headline.low.score, headline.high.score)


def headline_of(result: Result, questionnaire: Questionnaire) -> Headline:
    """What is said about all practices taken together."""
    asked = (practice for practice, outcome in result.practices.items() if outcome.questions)
    applicable = [result.practices[practice] for practice in questionnaire.taken_together(asked)]
    whole = result.components[PRACTICES_COMPONENT]
    return Headline(
        level=whole.level,
        score=whole.score,
        low=_whole(o.low for o in applicable),
        high=_whole(o.high for o in applicable),
        coverage=result.coverage,
        asked=result.asked,
        valued=result.valued,
        maturity=result.maturity,
    )


def _whole(ends: Iterable[Bound]) -> Bound:
    """One end of the interval of all practices taken together."""
    each = list(ends)
    return Bound(svs.practices_level(end.level for end in each), svs.practices_score(end.score for end in each))
