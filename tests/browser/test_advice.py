"""Targets in the table and the matrix of needs: canvas and chart, which only a browser can click."""

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.screenshots import open_sample, settled

pytestmark = pytest.mark.slow

PICK, PRACTICE, TARGET = 0, 1, 3
ROW_HEIGHT, HEAD_HEIGHT = 66, 36
INCIDENTS, CHANGES = 0, 1  # the sample's most important practices
COLUMN_MIDDLE = {PICK: 32, TARGET: 310}


@pytest.fixture
def advice(page: Page) -> Page:
    """The sample's advice page."""
    open_sample(page)
    page.goto(page.url.replace("/maturity", "/advice"))
    settled(page)
    return page


def test_targets_are_changed_for_picked_rows_and_one_by_one_and_never_to_below_today(advice: Page) -> None:
    advice.get_by_role("tab", name="Targets").click()
    settled(advice)
    table = advice.get_by_test_id("stDataFrame").first
    expect(_cell(table, PRACTICE, INCIDENTS)).to_have_text("Incident management")

    advice.get_by_text("Change many at once").click()
    advice.get_by_role("radio", name="Picked in the table").click()
    expect(advice.get_by_text("None picked yet", exact=False)).to_be_visible()
    _click(table, PICK, CHANGES)
    expect(advice.get_by_text("For 1 of 34 practices.", exact=False)).to_be_visible()
    advice.get_by_role("radio", name="5").click()
    advice.get_by_role("button", name="Set to 5").click()
    expect(_cell(table, TARGET, CHANGES)).to_have_text("5")
    expect(advice.get_by_text("Change enablement, target 5.")).to_be_visible()
    expect(_cell(table, TARGET, INCIDENTS)).to_have_text("3")
    advice.get_by_role("button", name="Undo").click()
    expect(_cell(table, TARGET, CHANGES)).to_have_text("3")

    settled(advice)
    _choose(advice, table, INCIDENTS, "4")
    expect(_cell(table, TARGET, INCIDENTS)).to_have_text("4")
    _choose(advice, table, INCIDENTS, "1")
    expect(_cell(table, TARGET, INCIDENTS)).to_have_text("2")  # today's level


def test_a_cell_of_the_matrix_opens_why_its_practice_matters(advice: Page) -> None:
    why = advice.get_by_role("combobox", name="Why does a practice matter this much?", exact=False)
    chart = advice.get_by_test_id("stPlotlyChart")
    chart.scroll_into_view_if_needed()
    plot = chart.locator(".nsewdrag").bounding_box()
    assert plot is not None

    advice.mouse.click(plot["x"] + plot["width"] * 0.05, plot["y"] + plot["height"] * 2.5 / 12)  # row 3, column 1

    expect(why).to_have_value("Problem management: 94 %")


def _cell(table: Locator, column: int, row: int) -> Locator:
    """What the table tells assistive programs of a cell."""
    return table.locator(f"#glide-cell-{column}-{row}")


def _click(table: Locator, column: int, row: int) -> None:
    table.scroll_into_view_if_needed()
    table.locator(".dvn-scroller").click(
        position={"x": COLUMN_MIDDLE[column], "y": HEAD_HEIGHT + ROW_HEIGHT * (row + 0.5)}
    )


def _choose(page: Page, table: Locator, row: int, level: str) -> None:
    _click(table, TARGET, row)
    expect(_cell(table, TARGET, row)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("#portal input").first).to_be_focused()
    page.keyboard.type(level)
    page.keyboard.press("Enter")
    settled(page)
