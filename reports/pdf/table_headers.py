"""What WeasyPrint leaves out of a tagged table: which way each header reads, and where a cell's headers are found."""

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint import Document

SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


def name_headers(document: Document, pdf: pydyf.PDF) -> None:
    """Gives every header cell its scope, and the structure tree the list by which cells name their headers."""
    found: dict[str, Any] = {}
    for scope, mark in _headers(document):
        mark["A"]["Scope"] = SCOPES[scope]
        found[mark["ID"].string] = mark
    root = _structure_root(pdf)
    if found and root is not None:
        root["IDTree"] = pydyf.Dictionary(
            {
                "Names": pydyf.Array(
                    part for name in sorted(found) for part in (found[name]["ID"], found[name].reference)
                )
            }
        )


def _headers(document: Document) -> Iterator[tuple[str, Any]]:
    """The scope that the page gives each header cell, and its element in the PDF."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element_tag == "th" and hasattr(box, "mark"):
                yield box.element.get("scope", "col"), box.mark


def _structure_root(pdf: pydyf.PDF) -> Any:
    return next(
        (
            entry
            for entry in pdf.objects
            if isinstance(entry, pydyf.Dictionary) and entry.get("Type") == "/StructTreeRoot"
        ),
        None,
    )
