"""Programs and libraries that pip cannot bring: found, installed where this is Debian and we are root, or named.

    python -m scripts.system_packages pango chromium poppler

Exit 0: all there. 1: something is missing; the command that installs it has been printed.
"""

import contextlib
import platform
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.environment import ROOT, install_debian, may_install_debian

WINDOWS = "docs/windows.md"


@dataclass(frozen=True)
class SystemPackage:
    """Something of the operating system's, how to see that it works, and what brings it."""

    what_for: str
    works: Callable[[], bool]
    debian: tuple[str, ...]
    fedora: str
    macos: str
    otherwise: tuple[str, ...] = ()
    """A command that brings it without root and without Debian."""


def pango_loads() -> bool:
    """Really loads Pango, HarfBuzz and Fontconfig, as the PDF report will."""
    try:
        with contextlib.redirect_stdout(None):  # WeasyPrint prints a notice of its own
            import weasyprint  # noqa: F401  # loading it is the check
    except OSError:
        return False
    return True


def harfbuzz_subset_loads() -> bool:
    """WeasyPrint does without it, with a warning, which the tests take for a fault."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(None):
        warnings.simplefilter("ignore")
        try:
            from weasyprint.text.ffi import harfbuzz_subset
        except OSError:
            return False
    return harfbuzz_subset is not None


def chromium_can_be_driven() -> bool:
    """Really starts Playwright's driver, which needs a library (libatomic) that a small Debian lacks."""
    from playwright.sync_api import sync_playwright

    from scripts.browser import has_chromium

    try:
        with sync_playwright() as playwright:
            return has_chromium(playwright)
    except Exception:  # noqa: BLE001  # Playwright raises a bare Exception where its driver does not start
        return False


def libreoffice_opens_all() -> bool:
    """Whether the modules for workbooks, slides and documents are there; elsewhere than on Linux they come together."""
    program = shutil.which("soffice")
    if program is None or platform.system() != "Linux":
        return program is not None
    folder = Path(program).resolve().parent
    return all((folder / f"lib{module}lo.so").exists() for module in ("sc", "sd", "sw"))


PACKAGES = {
    "pango": SystemPackage(
        "the PDF report (WeasyPrint draws text with Pango)",
        pango_loads,
        debian=("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        fedora="pango",
        macos="pango",
    ),
    "harfbuzz_subset": SystemPackage(
        "small PDF files, and the tests (it cuts fonts down to the letters that are used)",
        harfbuzz_subset_loads,
        debian=("libharfbuzz-subset0",),
        fedora="harfbuzz",
        macos="harfbuzz",
    ),
    "chromium": SystemPackage(
        "the browser tests",
        chromium_can_be_driven,
        debian=("chromium", "libatomic1"),
        fedora="chromium libatomic",
        macos="--cask chromium",
        otherwise=(sys.executable, "-m", "playwright", "install", "chromium"),
    ),
    "poppler": SystemPackage(
        "the tests that look at the PDF's pages (pdftoppm)",
        lambda: shutil.which("pdftoppm") is not None,
        debian=("poppler-utils",),
        fedora="poppler-utils",
        macos="poppler",
    ),
    "libreoffice": SystemPackage(
        "the tests that open Office files (soffice)",
        libreoffice_opens_all,
        debian=("libreoffice-calc", "libreoffice-impress", "libreoffice-writer"),
        fedora="libreoffice-calc libreoffice-impress libreoffice-writer",
        macos="--cask libreoffice",
    ),
}


def are_there(*names: str) -> bool:
    """As `main`, in a process of its own: the caller loads what was just installed as if it had always been there."""
    return (
        subprocess.run([sys.executable, "-m", "scripts.system_packages", *names], check=False, cwd=ROOT).returncode == 0
    )


def main(names: list[str]) -> int:
    missing = [PACKAGES[name] for name in names if not PACKAGES[name].works()]
    if not missing:
        return 0
    if may_install_debian():
        install_debian([package for wanted in missing for package in wanted.debian])
    else:
        for command in filter(None, (package.otherwise for package in missing)):
            subprocess.run(command, check=False)
    # A process that has failed to load a library keeps that result, so a new one looks again.
    left = [name for name in names if not _works_in_a_new_process(name)]
    for name in left:
        print(_advice(name), file=sys.stderr)
    return 1 if left else 0


def _works_in_a_new_process(name: str) -> bool:
    check = f"import sys; from scripts.system_packages import PACKAGES; sys.exit(not PACKAGES[{name!r}].works())"
    return subprocess.run([sys.executable, "-c", check], check=False, stderr=subprocess.DEVNULL).returncode == 0


def _advice(name: str) -> str:
    package = PACKAGES[name]
    lines = [
        f"{name} is missing or does not load. It is needed for {package.what_for}. Install it, then try again:",
        f"  Debian, Ubuntu:  sudo apt-get install {' '.join(package.debian)}",
        f"  Fedora:          sudo dnf install {package.fedora}",
        f"  macOS:           brew install {package.macos}",
        f"  Windows:         {WINDOWS}",
    ]
    if name == "pango" and platform.system() == "Darwin":
        lines.append('  If it is installed: export DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib"')
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
