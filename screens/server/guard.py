"""The middleware in front of Streamlit: refuses what is not ours, closes what nobody needs, and sets the headers."""

import logging
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from screens.server.access import Access, Asked, is_of_this_machine, machine_of, why_refused
from screens.server.headers import headers_for
from screens.server.reach import guest_came

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent")
"""Paths of Streamlit that tell about this installation and that no page of ours needs."""
SHARING = b"access-control-"
"""Streamlit lets pages of every local port read some files; no page but ours reads any."""
LINK = re.compile(r"(/(?:a|join|present)/).*", re.DOTALL)
"""What follows opens an assessment, and stands in no log."""
POLICY_VIOLATION = 1008

log = logging.getLogger(__name__)


class Guard:
    """Every page, file, upload and web socket goes through here first."""

    def __init__(self, app: AsgiApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        asked = _asked(scope)
        refused = why_refused(asked, self._access)
        if refused is not None:
            path = LINK.sub(r"\1…", scope["path"])
            log.warning("Refused %r for host %r, origin %r", path, *map(asked.headers.get, ("host", "origin")))
            await _refuse(scope, receive, send, 403, refused)
        elif _is_closed(scope["path"]):
            await _refuse(scope, receive, send, 404, "There is nothing here.")
        else:
            await self._let_in(scope, receive, send, asked)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send, asked: Asked) -> None:
        if self._access.room is not None and not is_of_this_machine(asked):
            guest_came()
        if scope["type"] == "websocket":
            await self._app(_under_one_name(scope, asked), receive, send)
        else:
            sending = _with_headers(send, scope["path"], asked.headers["host"])
            await self._app(self._from_its_machine(_under_one_name(scope, asked), asked), receive, sending)

    def _from_its_machine(self, scope: Scope, asked: Asked) -> Scope:
        machine = machine_of(asked, self._access)
        return scope if machine in (None, asked.origin_machine) else {**scope, "client": (machine, 0)}


def _asked(scope: Scope) -> Asked:
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        if key == "host" and key in headers:  # two names are none
            headers[key] = ""
        if key == "x-forwarded-for" and key in headers:  # each proxy may have added a line
            headers[key] += f", {value.decode('latin-1')}"
        headers.setdefault(key, value.decode("latin-1"))
    return Asked(
        method=scope.get("method", "GET"),
        headers=headers,
        at=(scope.get("server") or (None,))[0],
        origin_machine=(scope.get("client") or (None,))[0],
        is_websocket=scope["type"] == "websocket",
        path=scope["path"],
    )


def _under_one_name(scope: Scope, asked: Asked) -> Scope:
    """Behind a proxy that renames the host, Streamlit would take our own page for another: it hears the page's name."""
    origin = asked.headers.get("origin")
    if origin is None:
        return scope
    host = urlsplit(origin).netloc.encode("latin-1")
    return {**scope, "headers": [(name, host if name == b"host" else value) for name, value in scope["headers"]]}


def _is_closed(path: str) -> bool:
    whole = f"{path.rstrip('/')}/"
    return any(f"{closed}/" in whole for closed in CLOSED)


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, why: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": why[:120]})
        return
    text = f"{why}\n".encode()
    about = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(text)).encode())]
    sending = _with_headers(send, scope["path"], "")
    await sending({"type": "http.response.start", "status": status, "headers": about})
    await sending({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else text})


def _with_headers(send: Send, path: str, host: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = message.get("headers", [])
            message = {**message, "headers": _merged(given, headers_for(path, host, given))}
        await send(message)

    return sending


def _merged(given: Iterable[tuple[bytes, bytes]], ours: dict[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    kept = [(name, value) for name, value in given if name not in ours and not name.startswith(SHARING)]
    return kept + list(ours.items())
