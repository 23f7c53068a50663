"""The text that a page of our own reports shows, read from its letters as any reader does that copies text.

Enough for what WeasyPrint writes: glyphs of two bytes, and a table in each font that names their characters.
"""

import re
from collections.abc import Iterator, Mapping

import pikepdf

NAMED_GLYPH = re.compile(rb"<([0-9a-fA-F]{4})> *<((?:[0-9a-fA-F]{4})+)>\s")
GLYPH_BYTES = 2
Characters = Mapping[bytes, str]


def printed_text(page: pikepdf.Page) -> str:
    """All characters in the order of the page's content, without blanks; glyphs without a name are left out."""
    return "".join("".join(_pieces(page)).split())


def _pieces(page: pikepdf.Page) -> Iterator[str]:
    fonts = {str(name): _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    current: Characters = {}
    for instruction in pikepdf.parse_content_stream(page, "Tf TJ Tj"):
        first = next(iter(instruction.operands), None)
        if str(instruction.operator) == "Tf":
            current = fonts.get(str(first), {})
        else:
            shown = first if isinstance(first, pikepdf.Array) else [first]
            yield from (_read(bytes(part), current) for part in shown if isinstance(part, pikepdf.String))


def _characters(font: pikepdf.Object) -> Characters:
    if "/ToUnicode" not in font:
        return {}
    return {bytes.fromhex(glyph.decode()): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            for glyph, text in NAMED_GLYPH.findall(font["/ToUnicode"].read_bytes())}


def _read(glyphs: bytes, characters: Characters) -> str:
    return "".join(characters.get(glyphs[at:at + GLYPH_BYTES], "") for at in range(0, len(glyphs), GLYPH_BYTES))
