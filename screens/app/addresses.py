"""Addresses at which no page can be: those of more than one part, where Streamlit serves a page that loads nothing, and
the name of the first page's file, which Streamlit keeps for it though it is served at the root.
"""

from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

_FIRST_PAGE = "clients"
_NOT_PAGES = {"_stcore", "app", "component", "media", "static", "vendor", "a", "join", "present", "room-static"}


class OnePartAddresses:
    """Sends a browser that asks for '/a/b/c' as a page to '/c', where it is told that there is no such page, and one
    that asks for the first page by its name to the root.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        there = _one_part(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if there is None or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
        else:
            query = scope["query_string"].decode("latin-1")
            await RedirectResponse(f"{there}?{query}" if query else there)(scope, receive, send)


def _one_part(path: str) -> str | None:
    base = [part for part in str(config.get_option("server.baseUrlPath")).split("/") if part]
    parts = [part for part in path.split("/") if part]
    if parts == [*base, _FIRST_PAGE]:
        return "/" + "".join(f"{quote(part, safe='')}/" for part in base)
    if parts[: len(base)] != base or len(parts) < len(base) + 2 or parts[len(base)] in _NOT_PAGES:
        return None
    return "/" + "/".join(quote(part, safe="") for part in (*base, parts[-1]))
