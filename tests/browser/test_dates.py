"""A date on the Needs page, added in a browser: what is wrong is said in the dialog, and what was typed stays."""

import datetime as dt

from playwright.sync_api import Page, expect

from assessment.engagement.events import DatedEvent
from assessment.store import LOCAL
from scripts.running_app import RunningApp
from tests.browser.acts import fill_day
from tests.browser.pages_walked import eventually, open_settled
from tests.browser.two_assessments import keep_two, store_of


def test_a_date_is_refused_without_its_day_and_kept_with_it(page: Page, server: RunningApp) -> None:
    identity = keep_two(server).one

    def stored() -> tuple[DatedEvent, ...]:
        with store_of(server) as store:
            return store.assessment(LOCAL, identity).needs.events

    open_settled(page, "needs", identity)
    expect(page.get_by_text("No date is known yet.")).to_be_visible()
    page.get_by_role("button", name="Add a date").click()
    dialog = page.get_by_role("dialog")
    what = dialog.get_by_label("What happens")
    what.fill("The contract ends")
    what.blur()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Give the day on which it happens")).to_be_visible()
    expect(what).to_have_value("The contract ends")

    fill_day(dialog, "Date", "31052027")
    dialog.get_by_role("button", name="Save").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    eventually(
        page, lambda: stored() == (DatedEvent(date=dt.date(2027, 5, 31), kind="deadline", what="The contract ends"),)
    )
    expect(page.get_by_text("Deadline: The contract ends")).to_be_visible()
