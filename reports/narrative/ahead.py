"""Where the plan takes the stages."""

from assessment.comparison.moves import Delta
from reports.narrative.overrides import heading_of
from reports.narrative.say import say
from reports.view.changes import printed_change
from reports.view.levels_ahead import LevelsAhead
from reports.view.model import View
from reports.view.stages_ahead import PeriodEnd, StagesAhead


@heading_of("ahead")
def ahead_title(_: View, ahead: StagesAhead) -> str:
    """'The plan lifts operation most, by 0.45'"""
    most = max((stage for stage in ahead.stages if stage.now is not None), key=lambda stage: stage.rise)
    rise = printed_change(Delta(most.now or 0.0, most.then or 0.0))
    return say("ahead_title", most=most, rise=rise)


def moment_name(moment: PeriodEnd, ahead: StagesAhead | LevelsAhead) -> str:
    """'now', 'after one year, Q2 2027', 'plan's end, Q2 2028'"""
    return say("moment", moment=moment, last=moment is ahead.moments[-1])


def moment_heading(moment: PeriodEnd, ahead: StagesAhead | LevelsAhead) -> str:
    """The same at the head of a column."""
    name = moment_name(moment, ahead)
    return name[:1].upper() + name[1:]
