"""Simulated people for a workshop on this machine, to rehearse with: they join by its code, and vote when voting opens.

    python -m scripts.rehearse CODE [--people 8] [--port 8501]

They vote around a level that the question's words decide on, so that a rehearsal goes the same way each time, and move
towards each other when they vote again. They leave when the workshop ends, or after three hours.
"""

import argparse
import hashlib
import json
import time
import urllib.error
import urllib.request
from typing import Any

GROUPS = ("Service desk", "Operations", "Business")
LONGEST_SECONDS = 3 * 3600.0
EACH_SECONDS = 0.5
SPREAD = (-1, 0, 0, 1, 2, -2)
DO_NOT_KNOW = 11  # one vote in so many


class Rehearsal:
    """Some people with a seat each."""

    def __init__(self, url: str, code: str, people: int) -> None:
        self._url = url
        self._seats = [self._join(code, at) for at in range(people)]
        self._voted: set[str] = set()

    def step(self) -> bool:
        """Votes where voting has opened since the last step. False once the workshop is over."""
        now = self._ask(f"{self._seats[0]}/now")
        item = now["item"]
        if now["state"] == "working" and item and item["state"] == "open":
            place = f"{item['id']}.{item['round']}"
            if place not in self._voted:
                self._voted.add(place)
                for at, seat in enumerate(self._seats):
                    self._vote(seat, place, vote_of(item["text"], item["round"], at))
        return bool(now["state"] != "ended")

    def _join(self, code: str, at: int) -> str:
        told = self._ask("/join", {"code": code, "name": "", "group": GROUPS[at % len(GROUPS)]})
        return f"/join/{told['token']}"

    def _vote(self, seat: str, place: str, choice: int | str) -> None:
        entry = {"id": f"rehearsal-{place.replace('.', '-')}", "question": place, "field": "choice", "value": choice}
        self._ask(f"{seat}/answers", {"entries": [entry]})

    def _ask(self, path: str, body: object = None) -> dict[str, Any]:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(  # noqa: S310  # our own http address
            f"{self._url}{path}", data, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return dict(json.load(answer))


def vote_of(question: str, round_: int, person: int) -> int | str:
    """What a simulated person says: around the question's level, nearer to it in each further round."""
    digest = hashlib.sha256(question.encode()).digest()
    if round_ == 1 and (digest[1] + person) % DO_NOT_KNOW == 0:
        return "dont_know"
    away = SPREAD[(digest[2] + person) % len(SPREAD)]
    return min(5, max(0, 1 + digest[0] % 3 + int(away / round_)))


def main() -> None:
    arguments = argparse.ArgumentParser(description="Simulated people for a workshop, to rehearse with.")
    arguments.add_argument("code", help="the code that the page Workshop shows")
    arguments.add_argument("--people", type=int, default=8)
    arguments.add_argument("--port", type=int, default=8501)
    given = arguments.parse_args()
    try:
        rehearsal = Rehearsal(f"http://127.0.0.1:{given.port}", given.code, min(given.people, 60))
    except urllib.error.HTTPError as error:
        raise SystemExit(json.load(error)["reason"]) from None
    except urllib.error.URLError as error:
        raise SystemExit(f"Waymark does not answer on port {given.port} ({error.reason}). Start it first.") from None
    print(f"{min(given.people, 60)} simulated people have joined. They vote when voting opens; Ctrl-C lets them go.")
    until = time.monotonic() + LONGEST_SECONDS
    try:
        while rehearsal.step() and time.monotonic() < until:
            time.sleep(EACH_SECONDS)
    except KeyboardInterrupt:
        pass
    print("They have left.")


if __name__ == "__main__":
    main()
