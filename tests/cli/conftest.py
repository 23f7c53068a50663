"""Running the real cli.py as its users do: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.patience import SECONDS

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Finished:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        return self.err.splitlines()


Run = Callable[..., Finished]


def run_cli(*arguments: str | Path) -> Finished:
    environment = {key: value for key, value in os.environ.items() if key != "WAYMARK_DEBUG"} | {"COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, ROOT / "cli.py", *arguments],
        capture_output=True,
        env=environment,
        timeout=SECONDS,
        check=False,
        cwd=ROOT,
    )
    return Finished(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture(scope="session")
def run() -> Run:
    return run_cli


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exchange file that `sample` writes."""
    path = tmp_path_factory.mktemp("cli") / "sample.json"
    assert run_cli("sample", "-o", path) == Finished(0, f"wrote {path}\n", "")
    return path
