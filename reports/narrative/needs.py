"""How the needs that a client chose shaped the advice."""

from assessment.advice.importance import POINTS_OF_ONE_DECISIVE_NEED, worth
from assessment.advice.target_warnings import TargetWarning
from assessment.advice.targets import TargetReason
from reports.narrative.overrides import heading_of, text_of
from reports.narrative.say import say
from reports.view.model import NeedView, PracticeView, View
from reports.view.unserved import unserved

FIRST_ASKED = 3


@heading_of("needs")
def needs_title(view: View) -> str:
    return say("needs_title", needs=view.needs, practices=_bearing(view))


@text_of("needs")
def needs_sentence(view: View) -> str:
    """How the client's needs shaped the advice, or that none was chosen."""
    return say("needs_text", needs=view.needs, practices=_bearing(view), total=len(view.practices))


def cascade_sentence() -> str:
    """How the table of needs and practices is read."""
    return say("cascade_text", points=POINTS_OF_ONE_DECISIVE_NEED, importance=worth(POINTS_OF_ONE_DECISIVE_NEED))


def unserved_needs(view: View) -> str:
    """For which chosen needs the plan leaves out everything; '' where there is none."""
    missing = unserved(view)
    return say("unserved_needs", missing=missing) if missing.left_out else ""


def needs_without_action(view: View) -> str:
    """For which chosen needs nothing is advised at all; '' where there is none."""
    missing = unserved(view)
    return say("needs_without_action", missing=missing) if missing.not_advised else ""


def needs_beyond_scope(view: View) -> str:
    """Which chosen needs bear on topics alone that nobody was asked about; '' where there is none."""
    beyond = unserved(view).beyond_scope
    topics = dict.fromkeys(topic for need in beyond for topic in topic_names(view, need))
    return say("needs_beyond_scope", needs=beyond, topics=list(topics)) if beyond else ""


def topic_names(view: View, need: NeedView) -> list[str]:
    """The topics that a need bears on and nobody was asked about."""
    return [view.questionnaire.topics[topic].name for topic in need.topics]


def needs_not_served(view: View) -> str:
    """All of these, for whoever has the room; '' where each need is served."""
    told = (unserved_needs(view), needs_without_action(view), needs_beyond_scope(view))
    return " ".join(sentence for sentence in told if sentence)


def target_reason(practice: PracticeView) -> str:
    """Why its target is what it is, and what speaks against it."""
    return say(
        "target_reason",
        practice=practice,
        reason=suggestion_reason(practice.target_reason),
        warnings=[target_warning(warning) for warning in practice.warnings],
    )


def suggestion_reason(reason: TargetReason | None) -> str:
    """Why a target is suggested; '' where none is."""
    return say("suggestion_reason", reason=reason) if reason else ""


def target_warning(warning: TargetWarning) -> str:
    """What speaks against a target of the client's own."""
    return say("target_warning", warning=warning)


def further_bearing(number: int) -> str:
    """How many practices bear on the needs beside those that are shown."""
    return say("further_bearing", number=number)


@text_of("first_step")
def first_step(view: View) -> str:
    """What to do while nothing is known: whom to ask, and about what first."""
    return say("first_step", head=view.headline, practices=_bearing(view)[:FIRST_ASKED])


def _bearing(view: View) -> list[PracticeView]:
    return sorted((p for p in view.practices if p.needs and p.result.questions), key=lambda p: -p.importance)
