"""What an SVG drawing from outside says of itself, looked at without building or drawing anything of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from xml.parsers import expat

MOST_BYTES = 1_000_000
MOST_ELEMENTS = 20_000
DEEPEST = 100  # elements inside each other
LEAST, MOST = 0.01, 1_000_000.0  # points of a side that still mean something
WIDEST = 50.0  # longest side ÷ shortest
POINTS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 96 / 101.6, "in": 96.0}
NUMBER = r"(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:e[+-]?\d{1,3})?"
LENGTH = re.compile(rf"\s*\+?({NUMBER})\s*([a-z]{{0,2}})\s*", re.IGNORECASE)
ROOT = re.compile(r"(?:http://www\.w3\.org/2000/svg )?svg")
# Without these a logo would be another one; a script or a shadow that is left out does no harm.
NOT_DRAWN = {"mask": "a mask, which is not drawn here", "image": "another picture, and a drawing loads nothing"}
AS_PNG = "save it as plain SVG, or as PNG"


class Unusable(Exception):
    """A drawing that is not used, in words without its name."""


@dataclass(frozen=True)
class Dimensions:
    """In CSS pixels. A picture is drawn larger or smaller than that, in the same shape."""

    width: float
    height: float


def is_drawing(raw: bytes) -> bool:
    """Whether these bytes begin as XML does; `size_of` says whether they are an SVG drawing."""
    return raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def size_of(raw: bytes) -> Dimensions:
    """The size of a drawing that may be drawn. Unusable says why another may not."""
    if len(raw) > MOST_BYTES:
        raise Unusable(
            f"the drawing has {len(raw) / 1e6:.1f} MB, and an SVG at most {MOST_BYTES // 1_000_000}; save it as PNG"
        )
    reader = _Reader()
    try:
        reader.parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise Unusable(
            f"the drawing is damaged: line {error.lineno} is no well-formed XML ({expat.ErrorString(error.code)})"
        ) from None
    except (ValueError, LookupError):
        raise Unusable(f"the drawing is in a character encoding that is not read here; {AS_PNG}") from None
    return _size(reader.root)


class _Reader:
    """Ends at the first thing that a logo has no need of."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.root: Mapping[str, str] = {}
        self.depth = self.elements = 0

    def _doctype(self, *_: object) -> None:
        raise Unusable(f"the drawing holds a DOCTYPE, in which entities can hide, and is not read; {AS_PNG}")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self.elements:
            if not ROOT.fullmatch(name):
                raise Unusable(f"this is no SVG drawing but XML that begins with <{name.split(' ')[-1][:40]}>")
            self.root = dict(attributes)
        tag = name.split(" ")[-1]
        if tag in NOT_DRAWN:
            raise Unusable(f"the drawing holds {NOT_DRAWN[tag]}; save it as PNG")
        self.depth += 1
        self.elements += 1
        if self.elements > MOST_ELEMENTS or self.depth > DEEPEST:
            raise Unusable(
                f"the drawing has more than {MOST_ELEMENTS:,} elements, or {DEEPEST} inside each other; save it as PNG"
            )

    def _end(self, _name: str) -> None:
        self.depth -= 1


def _size(root: Mapping[str, str]) -> Dimensions:
    """As browsers do: width and height, of which a missing one follows from the shape of the viewBox."""
    width, height, box = _length(root.get("width")), _length(root.get("height")), _view_box(root.get("viewBox"))
    if box:
        shape = box.width / box.height
        size = Dimensions(
            width or (height * shape if height else box.width), height or (width / shape if width else box.height)
        )
    elif width and height:
        size = Dimensions(width, height)
    else:
        raise Unusable(
            f"the drawing does not say how large it is: it needs a viewBox, or width and height as numbers; {AS_PNG}"
        )
    if not 1 / WIDEST <= size.width / size.height <= WIDEST:
        raise Unusable(
            f"the drawing is {size.width:g} by {size.height:g}; a logo is at most {WIDEST:.0f} times as "
            "long as it is wide"
        )
    return size


def _length(text: str | None) -> float | None:
    """In CSS pixels; None where it is missing, relative (%, em) or no usable number."""
    found = LENGTH.fullmatch(text or "")
    if not found or found[2].lower() not in POINTS:
        return None
    return _usable(float(found[1]) * POINTS[found[2].lower()])


def _view_box(text: str | None) -> Dimensions | None:
    try:
        _, _, width, height = (float(number) for number in (text or "").replace(",", " ").split())
    except ValueError:
        return None
    sides = _usable(width), _usable(height)
    return Dimensions(sides[0], sides[1]) if sides[0] and sides[1] else None


def _usable(number: float) -> float | None:
    return number if isfinite(number) and LEAST <= number <= MOST else None
