"""What pages of the room send as JSON, read within limits, and why something is refused, told in the same way."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from room.access import TooMany

NOT_KEPT = {"cache-control": "no-store"}
TOO_MUCH = "This is too much at once."
Sent = TypeVar("Sent", bound=BaseModel)


async def read_json(
    request: Request, model: type[Sent], longest: int, too_long: str = TOO_MUCH, misfit: str | None = None
) -> Sent | Response:
    """What was sent, or why it is not taken: 415 no JSON (a form of another site cannot send it), 413 more than
    `longest` bytes, 400 not of this form, with the first fault where no `misfit` says better what to do.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return refusal("Expected JSON.", 415)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > longest:
            return refusal(too_long, 413)
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        fault = f"This page and Waymark do not fit: {error.errors()[0]['msg']}. Load the page again."
        return refusal(misfit or fault, 400)


def refusal(reason: str, status: int, further: Mapping[str, str] = MappingProxyType({})) -> Response:
    return Response(json.dumps({"reason": reason}), status, {**NOT_KEPT, **further}, "application/json")


def until(why: object) -> dict[str, str]:
    """The header that says when to try again, for somebody who has to wait."""
    return {"retry-after": str(why.seconds)} if isinstance(why, TooMany) else {}
