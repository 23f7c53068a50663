"""Requests as no browser and no client library would make them: every header is chosen."""

import base64
from http.client import HTTPConnection, HTTPResponse

from scripts.running_app import RunningApp

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": base64.b64encode(b"sixteen bytes ok").decode(),
    "Sec-WebSocket-Protocol": "streamlit",
}


def ask(app: RunningApp, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> HTTPResponse:
    """The answer, read; `Sec_Fetch_Site="cross-site"` sets Sec-Fetch-Site."""
    return _asked(app, path, method, body, {name.replace("_", "-"): value for name, value in headers.items()})


def ask_for_socket(app: RunningApp, **headers: str) -> HTTPResponse:
    """The answer to a web socket's handshake: 101 where it is accepted."""
    return _asked(app, "/_stcore/stream", "GET", b"", {**UPGRADE, **headers})


def _asked(app: RunningApp, path: str, method: str, body: bytes, headers: dict[str, str]) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", app.port, timeout=30)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": f"127.0.0.1:{app.port}", **headers}.items():
            connection.putheader(name, value)
        if body:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        answer = connection.getresponse()
        if answer.status != 101:
            answer.read()
        return answer
    finally:
        connection.close()
