"""The server is killed with SIGKILL at random moments under 20 devices that answer without a pause.

After each kill, while nothing runs, every receipt is looked for in the database, and the history of every question is
compared with what was said: nothing lost, nothing twice, all in its order. Once the server is back, every device's page
shows what is stored. `python -m benchmarks.power_cuts 200` for as many rounds.
"""

import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.devices import Away, Device, devices_of, faults
from scripts.running_app import RunningApp

ROUNDS, DEVICES = 10, 20
LONGEST = 1.5
"""Seconds after which the server is killed at the latest, counted from when it is well again."""
RETRY = 0.05


def main(rounds: int = ROUNDS) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        found = power_cuts(Path(scratch), rounds, DEVICES, seed=int(time.time()))
    return 1 if found else 0


def power_cuts(folder: Path, rounds: int, count: int, seed: int) -> list[str]:
    """What was wrong after any of the kills; nothing, where all is well."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    file = folder / "waymark.db"
    found: list[str] = []
    with RunningApp(f"sqlite:///{file}") as app:
        devices = devices_of(app.database_url, app.port, count, seed)
        for number in range(1, rounds + 1):
            with _all_answering(devices) as failures:
                time.sleep(chance.uniform(0, LONGEST))
                app.kill()
            found += [f"round {number}: {fault}" for fault in (*failures, *faults(file, devices))]
            app.start()
            found += [f"round {number}: {fault}" for fault in _pages_otherwise(devices)]
            receipts = sum(len(device.received) for device in devices)
            under_way = sum(device.waiting is not None for device in devices)
            print(
                f"round {number:>4}   {receipts:>7} receipts   {under_way:>3} on their way   {len(found)} faults",
                flush=True,
            )
        for device in devices:
            device.hang_up()
    for fault in found:
        print(fault)
    print(f"{rounds} kills of a server with {count} devices (seed {seed}): {len(found)} faults")
    return found


@contextmanager
def _all_answering(devices: list[Device]) -> Iterator[list[str]]:
    """Each in a thread of its own, until the block ends and its request has."""
    over = threading.Event()
    failures: list[str] = []

    def answering(device: Device) -> None:
        try:
            while not over.is_set():
                try:
                    device.say()
                except Away:
                    over.wait(RETRY)
        except AssertionError as fault:
            failures.append(str(fault))

    threads = [threading.Thread(target=answering, args=(device,)) for device in devices]
    for thread in threads:
        thread.start()
    try:
        yield failures
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _pages_otherwise(devices: list[Device]) -> Iterator[str]:
    """What the pages show, opened anew, that is not what was received; what was on its way may be there."""
    for device in devices:
        expected, shown = device.expected(), device.shown()
        if device.waiting and shown.get(device.waiting.question) == device.waiting.then:
            expected[device.waiting.question] = device.waiting.then
        if shown != expected:
            yield f"{device.respondent}'s page shows {shown}, and received was {expected}"


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
