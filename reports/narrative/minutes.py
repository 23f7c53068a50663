"""The minutes of a workshop in words."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from assessment.engagement.workshop import Workshop
from reports.narrative.say import say
from reports.text.dates import display_date


def minutes_intro(workshop: Workshop, people: int) -> str:
    """How many went through how much. `people` are those of the fullest vote where nobody joined by a device."""
    agreed, parked, skipped = (len(workshop.of(state)) for state in ("agreed", "parked", "skipped"))
    return say(
        "minutes_intro",
        day=display_date(day_of(workshop)),
        people=people,
        taken=agreed + parked + skipped,
        total=len(workshop.items),
        agreed=agreed,
        parked=parked,
        skipped=skipped,
    )


def minutes_agreed() -> str:
    """What an agreement does."""
    return say("minutes_agreed")


def minutes_parked() -> str:
    """What becomes of what was left open."""
    return say("minutes_parked")


def minutes_nothing() -> str:
    """Where there is nothing to tell."""
    return say("minutes_nothing")


def who_was_there(workshop: Workshop, named: bool) -> Iterator[str]:
    """Names where they may be told, and others by group and number; nobody of a group of one is told by it alone."""
    if named:
        yield from (f"{one.name} ({one.group})" if one.group else one.name for one in workshop.people if one.name)
    groups = Counter(one.group for one in workshop.people if one.group and not (named and one.name))
    yield from (say("minutes_group", number=number, group=group) for group, number in groups.items())


def day_of(workshop: Workshop) -> dt.date:
    """The day on which it began."""
    return workshop.opened_at.date()
