"""Starts Waymark: `python -m scripts.run`, and Ctrl-C stops it. `--port 8600` for another port.

With `--workshop` guests of other machines reach the room, where they answer and join, and nothing else.

Before that it sees that Pango loads, and makes the database or brings an older one to this version's tables.
"""

import os
import socket
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from scripts import database
from scripts.environment import ROOT
from scripts.system_packages import are_there

GRACE_SECONDS = 5
INTERNET = (socket.AF_INET, socket.AF_INET6)
BEHIND_A_PROXY = ("127.0.0.1", "::1")
EVERY_ADDRESS, EVERY_IPV6_ADDRESS = "0.0.0.0", "::"  # noqa: S104  # the guard lets guests into the room alone


def main(arguments: list[str]) -> int:
    given = _options(arguments)
    if not are_there("pango"):
        return 1
    if status := database.main():
        return status
    _configure(given)
    _serve()
    return 0


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m scripts.run", description="Starts Waymark. Ctrl-C stops it.")
    parser.add_argument("--port", type=int, help="another than .streamlit/config.toml names")
    parser.add_argument("--address", help="where to listen; 0.0.0.0 is every address of this machine")
    parser.add_argument(
        "--insecure", action="store_true", help="serve other machines without sign-in, on a network that is trusted"
    )
    parser.add_argument(
        "--workshop",
        nargs="?",
        const=EVERY_ADDRESS,
        metavar="ADDRESS",
        help="let guests on the network answer and join; at one address of this machine instead of at each",
    )
    return parser.parse_args(arguments)


def _configure(given: Namespace) -> None:
    """By the variables that Streamlit and the guard read, which hold wherever the program is started from."""
    if given.port:
        os.environ["STREAMLIT_SERVER_PORT"] = str(given.port)
    if given.workshop:
        os.environ |= {"WAYMARK_ROOM_ADDRESS": given.workshop, "STREAMLIT_SERVER_ADDRESS": _listening(given.workshop)}
    if given.address:
        os.environ["STREAMLIT_SERVER_ADDRESS"] = given.address
    if given.insecure:
        os.environ["WAYMARK_INSECURE"] = "1"


def _listening(room: str) -> str:
    """Whoever leads stays on this machine, so that it listens there too; with a proxy in front, there alone."""
    if room in BEHIND_A_PROXY:
        return room
    return EVERY_IPV6_ADDRESS if ":" in room else EVERY_ADDRESS


def _serve() -> None:
    """In this process, so that nothing stands between Ctrl-C and the server, on Windows too. It ends by sys.exit."""
    import uvicorn
    from streamlit.web.cli import main as streamlit
    from uvicorn.protocols.http.auto import AutoHTTPProtocol

    class Prompt(AutoHTTPProtocol):  # type: ignore[misc, valid-type]  # chosen by what is installed
        """Sends the last packet of an answer without waiting for word of the one before, which takes 40 ms to come.

        Python does so by itself for sockets that name their protocol; the one that Streamlit opens does not.
        """

        def connection_made(self, transport: Any) -> None:
            if (connection := transport.get_extra_info("socket")) is not None and connection.family in INTERNET:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            super().connection_made(transport)

    class Reserved(uvicorn.Config):
        """Names no server in its answers, believes nobody who says from which machine a request is, and ends soon."""

        def __init__(self, *given: Any, **named: Any) -> None:
            named |= {"server_header": False, "proxy_headers": False, "log_level": "warning"}
            named |= {"timeout_graceful_shutdown": GRACE_SECONDS, "http": Prompt}
            super().__init__(*given, **named)

    uvicorn.Config = Reserved  # type: ignore[misc]  # Streamlit passes none of these on
    streamlit(["run", str(ROOT / "app.py")], prog_name="streamlit")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
