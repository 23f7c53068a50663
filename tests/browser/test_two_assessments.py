"""Every page with two assessments that differ in everything, in one tab and in two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assessment.engagement.model import Assessment
from assessment.store import LOCAL
from scripts.running_app import RunningApp
from tests.browser.conftest import watched_page
from tests.browser.pages_walked import at_rest, expect_state, open_settled, page_names, state
from tests.browser.two_assessments import Two, keep_two, store_of

pytestmark = pytest.mark.slow

NO_PAGE_OF_ITS_OWN = {"open"}  # goes on to the page where the assessment was left


@dataclass(frozen=True)
class Kept:
    """A server that keeps the two, for all pages of this file."""

    server: RunningApp
    ids: Two

    def assessments(self) -> tuple[Assessment, Assessment]:
        with store_of(self.server) as store:
            return store.assessment(LOCAL, self.ids.one), store.assessment(LOCAL, self.ids.other)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    file: Path = tmp_path_factory.mktemp("two") / "waymark.db"
    with RunningApp(f"sqlite:///{file}") as server:
        yield Kept(server, keep_two(server))


def fresh(chromium: Browser, kept: Kept, name: str, assessment: str) -> dict[str, object]:
    """What somebody sees who opens just this page."""
    with watched_page(chromium, kept.server) as alone:
        open_settled(alone, name, assessment)
        return state(alone)


def switch(page: Page, title: str, to: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Assessment").click()
    page.get_by_role("option", name=title).click()
    switcher = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Assessment")
    expect(switcher.last).to_have_value(re.compile(title))
    page.wait_for_url(f"**assessment={to}**")
    at_rest(page)


@pytest.mark.parametrize("name", sorted(set(page_names()) - NO_PAGE_OF_ITS_OWN))
def test_a_page_shows_the_assessment_of_its_address_and_saves_nothing_of_another(
    chromium: Browser, kept: Kept, name: str
) -> None:
    before = kept.assessments()
    expected = fresh(chromium, kept, name, kept.ids.other)

    with watched_page(chromium, kept.server) as page:
        open_settled(page, name, kept.ids.one)
        first = state(page)
        beside = page.context.new_page()
        open_settled(beside, name, kept.ids.other)
        expect_state(beside, expected)

        switch(page, "The other look", kept.ids.other)
        expect_state(page, expected)

        switch(page, "The first look", kept.ids.one)
        expect_state(page, first)

    assert kept.assessments() == before
