"""Reading a PDF with poppler and pikepdf, as anybody else would."""

import html
import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


@dataclass(frozen=True)
class Word:
    """A word and its box, in points from the upper left corner of its page."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    page_width: float
    page_height: float


def text_of(pdf: bytes, folder: Path) -> str:
    """All text in the order of the page's own content, cell by cell; blanks and line ends as one blank."""
    return " ".join(_poppler("pdftotext", pdf, folder, "-raw").split())


def solid(text: str) -> str:
    """Without any blank: how lines and cells break is no part of what is said."""
    return "".join(text.split())


def words(pdf: bytes, folder: Path) -> Iterator[Word]:
    for number, page in enumerate(PAGE.finditer(_poppler("pdftotext", pdf, folder, "-bbox")), 1):
        width, height = float(page[1]), float(page[2])
        for found in WORD.finditer(page[3]):
            left, top, right, bottom = (float(found[at]) for at in (1, 2, 3, 4))
            yield Word(number, html.unescape(found[5]), left, top, right, bottom, width, height)


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree, from the top."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting.extend(item)
        elif isinstance(item, pikepdf.Dictionary):
            if "/S" in item:
                yield item
            if "/K" in item:
                waiting.append(item.K)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def _poppler(program: str, pdf: bytes, folder: Path, *options: str) -> str:
    file = folder / "report.pdf"
    file.write_bytes(pdf)
    run = subprocess.run([program, *options, "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return run.stdout.decode("utf-8")
