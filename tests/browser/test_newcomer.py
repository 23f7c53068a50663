"""A newcomer's way, in a real browser on the real server: from an empty database to a downloaded PDF."""

import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from assessment.advice.advice import advise
from assessment.questionnaire.model import load_questionnaire
from assessment.sample import sample_assessment
from assessment.scoring.results import assess
from assessment.store import LOCAL
from scripts.running_app import RunningApp
from scripts.screenshots import settled
from tests.browser.pages_walked import eventually
from tests.browser.two_assessments import store_of
from tests.patience import MILLISECONDS

pytestmark = pytest.mark.slow

SAVED = re.compile(r"Saved at \d\d:\d\d")


def test_from_an_empty_database_to_a_pdf_that_says_what_the_screens_say(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    page.get_by_role("button", name="Explore the sample").click()
    expect(page.get_by_role("heading", name="Maturity", level=1)).to_be_visible()

    page.get_by_test_id("stSidebar").get_by_role("link", name="Report").click()
    expect(page.get_by_role("heading", name="Report", level=1)).to_be_visible()
    settled(page)  # a page that is still painted moves under the pointer
    page.get_by_role("button", name="Make the PDF").click()
    download_button = page.get_by_role("button", name="Download the PDF")
    expect(download_button).to_be_visible(timeout=MILLISECONDS)
    with page.expect_download() as download:
        download_button.click()
    file = tmp_path / "report.pdf"
    download.value.save_as(file)

    text = " ".join(" ".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(file.read_bytes())).pages).split())
    questionnaire = load_questionnaire()
    sample = sample_assessment(questionnaire)
    result = assess(sample, questionnaire)
    assert download.value.suggested_filename == "Northgate-Logistics-2026-05-04.pdf"
    assert sample.client.name in text
    for stage, outcome in result.stages.items():
        assert questionnaire.stages[stage].name in text
        assert f"{outcome.score:.2f}" in text
    assert advise(sample, questionnaire, result).actions[0].title in text


def test_ten_saved_answers_outlive_a_killed_server(page: Page, server: RunningApp) -> None:
    page.goto("/")
    page.get_by_label("Name of the organisation").fill("Ten Answers Ltd")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Needs", level=1)).to_be_visible()
    page.get_by_role("link", name="Answers").first.click()

    page.get_by_role("button", name="Begin", exact=True).click()
    given: dict[str, int] = {}
    for number in range(10):
        rating = number % 6
        question = _question(page, number + 1)
        _level(page, rating).check()
        expect(page.locator(".saved")).to_have_text(SAVED)
        given[question] = rating
        before = page.url
        page.get_by_role("button", name="Next", exact=True).click()
    _question(page, 11)
    eventually(page, lambda: page.url != before)
    address = page.url

    server.kill_and_restart()

    page.goto(address)
    _question(page, 11)
    seen: dict[str, int] = {}
    for number in range(10, 0, -1):
        page.get_by_role("button", name="Back", exact=True).click()
        question = _question(page, number)
        seen[question] = next(rating for rating in range(6) if _level(page, rating).is_checked())
    assert seen == given


def test_the_pages_address_opens_the_same_question_in_another_tab(page: Page, server: RunningApp) -> None:
    page.goto("/")
    page.get_by_label("Name of the organisation").fill("Two Tabs Ltd")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Answers").first.click()
    page.get_by_role("button", name="Begin", exact=True).click()
    _question(page, 1)
    first = page.url
    _level(page, 2).check()
    expect(page.locator(".saved")).to_have_text(SAVED)
    page.get_by_role("button", name="Next", exact=True).click()
    second = _question(page, 2)
    eventually(page, lambda: page.url != first)
    asked = parse_qs(urlsplit(page.url).query)["question"][0]
    with store_of(server) as store:
        eventually(page, lambda: asked in store.clients(LOCAL)[0].assessments[0].place)

    with page.context.expect_page() as opened:
        page.evaluate("address => window.open(address)", page.url.replace("/answers", "/open"))

    assert _question(opened.value, 2) == second


def _question(page: Page, number: int) -> str:
    """The text of the question once the page shows the one of this number, and nothing of the one before."""
    expect(page.locator(".far")).to_contain_text(f"{number} of ")
    settled(page)
    return page.locator(".card .ask").inner_text()


def _level(page: Page, rating: int) -> Locator:
    return page.locator(f".card input[value='{rating}']")
