"""Compiles requirements.txt and requirements-dev.txt, for all platforms at once, from what pyproject.toml asks for.

    python -m scripts.lock             keeps the versions that still fit
    python -m scripts.lock --upgrade   takes the newest that fit
    python -m scripts.lock --check     compiles nothing and sees, without the network, that both still fit

They are the lock, and docs/decisions/0017-uv-sets-up-and-locks.md says why there is no uv.lock.
"""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.environment import APP, DEVELOPMENT, ROOT, UV

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


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return check()
    if arguments not in ([], ["--upgrade"]):
        print("usage: python -m scripts.lock [--upgrade | --check]", file=sys.stderr)
        return 2
    return compile_all(arguments)


def compile_all(options: list[str]) -> int:
    """The app's list first: the other one takes its versions, so that the tests run what the app runs."""
    return _compile(options, ["-o", APP]) or _compile(options, ["-", "-c", APP, "-o", DEVELOPMENT], _wanted_by_tools())


def _compile(options: list[str], wanted: list[str], more: Iterable[str] = ()) -> int:
    """`more` comes by standard input: of a project that it does not manage, uv reads no dependency group."""
    ended = subprocess.run(
        [UV, "pip", "compile", "--quiet", "--universal", *options, "pyproject.toml", *wanted],
        check=False,
        cwd=ROOT,
        env=os.environ | {"UV_CUSTOM_COMPILE_COMMAND": "python -m scripts.lock"},
        input="\n".join(more),
        encoding="utf-8",
    )
    return ended.returncode


def _wanted_by_app() -> list[str]:
    return list(_project()["project"]["dependencies"])


def _wanted_by_tools() -> list[str]:
    return list(_project()["dependency-groups"]["dev"])


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def check() -> int:
    app = pins((ROOT / APP).read_text(encoding="utf-8"))
    development = pins((ROOT / DEVELOPMENT).read_text(encoding="utf-8"))
    problems = [
        *misfits(_wanted_by_app(), app, APP),
        *misfits(_wanted_by_tools(), development, DEVELOPMENT),
        *differences(app, development),
    ]
    for problem in problems:
        print(f"{problem}; run make lock", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
