"""A room of people answering by their links while a PDF is made, beside a bare insert into the same database.

    python -m benchmarks.room            60 people, an answer every 3 s for two minutes; then 300 people within 10 s
    python -m benchmarks.room 20         the same for 20 seconds

Each person sends in turn to the player and to the floor, so that both bear the same load. Whoever leads has a page of
Streamlit's open and looks at the answers all the time; reports are made one after the other. At the end receipts and
database are compared.
"""

import asyncio
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from benchmarks.devices import Away, Device, devices_of, faults
from benchmarks.player import floor
from benchmarks.sessions import open_session
from scripts.running_app import ROOT, RunningApp

PEOPLE, PAUSE, SECONDS = 60, 3.0, 120.0
CROWD, WITHIN = 300, 10.0
LOOK_AGAIN = 2.0
AIM = 3.0


class Times:
    """Seconds to the receipt and to the floor's answer, of all people, and how often none came."""

    def __init__(self) -> None:
        self.player: list[float] = []
        self.floor: list[float] = []
        self.failed: list[str] = []

    def told(self, what: str) -> str:
        p95 = [quantiles(each, n=20)[-1] * 1000 for each in (self.player, self.floor)]
        medians = [median(each) * 1000 for each in (self.player, self.floor)]
        return (
            f"{what:<28} receipt {medians[0]:6.1f} ms  p95 {p95[0]:7.1f} ms   floor {medians[1]:6.1f} ms  "
            f"p95 {p95[1]:7.1f} ms   ratio of p95 {p95[0] / p95[1]:.2f} (aim {AIM})   "
            f"{len(self.player)} answers, {len(self.failed)} failed"
        )


def main(seconds: float = SECONDS) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        file = folder / "waymark.db"
        with RunningApp(f"sqlite:///{file}") as app, floor(folder, file) as address:
            devices = devices_of(app.database_url, app.port, CROWD)
            with _reports_made(folder) as reports, _somebody_watching(app):
                room = _answering(devices[:PEOPLE], address, PAUSE, seconds)
                crowd = _answering(devices, address, WITHIN, WITHIN)
            for device in devices:
                device.hang_up()
            found = faults(file, devices)
            said = [line for line in app.log().splitlines() if "was not served" in line]
    print(room.told(f"{PEOPLE} people, every {PAUSE:.0f} s"))
    print(crowd.told(f"{CROWD} people within {WITHIN:.0f} s"))
    received = sum(len(device.received) for device in devices)
    print(f"{received} receipts, {len(found)} faults; {reports()} reports made meanwhile")
    for why, times in Counter((*room.failed, *crowd.failed, *found, *said)).items():
        print(f"{times} × {why}")
    return 1 if found else 0


def _answering(devices: list[Device], floor_address: str, pause: float, seconds: float) -> Times:
    """Everybody in a thread, the first answers spread over the first pause."""
    times, begin = Times(), time.monotonic()

    def person(number: int, device: Device) -> None:
        at = begin + pause * number / len(devices)
        while at < begin + seconds:
            time.sleep(max(0.0, at - time.monotonic()))
            try:
                times.player.append(device.say())
            except Away as why:
                times.failed.append(f"no receipt: {why}")
            try:
                times.floor.append(_bare_insert(floor_address))
            except OSError as why:
                times.failed.append(f"floor: {why}")
            at += pause

    threads = [threading.Thread(target=person, args=each) for each in enumerate(devices)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def _bare_insert(address: str) -> float:
    body = urllib.request.Request(f"{address}insert", b'{"choice": 3}')  # noqa: S310  # our own address on this machine
    start = time.perf_counter()
    with urllib.request.urlopen(body, timeout=60) as answer:  # noqa: S310
        answer.read()
    return time.perf_counter() - start


@contextmanager
def _reports_made(folder: Path) -> Iterator[Callable[[], int]]:
    """One PDF after the other, as somebody on the command line would make them."""
    over = threading.Event()
    made: list[int] = []

    def making() -> None:
        sample = folder / "sample.json"
        _run("sample", "-o", str(sample))
        while not over.is_set():
            made.append(_run("report", str(sample), "-o", str(folder / "report.pdf")))

    thread = threading.Thread(target=making)
    thread.start()
    try:
        yield lambda: len(made)
    finally:
        over.set()
        thread.join()


def _run(*arguments: str) -> int:
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments], check=True, capture_output=True
    ).returncode


@contextmanager
def _somebody_watching(app: RunningApp) -> Iterator[None]:
    """Whoever leads: a page of Streamlit's, run again and again."""
    over = threading.Event()

    async def watching() -> None:
        session = await open_session(app, "", "")
        while not over.is_set():
            await session.run()
            await asyncio.sleep(LOOK_AGAIN)
        await session.connection.close()

    thread = threading.Thread(target=lambda: asyncio.run(watching()))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
