"""A store that fails under every page: nothing is shown as saved that is not, the reason is said, and one can go on."""

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.running_app import RunningApp
from tests.browser.acts import ACTS, SAVES_NOTHING, expect_stored, page_of, stored
from tests.browser.conftest import watched_page
from tests.browser.pages_walked import address, at_rest, eventually, open_settled, page_names, state
from tests.browser.two_assessments import keep_two

pytestmark = pytest.mark.slow


def test_no_page_is_forgotten_here() -> None:
    assert set(page_names()) == {*map(page_of, ACTS), *SAVES_NOTHING}


def file_of(server: RunningApp) -> Path:
    return Path(server.database_url.removeprefix("sqlite:///"))


@contextmanager
def locked(server: RunningApp) -> Iterator[None]:
    """Another program holds the database for longer than Waymark waits."""
    other = sqlite3.connect(file_of(server), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def moved_away(server: RunningApp) -> Iterator[None]:
    file = file_of(server)
    away = file.with_name("away.db")
    file.rename(away)
    yield
    away.rename(file)


@contextmanager
def of_a_newer_program(server: RunningApp) -> Iterator[None]:
    """Another version has changed the tables meanwhile."""
    other = sqlite3.connect(file_of(server), isolation_level=None)
    (version,) = other.execute("SELECT version_num FROM alembic_version").fetchone()
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    yield
    other.execute("UPDATE alembic_version SET version_num = ?", (version,))
    other.close()


@contextmanager
def without_room(server: RunningApp) -> Iterator[None]:
    """No file of the app may grow, as where its user's share of the disk is used up."""
    former = resource.prlimit(server.process_id, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process_id, resource.RLIMIT_FSIZE, (0, former[1]))
    yield
    resource.prlimit(server.process_id, resource.RLIMIT_FSIZE, former)


WAYS = {
    locked: "is in use by another program and stayed locked",
    moved_away: "was removed or moved while Waymark ran",
    of_a_newer_program: "was changed by another version of Waymark",
    without_room: "cannot be read or written: the disk reports an error",
}
EVERY_WAY = "needs"


def cases() -> Iterator[tuple[str, Callable[[RunningApp], Any]]]:
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
def server(shared_server: RunningApp) -> RunningApp:
    return shared_server


@pytest.mark.parametrize(("name", "failing"), CASES, ids=[f"{name}-{way.__name__}" for name, way in CASES])
def test_what_was_not_saved_is_said_and_can_be_tried_again(
    page: Page, server: RunningApp, name: str, failing: Callable[[RunningApp], Any]
) -> None:
    act, identity = ACTS[name], keep_two(server).one
    page.goto(address(page_of(name), identity) + act.query)
    at_rest(page)
    act.ready(page)
    before, shown = stored(server, act, identity), state(page)

    with failing(server):
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

    with moved_away(server):
        page.reload()
        expect(page.get_by_role("heading", name="The database cannot be used")).to_be_visible()
        expect(page.get_by_text("was removed or moved while Waymark ran").first).to_be_visible()
    page.get_by_role("button", name="Look again").click()

    expect(page.get_by_role("heading", name=title, exact=True, level=1)).to_be_visible()


@pytest.mark.parametrize("name", ["needs", "own_words"])
def test_a_page_that_could_not_be_read_for_a_moment_shows_again_what_is_stored(
    page: Page, server: RunningApp, name: str
) -> None:
    act, identity = ACTS[name], keep_two(server).one
    page.goto(address(name, identity) + act.query)
    at_rest(page)
    shown = state(page)

    with moved_away(server):
        act.do(page)
        expect(page.get_by_role("heading", name="The database cannot be used")).to_be_visible()
        at_rest(page)
    page.get_by_role("button", name="Leave it as it is stored").click()

    eventually(page, lambda: state(page)["chosen"] == shown["chosen"] and state(page)["fields"] == shown["fields"])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes; only an administrator can make one."""
    mount = shutil.which("mount")
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=8m", "small", tmp_path], capture_output=True)
    if not made or made.returncode:
        pytest.skip("a file system can be mounted by an administrator only")
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


def test_a_full_disk_is_said_and_once_there_is_room_one_can_go_on(chromium: Browser, small_disk: Path) -> None:
    with RunningApp(f"sqlite:///{small_disk / 'waymark.db'}") as server, watched_page(chromium, server) as page:
        act, identity = ACTS["needs"], keep_two(server).one
        open_settled(page, "needs", identity)
        shown, before = state(page), stored(server, act, identity)

        filling = small_disk / "other people's files"
        fill(filling)
        act.do(page)
        expect(page.get_by_text("Not saved:")).to_be_visible()
        expect(page.get_by_text("cannot grow: the disk is full. Nothing of this step was saved.")).to_be_visible()
        at_rest(page)
        assert state(page)["chosen"] == shown["chosen"]
        assert stored(server, act, identity) == before

        filling.unlink()
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_text("Not saved:")).to_have_count(0)
        expect_stored(page, server, act, identity, before)


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as one, suppress(OSError):
        while True:
            one.write(bytes(4096))


def test_a_database_that_may_only_be_read_is_shown_and_says_what_to_do(
    chromium: Browser, page: Page, server: RunningApp
) -> None:
    act, identity = ACTS["needs"], keep_two(server).one
    open_settled(page, "needs", identity)
    before = stored(server, act, identity)

    with (
        RunningApp(f"sqlite:///file:{file_of(server)}?mode=ro&uri=true") as reader,
        watched_page(chromium, reader) as reading,
    ):
        open_settled(reading, "needs", identity)
        shown = state(reading)
        assert shown == state(page)
        act.do(reading)
        expect(reading.get_by_text("Not saved:")).to_be_visible()
        expect(reading.get_by_text("Give this user the right to write to the file and its folder.")).to_be_visible()
        expect(reading.get_by_text("cannot be written to. Nothing of this step was saved.")).to_be_visible()
        at_rest(reading)
        assert state(reading)["chosen"] == shown["chosen"]
    assert stored(server, act, identity) == before
