"""What the pages of a workshop ask of the server: to join, what to show, what happens, to vote, and to lead.

Nothing here tells a vote before it is revealed: pages and answers are made of `shown`, which gets none.
"""

import io
import logging
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

import segno
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from assessment.engagement.edits import Refused
from assessment.engagement.fields import UNPRINTABLE
from assessment.engagement.workshop import Agreement, Choice, Promise
from assessment.store.errors import NotFound, StoreError
from assessment.store.workshop_seats import Seat, SeatKind
from assessment.store.workshop_votes import VoteEntry, VoteReceipt
from room.access import TooMany, leader_of, no_more_codes, one_more_seat, seat_of, unknown_code
from room.json_exchange import NOT_KEPT, read_json, refusal, until
from room.player.endpoints import away_in_trouble, away_page
from room.player_assets import address, templates
from room.workings import repository
from room.workshop.live import events_of, page_of

LARGEST = 30_000
"""Bytes of a request: a reason of a few thousand characters is the longest that is said here."""
NAME_LONGEST, TEXT_LONGEST = 60, 4_000
MOST_ENTRIES = 50
NO_SUCH_CODE = (
    "No workshop that is open has this code. Look at the wall again: six letters and digits, without I, L, O, 0 and 1."
)
LATE = "The votes were shown before yours arrived, so it does not count in this round. You can say it in the room."
TOO_MANY_CODES = (
    "Many codes that open nothing were tried just now, so that Waymark takes a break with them. Try yours again in a "
    "minute."
)
TOO_MANY_SEATS = "Very many are coming in from your network just now. Try again in a minute."
GONE = "This page belongs to no workshop. Join again by the code on the wall."
ONLY_SHOWS = (
    "This page only shows the workshop. To lead from its keyboard, whoever facilitates opens it from Waymark's page "
    "Workshop, by “Open it and lead from here”."
)
TROUBLE = "Waymark cannot reach its store just now."

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_STRICT = ConfigDict(strict=True, extra="forbid")


class Joining(BaseModel):
    """A code alone asks whose workshop it is; with a name or a group somebody comes in."""

    model_config = _STRICT

    code: Annotated[str, Field(max_length=40)]
    name: Annotated[str, Field(max_length=NAME_LONGEST)] = ""
    group: Annotated[str, Field(max_length=NAME_LONGEST)] = ""
    leads: bool = False


class Entry(BaseModel):
    """A vote as an outbox sends it: `question` names item and round, '12.1'."""

    model_config = _STRICT

    id: Annotated[str, Field(pattern=r"^[0-9a-zA-Z-]{8,64}$")]
    question: Annotated[str, Field(pattern=r"^\d{1,15}\.\d{1,6}$")]
    field: Literal["choice"]
    value: Annotated[int, Field(ge=0, le=5)] | Literal["dont_know", "not_applicable"]
    base_version: str | None = None


class Batch(BaseModel):
    """What is sent at once."""

    model_config = _STRICT

    entries: Annotated[list[Entry], Field(max_length=MOST_ENTRIES)]


class Doing(BaseModel):
    """What somebody at the presenter's keyboard does, and at which item and round the page stood."""

    model_config = _STRICT

    act: Literal["next", "open", "reveal", "again", "skip", "break", "go_on", "timer", "agree", "park"]
    item: int | None = None
    round: int | None = None
    rating: Annotated[int, Field(ge=0, le=5)] | None = None
    text: Annotated[str, Field(max_length=TEXT_LONGEST)] = ""
    by: Annotated[str, Field(max_length=NAME_LONGEST)] = ""


def workshop_routes() -> list[BaseRoute]:
    """Where people join, a guest's page, and the presenter's."""
    return [
        Route("/join", join_page, methods=["GET"]),
        Route("/join", join, methods=["POST"]),
        Route("/join/{token}", seat_page, methods=["GET"]),
        Route("/join/{token}/now", seat_now, methods=["GET"]),
        Route("/join/{token}/events", seat_events, methods=["GET"]),
        Route("/join/{token}/answers", vote, methods=["POST"]),
        Route("/present/{token}", present_page, methods=["GET"]),
        Route("/present/{token}/now", present_now, methods=["GET"]),
        Route("/present/{token}/events", present_events, methods=["GET"]),
        Route("/present/{token}/act", lead, methods=["POST"]),
        Route("/present/{token}/code.svg", code_picture, methods=["GET"]),
    ]


