"""Whether everything painted on a PDF's pages is known to its structure, or marked as decoration."""

from collections.abc import Iterator

import pikepdf

from tests.reports.reading import elements

PAINTING = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"})
CHILDREN = {"/L": frozenset({"/L", "/LI", "/Caption"}), "/LI": frozenset({"/Lbl", "/LBody"})}


def untagged(pdf: pikepdf.Pdf) -> list[str]:
    """What is painted outside marked content, and marked content that no element of the structure holds."""
    entries = list(pdf.Root.StructTreeRoot.ParentTree.Nums)  # type: ignore[call-overload]
    owners = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
    return [
        f"page {number}: {fault}"
        for number, page in enumerate(pdf.pages, 1)
        for fault in _faults(page, len(owners[int(page.StructParents)]))
    ]


def wrong_in_lists(pdf: pikepdf.Pdf) -> list[str]:
    """Children that PDF 1.7 has no place for: a list holds lists, items and a caption, an item its label and body."""
    return [
        f"{parent.S} holds {child}"
        for parent in elements(pdf)
        if str(parent.S) in CHILDREN
        for child in _children(parent)
        if child not in CHILDREN[str(parent.S)]
    ]


def _children(element: pikepdf.Dictionary) -> Iterator[str]:
    """What kind each child is; marked content that stands in the element itself is 'text'."""
    held = element.get("/K", [])
    for child in held if isinstance(held, pikepdf.Array) else [held]:
        yield str(child.S) if isinstance(child, pikepdf.Dictionary) and "/S" in child else "text"


def _faults(page: pikepdf.Page, known: int) -> Iterator[str]:
    """`known` marks, counted from 0, belong to an element."""
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page, "BMC BDC EMC " + " ".join(PAINTING)):
        name = str(operator)
        depth += {"BMC": 1, "BDC": 1, "EMC": -1}.get(name, 0)
        if name in PAINTING and not depth:
            yield f"{name} is painted outside marked content"
        mark = int(operands[1].get("/MCID", -1)) if name == "BDC" else -1
        if mark >= known:
            yield f"mark {mark} belongs to no element"
