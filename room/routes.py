"""Every address of the room. `app.py` hands them to the server, which looks here before it looks at Streamlit's."""

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from room import player_assets
from room.enrolling import enrolling_routes
from room.player.endpoints import player_routes

FOR_EVER = "public, max-age=31536000, immutable"


def routes() -> list[BaseRoute]:
    """The player, and the files that pages load."""
    return [*enrolling_routes(), *player_routes(), Route("/room-static/{digest}/{name:path}", static_file)]


async def static_file(request: Request) -> Response:
    """A file of a page. One that was asked for under an earlier address is today's, and is not kept."""
    path = player_assets.files().get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("There is no such file.\n", status_code=404)
    kept = FOR_EVER if request.path_params["digest"] == player_assets.digest() else "no-cache"
    return FileResponse(path, media_type=player_assets.TYPES[path.suffix], headers={"cache-control": kept})
