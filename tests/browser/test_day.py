"""A new assessment has the day where its user is."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser

from assessment.store import LOCAL, Repository, open_database
from scripts.running_app import RunningApp
from tests.browser.conftest import watched_page

FARTHEST = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
"""25 hours apart: it is never the same day in both."""


@pytest.mark.parametrize("zone", FARTHEST)
def test_a_new_assessment_is_dated_by_its_users_day(chromium: Browser, server: RunningApp, zone: str) -> None:
    before = dt.datetime.now(ZoneInfo(zone)).date()
    with watched_page(chromium, server, timezone_id=zone) as page:
        page.goto("/")
        page.get_by_label("Name of the organisation").fill("Acme")
        page.get_by_role("button", name="Begin", exact=True).click()
        page.wait_for_url("**/needs?assessment=*")
    engine = open_database(server.database_url)
    (client,) = Repository(engine).clients(LOCAL)
    engine.dispose()

    assert client.assessments[0].info.date in {before, dt.datetime.now(ZoneInfo(zone)).date()}
