"""The report as a web page, opened as its reader opens it: from a file, in a real Chromium."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from assessment.questionnaire.model import load_questionnaire
from assessment.sample import sample_assessment
from reports.web import render_web_page
from tests.browser.accessibility import serious_faults

pytestmark = pytest.mark.slow

NARROWEST = 320


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    questionnaire = load_questionnaire()
    path = tmp_path_factory.mktemp("web") / "report.html"
    path.write_bytes(render_web_page(sample_assessment(questionnaire), questionnaire, dt.date(2026, 11, 30)))
    return path


@pytest.fixture(params=["light", "dark"])
def opened(request: pytest.FixtureRequest, chromium: Browser, file: Path) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=request.param)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def test_it_asks_for_nothing_and_breaks_no_rule_of_its_own(chromium: Browser, file: Path) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url[:100]))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())

    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()[:100]]
    assert said == []
    page.close()


def test_every_chapter_is_reached_from_the_contents(opened: Page) -> None:
    entries = opened.locator("nav a")
    chapters = opened.locator("section.chapter")

    assert entries.count() == chapters.count() > 10
    addresses = [entry.get_attribute("href") for entry in entries.all()]
    assert addresses == [f"#{chapter.get_attribute('id')}" for chapter in chapters.all()]


def test_it_has_no_serious_accessibility_fault_by_day_and_by_night(opened: Page) -> None:
    assert serious_faults(opened) == {}


def test_nothing_but_wide_tables_scrolls_sideways_on_the_narrowest_phone(chromium: Browser, file: Path) -> None:
    page = chromium.new_page(viewport={"width": NARROWEST, "height": 640})
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")

    assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST
    page.close()


def test_tables_fold_and_unfold(opened: Page) -> None:
    table = opened.locator("details.folds").first
    assert table.locator("table").is_visible()

    table.locator("summary").click()

    assert not table.locator("table").is_visible()


def test_charts_and_text_turn_with_the_light(chromium: Browser, file: Path) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(file.as_uri())
        ink = "element => getComputedStyle(element).fill"
        seen[scheme] = (
            page.evaluate("getComputedStyle(document.documentElement).backgroundColor"),
            page.locator("svg text").first.evaluate(ink),
        )
        page.close()

    assert seen["light"][0] != seen["dark"][0]
    assert seen["light"][1] != seen["dark"][1]
