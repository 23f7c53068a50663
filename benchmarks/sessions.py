"""Sixty people with the Answers page open, which runs now and then: time and memory, beside an empty page.

    python -m benchmarks.sessions            60 sessions, a run every 8 s each, for two minutes
    python -m benchmarks.sessions 10000      that many runs, one after the other without a pause: memory as it grows

Each session is a web socket that speaks Streamlit's protocol, as a browser does, on a server in a process of its own.
"""

import asyncio
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from assessment.questionnaire.model import load_questionnaire
from assessment.sample import sample_assessment
from assessment.store import LOCAL, Repository, open_database, upgrade
from scripts.running_app import ROOT, RunningApp

SESSIONS = 60
PAUSE_SECONDS = 8.0
ROUNDS = 15
PATIENCE_SECONDS = 60.0
QUESTION = "incident_management.flow"
LOOKS = 10
FLOOR_PAGE = """import streamlit as st
st.title("Empty")
"""
MEGABYTE = 1024


@dataclass
class Session:
    """One page in one browser, and how long its runs took."""

    connection: ClientConnection
    page: str
    query: str
    seconds: list[float] = field(default_factory=list)

    async def run(self) -> None:
        """Sends what the page says and waits until its script has run."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        await self.connection.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not self._is_finished(await self.connection.recv()):
                pass

    def _is_finished(self, received: str | bytes) -> bool:
        message = ForwardMsg()
        message.ParseFromString(received if isinstance(received, bytes) else received.encode())
        kind = message.WhichOneof("type")
        return kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY

    async def timed_run(self) -> None:
        start = time.perf_counter()
        await self.run()
        self.seconds.append(time.perf_counter() - start)


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        database = f"sqlite:///{scratch}/waymark.db"
        queries = [f"assessment={identity}&question={QUESTION}&as=head_of_it" for identity in _assessments(database)]
        floor_script = Path(scratch) / "floor.py"
        floor_script.write_text(FLOOR_PAGE)
        if arguments:
            with RunningApp(database) as app:
                asyncio.run(_growth(app, queries[0], int(arguments[0])))
            return
        for name, script, page, each in (
            ("empty page", floor_script, "", [""] * SESSIONS),
            ("answers", ROOT / "app.py", "answers", queries),
        ):
            with RunningApp(database, script) as app:
                asyncio.run(_load(name, app, page, each))


def _assessments(database: str) -> list[str]:
    engine = open_database(database)
    upgrade(engine)
    repository, sample = Repository(engine), sample_assessment(load_questionnaire())
    made = [repository.import_assessment(LOCAL, sample) for _ in range(SESSIONS)]
    engine.dispose()
    return made


async def open_session(app: RunningApp, page: str, query: str) -> Session:
    """A page, opened and run once."""
    address = f"ws://127.0.0.1:{app.port}/_stcore/stream"
    connection = await connect(address, subprotocols=["streamlit"], origin=app.url, max_size=None)  # type: ignore[list-item,arg-type]
    session = Session(connection, page, query)
    await session.run()
    return session


async def _load(name: str, app: RunningApp, page: str, queries: list[str]) -> None:
    sessions = [await open_session(app, page, query) for query in queries]
    before, start = memory(app), time.perf_counter()
    failed = sum(await asyncio.gather(*(_run_now_and_then(session) for session in sessions)))
    taken = sorted(second * 1000 for session in sessions for second in session.seconds)
    print(
        f"{name:11} {len(taken)} runs of {len(sessions)} sessions in {time.perf_counter() - start:.0f} s: "
        f"p50 {median(taken):.0f} ms, p95 {quantiles(taken, n=20)[-1]:.0f} ms, slowest {taken[-1]:.0f} ms, "
        f"{failed} failed; {before:.0f} MB before, {memory(app):.0f} MB after, "
        f"processor {processor_seconds(app) / len(taken) * 1000:.0f} ms a run"
    )


async def _run_now_and_then(session: Session) -> int:
    """How many runs failed. People do not click in step."""
    chance, failed = random.Random(session.query), 0  # noqa: S311
    for _ in range(ROUNDS):
        await asyncio.sleep(PAUSE_SECONDS * chance.uniform(0.5, 1.5))
        try:
            await session.timed_run()
        except TimeoutError:
            failed += 1
    return failed


async def _growth(app: RunningApp, query: str, clicks: int) -> None:
    session = await open_session(app, "answers", query)
    print(f"{memory(app):6.0f} MB at the start", flush=True)
    for look in range(1, LOOKS + 1):
        for _ in range(clicks // LOOKS):
            await session.timed_run()
        recent = session.seconds[-(clicks // LOOKS) :]
        print(
            f"{memory(app):6.0f} MB after {clicks // LOOKS * look} runs, p50 {median(recent) * 1000:.0f} ms",
            flush=True,
        )


def memory(app: RunningApp) -> float:
    """Megabytes that the server holds in memory; Linux tells."""
    status = Path(f"/proc/{app.process_id}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / MEGABYTE


def processor_seconds(app: RunningApp) -> float:
    """Since the server began, its start included."""
    used = Path(f"/proc/{app.process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) / 100


if __name__ == "__main__":
    main(sys.argv[1:])
