"""Another site in the same browser, or a name of its own that leads to this machine, gets nothing from the server."""

import pytest

from scripts.running_app import RunningApp
from tests.server.asking import ask, ask_for_socket

pytestmark = pytest.mark.slow

PATHS = (
    "/",
    "/maturity",
    "/_stcore/health",
    "/_stcore/host-config",
    "/media/0123456789abcdef.pdf",
    "/app/static/fonts/LICENSE",
    "/static/js/anything.js",
    "/component/any/index.html",
)
UPLOAD = "/_stcore/upload_file/a-session/a-file"


def forged_hosts(port: int) -> list[str]:
    return [
        f"evil.example:{port}",
        f"localhost.evil.example:{port}",
        f"127.0.0.1.evil.example:{port}",
        f"waymark.example.com.evil.example:{port}",
        f"user@localhost:{port}",
        f"evil.example@localhost:{port}",
        "evil.example/localhost",
        "192.168.1.77",
        "[::ffff:10.0.0.1]",
        "localhost:not-a-port",
        "",
    ]


def forged_origins(port: int) -> list[str]:
    return [
        "http://evil.example",
        "http://localhost:3000",
        f"http://localhost:{port}",  # the request is for 127.0.0.1, and these are two places to a browser
        "http://127.0.0.1",
        f"http://evil.example@127.0.0.1:{port}",
        "http://waymark.example.com:3000",
        "https://other.example.com",
        "null",
        "",
        "file://",
    ]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_answered_under_a_strangers_name(app: RunningApp, path: str) -> None:
    answered = {host: ask(app, path, Host=host).status for host in forged_hosts(app.port)}

    assert {host for host, status in answered.items() if status not in (400, 403)} == set()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_answered_to_the_page_of_another_origin(app: RunningApp, path: str) -> None:
    answers = {origin: ask(app, path, Origin=origin) for origin in forged_origins(app.port)}

    assert {origin for origin, answer in answers.items() if answer.status != 403} == set()
    assert not [answer for answer in answers.values() if answer.getheader("Access-Control-Allow-Origin")]


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
def test_a_page_of_another_site_cannot_embed_what_is_ours(app: RunningApp, site: str) -> None:
    def embedded(mode: str, kind: str) -> int:
        return ask(app, "/", Sec_Fetch_Site=site, Sec_Fetch_Mode=mode, Sec_Fetch_Dest=kind).status

    assert [embedded("no-cors", "script"), embedded("no-cors", "image"), embedded("navigate", "iframe")] == [403] * 3
    assert embedded("navigate", "document") == 200  # a link in somebody's wiki


def test_an_upload_of_another_page_is_refused(app: RunningApp) -> None:
    for headers in ({"Host": "evil.example"}, {"Origin": "http://localhost:3000"}, {"Sec_Fetch_Site": "same-site"}):
        assert ask(app, UPLOAD, "PUT", b"anything", **headers).status == 403


def test_the_web_socket_opens_for_our_page_alone(app: RunningApp) -> None:
    ours = f"http://127.0.0.1:{app.port}"

    assert ask_for_socket(app, Origin=ours).status == 101
    assert {host for host in forged_hosts(app.port) if ask_for_socket(app, Host=host).status == 101} == set()
    assert {origin for origin in forged_origins(app.port) if ask_for_socket(app, Origin=origin).status == 101} == set()


def test_this_machines_names_and_the_allowed_ones_are_answered(app: RunningApp) -> None:
    hosts = [
        f"localhost:{app.port}",
        "127.0.0.1",
        "[::1]:9000",
        "LOCALHOST",
        "waymark.example.com",
        "other.example.com:8443",
    ]

    assert [ask(app, "/", Host=host).status for host in hosts] == [200] * len(hosts)


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("waymark.example.com", "https://waymark.example.com"),
        ("localhost:9000", "http://localhost:9000"),  # a tunnel from another port
        ("127.0.0.1:8501", "https://waymark.example.com"),  # a proxy that renames the host
        ("127.0.0.1:8501", "https://other.example.com:8443"),
    ],
)
def test_an_allowed_name_works_behind_a_proxy_on_pages_and_web_socket(app: RunningApp, host: str, origin: str) -> None:
    assert ask(app, "/_stcore/health", Host=host, Origin=origin).status == 200
    assert ask_for_socket(app, Host=host, Origin=origin).status == 101
