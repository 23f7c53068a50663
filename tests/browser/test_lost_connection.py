"""A PostgreSQL server that goes away under an open page, and comes back."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import URL, Engine, text

from scripts.running_app import RunningApp
from tests.browser.acts import ACTS, expect_stored, stored
from tests.browser.conftest import watched_page
from tests.browser.pages_walked import at_rest, eventually, open_settled, state
from tests.browser.two_assessments import keep_two
from tests.postgres.conftest import server, shared_url

__all__ = ["server", "shared_url"]

pytestmark = pytest.mark.slow


@contextmanager
def out_of_reach(server: Engine, database: str) -> Iterator[None]:
    """Every connection ends, and none can be made."""
    with server.connect() as administrator:
        administrator.execute(text(f"ALTER DATABASE {database} WITH ALLOW_CONNECTIONS false"))
        administrator.execute(
            text("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = :name"),
            {"name": database},
        )
        yield
        administrator.execute(text(f"ALTER DATABASE {database} WITH ALLOW_CONNECTIONS true"))


def test_a_lost_connection_is_said_and_once_it_is_back_one_can_go_on(
    chromium: Browser, server: Engine, shared_url: URL
) -> None:
    url = shared_url.render_as_string(hide_password=False)
    with RunningApp(url) as app, watched_page(chromium, app) as page:
        act, identity = ACTS["needs"], keep_two(app).one
        open_settled(page, "needs", identity)
        shown, before = state(page), stored(app, act, identity)

        with out_of_reach(server, str(shared_url.database)):
            act.do(page)
            expect(page.get_by_text(f"The PostgreSQL database '{shared_url.database}'").first).to_be_visible()
            expect(page.get_by_text("cannot be reached").first).to_be_visible()
            at_rest(page)
        page.get_by_role("button", name="Look again").click()
        eventually(page, lambda: state(page)["chosen"] == shown["chosen"])
        assert state(page)["fields"] == shown["fields"]
        assert stored(app, act, identity) == before

        page.get_by_role("button", name="Try again").click()
        expect_stored(page, app, act, identity, before)
