"""A page of somebody else in the same browser: what it can read of Waymark, tried in Chromium."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.browser import FLAGS, system_chromium
from scripts.running_app import RunningApp
from scripts.screenshots import settled

FOREIGN_PAGE = """<!doctype html><title>Somebody else's</title><body>
<script>
const ours = 'http://OURS', socket = 'ws://OURS/_stcore/stream';
const reads = path => fetch(ours + path, {credentials: 'include'}).then(answer => answer.text())
    .then(() => 'read', () => 'nothing');
const loads = (tag, attribute) => new Promise(done => {
    const element = document.createElement(tag);
    element.onload = () => done('read'); element.onerror = () => done('nothing');
    element[attribute] = ours + '/app/static/waymark.png'; document.body.append(element);
});
const frames = () => new Promise(done => {
    const frame = document.createElement('iframe');
    frame.name = 'framed'; frame.onload = () => done(); frame.src = ours + '/'; document.body.append(frame);
});
const opens = () => new Promise(done => {
    const connection = new WebSocket(socket, ['streamlit']);
    connection.onopen = () => done('read'); connection.onerror = () => done('nothing');
});
window.tried = (async () => { await frames(); return Object.fromEntries(await Promise.all(Object.entries({
    page: reads('/'), health: reads('/_stcore/health'), host: reads('/_stcore/host-config'),
    font: reads('/app/static/fonts/ibm-plex-sans-latin-400-normal.woff2'),
    media: reads('/media/any.pdf'), image: loads('img', 'src'), script: loads('script', 'src'), socket: opens(),
}).map(async ([name, what]) => [name, await what]))); })();
</script>"""


class _Foreign(BaseHTTPRequestHandler):
    def __init__(self, ours: str, *given: object) -> None:
        self.page = FOREIGN_PAGE.replace("OURS", ours).encode()
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>A link</title>" if self.path == "/quiet" else self.page)

    def log_message(self, *given: object) -> None:
        """Nothing: a test's output is its result."""


@pytest.fixture
def foreign_page(server: RunningApp) -> Iterator[str]:
    """The address of a page of another program on this machine, which tries to read ours."""
    other = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Foreign, f"127.0.0.1:{server.port}"))
    thread = threading.Thread(target=other.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{other.server_port}/"
    other.shutdown()
    other.server_close()
    thread.join()


def test_a_page_of_another_local_port_reads_nothing(chromium: Browser, foreign_page: str) -> None:
    page = chromium.new_page()
    page.goto(foreign_page)
    tried = page.evaluate("tried")
    framed = next(frame.url for frame in page.frames if frame.name == "framed")
    page.close()

    assert tried == dict.fromkeys(("page", "health", "host", "font", "media", "image", "script", "socket"), "nothing")
    assert framed.startswith("chrome-error:")


def test_a_name_of_somebody_else_that_leads_to_this_machine_shows_nothing(
    chromium: Browser, server: RunningApp
) -> None:
    """DNS rebinding: to the browser the page is of evil.example, which may read all that it is answered."""
    rebound = chromium.browser_type.launch(
        executable_path=system_chromium(), args=[*FLAGS, "--host-resolver-rules=MAP evil.example 127.0.0.1"]
    )
    page = rebound.new_page()
    page.goto(f"http://evil.example:{server.port}/")
    said = page.locator("body").inner_text()
    socket = page.evaluate(
        """() => new Promise(done => {
            const connection = new WebSocket(`ws://${location.host}/_stcore/stream`, ['streamlit']);
            connection.onopen = () => done('read'); connection.onerror = () => done('nothing');
        })"""
    )
    rebound.close()

    assert "does not answer under this name" in said
    assert socket == "nothing"


def test_a_link_of_another_site_opens_our_page(page: Page, server: RunningApp, foreign_page: str) -> None:
    page.goto(f"{foreign_page}quiet")
    page.evaluate("ours => { location.href = ours; }", server.url)
    settled(page)

    expect(page.get_by_role("button", name="Explore the sample")).to_be_visible()
