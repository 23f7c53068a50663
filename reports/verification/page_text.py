"""The text that a page of our own reports shows, read from its letters as any reader does that copies text.

Enough for what WeasyPrint writes: glyphs of two bytes, and a table in each font that names their characters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import pikepdf

NAMED_GLYPH = re.compile(rb"<([0-9a-fA-F]{4})> *<((?:[0-9a-fA-F]{4})+)>\s")
GLYPH_BYTES = 2
Characters = Mapping[bytes, str]


def extracted_text(page: pikepdf.Page) -> str:
    """All characters in the order of the page's content, without blanks; glyphs without a name are left out."""
    return "".join("".join(_pieces(page)).split())


def _pieces(page: pikepdf.Page) -> Iterator[str]:
    fonts = fonts_of(page)
    current: Characters = {}
    for instruction in pikepdf.parse_content_stream(page, "Tf TJ Tj"):
        if str(instruction.operator) == "Tf":
            current = fonts.get(str(instruction.operands[0]), {})
        else:
            yield from shown_by(instruction.operands, current)


def fonts_of(page: pikepdf.Page) -> dict[str, Characters]:
    """The characters of the page's fonts, by the names that its content calls them."""
    return {str(name): _characters(font) for name, font in page.resources.get("/Font", {}).items()}


def shown_by(operands: Iterable[pikepdf.Object], font: Characters) -> Iterator[str]:
    """What an instruction that shows text shows: its last operand is the text, or a row of texts and gaps."""
    *_, last = (None, *operands)
    parts = last if isinstance(last, pikepdf.Array) else [last]
    return (_read(bytes(part), font) for part in parts if isinstance(part, pikepdf.String))


def _characters(font: pikepdf.Object) -> Characters:
    if "/ToUnicode" not in font:
        return {}
    return {
        bytes.fromhex(glyph.decode()): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for glyph, text in NAMED_GLYPH.findall(font["/ToUnicode"].read_bytes())
    }


def _read(glyphs: bytes, characters: Characters) -> str:
    return "".join(characters.get(glyphs[at : at + GLYPH_BYTES], "") for at in range(0, len(glyphs), GLYPH_BYTES))
