"""What a designer and an accessibility reviewer would refuse."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from reports.brand.palette import RAMP
from scripts.running_app import RunningApp
from scripts.screenshots import open_sample, settled
from tests.browser.accessibility import serious_faults
from tests.browser.conftest import watched_page
from tests.browser.pages_walked import open_settled
from tests.browser.two_assessments import keep_two
from tests.house.test_theme import READABLE, VISIBLE, contrast
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
    return open_sample(page)


def test_no_page_has_a_serious_accessibility_fault(page: Page, sample: str) -> None:
    faults = {}
    for step in STEPS:
        page.goto(f"/{step}?assessment={sample}")
        settled(page)
        if serious := serious_faults(page):
            faults[step] = serious
    assert faults == {}


def test_nothing_scrolls_sideways_on_a_phone(phone: Page) -> None:
    identity = open_sample(phone)
    wide = {}
    for step in STEPS:
        phone.goto(f"/{step}?assessment={identity}")
        settled(phone)
        main = phone.get_by_test_id("stMain")
        if (width := main.evaluate("main => main.scrollWidth")) > 390:
            wide[step] = width
    assert wide == {}


def test_nothing_that_is_written_is_cut_off_on_a_phone(phone: Page) -> None:
    """Headings of a map of two practices, a link of two lines, a legend of three over a chart's own numbers."""
    identity = open_sample(phone)
    cut = {}
    for step in ("maturity", "roadmap", "changes", "settle"):
        phone.goto(f"/{step}?assessment={identity}")
        settled(phone)
        looks = (LEAVES_ITS_CHART, HIDDEN_IN_LINKS, UNDER_LEGENDS, COVERED_BY_TABLES)
        cut[step] = [one for look in looks for one in phone.evaluate(look)]
    assert {step: found for step, found in cut.items() if found} == {}


LEAVES_ITS_CHART = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const frame = chart.getBoundingClientRect()
    return [...chart.querySelectorAll('.xtick text, .ytick text, .legendtext')]
        .filter(text => text.getBoundingClientRect().top < frame.top - 1
            || text.getBoundingClientRect().left < frame.left - 1
            || text.getBoundingClientRect().bottom > frame.bottom + 1)
        .map(text => text.textContent)
})"""
HIDDEN_IN_LINKS = """() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stPageLink] a > span')]
    .filter(label => label.scrollWidth > label.clientWidth + 1 && label.clientWidth > 0)
    .map(label => label.textContent)"""
UNDER_LEGENDS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const legend = chart.querySelector('.legend')?.getBoundingClientRect()
    if (!legend) return []
    const apart = box => box.bottom <= legend.top + 1 || box.top >= legend.bottom - 1
    return [...chart.querySelectorAll('.xtick text, .ytick text, .cartesianlayer .trace path.js-line')]
        .filter(drawn => !apart(drawn.getBoundingClientRect()))
        .map(drawn => `${drawn.textContent || 'a line'} under the legend`)
})"""
COVERED_BY_TABLES = """() => [...document.querySelectorAll('[data-testid=stDataFrame]')].flatMap(table => {
    const next = table.closest('[data-testid=stElementContainer], .stElementContainer')?.nextElementSibling
    const end = table.getBoundingClientRect().bottom
    return next && next.getBoundingClientRect().top < end - 1 ? [`${next.textContent.slice(0, 40)} under a table`] : []
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_to_be_chosen_or_filled_in_has_an_outline_that_is_seen(
    chromium: Browser, server: RunningApp, scheme: str
) -> None:
    with watched_page(chromium, server, color_scheme=scheme) as page:
        open_settled(page, "scope", keep_two(server).one)
        weak = {}
        for name, control in OUTLINED.items():
            outline, ground = page.locator(control).first.evaluate(COLOUR_AND_GROUND, "borderTopColor")
            if contrast(outline, ground) < VISIBLE:
                weak[name] = (outline, ground)
        assert weak == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_of_a_button_read_while_its_menu_is_open(chromium: Browser, server: RunningApp, scheme: str) -> None:
    with watched_page(chromium, server, color_scheme=scheme) as page:
        open_settled(page, "scope", keep_two(server).one)
        menu = page.get_by_test_id("stMenuButtonButton").first
        menu.click()
        expect(page.get_by_role("menuitem").first).to_be_visible()
        page.wait_for_function("() => document.getAnimations().every(one => one.playState !== 'running')")
        words, ground = menu.evaluate(COLOUR_AND_GROUND, "color")
        assert contrast(words, ground) >= READABLE


OUTLINED = {
    "a radio that is not chosen": "[data-testid=stRadioOption]:not([data-selected]) > div > div",
    "a line to write on": "[data-testid=stMain] [data-testid=stTextInputRootElement]",
    "a list to choose from": "[data-testid=stMain] [data-testid=stSelectbox] [role=group]",
    "a date": "[data-testid=stMain] [data-testid=stDateInputField]",
}
COLOUR_AND_GROUND = """(control, property) => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
    const ground = getComputedStyle(document.querySelector('.stApp')).backgroundColor
    const painted = colours => {
        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1) }
        const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
        return '#' + [red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('')
    }
    return [painted([ground, getComputedStyle(control)[property]]), painted([ground])]
}"""


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
