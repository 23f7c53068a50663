"""Logos from outside: checked by their header before anything is decoded, then drawn anew.

An SVG is drawn as a picture first (reports.brand.svg_rasterize), and that picture is checked like any other.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from assessment.engagement.branding import Logo
from assessment.input.problems import InputError, Problem
from reports.brand.svg_rasterize import picture_of
from reports.brand.svg_validation import Unusable, is_drawing

MOST_BYTES = 5_000_000
MOST_PIXELS = 16_000_000  # 4000 × 4000; a decompression bomb says in its header that it is larger
LONGEST_SIDE = 1000  # pixels kept: 85 mm at 300 dots an inch
READ = ("PNG", "JPEG")
JPEG_END = b"\xff\xd9"
ENDS = {"PNG": b"IEND", "JPEG": JPEG_END, "MPO": JPEG_END}
"""What the files end with. MPO is what Pillow calls a JPEG with a second picture behind it, as many phones write it."""
WANTED = "a PNG, JPEG or SVG picture"


def read_logo(raw: bytes, name: str) -> Logo:
    """The picture as a small PNG without anything else that its file carried. InputError says why it is refused."""
    if len(raw) > MOST_BYTES:
        raise _refused(name, f"the file has {len(raw) / 1e6:.1f} MB, and a logo at most {MOST_BYTES // 1_000_000}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is checked below, more strictly
        return Logo(_drawn_anew(_opened(_as_picture(raw, name), name), name))


def _as_picture(raw: bytes, name: str) -> bytes:
    if not is_drawing(raw):
        return raw
    try:
        return picture_of(raw)
    except Unusable as unusable:
        raise _refused(name, str(unusable)) from None


def _opened(raw: bytes, name: str) -> Image.Image:
    """Pillow has read the header by now and decoded nothing."""
    try:
        picture = Image.open(BytesIO(raw), formats=READ)
    except UnidentifiedImageError:
        raise _refused(name, f"this is {_looks_like(raw)}, and {WANTED} is expected") from None
    except Image.DecompressionBombError:
        raise _too_large(name) from None
    except Exception:  # noqa: BLE001  # Pillow's plugins raise whatever a damaged header leads them to
        raise _refused(name, f"the file's header cannot be used; {WANTED} is expected") from None
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large(name)
    if ENDS[str(picture.format)] not in raw:  # Pillow may be told by others to accept half a picture
        raise _refused(name, f"the picture is damaged: it ends too early; {WANTED} is expected")
    return picture


def _drawn_anew(picture: Image.Image, name: str) -> bytes:
    try:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        plain = ImageOps.exif_transpose(picture).convert("RGBA")  # phones turn the picture by a note beside it
    except Exception:  # noqa: BLE001  # Pillow's decoders raise whatever damaged data lead them to
        raise _refused(name, f"the picture is damaged; {WANTED} is expected") from None
    plain.info.clear()
    out = BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()


def _too_large(name: str) -> InputError:
    return _refused(
        name, f"the picture says that it has more than {MOST_PIXELS // 1_000_000} million points; it was not opened"
    )


def _looks_like(raw: bytes) -> str:
    start = raw[:1000].lstrip().lower()
    if start.startswith(b"\x1f\x8b"):
        return "a compressed file"
    if start.startswith(b"gif8"):
        return "a GIF"
    return "a PDF" if start.startswith(b"%pdf") else "no picture of a kind that is read here"


def _refused(name: str, why: str) -> InputError:
    return InputError([Problem(name, 0, why)])
