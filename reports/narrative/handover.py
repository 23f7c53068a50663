"""What the first 90 days hold, in words."""

from reports.narrative.overrides import heading_of, text_of
from reports.narrative.say import say
from reports.text.dates import day_and_month, display_date, short_date
from reports.view.first_90_days import Block, Handover
from reports.view.model import View
from reports.view.tasks import Task


@heading_of("handover")
def handover_title(_: View, plan: Handover) -> str:
    """How many actions begin in the first 90 days, and how many are finished by then."""
    return say("handover_title", begins=len(plan.tasks), finished=_finished(plan))


@text_of("handover")
def handover_sentence(view: View, plan: Handover) -> str:
    """From when the days count, and what the plan still has behind them."""
    planned = sum(action.start is not None for action in view.actions)
    return say(
        "handover_text",
        first=display_date(plan.first),
        last=display_date(plan.last),
        begins=len(plan.tasks),
        later=planned - len(plan.tasks),
    )


def block_days(block: Block) -> str:
    return say("block_days", first=block.from_day, last=block.to_day)


def block_dates(block: Block) -> str:
    """'1 to 30 July 2026', '31 July to 29 August 2026'"""
    first, last = block.first, block.last
    if first.year != last.year:
        return say("from_to", first=display_date(first), last=display_date(last))
    if first.month != last.month:
        return say("from_to", first=day_and_month(first), last=display_date(last))
    return say("from_to", first=first.day, last=display_date(last))


def task_days(task: Task) -> str:
    """'8 Jul to 15 Sep'"""
    assert task.span is not None
    return say("from_to", first=short_date(task.span.start), last=short_date(task.span.due))


def _finished(plan: Handover) -> int:
    """Of the actions that begin within the 90 days."""
    begun = {task.id for task in plan.tasks}
    return sum(task.id in begun for block in plan.blocks for task in block.finished)