async def join_page(request: Request) -> Response:
    """Where a code is given; one that a QR code carries stands in the address."""
    code = request.query_params.get("code", "")[:40]
    return _page("join.html", code=code)


async def join(request: Request) -> Response:
    """A seat for somebody with the code, or kindly that there is none."""
    asked = await read_json(request, Joining, LARGEST)
    if isinstance(asked, Response):
        return asked
    return await run_in_threadpool(_or_why_not, lambda: _joined(request, asked))


def _joined(request: Request, asked: Joining) -> Response:
    if (many := no_more_codes(request)) is not None:
        return refusal(TOO_MANY_CODES, 429, until(many))
    code = "".join(asked.code.split()).upper()
    name, group = (" ".join(UNPRINTABLE.sub("", text).split()) for text in (asked.name, asked.group))
    if not name and not group:
        door = repository().workshop_door(code)
        if door is None:
            return _no_such_code(request)
        return JSONResponse({"client": door.client, "title": door.title, "groups": list(door.groups)}, 200, NOT_KEPT)
    if (many := one_more_seat(request)) is not None:
        return refusal(TOO_MANY_SEATS, 429, until(many))
    token = repository().join_workshop(code, name, group, "leads" if asked.leads else "")
    return _no_such_code(request) if token is None else JSONResponse({"token": token}, 200, NOT_KEPT)


def _no_such_code(request: Request) -> Response:
    many = unknown_code(request)
    return refusal(NO_SUCH_CODE, 404) if many is None else refusal(TOO_MANY_CODES, 429, until(many))


async def seat_page(request: Request) -> Response:
    """The page in somebody's hand. What it shows it asks for."""
    seat = await run_in_threadpool(_seat, request, "guest")
    if not isinstance(seat, Seat):
        return _away(seat)
    return _page("seat.html", seat=seat, who=_who(seat), base=f"/join/{request.path_params['token']}")


async def seat_now(request: Request) -> Response:
    """What everybody sees, and this seat's own vote."""

    def told(seat: Seat) -> Response:
        page = page_of(seat)
        own = repository().own_vote(seat)
        mine = None if own is None else {"item": own.item, "round": own.round, "choice": own.choice}
        return JSONResponse(page.shown | {"pulse": page.pulse, "own": mine}, 200, NOT_KEPT)

    return await _for(request, "guest", told)


async def seat_events(request: Request) -> Response:
    """How many have joined and voted, as it changes."""
    return await _events(request, "guest")


async def vote(request: Request) -> Response:
    """Stores votes and gives a receipt for each; one that is late is told so."""
    batch = await read_json(request, Batch, LARGEST)
    if isinstance(batch, Response):
        return batch

    def told(seat: Seat) -> Response:
        receipts = repository().vote(seat, [_vote(entry) for entry in batch.entries])
        pairs = zip(batch.entries, receipts, strict=True)
        return JSONResponse({"receipts": [_receipt(entry, receipt) for entry, receipt in pairs]}, 200, NOT_KEPT)

    return await _for(request, "guest", told)


async def present_page(request: Request) -> Response:
    """The page on the wall."""
    seat = await run_in_threadpool(_seat, request, "presenter")
    if not isinstance(seat, Seat):
        return _away(seat)
    return _page(
        "present.html", seat=seat, base=f"/present/{request.path_params['token']}", reach=_join_address(request, seat)
    )


async def present_now(request: Request) -> Response:
    """What everybody sees, and the code by which they come in."""

    def told(seat: Seat) -> Response:
        page = page_of(seat)
        return JSONResponse(page.shown | {"pulse": page.pulse, "code": page.code}, 200, NOT_KEPT)

    return await _for(request, "presenter", told)


async def present_events(request: Request) -> Response:
    """The same stream as everybody's."""
    return await _events(request, "presenter")


