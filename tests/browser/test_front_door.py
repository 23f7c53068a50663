"""What the browser fixtures promise, shown on the app's first page."""

import pytest
from playwright.sync_api import Page, expect

from assessment.questionnaire.model import load_questionnaire
from assessment.store import LOCAL
from scripts.running_app import RunningApp
from tests.browser.pages_walked import open_settled
from tests.browser.two_assessments import keep_two, one_assessment, store_of


def test_the_first_page_opens_in_the_shipped_typeface_and_asks_no_other_host(page: Page, server: RunningApp) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.partition("://")[2].partition("/")[0]))

    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.wait_for_function("() => document.fonts.check('16px \"IBM Plex Sans\"')")
    assert {host for host in hosts if not host.startswith("127.0.0.1")} == set()


def test_a_page_goes_on_after_the_server_was_killed_and_started_again(page: Page, server: RunningApp) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    server.kill_and_restart()
    page.reload()

    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_scrolls_sideways_on_a_phone(phone: Page) -> None:
    phone.goto("/")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()

    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("name", ["", "scope", "maturity", "answers"])
def test_an_address_for_mail_is_shown_as_it_was_written_and_is_no_link(
    page: Page, server: RunningApp, name: str
) -> None:
    mail = "anna.maria+it@it-desk.example.com"
    made = one_assessment(load_questionnaire())
    with store_of(server) as store:
        identity = store.import_assessment(
            LOCAL,
            made.model_copy(
                update={
                    "client": made.client.model_copy(update={"name": f"Ours, {mail}"}),
                    "respondents": tuple(one.model_copy(update={"label": mail}) for one in made.respondents),
                    "answers": tuple(one.model_copy(update={"comment": f"See {mail}."}) for one in made.answers),
                }
            ),
        )
    open_settled(page, name, identity)

    expect(page.get_by_text(mail).first).to_be_visible()
    expect(page.locator("a[href^='mailto:']")).to_have_count(0)


@pytest.mark.parametrize("name", ["", "scope"])
def test_each_button_and_link_of_a_list_says_whose_it_is(page: Page, server: RunningApp, name: str) -> None:
    open_settled(page, name, keep_two(server).one)
    names = page.get_by_test_id("stMain").locator("button:visible, a[href]:visible").all_text_contents()

    assert sum("More" in one for one in names) >= 2
    assert sorted(one for one in names if "More" in one) == sorted({one for one in names if "More" in one})
    assert sorted(one for one in names if "Continue" in one) == sorted({one for one in names if "Continue" in one})
