"""What a director wants told besides: what was asked for, the certificate, what moved since the earlier result."""

from collections.abc import Sequence

from assessment.comparison.model import Comparison
from reports.narrative.changes import practice_name
from reports.narrative.readiness import weakest
from reports.narrative.say import say
from reports.text import formatting
from reports.text.dates import display_date
from reports.view.certificate import Certificate
from reports.view.model import PracticeView, View
from reports.view.readiness import ReadinessView

NAMED_BLIND_SPOTS = 8


def needs_in_short(view: View) -> str:
    """The needs of the highest weight, and how the practices that bear on them stand; '' where none was chosen."""
    highest = max((need.weight for need in view.needs), default=0)
    first = [need for need in view.needs if need.weight == highest]
    wanted = {practice for need in first for practice, _ in need.practices}
    bearing = [
        practice for practice in view.practices if practice.practice.id in wanted and practice.result.level is not None
    ]
    return (
        ""
        if not first
        else say(
            "needs_in_short",
            names=[need.name for need in first],
            bearing=bearing,
            total=len(bearing),
            now=sum(practice.gap > 0 for practice in bearing),
            planned=bool(view.advice.plan.scheduled),
            then=sum(_level_then(view, practice) < (practice.target or 0) for practice in bearing),
        )
    )


def readiness_finding(view: View, ready: ReadinessView, wanted: Certificate) -> tuple[str, str]:
    """How far a wished-for certificate is away, today and at the plan's end: title and text."""
    levels = {level for _, level in wanted.asked}
    title = say("readiness_title", counts=ready.counts, planned=ready.planned, weakest=None)
    text = say(
        "readiness_finding",
        wish=wanted.need,
        audit=wanted.audit,
        practices=wanted.asked,
        level=levels.pop() if len(levels) == 1 else None,
        planned=ready.planned,
        now=sum((practice.result.level or 0) >= level for practice, level in wanted.asked),
        then=sum(_level_then(view, practice) >= level for practice, level in wanted.asked),
        weakest=weakest(ready) if ready.counts.rated > 1 else None,
    )
    return f"ISO/IEC 20000-1: {formatting.mid_sentence(title)}", text


def changes_in_short(view: View, comparison: Comparison) -> str:
    """What rose and fell since the earlier result, by name where there are few."""
    names = {
        direction: [practice_name(view, change.id) for change in changes]
        for direction, changes in (("rose", comparison.that("rose")), ("fell", comparison.that("fell")))
    }
    date = comparison.baseline.date
    return say("changes_in_short", total=len(comparison.practices), date=display_date(date) if date else "", **names)


def further_blind_spots(practices: Sequence[PracticeView]) -> str:
    """Those that are not told one by one: by name where there are few."""
    few = practices if len(practices) <= NAMED_BLIND_SPOTS else ()
    names = [formatting.mid_sentence(practice.practice.name) for practice in few]
    return say("further_blind_spots", names=names, number=len(practices))


def further_in_short(view: View, more: int) -> str:
    """How many planned actions come after those shown, how many wait, and where they are told."""
    return say("further_in_short", more=more, waiting=len(view.roadmap.left_out))


def _level_then(view: View, practice: PracticeView) -> int:
    return view.projection.at_end.practices[practice.practice.id].level or 0
