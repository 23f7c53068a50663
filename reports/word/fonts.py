"""The house's typeface inside the document, so that it looks the same where nobody has installed it.

Word and LibreOffice read fonts that are hidden as Office Open XML asks (ECMA-376, part 4, 17.8.1): the first 32 bytes
are combined with a key that stands beside them.
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from reports.brand.typeface import FONTS
from reports.word import styles

HIDDEN = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
SUBSETS = ("latin", "latin-ext")
# What embeds each face, its weight, and the key that hides it: any will do, the same one gives the same bytes.
FACES = (
    ("embedRegular", 400, UUID("1f3a5f00-0000-4000-8000-000000000400")),
    ("embedBold", 700, UUID("1f3a5f00-0000-4000-8000-000000000700")),
)
HIDDEN_BYTES = 32


def embed_fonts(document: Any) -> None:
    """Puts the regular and the bold face into the document, and tells Word to keep them there."""
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    entry = parse_xml(
        f'<w:font {nsdecls("w", "r")} w:name="{styles.FONT}"><w:altName w:val="Arial"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    for at, (face, weight, key) in enumerate(FACES, 1):
        part = Part(PackURI(f"/word/fonts/font{at}.odttf"), HIDDEN, _hidden(_face(weight), key), fonts.package)
        embedded = OxmlElement(f"w:{face}")
        embedded.set(qn("r:id"), fonts.relate_to(part, RELATIONSHIP_TYPE.FONT))
        embedded.set(qn("w:fontKey"), f"{{{str(key).upper()}}}")
        entry.append(embedded)
    table = parse_xml(fonts.blob)
    table.append(entry)
    fonts._blob = serialize_part_xml(table)
    _keep(document.settings.element)


def _keep(settings: Any) -> None:
    """Its place among the settings is fixed: behind the way in which the document is shown."""
    before = [
        child
        for name in (
            "writeProtection",
            "view",
            "zoom",
            "removePersonalInformation",
            "removeDateAndTime",
            "doNotDisplayPageBoundaries",
            "displayBackgroundShape",
            "printPostScriptOverText",
            "printFractionalCharacterWidth",
            "printFormsData",
        )
        for child in settings.findall(qn(f"w:{name}"))
    ]
    settings.insert(len(before), OxmlElement("w:embedTrueTypeFonts"))


@cache
def _face(weight: int) -> bytes:
    """The Latin parts of a face as one TrueType font, as old as the parts: a merger would date it now."""
    parts = list(_parts(weight))
    merged = Merger().merge(parts)
    merged.recalcTimestamp = False
    oldest = TTFont(parts[0])["head"]
    merged["head"].created, merged["head"].modified = oldest.created, oldest.modified
    out = BytesIO()
    merged.save(out)
    return out.getvalue()


def _parts(weight: int) -> Iterator[BytesIO]:
    for subset in SUBSETS:
        font = TTFont(FONTS / f"ibm-plex-sans-{subset}-{weight}-normal.woff2", recalcTimestamp=False)
        font.flavor = None
        part = BytesIO()
        font.save(part)
        part.seek(0)
        yield part


def _hidden(font: bytes, key: UUID) -> bytes:
    mask = key.bytes[::-1] * (HIDDEN_BYTES // 16)
    return bytes(byte ^ masked for byte, masked in zip(font, mask, strict=False)) + font[HIDDEN_BYTES:]
