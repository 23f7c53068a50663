"""Importance over distance to target, as plain SVG: each practice a square of its level, with its name.

Squares that would lie on each other move to the nearest free place; a name stands to the right of its square, or left,
above or below it, and where each of these is taken a little further up or down, at the end of a thin line that crosses
no other. Where that is taken too a letter stands there, and its name under the map: no two texts collide, and no square
is without a name. From bottom to top practices stand by rank, since a few that matter far more would press all others
together; from left to right the scale begins shortly before the nearest one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import floor

from markupsafe import escape

from reports.brand import palette
from reports.brand.type_scale import SMALL
from reports.document.charts import priority_text
from reports.view.standing import Placed

WIDTH, HEIGHT = 493.0, 184.0  # points: as wide as a page's text
LEFT, RIGHT, TOP, FOOT = 14.0, 8.0, 16.0, 30.0
SIDE = 10.5  # of a square
CHARACTER, LINE = 0.53 * SMALL, 9.5
FONT = "IBM Plex Sans"
STEPS = 14
FURTHEST_LINES = 5
LEAST_SPAN = 1.0  # levels
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    anchor: str
    box: Box
    led_from: float | None = None

    @property
    def line(self) -> tuple[float, float, float, float] | None:
        """From the square to a name that stands further off."""
        if self.led_from is None:
            return None
        at = self.x - 3 if self.anchor == "start" else self.x + 3
        begin = at - SIDE / 2 if self.anchor == "start" else at + SIDE / 2
        return begin, self.led_from, at, self.y - 2.8

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What it takes up: its words, and its line."""
        if self.line is None:
            return (self.box,)
        begin, led_from, at, y = self.line
        return self.box, Box(min(begin, at), min(led_from, y), max(begin, at), max(led_from, y))


@dataclass(frozen=True)
class Named:
    """`letter` stands for a name that has no room beside its square."""

    label: Label
    words: str
    letter: bool


def priority_map(placed: Sequence[Placed]) -> str:
    squares = _squares(placed)
    named = _named(placed, squares)
    letters = [f"{at.words} {one.name}" for one, at in zip(placed, named, strict=True) if at.letter]
    under = _wrapped(letters)
    parts = [*_frame(placed)]
    parts += [_name(at) for at in named]
    parts += [_square(one, box) for one, box in zip(placed, squares, strict=True)]
    parts += [_text(line, LEFT, HEIGHT + at * LINE, "start", palette.INK) for at, line in enumerate(under)]
    height = HEIGHT + len(under) * LINE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}pt" height="{height:g}pt" '
        f'viewBox="0 0 {WIDTH:g} {height:g}"><title>{escape(priority_text(placed))}</title>{"".join(parts)}</svg>'
    )


def _squares(placed: Sequence[Placed]) -> list[Box]:
    """The most pressing first: it stands where it belongs, others beside it."""
    ranks = sorted({one.points for one in placed})
    taken: list[Box] = []
    for one in placed:
        x = _across(one.distance, placed)
        y = HEIGHT - FOOT - SIDE - (ranks.index(one.points) + 1) / len(ranks) * (HEIGHT - TOP - FOOT - 2 * SIDE)
        free = (box for box in _around(x, y) if not any(box.meets(other) for other in taken))
        taken.append(next(free, _box(x, y)))
    return taken


def _span(placed: Sequence[Placed]) -> tuple[float, float]:
    """From where to where the distances go: half a level at least lies before the nearest."""
    furthest = max(one.distance for one in placed)
    begin = max(0.0, min(floor(2 * one.distance) / 2 for one in placed) - 0.5)
    return begin, max(begin + LEAST_SPAN, furthest)


def _across(distance: float, placed: Sequence[Placed]) -> float:
    begin, end = _span(placed)
    return LEFT + SIDE + (distance - begin) / (end - begin) * (WIDTH - LEFT - RIGHT - 2 * SIDE)


def _around(x: float, y: float) -> Iterator[Box]:
    yield _box(x, y)
    for step in range(1, STEPS):
        for across, down in ((0, 1), (0, -1), (-1, 0), (1, 0), (-1, 1), (-1, -1), (1, 1), (1, -1)):
            box = _box(x + across * step * SIDE / 2, y + down * step * SIDE / 2)
            if _inside(box):
                yield box


def _box(x: float, y: float) -> Box:
    return Box(x - SIDE / 2, y - SIDE / 2, x + SIDE / 2, y + SIDE / 2)


def _inside(box: Box) -> bool:
    return box.left >= LEFT and box.right <= WIDTH - RIGHT / 2 and box.top >= TOP and box.bottom <= HEIGHT - FOOT


