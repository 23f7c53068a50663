"""The files that the room's pages load, under an address that is another one when any of them is: kept for ever.

What mounts the player on a page of its own takes `address()` for its modules and `markup()` for its frame.
"""

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
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
    content = hashlib.sha256()
    for name, path in files().items():
        content.update(name.encode() + path.read_bytes())
    return content.hexdigest()[:16]


def address(name: str = "") -> str:
    """Where a file is; without a name, the folder of them all."""
    return f"/room-static/{digest()}/{name}"


def markup() -> str:
    """The player's frame, empty, for a page that mounts it: `mount(root, {base})` of player.js fills it."""
    return templates.get_template("player_frame.html").render(sheet=None, first=None)
