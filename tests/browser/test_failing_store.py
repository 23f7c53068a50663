"""A store that fails under every page: nothing is shown as saved that is not, the reason is said, and one can go on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scripts.running_app import RunningApp
from tests.browser.acts import ACTS, SAVES_NOTHING, expect_stored, page_of, stored
from tests.browser.pages_walked import address, at_rest, open_settled, page_names, state
from tests.browser.two_assessments import keep_two

pytestmark = pytest.mark.slow


def test_no_page_is_forgotten_here() -> None:
    assert set(page_names()) == {*map(page_of, ACTS), *SAVES_NOTHING}


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another program holds the database for longer than Waymark waits."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def moved_away(file: Path) -> Iterator[None]:
    away = file.with_name("away.db")
    file.rename(away)
    yield
    away.rename(file)


@contextmanager
def of_a_newer_program(file: Path) -> Iterator[None]:
    """Another version has changed the tables meanwhile."""
    other = sqlite3.connect(file, isolation_level=None)
    (version,) = other.execute("SELECT version_num FROM alembic_version").fetchone()
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    yield
    other.execute("UPDATE alembic_version SET version_num = ?", (version,))
    other.close()


WAYS = {
    locked: "is in use by another program and stayed locked",
    moved_away: "was removed or moved while Waymark ran",
    of_a_newer_program: "was changed by another version of Waymark",
}
EVERY_WAY = "needs"


def cases() -> Iterator[tuple[str, Callable[[Path], Any]]]:
    """Each page with one of the ways, in turn, since all pages write alike; and one page with all of them.

    Where the page cannot even be read, a button on it is not looked at any more: the test below.
    """
    yield from ((EVERY_WAY, way) for way in WAYS)
    ways = cycle(WAYS)
    for name, act in ACTS.items():
        if name != EVERY_WAY:
            yield name, next(way for way in ways if not (act.by_button and way is moved_away))


CASES = list(cases())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One for all of this file: every test has assessments of its own, and leaves the store as it was."""
    with RunningApp(f"sqlite:///{tmp_path_factory.mktemp('failing') / 'waymark.db'}") as app:
        yield app


@pytest.mark.parametrize(("name", "failing"), CASES, ids=[f"{name}-{way.__name__}" for name, way in CASES])
def test_what_was_not_saved_is_said_and_can_be_tried_again(
    page: Page, server: RunningApp, name: str, failing: Callable[[Path], Any]
) -> None:
    act, identity = ACTS[name], keep_two(server).one
    file = Path(server.database_url.removeprefix("sqlite:///"))
    page.goto(address(page_of(name), identity) + act.query)
    at_rest(page)
    act.ready(page)
    before, shown = stored(server, act, identity), state(page)

    with failing(file):
        act.do(page)
        expect(page.get_by_text("Not saved:")).to_be_visible()
        expect(page.get_by_text(WAYS[failing]).first).to_be_visible()
        expect(page.get_by_text("hosting")).to_have_count(0)
        at_rest(page)
        if not act.by_button and failing is not moved_away:  # then the page itself cannot be read
            assert state(page)["chosen"] == shown["chosen"]
            assert state(page)["fields"] == shown["fields"]
    assert stored(server, act, identity) == before

    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Not saved:")).to_have_count(0)
    expect_stored(page, server, act, identity, before)


@pytest.mark.parametrize(
    "name", sorted({*SAVES_NOTHING, *(page_of(name) for name, act in ACTS.items() if act.by_button)})
)
def test_a_page_that_cannot_be_read_says_why_and_comes_back(page: Page, server: RunningApp, name: str) -> None:
    identity = keep_two(server).one
    open_settled(page, name, identity)
    title = page.get_by_role("heading", level=1).first.inner_text()

    with moved_away(Path(server.database_url.removeprefix("sqlite:///"))):
        page.reload()
        expect(page.get_by_role("heading", name="The database cannot be used")).to_be_visible()
        expect(page.get_by_text("was removed or moved while Waymark ran").first).to_be_visible()
    page.get_by_role("button", name="Look again").click()

    expect(page.get_by_role("heading", name=title, exact=True, level=1)).to_be_visible()
