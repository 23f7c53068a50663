"""Runs the benchmarks, each in a process of its own: `python -m scripts.bench`, or only those that it is given."""

import subprocess
import sys

from scripts.environment import ROOT
from scripts.system_packages import are_there

STARTS = '\nif __name__ == "__main__":\n'
"""Told by this from what only helps them."""


def main(names: list[str]) -> int:
    if not are_there("pango", "chromium"):
        return 1
    for name in names or _benchmarks():
        print(f"== {name}", flush=True)
        ended = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False, cwd=ROOT)
        if ended.returncode:
            return ended.returncode
    return 0


def _benchmarks() -> list[str]:
    files = sorted((ROOT / "benchmarks").glob("[!_]*.py"))
    return [file.stem for file in files if STARTS in file.read_text(encoding="utf-8")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
