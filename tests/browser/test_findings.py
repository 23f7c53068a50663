"""Findings in a real browser: one is put in other words, goes past its neighbour, and stands so after a reload."""

import pytest
from playwright.sync_api import Page, expect

from scripts.screenshots import open_sample, settled
from tests.patience import MILLISECONDS

pytestmark = pytest.mark.slow


def test_a_consultant_rewords_the_second_finding_and_tells_it_first(page: Page) -> None:
    open_sample(page)
    page.get_by_role("link", name="Next: Findings").click()
    page.wait_for_url("**/findings?assessment=*")
    settled(page)

    page.get_by_role("button", name="Reword, tie, merge").nth(1).click()
    field = page.get_by_role("textbox", name="Title", exact=True)
    expect(field).not_to_have_value("", timeout=MILLISECONDS)
    field.fill("Nobody has tried it since 2022")
    field.blur()
    expect(page.get_by_text("2. Nobody has tried it since 2022", exact=True)).to_be_visible()
    page.get_by_role("button", name="Done").click()
    expect(field).to_be_hidden()

    page.get_by_role("button", name="Up", exact=True).nth(1).click()
    expect(page.get_by_text("1. Nobody has tried it since 2022", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_text("1. Nobody has tried it since 2022", exact=True)).to_be_visible(timeout=MILLISECONDS)
    expect(page.get_by_text("Own words", exact=True)).to_be_visible()
