"""The headers with which an answer leaves: what a browser may load for our page, show it in, and keep of it."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import streamlit

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
HASHED = re.compile(r"[.-][\w-]{8}\.\w+$")
"""The name of a file that is another one when its content is: index.DormvYxC.js."""

ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",  # with no-referrer a browser would not say either which page an upload is from
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
OF_PEOPLE = re.compile(r"(?!.*/static/).*/(media|_stcore/upload_file|component)/")
"""The paths of what people have made or sent."""
A_FILE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
"""Their policy: shown in a browser, such a file runs nothing and has no access to our pages."""
OF_THE_ROOM = re.compile(r"/(a|join|present|room-static)(/|$)")
"""The paths of room/, whose pages are ours from the first byte to the last."""
ROOM_PAGE = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""Their policy: files of ours, and nothing that stands in a page as text."""
FOR_EVER = b"public, max-age=31536000, immutable"
A_DAY = b"public, max-age=86400"


def headers_for(path: str, host: str, given: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Set on every answer; `given` are those that Streamlit has set."""
    of_people = OF_PEOPLE.match(path) is not None
    policy = A_FILE if of_people else ROOM_PAGE if OF_THE_ROOM.match(path) else page_policy(host)
    kept = {} if (how := _kept(path, of_people, dict(given))) is None else {b"cache-control": how}
    return {**ALWAYS, b"content-security-policy": policy.encode(), **kept}


def _kept(path: str, of_people: bool, given: dict[bytes, bytes]) -> bytes | None:
    """How long a browser keeps it: people's files never, what carries a hash for ever; None: as Streamlit says."""
    if of_people:
        return b"no-store"
    if not given.get(b"content-type", b"").startswith(b"text/html"):
        if "/app/static/" in path:
            return A_DAY
        if "/static/" in path and HASHED.search(path):
            return FOR_EVER
    return None


def page_policy(host: str) -> str:
    """As tight as Streamlit bears: it writes styles into the page, and draws charts and downloads from blobs."""
    scripts = " ".join(("'self'", *_inline_scripts()))
    sockets = f" ws://{host} wss://{host}" if host else ""  # not every browser counts them among 'self'
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts} 'wasm-unsafe-eval'",  # WebAssembly draws what builds on what; it runs no text
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "media-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


@lru_cache(maxsize=1)
def _inline_scripts() -> tuple[str, ...]:
    """The scripts that stand in Streamlit's own page, each by its hash."""
    found = INLINE_SCRIPT.findall(INDEX.read_text("utf-8"))
    return tuple(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in found)
