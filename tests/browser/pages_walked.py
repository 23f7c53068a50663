"""Every page of the app by its name in the address, and what stands on one, so that tests walk a new page too."""

import ast
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from scripts.screenshots import settled

APP = Path(__file__).resolve().parents[2] / "app.py"
WAIT_SECONDS, POLL_MILLISECONDS = 30.0, 200

_STATE = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const fields = [...main.querySelectorAll('input, textarea')].filter((field) => field.type !== 'file');
  const chosen = [...main.querySelectorAll('[data-testid="stButtonGroup"] button[data-selected="true"]')];
  return {
    fields: fields.map((field) => [field.getAttribute('aria-label') || field.value, field.value, field.checked]),
    chosen: chosen.map((button) => button.innerText),
    text: main.innerText,
  };
}"""


def page_names() -> list[str]:
    """The registry in app.py: what stands in the address; '' is the first page."""
    calls = [node for node in ast.walk(ast.parse(APP.read_text("utf-8"))) if isinstance(node, ast.Call)]
    pages = [call for call in calls if ast.unparse(call.func) == "st.Page"]
    named = [{word.arg: word.value for word in call.keywords} for call in pages]
    paths = [given.get("url_path", ast.Constant("")) for given in named]
    return [str(path.value) for path in paths if isinstance(path, ast.Constant)]


def address(name: str, assessment: str) -> str:
    return f"/{name}?assessment={assessment}"


def open_settled(page: Page, name: str, assessment: str) -> None:
    page.goto(address(name, assessment))
    at_rest(page)


def at_rest(page: Page) -> None:
    """Nothing runs any more, and no better plan is searched for."""
    settled(page)
    expect(page.get_by_text("A better plan is searched for")).to_have_count(0, timeout=90_000)
    expect(page.get_by_text("Searching for the best plan of each")).to_have_count(0, timeout=90_000)
    settled(page)


def expect_state(page: Page, expected: dict[str, Any]) -> None:
    """Waits until the page shows just this; the browser takes a while from a click to a page that runs."""
    until = time.monotonic() + WAIT_SECONDS
    while (found := state(page)) != expected and time.monotonic() < until:
        page.wait_for_timeout(POLL_MILLISECONDS)
        at_rest(page)
    assert found == expected


def eventually(page: Page, holds: Callable[[], bool]) -> None:
    """Waits until it holds: the browser takes a while from a click, or from leaving a field, to a write."""
    until = time.monotonic() + WAIT_SECONDS
    while not holds():
        assert time.monotonic() < until, "it never came"
        page.wait_for_timeout(POLL_MILLISECONDS)
    at_rest(page)


def state(page: Page) -> dict[str, Any]:
    """What the page shows and what its widgets stand at."""
    found: dict[str, Any] = page.evaluate(_STATE)
    return found
