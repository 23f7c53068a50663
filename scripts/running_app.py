"""The real web front end in a process of its own, on a free port of this machine and a database of its own.

It can be killed like a machine that loses power, and started again on the same port and database.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import IO, Self

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 300.0  # a backstop for busy machines
POLL_SECONDS = 0.05
STOP_SECONDS = 10.0


class RunningApp:
    """`with RunningApp(database_url) as app: …` starts Waymark, or another script, and stops it at the end."""

    def __init__(self, database_url: str, script: Path = ROOT / "app.py", **environment: str) -> None:
        self.database_url = database_url
        self.script = script
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.times_killed = 0
        self._environment = environment
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the app runs
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._log.close()

    def start(self) -> None:
        """Starts the server and returns once it says that it is well."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", *self.command()],
            cwd=self.script.parent,
            env=os.environ | {"WAYMARK_DATABASE_URL": self.database_url} | self._environment,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        deadline = time.monotonic() + START_SECONDS
        while not self._is_well():
            if self._ended_within(POLL_SECONDS) or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"{self.script.name} did not start on port {self.port}:\n{self.log()}")

    def command(self) -> list[str]:
        """Waymark as people start it; any other script by Streamlit alone."""
        if self.script == ROOT / "app.py":
            return ["scripts.run", f"--port={self.port}"]
        return self.by_streamlit()

    def by_streamlit(self) -> list[str]:
        """What starts a script without anything of ours."""
        options = [f"--server.port={self.port}", "--server.address=127.0.0.1", "--server.headless=true"]
        return ["streamlit", "run", str(self.script), *options]

    @property
    def process_id(self) -> int:
        assert self._process is not None, "the app is not running"
        return self._process.pid

    def kill(self) -> None:
        """kill -9: no handler runs, nothing is flushed."""
        assert self._process is not None, "the app is not running"
        self.times_killed += 1
        self._process.kill()
        self._process.wait()

    def kill_and_restart(self) -> None:
        """kill -9, then the same database on the same port."""
        self.kill()
        self.start()

    def stop(self) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        if not self._ended_within(STOP_SECONDS):
            self._process.kill()
            self._process.wait()

    def log(self) -> str:
        """What the server has printed so far."""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")

    def _is_well(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:  # noqa: S310  # our own http address
                return bool(answer.status == 200)
        except OSError:
            return False

    def _ended_within(self, seconds: float) -> bool:
        assert self._process is not None, "the app is not running"
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
