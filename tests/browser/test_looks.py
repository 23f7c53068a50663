"""What a designer and an accessibility reviewer would refuse."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reports.brand.palette import RAMP
from scripts.running_app import RunningApp
from scripts.screenshots import settled
from tests.browser.accessibility import serious_faults
from tests.browser.conftest import watched_page
from tests.browser.pages_walked import open_settled
from tests.browser.two_assessments import keep_two
from tests.reports.reading import text_of, words

pytestmark = pytest.mark.slow

STEPS = (
    "needs",
    "scope",
    "answers",
    "settle",
    "workshop",
    "maturity",
    "changes",
    "findings",
    "advice",
    "roadmap",
    "report",
    "own_words",
    "reassess",
    "learn",
)
OWN = {"include": [["[data-testid=stMainBlockContainer]"]]}


@pytest.fixture
def sample(page: Page) -> str:
    """The sample's id, opened from the first page."""
    page.goto("/")
    page.get_by_role("button", name="Explore the sample").click()
    page.wait_for_url("**/maturity?assessment=*")
    return page.url.split("assessment=")[1].split("&")[0]


def test_no_page_has_a_serious_accessibility_fault(page: Page, sample: str) -> None:
    faults = {}
    for step in STEPS:
        page.goto(f"/{step}?assessment={sample}")
        settled(page)
        if serious := serious_faults(page):
            faults[step] = serious
    assert faults == {}


def test_nothing_scrolls_sideways_on_a_phone(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("button", name="Explore the sample").click()
    phone.wait_for_url("**/maturity?assessment=*")
    identity = phone.url.split("assessment=")[1].split("&")[0]
    wide = {}
    for step in STEPS:
        phone.goto(f"/{step}?assessment={identity}")
        settled(phone)
        main = phone.get_by_test_id("stMain")
        if (width := main.evaluate("main => main.scrollWidth")) > 390:
            wide[step] = width
    assert wide == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_way_on_wears_the_colour_of_the_other_main_buttons(
    chromium: Browser, server: RunningApp, scheme: str
) -> None:
    with watched_page(chromium, server, color_scheme=scheme) as page:
        open_settled(page, "roadmap", keep_two(server).one)
        shown = [
            control.evaluate("one => getComputedStyle(one).backgroundColor")
            for control in (
                page.locator(".st-key-next-step a"),
                page.locator("[data-testid='stMain'] button[kind*='primary']").last,
            )
        ]
        assert shown[0] == shown[1]


def test_a_level_square_wears_the_ramps_colour(page: Page, sample: str) -> None:
    settled(page)
    square = page.locator("[class*=st-key-square-][class*=-headline]")
    level = int(square.inner_text())
    red, green, blue = (int(RAMP[level][at : at + 2], 16) for at in (1, 3, 5))
    expect(square).to_have_css("background-color", f"rgb({red}, {green}, {blue})")


def test_a_printed_page_shows_its_charts_whole_and_nothing_of_the_frame(
    page: Page, sample: str, tmp_path: Path
) -> None:
    """Charts keep the width that they were drawn in; what stood at their right edge was cut off on paper."""
    for step, last in (("maturity", "Partners"), ("roadmap", "Q2 2028")):
        page.goto(f"/{step}?assessment={sample}")
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        settled(page)
        pdf = page.pdf(format="A4")
        assert last in text_of(pdf, tmp_path)
        assert "All clients" not in text_of(pdf, tmp_path)
        outside = [word.text for word in words(pdf, tmp_path) if word.right > word.page_width]
        assert outside == []
