"""Who a request is from: somebody with a link, or a respondent who is named at this machine itself.

A link is all that a guest shows, so that it stands in no log and no answer of ours. What it opens is one assessment as
one respondent. `/a/self/…` opens every respondent of the installation: screens/server/guard.py lets nobody near it who
may not use Waymark as a whole.
"""

from dataclasses import dataclass

from starlette.requests import Request

from assessment.store.enrolling import Enrolment, Full
from assessment.store.entries import LOCAL
from assessment.store.errors import NotFound
from assessment.store.guests import Away, Guest
from assessment.store.workshop_seats import Seat, SeatKind
from room.limits import JOINING, UNKNOWN_CODES, UNKNOWN_LINKS, UNKNOWN_SEATS, Limit
from room.workings import repository

LEADING = "x-waymark-leading"
"""The header with what a keyboard leads by: it stands in no address, so that no room reads it off a wall."""


@dataclass(frozen=True)
class TooMany:
    """Too much that opens nothing was tried from this address, or from all of them: after so many seconds again."""

    seconds: int


def who_asks(request: Request) -> Guest | Away | TooMany | None:
    """The guest that the address names, or why not; None: there is nobody of this name."""
    parts = request.path_params
    if "token" in parts:
        return repository().guest_of(parts["token"]) or _counted(request, UNKNOWN_LINKS)
    try:
        return repository().guest_at_this_machine(LOCAL, parts["assessment"], parts["respondent"])
    except NotFound:
        return None


def enrolment_asked(request: Request) -> Enrolment | Full | Away | TooMany | None:
    """The link for many that the address names, or why nobody comes in by it."""
    return repository().enrolment_of(request.path_params["token"]) or _counted(request, UNKNOWN_LINKS)


def seat_of(request: Request, kind: SeatKind) -> Seat | TooMany | None:
    """The device in a workshop that the address names; None: none of this kind."""
    seat = repository().seat_of(request.path_params["token"])
    return seat if seat is not None and seat.kind == kind else _counted(request, UNKNOWN_SEATS)


def leader_of(request: Request, wall: Seat) -> Seat | None:
    """Whoever leads the session that a wall shows, by what the request carries beside the address; else None."""
    seat = repository().seat_of(request.headers.get(LEADING, ""))
    if seat is not None and seat.kind == "leader" and seat.session == wall.session:
        return seat
    _counted(request, UNKNOWN_SEATS)
    return None


def unknown_code(request: Request) -> TooMany | None:
    """Counts a code that opened nothing."""
    return _counted(request, UNKNOWN_CODES)


def no_more_codes(request: Request) -> TooMany | None:
    """Whether no code of this address is looked at just now: else the right one would be told among the wrong ones."""
    wait = UNKNOWN_CODES.wait_before(_machine(request))
    return TooMany(wait) if wait else None


def one_more_seat(request: Request) -> TooMany | None:
    """Counts somebody who comes in."""
    return _counted(request, JOINING)


def _counted(request: Request, tries: Limit) -> TooMany | None:
    wait = tries.wait_of(_machine(request))
    return TooMany(wait) if wait else None


def _machine(request: Request) -> str | None:
    return request.client.host if request.client else None


def address_of(request: Request) -> str:
    """Where the guest's page is, without what follows it."""
    parts = request.path_params
    return f"/a/{parts['token']}" if "token" in parts else f"/a/self/{parts['assessment']}/{parts['respondent']}"
