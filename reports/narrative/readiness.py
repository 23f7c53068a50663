"""How ready the answers look against ISO/IEC 20000-1 or another lens, and what the plan changes. An indication."""

from reports.narrative.overrides import heading_of, text_of
from reports.narrative.say import say
from reports.view.model import View
from reports.view.readiness import RATING_WORDS, ObstacleView, ReadinessView, RequirementProspect, readiness_view


@heading_of("readiness")
def readiness_title(view: View) -> str:
    """How many clauses look ready today and at the plan's end; an indication, never a certificate."""
    ready = readiness_view(view)
    return say("readiness_title", counts=ready.counts, planned=ready.planned, weakest=weakest(ready))


@text_of("readiness")
def readiness_sentence(view: View) -> str:
    """What the plan brings, and what it leaves."""
    ready = readiness_view(view)
    return say(
        "readiness_text",
        ready=ready,
        weakest=weakest(ready),
        closed=ready.taking("closed"),
        nearer=ready.taking("nearer"),
        same=ready.taking("same"),
    )


def requirement_prospect(requirement: RequirementProspect) -> str:
    """'ready today', 'closed by Q2 2027', 'largely by Q1 2027', 'nearer, stays partly', 'stays partly'"""
    return say("clause_prospect", clause=requirement, words=RATING_WORDS)


def obstacle(found: ObstacleView) -> str:
    """'Incident management, people'"""
    return say("obstacle", found=found)


def obstacle_course(found: ObstacleView) -> str:
    """'1.33 to 3.00', or 'stays at 1.33'"""
    return say("obstacle_course", found=found)


def obstacles(requirement: RequirementProspect) -> str:
    """What stands in the way, in one line: 'Governance, flow 1.00; Risk management, people 1.33; 3 more'"""
    return say("obstacles", clause=requirement)


def further_obstacles(requirement: RequirementProspect) -> str:
    """How many questions below level 3 are not named. Only where there are some."""
    return say("further_obstacles", clause=requirement)


def without_answer(requirement: RequirementProspect) -> str:
    """How many questions of the requirement have no answer. Only where there are some."""
    return say("without_answer", clause=requirement)


def remaining(requirement: RequirementProspect) -> str:
    """How many questions of the requirement no planned action lifts to level 3. Only where there are some."""
    return say("remaining", clause=requirement)


def weakest(ready: ReadinessView) -> RequirementProspect | None:
    """The requirement that is furthest away today."""
    rated = [one for one in ready.requirements if one.now.readiness is not None]
    return min(rated, key=lambda one: one.now.readiness or 0.0, default=None)
