"""Settling on a phone: what was agreed is stored, and the next question begins on top."""

import pytest
from playwright.sync_api import Page, expect

from assessment.store import LOCAL
from scripts.running_app import RunningApp
from tests.browser.pages_walked import at_rest, open_settled
from tests.browser.two_assessments import keep_two, store_of

pytestmark = pytest.mark.slow


def test_one_question_after_the_other_is_settled_and_each_begins_on_top(phone: Page, server: RunningApp) -> None:
    identity = keep_two(server).one
    open_settled(phone, "settle", identity)
    asked = phone.get_by_role("heading", level=2).first
    first = asked.inner_text()
    phone.get_by_role("radio", name="2", exact=True).click()
    because = phone.get_by_role("textbox", name="because")
    because.fill("The records of May show it")
    record = phone.get_by_role("button", name="Record and next")
    expect(record).to_be_enabled()
    record.click()

    expect(asked).not_to_have_text(first)
    at_rest(phone)
    expect(asked).to_be_in_viewport()
    with store_of(server) as store:
        agreed = {one.rationale: one.rating for one in store.assessment(LOCAL, identity).consensus}
    assert agreed["The records of May show it"] == 2
    expect(because).to_have_value("")