async def code_picture(request: Request) -> Response:
    """The way in as a QR code, while there is one."""

    def told(seat: Seat) -> Response:
        code = page_of(seat).code
        out = io.BytesIO()
        where = f"{_join_address(request, seat)}?code={code}"
        segno.make(where, error="m").save(out, kind="svg", scale=4, border=2, xmldecl=False, title=None, svgns=True)
        return Response(out.getvalue(), 200, NOT_KEPT, "image/svg+xml")

    return await _for(request, "presenter", told)


async def lead(request: Request) -> Response:
    """What was done at the presenter's keyboard by who leads, where the session still stands as the page showed it.

    The address alone is the wall's, which a whole room may read: it does nothing.
    """
    doing = await read_json(request, Doing, LARGEST)
    if isinstance(doing, Response):
        return doing

    def told(seat: Seat) -> Response:
        if leader_of(request, seat) is None:
            return refusal(ONLY_SHOWS, 403)
        _do(seat, doing)
        page = page_of(seat)
        return JSONResponse(page.shown | {"pulse": page.pulse, "code": page.code}, 200, NOT_KEPT)

    return await _for(request, "presenter", told)


def _do(seat: Seat, doing: Doing) -> None:
    store, where = repository(), (seat.principal, seat.assessment, seat.session)
    text = UNPRINTABLE.sub("", doing.text).strip()
    match doing.act:
        case "agree" if doing.item is not None:
            store.agree_in_workshop(*where, doing.item, Agreement(doing.rating, text))
        case "park" if doing.item is not None:
            promise = Promise(text, UNPRINTABLE.sub("", doing.by).strip()) if text else None
            store.park_in_workshop(*where, doing.item, promise)
        case "agree" | "park":
            raise Refused("There is no question yet.")
        case what:
            store.act_in_workshop(*where, what, doing.item, doing.round)


async def _events(request: Request, kind: SeatKind) -> Response:
    seat = await run_in_threadpool(_seat, request, kind)
    if not isinstance(seat, Seat):
        return refusal(TROUBLE, 503) if seat == TROUBLE else _nobodys(seat)
    return EventSourceResponse(events_of(seat), headers={"cache-control": "no-store"})


async def _for(request: Request, kind: SeatKind, tell: Callable[[Seat], Response]) -> Response:
    def made() -> Response:
        seat = seat_of(request, kind)
        return tell(seat) if isinstance(seat, Seat) else _nobodys(seat)

    return await run_in_threadpool(_or_why_not, made)


def _seat(request: Request, kind: SeatKind) -> Seat | TooMany | str | None:
    try:
        return seat_of(request, kind)
    except StoreError as error:
        _LOG.warning("a page of a workshop was not served: %s", error)
        return TROUBLE


def _nobodys(why: TooMany | str | None) -> Response:
    return refusal(GONE, 429 if isinstance(why, TooMany) else 404, until(why))


def _or_why_not(make: Callable[[], Response]) -> Response:
    """What fails is told in the log in full, and in the room without names and places of this installation."""
    try:
        return make()
    except Refused as refused:
        return refusal(str(refused), 409)
    except NotFound:
        return refusal(GONE, 404)
    except StoreError as error:
        _LOG.warning("a page of a workshop was not served: %s", error)
        return refusal(TROUBLE, 503)


def _vote(entry: Entry) -> VoteEntry:
    item, round_ = entry.question.split(".")
    choice: Choice = entry.value
    return VoteEntry(int(item), int(round_), choice)


def _receipt(entry: Entry, receipt: VoteReceipt) -> dict[str, Any]:
    if receipt.state == "late":
        return {"id": entry.id, "state": "refused", "reason": LATE}
    return {"id": entry.id, "state": "saved", "version": str(entry.value), "at": receipt.at.isoformat()}


def _who(seat: Seat) -> str:
    return seat.name or f"Guest of {seat.group}"


def _join_address(request: Request, seat: Seat) -> str:
    """Where guests reach this installation, as somebody has said, or where this page itself was opened."""
    own = f"{request.url.scheme}://{request.url.netloc}"
    return f"{repository().guest_address(seat.principal) or own}/join"


def _page(template: str, **given: object) -> Response:
    html = templates.get_template(template).render(static=address, **given)
    return HTMLResponse(html, headers=NOT_KEPT)


def _away(why: TooMany | str | None) -> Response:
    return away_in_trouble(why) if isinstance(why, str) else away_page(why)
