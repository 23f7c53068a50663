"""What happens in a session, as a stream of events: every listener hears of it within half a second.

The store is looked at, not this process's memory: whoever changed it, in the app, here or in another process, is heard.
However many listen, it is looked at once for all of them.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sse_starlette import ServerSentEvent
from starlette.concurrency import run_in_threadpool

from assessment.store.errors import StoreError
from assessment.store.workshop_seats import Seat
from room.workings import questionnaire_of, repository
from room.workshop.shown import mark_of, shown

EACH_SECONDS = 0.4
TRY_AGAIN_MILLISECONDS = 1000


@dataclass(frozen=True)
class Page:
    """What everybody in a session sees, and when the timer ends (by the clock of `time.time()`)."""

    shown: dict[str, Any]
    code: str | None
    timer_ends: float | None

    @cached_property
    def mark(self) -> str:
        """Worked out once for all who listen."""
        return mark_of(self.shown)

    @property
    def pulse(self) -> dict[str, Any]:
        """What an event tells of it: how many have joined and voted, and whether the page is another one."""
        left = None if self.timer_ends is None else max(0, round(self.timer_ends - time.time()))
        votes = (self.shown["item"] or {}).get("votes", 0)
        return {"joined": self.shown["joined"], "votes": votes, "mark": self.mark, "left": left}


def page_of(seat: Seat) -> Page:
    """As it is stored now."""
    store, where = repository(), (seat.principal, seat.assessment, seat.session)
    workshop = store.workshop(*where)
    item = workshop.item
    votes = store.workshop_votes(*where, item.id) if item is not None and item.shown else ()
    ends = workshop.timer_ends_at
    return Page(
        shown(workshop, votes, questionnaire_of(seat)), workshop.code, None if ends is None else ends.timestamp()
    )


@dataclass
class _Kept:
    """The page as it was looked at last, for all who listen."""

    looking: asyncio.Lock
    page: Page
    until: float = 0.0


_sessions: dict[str, _Kept] = {}


async def events_of(seat: Seat) -> AsyncIterator[ServerSentEvent]:
    """An event at once, and one whenever something has changed. Ends with the session, and where the store is lost."""
    told: tuple[object, ...] = ()
    while True:
        try:
            page = await _looked_at(seat)
        except StoreError:
            return  # the page asks again by itself, and hears why
        heard = page.pulse
        # The seconds that are left run by themselves; when the timer ends is what may change.
        now = (heard["joined"], heard["votes"], heard["mark"], page.timer_ends)
        if now != told:
            told = now
            yield ServerSentEvent(data=json.dumps(heard), retry=TRY_AGAIN_MILLISECONDS)
        await asyncio.sleep(EACH_SECONDS)


async def _looked_at(seat: Seat) -> Page:
    kept = _sessions.get(seat.session)
    if kept is None:
        kept = _Kept(asyncio.Lock(), await run_in_threadpool(page_of, seat))
        _sessions[seat.session] = kept
    async with kept.looking:
        if time.monotonic() >= kept.until:
            kept.page = await run_in_threadpool(page_of, seat)
            kept.until = time.monotonic() + EACH_SECONDS
            if kept.page.shown["state"] == "ended":
                _sessions.pop(seat.session, None)
    return kept.page
