"""A digest of each page as it is drawn, that is its instructions and all that they draw with, and one of the structure.

It is taken of what the objects say, not of how a file packs, numbers or orders them: a program that saves the same
pages again, such as qpdf, changes none, and one that draws them anew changes all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import pikepdf

from assessment.engagement.exchange_file import MAX_BYTES

PACKING = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
DRAWN_ON = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")  # a page may inherit these
STRUCTURE = ("/StructTreeRoot", "/Outlines", "/Lang", "/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Dests")
ATTACHMENTS = "/EmbeddedFiles"  # are compared by their own digests
REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9a-fA-F]*>|\b(\d+) (\d+) R\b", re.DOTALL)  # but inside of texts
DEEPEST = 100  # groups of pages inside one another
MOST_UNPACKED = 8 * MAX_BYTES
Number = tuple[int, int]


@dataclass(frozen=True)
class Digests:
    """`pages` in their order; `structure` is what screen readers and bookmarks go by, and whatever acts by itself."""

    pages: tuple[str, ...]
    structure: str


def digests_of(pdf: pikepdf.Pdf) -> Digests:
    """ValueError where the file unpacks to more than any report of ours does."""
    taken = _Taken(pdf)
    pages = tuple(taken.page(page) for page in pdf.pages)
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    parts = [taken.entry(pdf.Root, key) for key in STRUCTURE]
    parts += [taken.entry(names, key) for key in sorted(names.keys()) if key != ATTACHMENTS]
    return Digests(pages, _hex(parts))


class _Taken:
    """Each object's digest is taken once: of its text, with the digests of those that it refers to inside."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf, self.known, self.unpacked = pdf, dict[Number, bytes](), 0
        for number, page in enumerate(pdf.pages, 1):
            self.known[page.obj.objgen] = b"page %d" % number

    def page(self, page: pikepdf.Page) -> str:
        """What is inherited from the tree of pages counts too; the tree itself does not."""
        parts = [self.entry(_holder(page.obj, key), key) for key in DRAWN_ON]
        rest = sorted(set(page.obj.keys()) - {"/Parent", "/Contents", *DRAWN_ON})
        parts += [key.encode() + self.entry(page.obj, key) for key in rest]
        contents = page.obj.get("/Contents", pikepdf.Array())
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        return _hex([*parts, *(self._unpacked(one) for one in streams)])

    def entry(self, holder: pikepdf.Object, key: str) -> bytes:
        """What stands under a key, told by digests."""
        if key not in holder:
            return b"nothing"
        text = _text(holder[key])
        for found in _references(text):
            self._take(found)
        return self._told(text)

    def _take(self, start: Number) -> None:
        """Its digest and those of all below, those below first: a file may be too deep for functions that call
        themselves. What refers to something that it lies in, such as a part to its whole, tells no digest of it.
        """
        waiting: list[tuple[Number, bytes, Iterator[Number]]] = []
        below: Number | None = start
        while below or waiting:
            if below and below not in self.known:
                self.known[below] = b"above"
                text = self._content(self.pdf.get_object(below))
                waiting.append((below, text, _references(text)))
            elif not below:
                number, text, _ = waiting.pop()
                self.known[number] = sha256(self._told(text)).digest()
            below = next(waiting[-1][2], None) if waiting else None

    def _content(self, value: pikepdf.Object) -> bytes:
        if not isinstance(value, pikepdf.Stream):
            return value.unparse(resolved=True)
        told = (key.encode() + b" " + _text(value[key]) for key in sorted(set(value.keys()) - PACKING))
        return b"\n".join([*told, sha256(self._unpacked(value)).hexdigest().encode()])

    def _unpacked(self, stream: pikepdf.Object) -> bytes:
        """Pictures whose packing is a part of them are taken as they are."""
        try:
            content = stream.read_bytes()
        except pikepdf.PdfError:
            content = stream.read_raw_bytes()
        self.unpacked += len(content)
        if self.unpacked > MOST_UNPACKED:
            raise ValueError("unpacks to more than a report does")
        return content

    def _told(self, text: bytes) -> bytes:
        return REFERENCE.sub(
            lambda found: self.known[(int(found[1]), int(found[2]))] if found[1] is not None else found[0], text
        )


def _text(value: object) -> bytes:
    return value.unparse() if isinstance(value, pikepdf.Object) else str(value).encode()


def _references(text: bytes) -> Iterator[Number]:
    return ((int(one[1]), int(one[2])) for one in REFERENCE.finditer(text) if one[1] is not None)


def _holder(node: pikepdf.Object, key: str) -> pikepdf.Object:
    """The page, or the nearest group of pages around it that has the key."""
    for _ in range(DEEPEST):
        if key in node or "/Parent" not in node:
            break
        node = node.Parent
    return node


def _hex(parts: list[bytes]) -> str:
    return sha256(b"\n".join(parts)).hexdigest()
