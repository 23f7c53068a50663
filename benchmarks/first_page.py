"""The first page with 200 assessments, from its address to painted, beside an empty Streamlit page.

Both in the same Chromium on servers of their own, in turn, with what a browser keeps already kept; timed inside the
page, until what the server's last message brought is painted. `python -m benchmarks.first_page`
"""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from assessment.engagement.model import Client
from assessment.questionnaire.model import load_questionnaire
from assessment.sample import sample_assessment, sample_earlier_assessment
from assessment.store import LOCAL, Repository, open_database, upgrade
from benchmarks.sessions import memory
from scripts.browser import launch
from scripts.running_app import RunningApp
from scripts.screenshots import settled

CLIENTS = 100
LOADS = 12
WARM_UP = 3
AIM = 2.0
QUIET_MILLISECONDS = 250

NOTE_MESSAGES = """(() => {
    const Native = window.WebSocket;
    window.WebSocket = class extends Native {
        constructor(...given) {
            super(...given);
            this.addEventListener('message', () => requestAnimationFrame(() => requestAnimationFrame(
                () => { window.paintedAt = performance.now(); })));
        }
    };
})()"""
"""Notes when the browser has painted what the server's last message brought."""

FLOOR_PAGE = """import streamlit as st
st.title("Empty")
"""

PAINTED = """quiet => new Promise(resolve => {
    const poll = setInterval(() => {
        if (window.paintedAt && performance.now() - window.paintedAt > quiet) {
            clearInterval(poll); resolve(window.paintedAt);
        }
    }, 20);
})"""
"""Milliseconds from the beginning of the navigation."""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        floor_script, database = Path(scratch) / "floor.py", f"sqlite:///{scratch}/ours.db"
        floor_script.write_text(FLOOR_PAGE)
        _fill(database)
        with RunningApp(database) as ours, RunningApp("sqlite:///unused.db", floor_script) as floor:
            _measure(launch(playwright), ours, floor)


def _fill(database: str) -> None:
    """A hundred clients with two assessments each."""
    engine = open_database(database)
    upgrade(engine)
    repository, questionnaire = Repository(engine), load_questionnaire()
    current, earlier = sample_assessment(questionnaire), sample_earlier_assessment(questionnaire)
    for number in range(CLIENTS):
        client = repository.add_client(LOCAL, Client(name=f"Client {number}"))
        for assessment in (earlier, current):
            repository.import_assessment(LOCAL, assessment, client)
    engine.dispose()


def _measure(browser: Browser, ours: RunningApp, floor: RunningApp) -> None:
    pages = {"first page": browser.new_page(base_url=ours.url), "empty page": browser.new_page(base_url=floor.url)}
    started = {"first page": memory(ours), "empty page": memory(floor)}
    times: dict[str, list[float]] = {name: [] for name in pages}
    for page in pages.values():
        page.set_default_timeout(60_000)
        page.add_init_script(NOTE_MESSAGES)
    for _ in range(LOADS + WARM_UP):
        for name, page in pages.items():
            times[name].append(_load(page))
    medians = {name: median(taken[WARM_UP:]) for name, taken in times.items()}
    held = {"first page": memory(ours), "empty page": memory(floor)}
    for name in pages:
        print(
            f"{name}  {medians[name]:6.0f} ms, the first time {times[name][0]:.0f} ms; "
            f"server {started[name]:.0f} MB before, {held[name]:.0f} MB after"
        )
    print(f"ratio       {medians['first page'] / medians['empty page']:6.2f}      aim: at most {AIM}")


def _load(page: Page) -> float:
    page.bring_to_front()
    page.goto("/")
    settled(page)
    return float(page.evaluate(PAINTED, QUIET_MILLISECONDS))


if __name__ == "__main__":
    main()
