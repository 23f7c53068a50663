"""A link for many: whoever opens it says who they are, becomes a respondent, and goes on by a link of their own."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from assessment.store.enrolling import LONGEST_NAME, Enrolment, Full
from assessment.store.guests import Away, Issued
from room.access import TooMany, enrolment_asked
from room.json_exchange import NOT_KEPT, read_json, refusal, until
from room.player.endpoints import away_in_trouble, or_why_not, refusal_in_trouble, why_away
from room.player_assets import address, templates
from room.workings import repository

LARGEST = 2_000
"""Bytes of a request: a name has at most a hundred characters."""


class Joining(BaseModel):
    """Who somebody says to be."""

    model_config = ConfigDict(strict=True, extra="forbid")

    name: Annotated[str, Field(max_length=LONGEST_NAME)]


def enrolling_routes() -> list[BaseRoute]:
    """The page, and what it sends. They come before the player's, whose tokens have no such part behind them."""
    return [Route("/a/join/{token}", page, methods=["GET"]), Route("/a/join/{token}", join, methods=["POST"])]


async def page(request: Request) -> Response:
    """Who asks whom, and a field for a name; nobody comes in by looking at it."""

    def made() -> Response:
        found = enrolment_asked(request)
        if not isinstance(found, Enrolment):
            status, title, text = why_not(found)
            html = templates.get_template("away.html").render(title=title, text=text, static=address)
            return HTMLResponse(html, status_code=status, headers=NOT_KEPT | until(found))
        html = templates.get_template("enrol.html").render(found=found, longest=LONGEST_NAME, static=address)
        return HTMLResponse(html, headers=NOT_KEPT)

    return await run_in_threadpool(or_why_not, made, away_in_trouble)


async def join(request: Request) -> Response:
    """One more respondent, and where this one's page is."""
    short = f"Give a name of {LONGEST_NAME} characters at most."
    given = await read_json(request, Joining, LARGEST, too_long="This name is too long.", misfit=short)
    if isinstance(given, Response):
        return given

    def made() -> Response:
        found = enrolment_asked(request)
        issued = repository().enrol(found, given.name) if isinstance(found, Enrolment) else found
        if not isinstance(issued, Issued):
            status, title, text = why_not(issued)
            return refusal(f"{title} {text}", status, until(issued))
        return JSONResponse({"page": f"/a/{issued.token}"}, headers=NOT_KEPT)

    return await run_in_threadpool(or_why_not, made, refusal_in_trouble)


def why_not(why: Away | Full | TooMany | None) -> tuple[int, str, str]:
    """Status, headline and a kind word for somebody who cannot come in."""
    if isinstance(why, Full):
        return 410, "Everybody is in.", "As many as this link is for have joined. Ask for another if you are missing."
    return why_away(why)
