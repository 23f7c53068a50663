"""How the numbers can be checked, and what they rest on."""

from collections import Counter
from collections.abc import Collection

from assessment.scoring.method_version import METHOD_VERSION
from reports.narrative.caveats import coverage_sentence
from reports.narrative.decisions import duty_sources
from reports.narrative.fixed_texts import fixed_text
from reports.narrative.say import say
from reports.view.model import View
from reports.view.unserved import unserved

HEAVIEST_NAMED = 2


def summary_basis(view: View) -> str:
    """What the summary rests on, in its last line."""
    return say(
        "summary_basis",
        coverage=coverage_sentence(view),
        indicative=_is_indicative(view),
        basis=fixed_text("basis", view),
    )


def depth_sentence(view: View) -> str:
    """'Indicative quick scan, five practices in standard depth': how deep was asked."""
    scope = view.assessment.scope
    number: Counter[str] = Counter(depth for depth in scope.depths.values() if depth != scope.depth)
    own = [(depth.name, number[depth.id]) for depth in view.questionnaire.framework.depths if number[depth.id]]
    return say("depth", indicative=_is_indicative(view), whole=view.depth_name, own=own)


def _is_indicative(view: View) -> bool:
    """One question a practice says roughly where it stands."""
    return view.assessment.scope.depth == "quick"


def rests_on(view: View) -> str:
    """How many answered how many questions of which questionnaire."""
    return say(
        "rests_on",
        coverage=coverage_sentence(view),
        depth=depth_sentence(view).lower(),
        questionnaire=fixed_text("questionnaire", view),
    )


def method_check(view: View, chapters: Collection[str]) -> str:
    """By which version the numbers were computed, and what the attached assessment holds beside these chapters."""
    return say(
        "method_check",
        version=fixed_text("method_version", view),
        enclosed=view.enclosed,
        annex="annex" in chapters,
    )


def method_check_in_short(view: View, chapters: Collection[str]) -> str:
    """The same for a reader with one page."""
    return say(
        "method_check_in_short",
        method_version=METHOD_VERSION,
        enclosed=view.enclosed,
        annex="annex" in chapters,
    )


def order_of_the_plan(view: View) -> str:
    """What came before what in this client's plan; '' where nothing is planned."""
    if not view.advice.plan.scheduled:
        return ""
    missing = unserved(view)
    bare = (*missing.left_out, *missing.not_advised, *missing.beyond_scope)
    served = [need for need in view.needs if need not in bare]
    most = max((need.weight for need in served), default=0)
    return say(
        "order_of_the_plan",
        sources=list(
            duty_sources(view, dict.fromkeys(source for one in view.advice.duties for source in one.duty.sources))
        ),
        heaviest=[need.name for need in served if need.weight == most][:HEAVIEST_NAMED],
        capacity=sum(view.roadmap.capacity) * (1 - view.advice.plan.reserve),
    )


def further_roles(number: int) -> str:
    return say("further_roles", number=number)
