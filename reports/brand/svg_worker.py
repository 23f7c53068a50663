"""Draws one SVG as PNG: a program of its own, whose time and memory end where reports.brand.svg_rasterize says.

Standard input: the drawing. Standard output: the picture; or with exit 3 a sentence that says why there is none.
"""

import logging
import re
import sys
from io import BytesIO
from xml.etree import ElementTree

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.brand.svg_validation import AS_PNG, Dimensions, Unusable, size_of

SIDE = 1000  # pixels of the longest side: as large as logos are kept
NOT_USABLE = 3  # reports.brand.svg_rasterize knows it too
ADDRESS = "waymark-drawing:"
TRANSPARENT = (255, 255, 255, 0)
ENLARGED = 20.0  # at most, where a small picture stands on a large sheet
POINTS_A_PIXEL = 72 / 96
STYLE = "{http://www.w3.org/2000/svg}style"
IMPORTED = re.compile(r"@import[^;]*(;|$)", re.IGNORECASE)
Margins = tuple[float, float, float, float]  # left, bottom, right, top
WHOLE: Margins = (0, 0, 0, 0)


class TheDrawing(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no type hints
    """Hands out the drawing once, to the page that it stands on. The drawing itself gets nothing."""

    def __init__(self, svg: bytes) -> None:
        super().__init__(allowed_protocols=())
        self._left = [svg]

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url != ADDRESS or not self._left:
            raise Unusable("a drawing loads nothing")
        return URLFetcherResponse(url, self._left.pop(), {"Content-Type": "image/svg+xml"})


class _Faults(logging.Handler):
    """WeasyPrint leaves out what it cannot draw and says so in its log; half a logo is none."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.incomplete = False

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        self.incomplete |= said.startswith(("Failed to render SVG", f"Failed to load image at '{ADDRESS}'"))


def drawn(raw: bytes) -> bytes:
    """PNG with transparency, trimmed to what is drawn, its longest side about SIDE pixels. Unusable says why not."""
    size = _fitted(size_of(raw))
    document = pypdfium2.PdfDocument(_page(_plain(raw, size), size))
    try:
        return _png(_trimmed(document[0]))
    finally:
        document.close()


def _fitted(size: Dimensions) -> Dimensions:
    scale = SIDE / max(size.width, size.height)
    return Dimensions(size.width * scale, size.height * scale)


def _plain(raw: bytes, size: Dimensions) -> bytes:
    """The drawing in the size of the page, without style sheets from elsewhere, which WeasyPrint would stumble over."""
    root = ElementTree.fromstring(raw)  # noqa: S314 - size_of has refused what could blow up
    own = size_of(raw)
    if not root.get("viewBox"):
        root.set("viewBox", f"0 0 {own.width:f} {own.height:f}")
    root.set("width", f"{size.width:f}")
    root.set("height", f"{size.height:f}")
    for style in root.iter(STYLE):
        style.text = IMPORTED.sub("", style.text or "")
    return ElementTree.tostring(root)


def _page(svg: bytes, size: Dimensions) -> bytes:
    faults = _Faults()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(faults)
    logger.propagate = False
    box = f"{size.width:f}px {size.height:f}px"
    html = (
        f"<style>@page {{ size: {box}; margin: 0 }} body {{ margin: 0 }} img {{ display: block; "
        f'width: {size.width:f}px; height: {size.height:f}px }}</style><img src="{ADDRESS}" alt="">'
    )
    pdf = HTML(string=html, url_fetcher=TheDrawing(svg)).write_pdf(uncompressed_pdf=True)
    if faults.incomplete:
        raise Unusable(f"the drawing holds something that cannot be drawn here; {AS_PNG}")
    assert isinstance(pdf, bytes)
    return pdf


def _trimmed(page: pypdfium2.PdfPage) -> Image.Image:
    """What fills but a part of its sheet is drawn anew, larger, so that it is as sharp as what fills it."""
    first = _picture(page, 1 / POINTS_A_PIXEL, WHOLE)
    box = first.getchannel("A").getbbox()
    if box is None:
        raise Unusable("the drawing shows nothing that is drawn here: scripts and pages inside a drawing are left out")
    left, top, right, bottom = box
    larger = min(SIDE / max(right - left, bottom - top), ENLARGED)
    return _picture(
        page,
        larger / POINTS_A_PIXEL,
        (
            left * POINTS_A_PIXEL,
            (first.height - bottom) * POINTS_A_PIXEL,
            (first.width - right) * POINTS_A_PIXEL,
            top * POINTS_A_PIXEL,
        ),
    )


def _picture(page: pypdfium2.PdfPage, scale: float, margins: Margins) -> Image.Image:
    bitmap = page.render(scale=scale, crop=margins, fill_color=TRANSPARENT)
    picture: Image.Image = bitmap.to_pil().convert("RGBA")
    return picture


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _limit(seconds: int, megabytes: int) -> None:
    """From here on, for this process. Where a system knows no such limits, svg_rasterize ends it in time."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    second = int(used.ru_utime + used.ru_stime) + 1 + seconds
    for kind, most in (
        (resource.RLIMIT_CPU, second),
        (resource.RLIMIT_AS, megabytes * 1_000_000),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue


def main() -> int:
    raw = sys.stdin.buffer.read()
    _limit(*map(int, sys.argv[1:]))
    try:
        sys.stdout.buffer.write(drawn(raw))
    except Unusable as refused:
        sys.stdout.buffer.write(str(refused).encode())
        return NOT_USABLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
