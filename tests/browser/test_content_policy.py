"""Every page works under the content security policy: a violation is an error in the console, which fails a test."""

from pathlib import Path

from playwright.sync_api import Page, expect

from scripts.screenshots import STEPS, open_sample, settled

MORE_PAGES = ("workshop", "own_words", "branding", "reassess", "")


def test_every_page_paints_itself_whole_and_breaks_no_policy(page: Page) -> None:
    violations: list[str] = []
    page.expose_function("noted", lambda violation: violations.append(violation))
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => noted(`${e.violatedDirective} ${e.blockedURI}`))"
    )
    assessment = open_sample(page)
    for step in (*STEPS, *MORE_PAGES):
        page.goto(f"/{step}?assessment={assessment}")
        settled(page)
    page.goto(f"/roadmap?assessment={assessment}&view=Shape it")
    expect(page.get_by_test_id("stGraphVizChart").locator("svg g.node").first).to_be_visible()  # by WebAssembly

    assert not violations


def test_a_file_is_downloaded_and_a_logo_shown_under_the_policy(page: Page) -> None:
    open_sample(page)
    settled(page)
    page.goto(page.url.replace("maturity", "report"))
    settled(page)
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").first.click()
    page.goto("/branding")
    settled(page)
    logo = Path(__file__).parents[2] / "static" / "waymark.png"
    page.locator("input[type=file]").first.set_input_files(logo)

    assert download.value.path().stat().st_size > 0
    expect(page.get_by_test_id("stImage").locator("img").first).to_have_js_property("complete", True)
    assert page.get_by_test_id("stImage").locator("img").first.evaluate("image => image.naturalWidth") > 0