def _named(placed: Sequence[Placed], squares: Sequence[Box]) -> list[Named]:
    """The most pressing choose first, and letters last: they find room almost anywhere."""
    taken = list(squares)
    found: dict[int, Named] = {}
    for at, (one, square) in enumerate(zip(placed, squares, strict=True)):
        label = _free(chain(_places(one.name, square), _further(one.name, square)), taken)
        if label is not None:
            found[at] = Named(label, one.name, letter=False)
            taken += label.boxes
    for letter, at in zip(LETTERS, (at for at in range(len(placed)) if at not in found), strict=False):
        near = [*_places(letter, squares[at])]
        label = _free(iter((*near, *_further(letter, squares[at]))), taken) or near[0]
        found[at] = Named(label, letter, letter=True)
        taken += label.boxes
    return [found[at] for at in range(len(placed))]


def _free(places: Iterator[Label], taken: Sequence[Box]) -> Label | None:
    """The first at which neither words nor line lie on what is there already."""
    return next((at for at in places if not any(box.meets(other) for box in at.boxes for other in taken)), None)


def _wrapped(names: Sequence[str]) -> list[str]:
    """As many in a line as there is room for."""
    lines: list[str] = []
    for name in names:
        longer = f"{lines[-1]} · {name}" if lines else name
        if lines and len(longer) * CHARACTER <= WIDTH - LEFT - RIGHT:
            lines[-1] = longer
        else:
            lines.append(name)
    return lines


def _places(name: str, square: Box) -> Iterator[Label]:
    width, middle = len(name) * CHARACTER, (square.top + square.bottom) / 2
    centre = (square.left + square.right) / 2
    right, left = square.right + 3, square.left - 3
    for label in (
        Label(right, middle + 2.8, "start", Box(right - 1, middle - LINE / 2, right + width, middle + LINE / 2)),
        Label(left, middle + 2.8, "end", Box(left - width, middle - LINE / 2, left + 1, middle + LINE / 2)),
        *(
            Label(x, middle + 2.8 + down, anchor, Box(begin, middle + down - LINE / 2, end, middle + down + LINE / 2))
            for down in (-LINE / 2, LINE / 2)
            for x, anchor, begin, end in (
                (right, "start", right - 1, right + width),
                (left, "end", left - width, left + 1),
            )
        ),
        Label(
            centre,
            square.top - 3,
            "middle",
            Box(centre - width / 2, square.top - 2 - LINE, centre + width / 2, square.top - 1),
        ),
        Label(
            centre,
            square.bottom + 8,
            "middle",
            Box(centre - width / 2, square.bottom + 1, centre + width / 2, square.bottom + 1 + LINE),
        ),
    ):
        if _inside(label.box):
            yield label


def _further(name: str, square: Box) -> Iterator[Label]:
    """Some lines above or below, beside the square's column: the nearest first."""
    width, middle = len(name) * CHARACTER, (square.top + square.bottom) / 2
    for lines in range(2, FURTHEST_LINES):
        for y in (middle - lines * LINE, middle + lines * LINE):
            for x, anchor, begin, end in (
                (square.right + 3, "start", square.right + 2, square.right + width),
                (square.left - 3, "end", square.left - width, square.left - 2),
            ):
                label = Label(x, y + 2.8, anchor, Box(begin, y - LINE / 2, end, y + LINE / 2), led_from=middle)
                if _inside(label.box):
                    yield label


def _frame(placed: Sequence[Placed]) -> Iterator[str]:
    """Two axes with their words, and a line at each whole level of distance."""
    begin, furthest = _span(placed)
    base = HEIGHT - FOOT
    yield f'<path d="M{LEFT} {TOP}V{base}H{WIDTH - RIGHT}" fill="none" stroke="{palette.INK}" stroke-width="0.7"/>'
    for level in range(int(begin) + 1, int(furthest) + 1):
        x = _across(level, placed)
        yield f'<path d="M{x:.1f} {TOP}V{base}" stroke="{palette.LINE}" stroke-width="0.7"/>'
        yield _text(f"{level} level{'s'[: level > 1]}", x, base + 10, "middle", palette.MUTED)
    if not begin:
        yield _text("at target", LEFT, base + 10, "start", palette.MUTED)
    yield _text("further from its target →", WIDTH - RIGHT, base + 22, "end", palette.MUTED)
    yield _text("↑ matters more to your needs", LEFT, TOP - 6, "start", palette.MUTED)


def _square(one: Placed, box: Box) -> str:
    colour = palette.RAMP[one.level]
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 2.9
    return (
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{SIDE}" height="{SIDE}" rx="1.2" fill="{colour}" '
        f'stroke="{palette.PAPER}" stroke-width="0.6"/>'
        + _text(str(one.level), x, y, "middle", palette.ramp_text_colour(one.level))
    )


def _name(named: Named) -> str:
    label = named.label
    said = _text(named.words, label.x, label.y, label.anchor, palette.INK)
    if label.line is None:
        return said
    begin, led_from, at, y = label.line
    line = f"M{begin:.1f} {led_from:.1f}L{at:.1f} {y:.1f}"
    return f'<path d="{line}" fill="none" stroke="{palette.MUTED}" stroke-width="0.5"/>{said}'


def _text(words: str, x: float, y: float, anchor: str, colour: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-family="{FONT}" font-size="{SMALL:g}" '
        f'fill="{colour}">{escape(words)}</text>'
    )
