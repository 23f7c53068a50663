"""How the numbers can be checked, and what they rest on."""

from collections.abc import Collection

from assessment.scoring.method_version import METHOD_VERSION
from reports.narrative.caveats import coverage_sentence
from reports.narrative.fixed_texts import fixed_text
from reports.narrative.say import say
from reports.view.model import View


def summary_basis(view: View) -> str:
    """What the summary rests on, in its last line."""
    return say("summary_basis", coverage=coverage_sentence(view), basis=fixed_text("basis", view))


def rests_on(view: View) -> str:
    """How many answered how many questions of which questionnaire."""
    return say(
        "rests_on",
        coverage=coverage_sentence(view),
        depth=view.depth_name.lower(),
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


def further_roles(number: int) -> str:
    return say("further_roles", number=number)
