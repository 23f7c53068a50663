"""Sees, without the network, that requirements*.txt still fit pyproject.toml: `python -m scripts.lock`.

`make lock` compiles them anew.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)")

Pins = dict[str, set[str]]
"""Package → pinned versions; more than one where they differ by platform."""


def pins(text: str) -> Pins:
    found: Pins = {}
    for line in text.splitlines():
        if match := PIN.match(line):
            found.setdefault(canonicalize_name(match[1]), set()).add(match[2])
    return found


def misfits(wanted: Iterable[str], pinned: Pins, file: str) -> Iterator[str]:
    """A line for each requirement that has no pin, or one that it excludes."""
    for text in wanted:
        requirement = Requirement(text)
        versions = pinned.get(canonicalize_name(requirement.name), set())
        if not versions:
            yield f"{file}: {requirement.name} of pyproject.toml is not pinned"
        for version in sorted(versions):
            if version not in requirement.specifier:
                yield f"{file}: {requirement.name}=={version}, but pyproject.toml asks for {requirement.specifier}"


def differences(app: Pins, development: Pins) -> Iterator[str]:
    """A line for each package that the tests would run in another version than the app."""
    for name, versions in app.items():
        if development.get(name) != versions:
            yield f"requirements-dev.txt: {name} is pinned otherwise than in requirements.txt"


def main() -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    app = pins((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    development = pins((ROOT / "requirements-dev.txt").read_text(encoding="utf-8"))
    problems = [
        *misfits(project["project"]["dependencies"], app, "requirements.txt"),
        *misfits(project["dependency-groups"]["dev"], development, "requirements-dev.txt"),
        *differences(app, development),
    ]
    for problem in problems:
        print(f"{problem}; run make lock", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
