"""Sentences that only slides need, since they hold less than pages do."""

from collections.abc import Sequence

from reports.narrative.method import depth_sentence
from reports.narrative.programmes import ToldProgramme
from reports.narrative.say import say
from reports.view.model import View


def slide_method(view: View) -> str:
    """How levels come about, and what this result rests on."""
    return say(
        "slide_method",
        head=view.headline,
        people=sum(number for _, number in view.roles),
        depth=depth_sentence(view).lower(),
    )


def slide_is_not() -> str:
    return say("slide_is_not")


def slide_heat_map() -> str:
    """How the heat map is read."""
    return say("slide_heat_map")


def slide_more(number: int) -> str:
    """'three more, in the report'"""
    return say("slide_more", number=number)


def slide_more_actions(shown: int, more: int) -> str:
    return say("slide_more_actions", shown=shown, more=more)


def slide_indicative() -> str:
    return say("slide_indicative")


def slide_nothing_planned() -> str:
    return say("slide_nothing_planned")


def slide_programme(one: ToldProgramme) -> str:
    """For the speaker: what a programme is for, who wants it, and what one can see by when."""
    seen = [(milestone.text, milestone.label) for milestone in one.milestones]
    return say("slide_programme", name=one.name, goal=one.goal, sponsor=one.sponsor, effort=one.effort, seen=seen)


def slide_importance(practices: Sequence[tuple[str, float]]) -> str:
    """What the bars of importance show, for whoever cannot see them."""
    return say("slide_importance", practices=practices)


def slide_ratings(moments: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> str:
    """How many clauses have each rating, at each moment."""
    return say("slide_ratings", moments=moments)


def slide_requirements(moments: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> str:
    """How many requirements of lenses have each rating, no answer and no question, at each moment."""
    return say("slide_requirements", moments=moments)


def slide_levels_ahead(moments: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> str:
    """How many practices stand at each level that any has, at each moment."""
    told = [
        (name, [say("slide_at_level", level=level, practices=practices) for level, practices in levels])
        for name, levels in moments
    ]
    return say("slide_levels_ahead", moments=told)
