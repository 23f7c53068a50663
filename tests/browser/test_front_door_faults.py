"""A double click, an address at which nothing is, an error that nobody foresaw, and text that was not sent yet."""

import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from assessment.store import LOCAL
from scripts.running_app import RunningApp
from tests.browser.pages_walked import at_rest, eventually, open_settled
from tests.browser.two_assessments import keep_two, store_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("milliseconds_between", [0, 150, 700])
def test_two_clicks_on_begin_make_one_client(page: Page, server: RunningApp, milliseconds_between: int) -> None:
    page.goto("/")
    at_rest(page)
    page.get_by_label("Name of the organisation").fill("Acme")
    place = page.get_by_role("button", name="Begin", exact=True).bounding_box()
    assert place is not None
    for _ in range(2):
        page.mouse.click(place["x"] + 10, place["y"] + 10, delay=milliseconds_between / 2)
    expect(page.get_by_role("heading", name="Needs", level=1)).to_be_visible()
    at_rest(page)

    with store_of(server) as store:
        clients = store.clients(LOCAL)
    assert [(entry.client.name, len(entry.assessments)) for entry in clients] == [("Acme", 1)]


def test_two_clicks_on_the_sample_make_one_client_with_two_assessments(page: Page, server: RunningApp) -> None:
    page.goto("/")
    at_rest(page)
    page.get_by_role("button", name="Explore the sample").dblclick()
    expect(page.get_by_role("heading", name="Maturity", level=1)).to_be_visible()
    at_rest(page)

    with store_of(server) as store:
        assert [len(entry.assessments) for entry in store.clients(LOCAL)] == [2]


@pytest.mark.parametrize("address", ["/nowhere", "/needs/of/nobody", "/..%2Fsecret"])
def test_an_address_at_which_nothing_is_gets_a_page_with_the_way_back(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)

    page.get_by_role("link", name="Go to clients").click()
    expect(page.get_by_role("heading", name="Find out how well")).to_be_visible()


@pytest.mark.parametrize("address", ["/clients", "/clients?assessment=", "/needs/of/clients"])
def test_the_first_page_is_found_by_its_name_too(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="Find out how well")).to_be_visible()


def test_what_nobody_foresaw_gets_a_page_with_a_reference_that_stands_in_the_log(
    page: Page, server: RunningApp
) -> None:
    identity = keep_two(server).one
    open_settled(page, "needs", identity)
    with sqlite3.connect(Path(server.database_url.removeprefix("sqlite:///"))) as other:
        other.execute("UPDATE assessment SET needs = '{\"drivers\": 5}' WHERE id = ?", (identity,))
    other.close()

    page.get_by_test_id("stSidebar").get_by_role("link", name="Scope").click()
    expect(page.get_by_role("heading", name="This page could not be shown")).to_be_visible()
    expect(page.get_by_text("hosting")).to_have_count(0)
    expect(page.get_by_text("Streamlit")).to_have_count(0)
    reference = page.get_by_text("Reference:").inner_text()
    found = re.search(r"[0-9a-f]{8}", reference)
    assert found
    assert f"reference {found.group()}" in server.log()
    assert "ValidationError" in server.log()

    page.get_by_role("link", name="Go to clients").click()


def test_typed_text_that_was_not_left_yet_asks_before_a_reload(page: Page, server: RunningApp) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    open_settled(page, "needs", keep_two(server).one)
    page.reload()
    at_rest(page)
    assert asked == []

    page.get_by_label("Country", exact=True).press_sequentially("North of")
    page.reload()
    assert asked == ["beforeunload"]

    at_rest(page)
    page.get_by_label("Country", exact=True).fill("Norway")
    page.get_by_label("Country", exact=True).blur()
    with store_of(server) as store:
        eventually(page, lambda: store.clients(LOCAL)[0].client.country == "Norway")
    page.reload()
    at_rest(page)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Country", exact=True)).to_have_value("Norway")
