"""From a click on an answer to its receipt in the player, beside a bare route with one insert into the same database.

Both pages run in the same Chromium, clicked in turn; the floor is a Starlette server of its own with one synchronous
insert a request, as durable as ours. Then the first view of the player on a phone with a slow network, and Streamlit's
own beside it. `python -m benchmarks.player`
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright

from assessment.engagement.model import Assessment, AssessmentInfo, Client, Respondent, Scope
from assessment.questionnaire.model import load_questionnaire
from assessment.store import LOCAL, Repository, open_database, upgrade
from scripts.browser import launch
from scripts.running_app import RunningApp, free_port

CLICKS = 100
WARM_UP = 10
AIM = 2.0
FIRST_VIEW_AIM = 2.0
# What Chromium's developer tools call slow 4G, on a phone with a quarter of this machine's processor.
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8 * 0.9,
    "uploadThroughput": 750 * 1024 / 8 * 0.9,
}
SLOWER_PROCESSOR = 4

FLOOR = '''
import sqlite3
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

PAGE = """<!doctype html><button>0</button><output></output><script>
const json = {"content-type": "application/json"};
document.querySelector("button").onclick = async () => {
  const answer = await fetch("/insert", {method: "POST", headers: json, body: '{"choice": 3}'});
  document.querySelector("output").textContent = (await answer.json()).id;
}</script>"""
kept = sqlite3.connect(sys.argv[2], isolation_level=None, check_same_thread=False)
for setting in ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 5000"):
    kept.execute(f"PRAGMA {setting}")
kept.execute("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, body TEXT)")


async def page(_):
    return HTMLResponse(PAGE)


async def insert(request):
    body = (await request.body()).decode()
    return JSONResponse({"id": kept.execute("INSERT INTO bare (body) VALUES (?)", (body,)).lastrowid})


app = Starlette(routes=[Route("/", page), Route("/insert", insert, methods=["POST"])])
uvicorn.run(app, port=int(sys.argv[1]), log_level="error")
'''

CLICK_THE_PLAYER = """choice => new Promise(resolve => {
    const line = document.querySelector('.saved'), start = performance.now();
    const seen = new MutationObserver(() => {
        if (line.dataset.state === 'saved') { seen.disconnect(); resolve(performance.now() - start); }
    });
    document.querySelector(`.card input[value="${choice}"]`).click();
    seen.observe(line, {attributes: true});
})"""
CLICK_THE_FLOOR = """() => new Promise(resolve => {
    const line = document.querySelector('output'), start = performance.now();
    const seen = new MutationObserver(() => { seen.disconnect(); resolve(performance.now() - start); });
    seen.observe(line, {childList: true});
    document.querySelector('button').click();
})"""
FIRST_VIEW = """() => new Promise(resolve => {
    new PerformanceObserver(list => resolve(list.getEntriesByName('first-contentful-paint')[0].startTime))
        .observe({type: 'paint', buffered: true});
})"""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        file = Path(scratch) / "waymark.db"
        with RunningApp(f"sqlite:///{file}") as ours:
            link = _keep(ours.database_url)
            browser = launch(playwright)
            with floor(Path(scratch), file) as address:
                _measure_clicks(browser, f"{ours.url}{link}", address)
            _measure_first_views(browser, f"{ours.url}{link}", ours.url)


def _keep(database: str) -> str:
    """A standard assessment of every practice, and a link to it."""
    engine = open_database(database)
    upgrade(engine)
    store = Repository(engine)
    scope = Scope(depth="standard", practices=tuple(load_questionnaire().framework_practices))
    made = Assessment(
        client=Client(name="Acme"),
        assessment=AssessmentInfo(title="Benchmark"),
        scope=scope,
        respondents=(),
        answers=(),
    )
    assessment = store.import_assessment(LOCAL, made)
    store.add_respondent(LOCAL, assessment, Respondent(id="anna", label="Anna"))
    token = store.invite(LOCAL, assessment, "anna").token
    engine.dispose()
    return f"/a/{token}"


@contextmanager
def floor(folder: Path, database: Path) -> Iterator[str]:
    """The bare server: its address."""
    script, port = folder / "floor.py", free_port()
    script.write_text(FLOOR, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(script), str(port), str(database)], env=os.environ)
    address = f"http://127.0.0.1:{port}/"
    try:
        while not _answers(address):
            time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=1):  # noqa: S310  # our own address on this machine
            return True
    except OSError:
        return False


def _measure_clicks(browser: Browser, player_address: str, floor_address: str) -> None:
    player, floor = browser.new_page(), browser.new_page()
    player.goto(f"{player_address}#incident_management.flow")
    player.wait_for_selector(".player[data-ready]")
    floor.goto(floor_address)
    times: dict[str, list[float]] = {"player": [], "floor": []}
    for click in range(CLICKS + WARM_UP):
        player.bring_to_front()
        times["player"].append(player.evaluate(CLICK_THE_PLAYER, click % 6))
        floor.bring_to_front()
        times["floor"].append(floor.evaluate(CLICK_THE_FLOOR))
    for page in (player, floor):
        page.close()
    taken = {name: found[WARM_UP:] for name, found in times.items()}
    for name, what in (("player", "answer received"), ("floor", "bare insert, the floor")):
        p95 = quantiles(taken[name], n=20)[-1]
        print(f"{what:<24}{median(taken[name]):7.1f} ms   p95 {p95:6.1f} ms   {CLICKS} clicks in turn")
    ratio = median(taken["player"]) / median(taken["floor"])
    print(f"{'ratio':<24}{ratio:7.2f}      aim: at most {AIM}")


def _measure_first_views(browser: Browser, player_address: str, app_address: str) -> None:
    for what, address in (("player's first view", player_address), ("Streamlit's first view", app_address)):
        page = _slow_phone(browser)
        page.goto(address, wait_until="commit")
        seconds = page.evaluate(FIRST_VIEW) / 1000
        aim = f"   aim: under {FIRST_VIEW_AIM} s" if "player" in what else ""
        print(f"{what:<24}{seconds:7.2f} s    slow 4G, a quarter of the processor{aim}")
        page.context.close()


def _slow_phone(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    context.set_default_timeout(120_000)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", dict(SLOW_4G))
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    return page


if __name__ == "__main__":
    main()
