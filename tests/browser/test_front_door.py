"""What the browser fixtures promise, shown on the app's first page."""

from playwright.sync_api import Page, expect

from scripts.running_app import RunningApp


def test_the_first_page_opens_in_the_shipped_typeface_and_asks_no_other_host(page: Page, server: RunningApp) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.partition("://")[2].partition("/")[0]))

    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.wait_for_function("document.fonts.check('16px \"IBM Plex Sans\"')")
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
