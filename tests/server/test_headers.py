"""What every answer says to the browser, on the real server."""

import gzip
import re
from http.client import HTTPConnection

import pytest

from scripts.running_app import RunningApp
from tests.server.asking import ask

pytestmark = pytest.mark.slow

PATHS = ("/", "/maturity", "/_stcore/health", "/media/nothing.pdf", "/app/static/fonts/LICENSE", "/_stcore/metrics")


@pytest.mark.parametrize("path", PATHS)
def test_no_answer_can_be_framed_guessed_at_or_read_by_others(app: RunningApp, path: str) -> None:
    answer = ask(app, path)

    assert "frame-ancestors 'none'" in (answer.getheader("Content-Security-Policy") or "")
    assert "'unsafe-eval'" not in (answer.getheader("Content-Security-Policy") or "")
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "same-origin"
    assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert answer.getheader("Access-Control-Allow-Origin") is None


def test_a_page_may_run_the_scripts_of_the_server_alone(app: RunningApp) -> None:
    policy = ask(app, "/").getheader("Content-Security-Policy") or ""
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))

    assert "'self'" in scripts
    assert "unsafe" not in scripts.replace("'wasm-unsafe-eval'", "")


def test_a_file_that_somebody_made_runs_nothing_and_stays_in_no_cache(app: RunningApp) -> None:
    answer = ask(app, "/media/nothing.svg")

    assert "sandbox" in (answer.getheader("Content-Security-Policy") or "")
    assert answer.getheader("Cache-Control") == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/needs/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/script-health-check",
    ],
)
def test_nothing_tells_about_the_installation(app: RunningApp, path: str) -> None:
    assert ask(app, path).status == 404


def test_no_answer_names_the_server(app: RunningApp) -> None:
    if "streamlit" in app.command():
        pytest.skip("Streamlit's own command names uvicorn")

    assert {ask(app, path).getheader("Server") for path in PATHS} == {None}


def test_scripts_come_packed_and_are_kept_for_ever(app: RunningApp) -> None:
    script = re.search(rb'src="\./(static/js/index\.[\w-]+\.js)"', _body(app, "/"))
    assert script is not None
    path = f"/{script[1].decode()}"
    plain, packed, again = _body(app, path), _body(app, path, "gzip, br"), _body(app, path, "gzip, br")

    assert packed == again
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 2
    answer = ask(app, path, Accept_Encoding="gzip")
    assert answer.getheader("Content-Encoding") == "gzip"
    assert answer.getheader("Vary") == "Accept-Encoding"
    assert answer.getheader("Cache-Control") == "public, max-age=31536000, immutable"


def test_the_page_itself_is_asked_for_each_time_and_not_sent_again(app: RunningApp) -> None:
    answer = ask(app, "/", Accept_Encoding="gzip")

    assert answer.getheader("Cache-Control") == "no-cache"
    assert ask(app, "/", Accept_Encoding="gzip", If_None_Match=answer.getheader("ETag") or "").status == 304


def _body(app: RunningApp, path: str, encoding: str = "identity") -> bytes:
    connection = HTTPConnection("127.0.0.1", app.port, timeout=30)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        return connection.getresponse().read()
    finally:
        connection.close()


def test_the_log_of_a_start_says_where_it_is_and_nothing_else(app: RunningApp) -> None:
    first, *_ = app.log().splitlines()

    assert first.startswith(f"Waymark is at http://127.0.0.1:{app.port} ")
