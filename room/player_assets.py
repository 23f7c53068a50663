"""The files that the room's pages load, under an address that is another one when any of them is: kept for ever.

What mounts the player on a page of its own takes `address()` for its modules, `markup()` for its frame, and `desk()`
for where a respondent's answers are; `MOUNTING` is the folder of the module that Streamlit loads for it.
"""

import hashlib
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
MOUNTING = HERE / "mounting"
FONTS = HERE.parent / "static" / "fonts"
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}

templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def files() -> dict[str, Path]:
    """Every file that is served, by its name in the address."""
    own = {path.name: path for path in sorted(STATIC.iterdir()) if path.suffix in TYPES}
    return own | {f"fonts/{path.name}": path for path in sorted(FONTS.glob("ibm-plex-sans-*.woff2"))}


@cache
def digest() -> str:
    """Of all of them."""
    sum_of_all = hashlib.sha256()
    for name, path in files().items():
        sum_of_all.update(name.encode() + path.read_bytes())
    return sum_of_all.hexdigest()[:16]


@cache
def content(name: str) -> bytes | None:
    """A file as it is served; None where there is none. Comments of a module are for whoever reads it here."""
    path = files().get(name)
    if path is None or path.suffix != ".js":
        return None if path is None else path.read_bytes()
    lines = path.read_text("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.lstrip().startswith("//")).encode()


def address(name: str = "") -> str:
    """Where a file is; without a name, the folder of them all."""
    return f"/room-static/{digest()}/{name}"


def markup() -> str:
    """The player's frame, empty, for a page that mounts it: `mount(root, {base})` of player.js fills it."""
    return templates.get_template("player_frame.html").render(sheet=None, first=None)


def desk(assessment: str, respondent: str) -> dict[str, str]:
    """Where a respondent answers at this machine itself, and the name of this one's outbox in a browser."""
    return {
        "base": f"/a/self/{quote(assessment, safe='')}/{quote(respondent, safe='')}",
        "key": outbox_key(assessment, respondent),
    }


def outbox_key(assessment: str, respondent: str) -> str:
    """Tells a respondent's outbox from another's on the same device."""
    return hashlib.sha256(f"{assessment}/{respondent}".encode()).hexdigest()[:24]
