"""Shaping the plan in its table, and the better plan that waits to be shown in place of the first one."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from assessment.engagement.model import Assessment
from assessment.store import LOCAL
from scripts.running_app import RunningApp
from scripts.screenshots import open_sample, settled
from tests.browser.pages_walked import eventually
from tests.browser.two_assessments import store_of
from tests.patience import MILLISECONDS

BEGINS, DUE, STATE, LEFT = 1, 2, 3, 5
COLUMN_MIDDLE = {BEGINS: 380, DUE: 480, STATE: 585, LEFT: 790}
HEAD_HEIGHT, ROW_HEIGHT = 35, 66


@pytest.fixture
def roadmap(page: Page) -> Page:
    """The sample's roadmap, once the best plan is found."""
    open_sample(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Roadmap").click()
    expect(page.get_by_role("heading", name="Roadmap", exact=True)).to_be_visible()
    planned(page)
    return page


def test_an_action_that_is_moved_or_excluded_in_the_table_stays_so_when_the_rest_is_planned_anew(roadmap: Page) -> None:
    table = shape(roadmap)
    title = cell(table, 0, 0).inner_text()
    choose(roadmap, table, BEGINS, 0, "Q4 2026")
    expect(roadmap.get_by_text("This scenario has 1 wish for single actions.")).to_be_visible()
    planned(roadmap)

    row = row_of(shape(roadmap), title)
    expect(cell(table, BEGINS, row)).to_have_text("Q4 2026")
    choose(roadmap, table, BEGINS, 0, "excluded")
    expect(roadmap.get_by_text("This scenario has 2 wishes for single actions.")).to_be_visible()


def test_an_action_that_is_done_leaves_the_plan(roadmap: Page) -> None:
    table = shape(roadmap)
    title = cell(table, 0, 0).inner_text()
    choose(roadmap, table, STATE, 0, "done")
    expect(cell(shape(roadmap), 0, 0)).not_to_have_text(title)


def test_a_cell_that_is_left_by_clicking_a_link_is_saved_before_the_page_is(roadmap: Page, server: RunningApp) -> None:
    table = shape(roadmap)
    title = cell(table, 0, 0).inner_text()
    choose(roadmap, table, STATE, 0, "begun")
    identity = parse_qs(urlsplit(roadmap.url).query)["assessment"][0]
    with store_of(server) as store:
        eventually(roadmap, lambda: bool(begun(store.assessment(LOCAL, identity))))
    roadmap.reload()  # the plan with it, and none that is still to be replaced
    planned(roadmap)
    table = shape(roadmap)
    select(table, LEFT, row_of(table, title))
    roadmap.keyboard.type("7")
    roadmap.get_by_test_id("stSidebar").get_by_role("link", name="Report").click()
    expect(roadmap.get_by_role("heading", name="Report", exact=True)).to_be_visible()

    roadmap.get_by_test_id("stSidebar").get_by_role("link", name="Roadmap").click()
    planned(roadmap)
    table = shape(roadmap)
    expect(cell(table, LEFT, row_of(table, title))).to_have_text("7")


def begun(assessment: Assessment) -> list[str]:
    return [one.action for one in assessment.planning.progress if one.state == "begun"]


def planned(page: Page) -> None:
    """Wait until the best plan is found, and show it where the first one was seen."""
    settled(page)
    best = page.get_by_text(
        re.compile(r"below the best possible\.|no other plan that fits your capacity is worth more\.")
    ).first
    better = page.get_by_text("Better plan found: ", exact=False)
    expect(better.or_(best).first).to_be_visible(timeout=MILLISECONDS)
    if better.count():
        page.get_by_role("button", name="Show", exact=True).click()
        expect(better).to_have_count(0)
    expect(best).to_be_visible()
    expect(page.get_by_text("A better plan is searched for", exact=False)).to_have_count(0)
    settled(page)


def shape(page: Page) -> Locator:
    page.get_by_role("radio", name="Shape it").click()
    settled(page)
    table = page.locator(".st-key-plan-table").get_by_test_id("stDataFrame")
    expect(cell(table, 0, 0)).to_be_attached()
    return table


def row_of(table: Locator, title: str) -> int:
    rows = int(table.locator("table").get_attribute("aria-rowcount") or 0) - 1
    return next(row for row in range(rows) if cell(table, 0, row).inner_text() == title)


def cell(table: Locator, column: int, row: int) -> Locator:
    """What the table tells assistive programs of a cell."""
    return table.locator(f"#glide-cell-{column}-{row}")


def choose(page: Page, table: Locator, column: int, row: int, option: str) -> None:
    select(table, column, row)
    page.keyboard.press("Enter")
    expect(page.locator("#portal input").first).to_be_focused()
    page.keyboard.type(option)
    page.keyboard.press("Enter")
    settled(page)


def select(table: Locator, column: int, row: int) -> None:
    """Click a cell, again where the table was just replaced by that of a newer plan under the mouse."""
    for patience in (3_000, 3_000, 10_000, MILLISECONDS):
        table.scroll_into_view_if_needed()
        table.locator(".dvn-scroller").click(
            position={"x": COLUMN_MIDDLE[column], "y": HEAD_HEIGHT + ROW_HEIGHT * (row + 0.5)}
        )
        try:
            expect(cell(table, column, row)).to_have_attribute("aria-selected", "true", timeout=patience)
            return
        except AssertionError:
            continue
    raise AssertionError(f"cell {column}, {row} could not be selected")
