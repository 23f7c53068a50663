"""Makes .venv with Python 3.11 or newer and installs the pinned packages in it, where they changed.

    python3 -m scripts.environment                  what the app needs
    python3 -m scripts.environment --development    that, and what tests and checks need

pip brings uv, in the version that the lock names, and uv brings the rest. On Windows: `py -m scripts.environment`.

It runs before anything is installed, so it uses Python's own library alone. A Python that is too old, down to 3.6, must
still be able to read it, to say that it is too old: hence the type hints in quotes and some lines of the old fashion.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
ON_WINDOWS = os.name == "nt"
PROGRAMS = VENV / ("Scripts" if ON_WINDOWS else "bin")
PYTHON = str(PROGRAMS / "python")
UV = str(PROGRAMS / "uv")

APP = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
"""Has every line of the app's list too."""

NAMES = ("python3", "python3.14", "python3.13", "python3.12", "python3.11")
NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))"
ANOTHER_PYTHON = "py -3.12 -m scripts.environment" if ON_WINDOWS else "make run PYTHON=/path/to/python3.12"


class CannotSetUpError(Exception):
    """Something is missing; the text says what, and the way out."""


def main(arguments: "list[str]") -> int:
    if arguments not in ([], ["--development"]):
        print("usage: python3 -m scripts.environment [--development]", file=sys.stderr)
        return 2
    try:
        if not _venv_is_whole():
            _make_venv(_find_python())
        _install_uv()
        _install(DEVELOPMENT if arguments else APP)
    except CannotSetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:  # the program has said what went wrong
        return error.returncode
    except KeyboardInterrupt:
        return 130
    return 0


def _venv_is_whole() -> bool:
    """Its Python is still on the machine, and pip, which comes last when a venv is made, is there."""
    return shutil.which("pip", path=str(PROGRAMS)) is not None and _succeeds(PYTHON, NEW_ENOUGH)


def _find_python() -> str:
    """The Python that PYTHON names, or else the one that runs this or a newer one beside it."""
    given = os.environ.get("PYTHON")
    names = [given] if given else [sys.executable, *NAMES]
    for name in names:
        if _succeeds(name, NEW_ENOUGH):
            return name
    raise CannotSetUpError(
        f"Waymark needs Python 3.11 or newer; found: {_version(names[0]) or 'none'}.\n"
        f"Install one, or name it: {ANOTHER_PYTHON}"
    )


def _make_venv(python: str) -> None:
    print(f"Making {VENV.name} with {_version(python)}", flush=True)
    if VENV.exists():
        shutil.rmtree(str(VENV))
    if not _succeeds(python, "import ensurepip"):
        _install_venv_module(python)
    subprocess.run([python, "-m", "venv", str(VENV)], check=True, stdin=subprocess.DEVNULL)


def _install_venv_module(python: str) -> None:
    """Debian keeps venv in a package of its own."""
    package = _said(python, "-c", "import sys; print('python%d.%d-venv' % sys.version_info[:2])")
    if not may_install_debian():
        raise CannotSetUpError(f"Python's venv module is missing. Install it: sudo apt-get install {package}")
    install_debian([package])


def _install_uv() -> None:
    """By pip: on Windows uv cannot replace itself while it runs."""
    lines = (ROOT / DEVELOPMENT).read_text(encoding="utf-8").splitlines()
    wanted = next(line.split()[0] for line in lines if line.startswith("uv=="))
    if "==".join(_version(UV).split()[:2]) != wanted:
        print(f"Installing {wanted}", flush=True)
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, wanted], check=True, stdin=subprocess.DEVNULL)


def _install(file: str) -> None:
    """A list of which everything is there costs uv some milliseconds and no network."""
    command = [UV, "pip", "install", "--quiet", "--python", PYTHON, "-r", str(ROOT / file)]
    if not _runs([*command, "--check", "--offline"]):
        print(f"Installing {file}", flush=True)
        # Compiled now, as pip does: where Python may write no bytecode, every start would compile everything anew.
        subprocess.run([*command, "--compile-bytecode"], check=True, cwd=str(ROOT), stdin=subprocess.DEVNULL)


def may_install_debian() -> bool:
    """Whether this is Debian, or like it, and we are root."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install_debian(packages: "list[str]") -> None:
    """Tries to; the caller looks whether it is there now."""
    print(f"Installing with apt-get: {' '.join(packages)}", flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", *command],
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )


def _version(program: str) -> str:
    """What `PROGRAM --version` prints; empty where it does not run."""
    return _said(program, "--version")


def _said(*command: str) -> str:
    try:
        ended = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError:
        return ""
    return ended.stdout.decode(errors="replace").strip()


def _succeeds(python: str, code: str) -> bool:
    return _runs([python, "-c", code])


def _runs(command: "list[str]") -> bool:
    try:
        ended = subprocess.run(
            command,
            check=False,
            cwd=str(ROOT),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    return ended.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
