"""A practice opens where one looks, and a part of a page is in its address."""

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.screenshots import open_sample, settled


@pytest.fixture
def maturity(page: Page) -> Page:
    """The sample's maturity page."""
    open_sample(page)
    settled(page)
    return page


def test_a_cell_of_the_heat_map_opens_its_practice_over_the_page_each_time(maturity: Page) -> None:
    for _ in range(2):
        chart = maturity.get_by_test_id("stPlotlyChart").nth(1)
        chart.scroll_into_view_if_needed()
        plot = chart.locator(".nsewdrag").bounding_box()
        assert plot is not None
        maturity.mouse.click(plot["x"] + plot["width"] * 0.3, plot["y"] + plot["height"] * 0.5 / 6)  # the first row
        opened = maturity.get_by_role("dialog")
        expect(opened.get_by_text("Portfolio management", exact=True)).to_be_in_viewport()
        expect(maturity).to_have_url(re.compile("practice=portfolio_management"))
        maturity.keyboard.press("Escape")
        expect(opened).to_be_hidden()
        expect(maturity).not_to_have_url(re.compile("practice="))
        settled(maturity)


def test_a_practice_that_a_finding_names_opens_and_its_address_opens_it_again(maturity: Page) -> None:
    maturity.get_by_role("button", name="Problem management").first.click()
    expect(maturity.get_by_role("dialog").get_by_text("Problem management", exact=True)).to_be_in_viewport()
    maturity.goto(maturity.url)
    expect(maturity.get_by_role("dialog").get_by_text("Problem management", exact=True)).to_be_in_viewport()


def test_a_part_of_the_advice_is_in_the_address(maturity: Page) -> None:
    maturity.goto(maturity.url.replace("/maturity", "/advice"))
    settled(maturity)
    maturity.get_by_role("tab", name="Targets").click()
    expect(maturity).to_have_url(re.compile("part=Targets"))
    maturity.goto(maturity.url)
    expect(maturity.get_by_role("tab", name="Targets")).to_have_attribute("aria-selected", "true")
