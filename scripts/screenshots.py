"""Pictures of every screen with the sample: `python -m scripts.screenshots [FOLDER]`.

Without a folder those of the README are made, into docs/screenshots/.

1440 and 390 pixels wide, the wide ones in the dark theme too. A page is pictured to its full height.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.browser import launch
from scripts.running_app import ROOT, RunningApp
from scripts.system_packages import are_there

WAY = ("needs", "scope", "answers", "settle", "maturity", "changes", "findings", "advice", "roadmap", "report")
STEPS = (*WAY, "learn")
WHOSE = {"answers": "&as=head_of_it"}
"""Nobody's answers are shown unasked."""
WIDTHS = {"desktop": (1440, 900), "phone": (390, 844)}
MAX_HEIGHT = 6000
README_HEIGHT = 1200
WAIT_MILLISECONDS = 300_000
README_SHOTS = ("desktop-answers", "desktop-maturity", "desktop-advice", "desktop-roadmap", "phone-answers")


def main() -> int:
    if not are_there("chromium"):
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    only = set(README_SHOTS) if len(sys.argv) == 1 else None
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as scratch,
        RunningApp(f"sqlite:///{scratch}/waymark.db") as app,
        sync_playwright() as playwright,
    ):
        for name in _pictures(launch(playwright), app, folder, only):
            print(name)
    return 0


def _pictures(browser: Browser, app: RunningApp, folder: Path, only: set[str] | None) -> Iterator[Path]:
    assessment = ""
    for device, scheme in (("desktop", "light"), ("desktop", "dark"), ("phone", "light")):
        context = _context(browser, app, device, scheme)
        page = context.new_page()
        kind = device if scheme == "light" else f"{device}-dark"
        if not assessment:
            page.goto("/")
            yield from _picture(page, folder / f"{kind}-first.png", device, only)
            assessment = open_sample(page)
        for step in ("", *STEPS):
            page.goto(f"/{step}?assessment={assessment}{WHOSE.get(step, '')}" if step else "/")
            yield from _picture(page, folder / f"{kind}-{step or 'clients'}.png", device, only)
        context.close()


def _context(browser: Browser, app: RunningApp, device: str, scheme: str) -> BrowserContext:
    width, height = WIDTHS[device]
    context = browser.new_context(
        base_url=app.url,
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="Europe/London",
        color_scheme=scheme,  # type: ignore[arg-type]
        is_mobile=device == "phone",
        has_touch=device == "phone",
        device_scale_factor=2 if device == "phone" else 1,
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    return context


def open_sample(page: Page) -> str:
    """The sample's maturity page, from the first page; the assessment's id."""
    page.goto("/")
    page.get_by_role("button", name="Explore the sample").click()
    page.wait_for_url("**/maturity?assessment=*")
    return page.url.split("assessment=")[1].split("&")[0]


def _picture(page: Page, path: Path, device: str, only: set[str] | None) -> Iterator[Path]:
    if only is not None and path.stem not in only:
        return
    settled(page)
    width, height = WIDTHS[device]
    needed = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    most = MAX_HEIGHT if only is None else README_HEIGHT
    page.set_viewport_size({"width": width, "height": min(max(height, needed), most)})
    settled(page)
    page.screenshot(path=path, animations="disabled")
    page.set_viewport_size({"width": width, "height": height})
    yield path


def settled(page: Page) -> None:
    """Wait until the page's script has run, its fonts are there and every chart is drawn."""
    page.get_by_role("heading", level=1).first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_function("""() => document.fonts.status === 'loaded'
        && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
        && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(c => c.querySelector('svg.main-svg'))
        && [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].every(
            c => c.shadowRoot?.querySelector('[data-ready]'))""")


if __name__ == "__main__":
    sys.exit(main())
