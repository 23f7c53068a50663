"""What made a report: the program's files, own templates, and the libraries that lay out pages.

The same maker makes the same pages of the same data; another one may break lines elsewhere, and is no judge of them.
"""

import platform
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from weasyprint.text.ffi import pango

from reports.templating import own_folder

ROOT = Path(__file__).resolve().parents[2]
OURS = ("assessment", "reports", "questionnaires")
LIBRARIES = (
    "babel",
    "fonttools",
    "highspy",
    "jinja2",
    "matplotlib",
    "numpy",
    "pandas",
    "pikepdf",
    "pillow",
    "pydyf",
    "pyphen",
    "pypdfium2",
    "weasyprint",
)


def maker() -> dict[str, str]:
    """By what it is called; an own templates' folder is part of it."""
    own = own_folder()
    return {
        "Waymark's files": _program(),
        "own templates": _digest(own, _files(own)) if own else "",
        "Python": platform.python_version(),
        **_libraries(),
    }


@cache
def _program() -> str:
    return _digest(ROOT, (file for folder in OURS for file in _files(ROOT / folder)))


@cache
def _libraries() -> dict[str, str]:
    return {name: version(name) for name in LIBRARIES} | {"Pango": str(pango.pango_version())}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _digest(root: Path, files: Iterable[Path]) -> str:
    """Of names and contents, in the order of the names."""
    told = sha256()
    for file in sorted(files):
        told.update(f"{file.relative_to(root).as_posix()}\n{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return told.hexdigest()
