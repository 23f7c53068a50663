"""Which characters no font here can draw: neither the shipped ones, nor those that this machine has installed.

Pango, which lays out the pages, is asked itself: it counts the characters that it would show as boxes.
"""

import ctypes
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from reports.brand.typeface import FONTS

SHIPPED = "ibm-plex-sans-*-400-normal.woff2"
NEVER_DRAWN = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn")  # marks are drawn with what they stand on
LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0-0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "gobject": ("libgobject-2.0.so.0", "libgobject-2.0-0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
}
CJK, EMOJI, OTHERS = "fonts-noto-cjk", "fonts-noto-color-emoji", "fonts-noto-core"
CJK_NAMES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")
PICTURES = range(0x1F000, 0x1FB00)


def without_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that would stand as boxes, in their order, each once."""
    return _boxes("".join(sorted({character for character in text if ord(character) > 0xFF})))


def packages(characters: Iterable[str]) -> tuple[str, ...]:
    """Debian's packages with fonts for these characters."""
    return tuple(dict.fromkeys(map(_package, characters)))


@lru_cache(maxsize=64)
def _boxes(characters: str) -> tuple[str, ...]:
    known = _shipped()
    asked = [one for one in characters if ord(one) not in known and unicodedata.category(one) not in NEVER_DRAWN]
    return tuple(one for one in asked if _is_box(one)) if asked else ()


@cache
def _shipped() -> frozenset[int]:
    return frozenset(code for font in FONTS.glob(SHIPPED) for code in TTFont(font)["cmap"].getBestCmap())


def _is_box(character: str) -> bool:
    """False where Pango cannot be asked: then no report is laid out either."""
    libraries = _libraries()
    if libraries is None:
        return False
    pango, pangoft2, gobject = libraries
    fonts = _made(pangoft2.pango_ft2_font_map_new)
    context = _made(pango.pango_font_map_create_context, fonts)
    layout = _made(pango.pango_layout_new, context)
    try:
        written = character.encode()
        pango.pango_layout_set_text(layout, written, len(written))
        return bool(pango.pango_layout_get_unknown_glyphs_count(layout))
    finally:
        for one in (layout, context, fonts):
            gobject.g_object_unref(one)


def _made(make: Any, *arguments: ctypes.c_void_p) -> ctypes.c_void_p:
    make.restype = ctypes.c_void_p  # a pointer: ctypes would take it for a number of 32 bits
    return ctypes.c_void_p(make(*arguments))


@cache
def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL, ctypes.CDLL] | None:
    found = [_opened(names) for names in LIBRARIES.values()]
    pango, pangoft2, gobject = found
    return (pango, pangoft2, gobject) if pango and pangoft2 and gobject else None


def _opened(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def _package(character: str) -> str:
    if ord(character) in PICTURES:
        return EMOJI
    return CJK if unicodedata.name(character, "").startswith(CJK_NAMES) else OTHERS
