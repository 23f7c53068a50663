"""What the player asks of the server: its page, the questions, its answers as they are, and to take what it sends."""

import logging
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from assessment.store.errors import NotFound, StoreError
from assessment.store.guests import Away, Closed, Expired, Guest, NotOpenYet, Revoked
from assessment.store.outbox import OutboxEntry, Receipt
from room.access import TooMany, address_of, who_asks
from room.json_exchange import NOT_KEPT, read_json, refusal, until
from room.player.sheet import answers_of, asked_of, sheet_of
from room.player_assets import address, templates
from room.workings import questionnaire_of, repository

LARGEST = 600_000
"""Bytes of a request: a comment has at most 20,000 characters, and a batch a few of them."""
MOST_ENTRIES = 50
PREFIXES = ("/a/self/{assessment}/{respondent}", "/a/{token}")

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


class Entry(BaseModel):
    """One entry of an outbox as it is sent."""

    model_config = ConfigDict(strict=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[0-9a-zA-Z-]{8,64}$")]
    question: Annotated[str, Field(max_length=200)]
    field: Literal["choice", "comment", "evidence", "concern"]
    value: bool | int | str | None
    base_version: Annotated[str, Field(max_length=64)]


class Batch(BaseModel):
    """What is sent at once, in the order in which it was said."""

    model_config = ConfigDict(strict=True, extra="forbid")

    entries: Annotated[list[Entry], Field(max_length=MOST_ENTRIES)]


def player_routes() -> list[BaseRoute]:
    """A page, what it reads, and what it sends, for links and for this machine."""
    made: list[BaseRoute] = []
    for prefix in PREFIXES:
        made += [
            Route(prefix, page, methods=["GET"]),
            Route(f"{prefix}/questions", questions, methods=["GET"]),
            Route(f"{prefix}/answers", answers, methods=["GET"]),
            Route(f"{prefix}/answers", take, methods=["POST"]),
        ]
    return made


async def nothing_here(_request: Request) -> Response:
    """No address under a link leads on to the rest of Waymark."""
    return away_page(None)


async def page(request: Request) -> Response:
    """The page itself, with its first question in it: it can be read before a script runs."""

    def made() -> Response:
        guest = who_asks(request)
        if not isinstance(guest, Guest):
            return away_page(guest)
        repository().note_visit(guest)
        sheet = sheet_of(guest, repository().answer_sheet(guest), questionnaire_of(guest))
        html = templates.get_template("player.html").render(
            sheet=sheet, first=sheet.first_open(), base=address_of(request), static=address
        )
        return HTMLResponse(html, headers=NOT_KEPT)

    return await run_in_threadpool(or_why_not, made, away_in_trouble)


async def questions(request: Request) -> Response:
    """All that is asked of the guest, with this guest's own answers."""

    def told(guest: Guest) -> object:
        return sheet_of(guest, repository().answer_sheet(guest), questionnaire_of(guest)).as_json()

    return await run_in_threadpool(_told, request, told)


async def answers(request: Request) -> Response:
    """The guest's own answers as they are stored now, from whichever device."""

    def told(guest: Guest) -> object:
        said = answers_of(repository().answer_sheet(guest).answers, asked_of(guest, questionnaire_of(guest)))
        return {question: asdict(answer) for question, answer in said.items()}

    return await run_in_threadpool(_told, request, told)


async def take(request: Request) -> Response:
    """Stores what an outbox sends, and gives a receipt for each entry."""
    batch = await read_json(request, Batch, LARGEST)
    if isinstance(batch, Response):
        return batch

    def told(guest: Guest) -> object:
        return _received(guest, batch)

    return await run_in_threadpool(_told, request, told)


def _received(guest: Guest, batch: Batch) -> object:
    asked = {question.id for question in asked_of(guest, questionnaire_of(guest))}
    refused = {entry.id: why for entry in batch.entries if (why := _why_refused(entry, asked))}
    good = [OutboxEntry(**entry.model_dump()) for entry in batch.entries if entry.id not in refused]
    stored = repository().answer_as_guest(guest, good)
    if not isinstance(stored, tuple):
        return stored
    receipts = {receipt.id: receipt for receipt in stored}
    receipts |= {identity: Receipt(identity, "refused", reason=why) for identity, why in refused.items()}
    return {"receipts": [_as_json(receipts[entry.id]) for entry in batch.entries]}


def _why_refused(entry: Entry, asked: set[str]) -> str:
    if entry.question not in asked:
        return "This question is not asked any more."
    value, is_number = entry.value, isinstance(entry.value, int) and not isinstance(entry.value, bool)
    fits = {
        "choice": value is None or is_number or value in ("dont_know", "not_applicable"),
        "comment": isinstance(value, str),
        "evidence": isinstance(value, str),
        "concern": isinstance(value, bool),
    }
    return "" if fits[entry.field] else "This is no answer to the question."


def _as_json(receipt: Receipt) -> dict[str, Any]:
    return asdict(receipt) | {"at": receipt.at.isoformat() if receipt.at else None}


def _told(request: Request, tell: Callable[[Guest], object]) -> Response:
    def made() -> Response:
        guest = who_asks(request)
        told = tell(guest) if isinstance(guest, Guest) else guest
        if told is None or isinstance(told, Revoked | Expired | NotOpenYet | Closed | TooMany):
            status, title, text = why_away(told)
            return refusal(f"{title} {text}", status, until(told))
        return JSONResponse(told, headers=NOT_KEPT)

    return or_why_not(made, refusal_in_trouble)


def or_why_not(make: Callable[[], T], trouble: Callable[[str], T]) -> T:
    """What fails is told in the log in full, and to a guest without names and places of this installation."""
    try:
        return make()
    except NotFound:
        return trouble("This person, or the assessment, is not there any more.")
    except StoreError as error:
        _LOG.warning("a page of the room was not served: %s", error)
        return trouble("Waymark cannot store anything just now. Whoever leads the assessment can see why.")


def why_away(why: Away | TooMany | None) -> tuple[int, str, str]:
    """Status, headline and a kind word for somebody who may not answer."""
    match why:
        case None:
            return (
                404,
                "This link opens nothing.",
                "Perhaps a part of it was cut off. Copy all of it, or ask for it again.",
            )
        case TooMany():
            return (
                429,
                "One moment, please.",
                "Many links that open nothing were tried just now, so that Waymark takes a break with them. "
                "Look whether yours is complete, and try it again in a minute.",
            )
        case Revoked():
            return 410, "This link was taken back.", "Perhaps a newer one was sent to you. If not, ask for one."
        case Expired(at):
            return (
                410,
                "This link is no longer good.",
                f"It was good until {at.day} {at:%B %Y}. Ask for another if you need it.",
            )
        case NotOpenYet(at):
            return 403, "It is too early.", f"You can answer from {at.day} {at:%B %Y, %H:%M} UTC on, by this same link."
        case Closed(at):
            return (
                410,
                "Answering is closed.",
                f"It ended on {at.day} {at:%B %Y}. What you answered until then counts. Thank you.",
            )


def away_page(why: Away | TooMany | None) -> Response:
    """Why there is nothing to answer, as a page."""
    status, title, text = why_away(why)
    html = templates.get_template("away.html").render(title=title, text=text, static=address)
    return HTMLResponse(html, status_code=status, headers=NOT_KEPT | until(why))


def away_in_trouble(text: str) -> Response:
    """The store cannot be read just now, as a page."""
    html = templates.get_template("away.html").render(
        title="Not just now.", text=f"{text} Load this page again in a moment.", static=address
    )
    return HTMLResponse(html, status_code=503, headers=NOT_KEPT)


def refusal_in_trouble(text: str) -> Response:
    return refusal(text, 503)
