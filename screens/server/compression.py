"""Streamlit's scripts and styles, packed: once each, and kept packed, for their names change with their content.

Streamlit packs no file of its own, since it would do so on every request; kept, all of them have a few megabytes.
"""

import asyncio
import gzip

from screens.server.guard import AsgiApp, Message, Receive, Scope, Send
from screens.server.headers import HASHED

PACKED_TYPES = (b"text/", b"application/javascript", b"application/json", b"image/svg+xml")
SMALLEST = 1000
LEVEL = 6


class KeptCompression:
    """In front of whoever serves files; anything else goes through untouched."""

    def __init__(self, app: AsgiApp) -> None:
        self._app = app
        self._packed: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not _takes_gzip(scope):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Packing(send, scope["path"], self._packed).send)


class _Packing:
    """Holds back one answer until it is whole, and sends it packed; what is no text goes on at once."""

    def __init__(self, send: Send, path: str, packed: dict[str, bytes]) -> None:
        self._send = send
        self._path = path
        self._packed = packed
        self._start: Message | None = None
        self._body = bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_worth_it(message):
            self._start = message
        elif self._start is None or message["type"] != "http.response.body":
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_packed(self._start)

    async def _send_packed(self, start: Message) -> None:
        packed = self._packed.get(self._path)
        if packed is None:
            packed = await asyncio.to_thread(gzip.compress, bytes(self._body), LEVEL, mtime=0)
            if HASHED.search(self._path) and not _is_page(start):
                self._packed[self._path] = packed
        length = str(len(packed)).encode()
        headers = [(name, _weak(name, value)) for name, value in start["headers"] if name != b"content-length"]
        headers += [(b"content-encoding", b"gzip"), (b"content-length", length), (b"vary", b"Accept-Encoding")]
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": packed})


def _takes_gzip(scope: Scope) -> bool:
    asked = dict(scope["headers"])
    return b"gzip" in asked.get(b"accept-encoding", b"") and b"range" not in asked


def _weak(name: bytes, value: bytes) -> bytes:
    """The mark of the file says the same of its packed bytes, but not to the byte."""
    return b"W/" + value if name == b"etag" and not value.startswith(b"W/") else value


def _is_page(message: Message) -> bool:
    """Streamlit answers any name that it does not know with its page: such names are without end."""
    return bool(dict(message["headers"]).get(b"content-type", b"").startswith(b"text/html"))


def _is_worth_it(message: Message) -> bool:
    headers = {name.lower(): value for name, value in message.get("headers", [])}
    return (
        message["status"] == 200
        and b"content-encoding" not in headers
        and headers.get(b"content-type", b"").startswith(PACKED_TYPES)
        and int(headers.get(b"content-length", b"0")) >= SMALLEST
    )
