"""Every address of the room. `app.py` hands them to the server, which looks here before it looks at Streamlit's."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from room import player_assets
from room.enrolling import enrolling_routes
from room.player.endpoints import nothing_here, player_routes
from room.workshop.endpoints import workshop_routes

FOR_EVER = "public, max-age=31536000, immutable"


def routes() -> list[BaseRoute]:
    """The player, the links for many, the workshop, and the files that pages load."""
    files = Route("/room-static/{digest}/{name:path}", static_file)
    return [*enrolling_routes(), *player_routes(), *workshop_routes(), files, *nothing_else()]


def nothing_else() -> list[BaseRoute]:
    """What stands under the room's addresses and is no page of it: Streamlit would answer there with its own."""
    made: list[BaseRoute] = []
    for path in ("/a", "/join", "/present", "/room-static"):
        for under in (path, f"{path}/{{rest:path}}"):
            made += [Route(under, nothing_here), WebSocketRoute(under, no_socket)]
    return made


async def no_socket(socket: WebSocket) -> None:
    """No page of the room has one."""
    await socket.close()


async def static_file(request: Request) -> Response:
    """A file of a page. One that was asked for under an earlier address is today's, and is not kept."""
    name = request.path_params["name"]
    content = player_assets.content(name)
    if content is None:
        return PlainTextResponse("There is no such file.\n", status_code=404)
    kept = FOR_EVER if request.path_params["digest"] == player_assets.digest() else "no-cache"
    kind = player_assets.TYPES[player_assets.files()[name].suffix]
    return Response(content, media_type=kind, headers={"cache-control": kept})
