"""A running app and pages of a real Chromium.

`server`: the app on an empty SQLite database. `page`: 1440 × 900. `phone`: 390 × 844, touch. A test fails when the
page throws, or writes an error to the console, that is not in EXPECTED.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from assessment.store import open_database, upgrade
from assessment.store.tables import Base
from scripts.browser import launch
from scripts.running_app import RunningApp

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
WAIT_MILLISECONDS = 180_000
"""For actions and expectations alike. A fresh server's first page reads the whole questionnaire, and other work on the
machine makes everything slower: only what never comes is to be given up."""

EXPECTED: tuple[re.Pattern[str], ...] = (
    # Streamlit's client looks for its server beside the page first (/needs/_stcore/…), then at the root.
    re.compile(r"404 \(Not Found\).*/_stcore/(host-config|health)\)$"),
)
"""Console errors that are not ours, each with a comment that says whose."""

WHILE_DOWN = re.compile(
    r"WebSocket connection|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_SOCKET_NOT_CONNECTED|ERR_EMPTY_RESPONSE|"
    r"ERR_INCOMPLETE_CHUNKED_ENCODING|Failed to fetch|Network Error|health check|host-config|"
    r"reaching server endpoint|server is not responding|Cannot send rerun backMessage when disconnected"
)
"""What Streamlit's client reports while the server is away; allowed only to a test that killed it."""


@pytest.fixture(scope="session")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    with RunningApp(f"sqlite:///{tmp_path_factory.mktemp('server') / 'waymark.db'}") as app:
        yield app


@pytest.fixture
def server(_running: RunningApp) -> RunningApp:
    """The app on a free port with an empty database; `server.kill_and_restart()` keeps both.

    The program goes on from test to test, as it does for its users; it takes longer to start than most tests do.
    """
    empty(_running)
    _running.times_killed = 0
    return _running


def empty(server: RunningApp) -> None:
    engine = open_database(server.database_url)
    upgrade(engine)
    with engine.begin() as database:
        for table in reversed(Base.metadata.sorted_tables):
            database.execute(table.delete())
    engine.dispose()


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One for all tests of a file, which names it `server`: each makes assessments of its own in it. It starts once."""
    with RunningApp(f"sqlite:///{tmp_path_factory.mktemp('shared') / 'waymark.db'}") as app:
        yield app


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, server: RunningApp) -> Iterator[Page]:
    """A desktop page; `page.goto("/")` opens the app."""
    with watched_page(chromium, server) as opened:
        yield opened


@pytest.fixture
def phone(chromium: Browser, server: RunningApp) -> Iterator[Page]:
    """The same on a phone."""
    with watched_page(
        chromium, server, viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2
    ) as opened:
        yield opened


@contextmanager
def watched_page(
    chromium: Browser, server: RunningApp, allowed: re.Pattern[str] | None = None, **options: object
) -> Iterator[Page]:
    """A page in a context of its own, without cookies of another; what goes wrong in it fails the test.

    `allowed`: what the browser writes of itself to the console where a test takes the network or a right away.
    """
    errors: list[str] = []
    context = chromium.new_context(
        base_url=server.url, **({"viewport": DESKTOP, "locale": "en-GB", "timezone_id": "Europe/Berlin"} | options)
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(f"page error: {error}"))
    opened.on("console", lambda message: errors.extend(_error(message)))
    try:
        yield opened
    finally:
        context.close()
    ours = [
        error
        for error in errors
        if not _is_expected(error, server) and not (allowed is not None and allowed.search(error))
    ]
    assert not ours, "the page reported:\n" + "\n".join(ours)


def _error(message: ConsoleMessage) -> list[str]:
    return [f"console: {message.text} ({message.location.get('url', '')})"] if message.type == "error" else []


def _is_expected(error: str, server: RunningApp) -> bool:
    allowed = (*EXPECTED, WHILE_DOWN) if server.times_killed else EXPECTED
    return any(pattern.search(error) for pattern in allowed)
