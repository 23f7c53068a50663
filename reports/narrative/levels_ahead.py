"""What changes by when: which practices rise, which reach their target, and what the plan leaves."""

from collections import Counter

from reports.narrative.overrides import text_of
from reports.narrative.say import say
from reports.text import formatting
from reports.view.levels_ahead import LevelsAhead, levels_ahead
from reports.view.model import View
from reports.view.waves import Wave


@text_of("when")
def levels_ahead_text(view: View) -> str:
    """How many practices rise, how many reach their target, and why the others do not; '' where nothing is planned."""
    ahead = levels_ahead(view)
    return say("levels_ahead", ahead=ahead, capacity_alone=_capacity_alone(view)) if ahead else ""


@text_of("when")
def levels_ahead_in_short(view: View) -> str:
    """The same in one sentence; of a single practice there is no shorter one."""
    ahead = levels_ahead(view)
    if ahead is None:
        return ""
    short = "levels_ahead" if len(ahead.practices) == 1 else "levels_ahead_in_short"
    return say(short, ahead=ahead, capacity_alone=_capacity_alone(view))


def levels_staying(ahead: LevelsAhead) -> str:
    """How many practices stay at each level, lowest first."""
    staying = Counter(practice.levels[0] for practice in ahead.staying)
    return say(
        "levels_staying",
        total=len(ahead.staying),
        rising=bool(ahead.rising),
        levels=[say("levels_staying_one", number=number, level=level) for level, number in sorted(staying.items())],
    )


def wave_rises(wave: Wave) -> str:
    """'Incident management to 3, service desk to 4'"""
    return say("wave_rises", rises=wave.rises)


def wave_benefit(wave: Wave) -> str:
    """'23 %' of the plan's benefit, '' where nothing begins."""
    return formatting.share(wave.benefit) if wave.begins and wave.benefit is not None else ""


def _capacity_alone(view: View) -> bool:
    """Whether nothing but capacity keeps an action out of the plan."""
    planning = view.assessment.planning
    scenario = planning.scenario()
    return not (
        planning.agreed
        or scenario.budget
        or scenario.max_parallel_per_role
        or scenario.frozen
        or scenario.quick_wins_only
        or scenario.excluded
        or scenario.due
        or scenario.pinned
        or scenario.audit_by is not None
    )
