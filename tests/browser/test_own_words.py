"""Writing in a real browser: what is typed is kept when the field is left, and stands in the report."""

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.screenshots import open_sample
from tests.patience import MILLISECONDS

pytestmark = pytest.mark.slow


def test_a_consultant_words_a_practice_and_finds_the_words_after_a_reload(page: Page) -> None:
    identity = open_sample(page)

    page.goto(f"/own_words?assessment={identity}&passage=practice.service_desk")
    field = page.get_by_role("textbox", name="The report says")
    expect(field).to_have_value(re.compile(r"^Level 3, which meets the target of 3\."), timeout=MILLISECONDS)
    field.fill("The desk is what your people praise.\n\n- Keep it staffed")
    field.blur()
    expect(page.get_by_text("Saved.")).to_be_visible()

    field.press("Control+End")
    field.press_sequentially(" day and night")
    page.get_by_role("button", name="Lock as it reads now").click()
    page.get_by_role("button", name="Unlock", exact=True).click()

    page.reload()
    expect(field).to_have_value("The desk is what your people praise.\n\n- Keep it staffed day and night")
    expect(page.get_by_test_id("stRadioCaption").get_by_text("Own words")).to_be_visible()

    page.get_by_role("link", name="Back to the report").click()
    page.wait_for_url(f"**/report?assessment={identity}")
    page.get_by_role("link", name="The report's words").click()
    page.wait_for_url("**/own_words?**")
    page.get_by_role("radio", name="Own words 1").click()
    expect(field).to_have_value("The desk is what your people praise.\n\n- Keep it staffed day and night")
