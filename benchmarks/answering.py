"""From a click on an answer to saved and repainted, beside an empty Streamlit page with one radio.

Both pages run in the same Chromium on servers of their own, clicked in turn; timed inside the page, from the click
until what the server's last message brought is painted. `python -m benchmarks.answering`
"""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.browser import launch
from scripts.running_app import RunningApp
from scripts.screenshots import settled

CLICKS = 40
WARM_UP = 4
OPTIONS = 6
OPTION = "[data-testid=stRadioOption] input"
QUIET_MILLISECONDS = 250
AIM = 2.0

FLOOR_PAGE = """import streamlit as st
st.title("One radio")
choice = st.radio("Choice", range(6), index=None)
st.caption(f"Chosen: {choice}")
"""

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

CLICK_UNTIL_PAINTED = """([selector, at, quiet]) => new Promise((resolve, reject) => {
    window.paintedAt = 0;
    const start = performance.now();
    const poll = setInterval(() => {
        const silence = performance.now() - (window.paintedAt || performance.now());
        if (window.paintedAt && silence > quiet) { clearInterval(poll); resolve(window.paintedAt - start); }
        if (performance.now() - start > 20000) { clearInterval(poll); reject(new Error('the click changed nothing')); }
    }, 20);
    document.querySelectorAll(selector)[at].click();
})"""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        floor_script = Path(scratch) / "floor.py"
        floor_script.write_text(FLOOR_PAGE)
        with (
            RunningApp(f"sqlite:///{scratch}/ours.db") as ours,
            RunningApp("sqlite:///unused.db", floor_script) as floor,
        ):
            _measure(launch(playwright), ours, floor)


def _measure(browser: Browser, ours: RunningApp, floor: RunningApp) -> None:
    answering, radio = browser.new_page(base_url=ours.url), browser.new_page(base_url=floor.url)
    for page in (answering, radio):
        page.add_init_script(NOTE_MESSAGES)
    _open_a_question_of_the_sample(answering)
    radio.goto("/")
    settled(radio)
    times: dict[str, list[float]] = {"answer": [], "radio": []}
    for click in range(CLICKS + WARM_UP):
        for name, page in (("answer", answering), ("radio", radio)):
            page.bring_to_front()
            times[name].append(page.evaluate(CLICK_UNTIL_PAINTED, [OPTION, click % OPTIONS, QUIET_MILLISECONDS]))
    medians = {name: median(taken[WARM_UP:]) for name, taken in times.items()}
    print(
        f"answer saved and repainted  {medians['answer']:6.0f} ms   median of {CLICKS} clicks, standard depth, "
        "34 practices, 600 stored answers"
    )
    print(f"empty page with one radio   {medians['radio']:6.0f} ms   the floor")
    print(f"ratio                       {medians['answer'] / medians['radio']:6.2f}      aim: at most {AIM}")


def _open_a_question_of_the_sample(page: Page) -> None:
    page.set_default_timeout(60_000)
    page.goto("/")
    page.get_by_role("button", name="Explore the sample").click()
    page.wait_for_url("**/maturity?assessment=*")
    page.goto(f"/answers?assessment={page.url.split('assessment=')[1]}&question=incident_management.flow")
    settled(page)
    page.get_by_text(
        "I don't know"
    ).click()  # so that the first measured click changes something, whatever the sample says
    settled(page)


if __name__ == "__main__":
    main()
