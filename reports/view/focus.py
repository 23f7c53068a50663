"""Which practices a report tells on a page each: those that findings speak of, and those with which the plan begins."""

from assessment.engagement.overrides import find
from reports.view.model import View

MOST_IN_FOCUS = 10
MOST_TOLD_WHOLE, FEW_TOLD_WHOLE = 9, 2  # actions; the others are a line each
OF_FINDINGS = 7  # the others are left to what the plan begins with


def pages_of_their_own(view: View) -> tuple[str, ...]:
    """Those in focus, but none in a quick scan, where one answer fills no page; and those in somebody's own words."""
    focus = () if view.assessment.scope.depth == "quick" else in_focus(view)
    scope = (practice.practice.id for practice in view.practices if practice.result.questions)
    own = (practice for practice in scope if _is_worded(view, practice))
    return tuple(dict.fromkeys((*focus, *own)))


def _is_worded(view: View, practice: str) -> bool:
    words = find(view.assessment.overrides, f"practice.{practice}")
    return words is not None and bool(words.text)


def in_focus(view: View) -> tuple[str, ...]:
    """At most ten in scope, the heaviest findings' first, then those of most benefit in the plan's first half."""
    scope = {practice.practice.id for practice in view.practices if practice.result.questions}
    found = [
        practice
        for finding in view.advice.findings
        if finding.kind != "strength"
        for practice in finding.practices
        if practice in scope
    ]
    half = max(1, len(view.roadmap.capacity) // 2)
    early = sorted(
        (action for action in view.actions if action.start is not None and action.start < half),
        key=lambda action: -action.benefit,
    )
    begun = [action.practice for action in early if action.practice in scope]
    first = list(dict.fromkeys(found))[:OF_FINDINGS]
    return tuple(dict.fromkeys((*first, *begun, *found)))[:MOST_IN_FOCUS]


def told_whole(view: View) -> frozenset[str]:
    """The actions that are told with steps and proof: with which the plan begins, or else of most benefit."""
    planned = [action.id for action in view.actions if action.start is not None]
    most = FEW_TOLD_WHOLE if view.assessment.scope.depth == "quick" else MOST_TOLD_WHOLE
    return frozenset((planned or [action.id for action in view.actions])[:most])
