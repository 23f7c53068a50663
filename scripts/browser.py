"""The Chromium that tests and screenshots drive: the machine's own, or else the one that Playwright installed."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",  # a container has no user namespaces; every page here is our own
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def system_chromium() -> str | None:
    """The first Chromium on the PATH."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def has_chromium(playwright: Playwright) -> bool:
    return system_chromium() is not None or Path(playwright.chromium.executable_path).exists()


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium."""
    return playwright.chromium.launch(executable_path=system_chromium(), args=list(FLAGS))
