"""What axe finds on a page that would keep somebody out."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = {"serious", "critical"}
SHOWN = 200  # characters of what is at fault


def serious_faults(page: Page, context: str | dict[str, Any] | None = None) -> dict[str, str]:
    """The rules that are broken, each with the first element that breaks it. `context`: a part of the page, as axe
    names one."""
    found = Axe().run(page, context=context).response["violations"]
    return {one["id"]: one["nodes"][0]["html"][:SHOWN] for one in found if one["impact"] in SERIOUS}
