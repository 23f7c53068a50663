"""The server dies with a change under way: the page then shows what is stored, and every control works."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.running_app import RunningApp
from tests.browser.acts import ACTS, Act, expect_stored, page_of, stored
from tests.browser.conftest import watched_page
from tests.browser.pages_walked import (
    POLL_MILLISECONDS,
    WAIT_SECONDS,
    address,
    at_rest,
    expect_state,
    open_settled,
    state,
)
from tests.browser.two_assessments import keep_two

pytestmark = pytest.mark.slow

MAY_BE_LOST = "what you changed just then may not have been saved"


@pytest.fixture(scope="module")
def server(shared_server: RunningApp) -> RunningApp:
    return shared_server


@pytest.mark.parametrize("name", ACTS)
def test_a_change_in_flight_when_the_server_dies_is_shown_only_if_it_is_stored(
    chromium: Browser, page: Page, server: RunningApp, name: str
) -> None:
    act, identity = ACTS[name], keep_two(server).one
    page.goto(address(page_of(name), identity) + act.query)
    at_rest(page)
    act.ready(page)
    before = stored(server, act, identity)

    with painted_anew(page):
        with_the_change_under_way(page, server, act)
    if not act.by_button:
        expect_widgets(page, fresh(chromium, server, act, page.url))

    if stored(server, act, identity) == before:
        expect(page.get_by_role("alert").filter(has_text=MAY_BE_LOST)).to_be_visible()
        act.do(page)
    expect_stored(page, server, act, identity, before)
    if not act.by_button:
        expect_widgets(page, fresh(chromium, server, act, page.url))


@pytest.mark.parametrize("name", ["needs", "scope", "roadmap"])
def test_a_page_that_was_left_alone_over_a_restart_takes_the_first_click(
    page: Page, server: RunningApp, name: str
) -> None:
    act, identity = ACTS[name], keep_two(server).one
    open_settled(page, name, identity)
    shown, before = state(page), stored(server, act, identity)

    with painted_anew(page):
        server.kill_and_restart()
    expect_state(page, shown)
    expect(page.get_by_text(MAY_BE_LOST)).to_have_count(0)
    act.do(page)

    expect_stored(page, server, act, identity, before)
    expect(page.get_by_text(MAY_BE_LOST)).to_have_count(0)


def test_a_click_between_the_new_connection_and_the_new_painting_is_said_to_be_lost(
    page: Page, server: RunningApp
) -> None:
    act, identity = ACTS["needs"], keep_two(server).one
    open_settled(page, "needs", identity)
    shown, before = state(page), stored(server, act, identity)
    asked: list[object] = []

    def held(_: object) -> None:
        """The browser has just asked for the page: the server, which is there, does not answer yet."""
        if not asked:
            os.kill(server.process_id, signal.SIGSTOP)
        asked.append(_)

    page.on("websocket", lambda opened: opened.on("framesent", held))
    server.kill_and_restart()
    eventually_asked(page, asked)
    act.do(page)
    os.kill(server.process_id, signal.SIGCONT)

    at_rest(page)
    if stored(server, act, identity) == before:
        expect(page.get_by_role("alert").filter(has_text=MAY_BE_LOST)).to_be_visible()
        assert state(page)["chosen"] == shown["chosen"]
        page.get_by_role("button", name="Close", exact=True).click()
    act.do(page)
    expect_stored(page, server, act, identity, before)


def eventually_asked(page: Page, asked: list[object]) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while not asked:
        assert time.monotonic() < until, "the browser did not ask for the page"
        page.wait_for_timeout(POLL_MILLISECONDS)


def fresh(chromium: Browser, server: RunningApp, act: Act, url: str) -> dict[str, Any]:
    """What somebody sees who opens the page now."""
    with watched_page(chromium, server) as alone:
        alone.goto(url)
        at_rest(alone)
        act.ready(alone)
        return state(alone)


def expect_widgets(page: Page, expected: dict[str, Any]) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while (found := widgets(page)) != (wanted := (expected["chosen"], expected["fields"])):
        assert time.monotonic() < until, f"{found} instead of {wanted}"
        page.wait_for_timeout(POLL_MILLISECONDS)


def widgets(page: Page) -> tuple[Any, Any]:
    shown = state(page)
    return shown["chosen"], shown["fields"]


@contextmanager
def painted_anew(page: Page) -> Iterator[None]:
    """Until the browser, by itself, has the page from a server that was started again."""
    frames: list[object] = []
    page.on("websocket", lambda opened: opened.on("framereceived", lambda frame: frames.append(frame)))
    yield
    eventually_asked(page, frames)
    at_rest(page)


def with_the_change_under_way(page: Page, server: RunningApp, act: Act) -> None:
    """The database is locked, so that the write waits; the server is killed while it does, and started again."""
    other = sqlite3.connect(Path(server.database_url.removeprefix("sqlite:///")), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    act.do(page)
    expect(page.locator("[data-testid=stApp][data-test-script-state=running]")).to_be_visible()
    server.kill()
    other.execute("ROLLBACK")
    other.close()
    server.start()
