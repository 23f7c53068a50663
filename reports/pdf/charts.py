"""Charts for print: matplotlib's figures as SVG whose text stays text, the same bytes for the same values.

Each chart comes with the sentence that stands for it where it cannot be seen; the SVG carries it as its title,
which the PDF turns into the figure's alternative text.
"""

import re
from collections.abc import Sequence
from html import escape
from io import StringIO
from math import cos, pi, sin

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, RegularPolygon

from reports.brand import palette
from reports.brand.type_scale import SMALL as SMALL_TYPE
from reports.document.charts import ahead_text, load_text, radar_text, way
from reports.text import formatting
from reports.view.model import StageView
from reports.view.stages_ahead import StagesAhead

matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "waymark", "font.family": "DejaVu Sans"})

TOP = 5
POINTS_PER_INCH = 72
LARGE, SMALL = 16.5, 11.0  # points a level
LABEL_WIDTH, LINE_HEIGHT, LABEL_SIZE = 54.0, 10.5, SMALL_TYPE  # points
GAP = 0.6  # lines between a corner and its label: a target's diamond has room there
LOAD_WIDTH, LOAD_HEIGHT = 4.72, 0.4  # inches; as wide as the periods of the roadmap that it stands above
READABLE_BARS = 8
FONT = "IBM Plex Sans"
# A style inside a page would style the whole page; ids would stand in it twice, and nothing drawn here is clipped.
UNUSED = re.compile(
    r"<defs>\s*<style.*?</style>\s*</defs>|<defs>\s*<clipPath.*?</defs>"
    r"| clip-path=\"[^\"]*\"|(?<=<g) id=\"[^\"]*\"",
    re.DOTALL,
)


def radar(stages: Sequence[StageView], points_per_level: float = LARGE, earlier: Sequence[float | None] = ()) -> str:
    """Stages clockwise from the top: now filled, its open interval as a bar, the target dashed with hollow diamonds.

    `earlier` are the stages' scores of an earlier result, drawn as a thin grey outline.
    """
    return _svg(_radar(stages, points_per_level, earlier), radar_text(stages, earlier))


def _radar(stages: Sequence[StageView], unit: float, earlier: Sequence[float | None]) -> Figure:
    figure, axes, line = _web(unit, [stage.name for stage in stages])
    for at, stage in enumerate(stages):
        _interval(axes, at, stage, len(stages))
    _outline(axes, [stage.target for stage in stages], palette.TARGET, (0, (4, 2.5)), 0.9)
    _fill(axes, [stage.score for stage in stages])
    _outline(axes, [stage.score for stage in stages], palette.ACCENT, "-", 1.6)
    _outline(axes, earlier, palette.EARLIER, "-", 0.9)
    for at, stage in enumerate(stages):
        _marks(axes, at, stage, len(stages), unit)
        _label(
            axes,
            at,
            stage.name,
            "no score" if stage.score is None else formatting.score(stage.score),
            len(stages),
            line,
        )
    return figure


def radar_ahead(ahead: StagesAhead, targets: Sequence[float | None], points_per_level: float = LARGE) -> str:
    """Now filled, where the plan ends as an outline with hollow dots, each full year before that as a thin one.

    `targets`, one a stage, stand as hollow diamonds without an outline.
    """
    unit, stages = points_per_level, ahead.stages
    figure, axes, line = _web(unit, [stage.name for stage in stages])
    _fill(axes, [stage.now for stage in stages])
    for year in range(1, len(ahead.moments) - 1):
        _outline(axes, [stage.scores[year] for stage in stages], palette.ACCENT, (0, (1, 1.6)), 0.7)
    _outline(axes, [stage.now for stage in stages], palette.ACCENT, "-", 1.6)
    _outline(axes, [stage.then for stage in stages], palette.ACCENT, "-", 0.9)
    for at, (stage, target) in enumerate(zip(stages, targets, strict=True)):
        _diamond(axes, at, target, len(stages), unit)
        _ring(axes, at, stage.then, len(stages), unit)
        _dot(axes, at, stage.now, len(stages), unit)
        _label(axes, at, stage.name, way(stage), len(stages), line)
    return _svg(figure, ahead_text(ahead))


def cover_radar(stages: Sequence[StageView]) -> str:
    """The same five places, large and light, without words: the cover's only picture."""
    figure, axes = _canvas(40, (-TOP - 0.1, TOP + 0.1), (-TOP - 0.1, TOP + 0.1))
    _grid(axes, len(stages), 0.6)
    _fill(axes, [stage.score for stage in stages])
    return _svg(figure, radar_text(stages))


def load_bars(labels: Sequence[str], load: Sequence[float], capacity: Sequence[float]) -> str:
    """Person-days planned in each period as a bar, the capacity as a line, both numbers above."""
    figure = Figure(figsize=(LOAD_WIDTH, LOAD_HEIGHT), facecolor="none")
    axes = _bare(figure, (0, len(labels)), (0, 1.5))
    highest = max(*load, *capacity, 1.0)
    for at, (planned, room) in enumerate(zip(load, capacity, strict=True)):
        left, right, top = at + 0.08, at + 0.92, planned / highest
        axes.fill([left, right, right, left], [0, 0, top, top], facecolor=palette.HATCH, linewidth=0)
        axes.plot([left, right], [room / highest] * 2, color=palette.INK, linewidth=0.8)
        if len(labels) <= READABLE_BARS:
            axes.text(
                at + 0.5,
                max(planned, room) / highest + 0.1,
                f"{formatting.day_number(planned)} of {formatting.day_number(room)}",
                fontsize=SMALL_TYPE,
                color=palette.INK,
                ha="center",
                va="bottom",
            )
    return _svg(figure, load_text(labels, load, capacity))


def _web(unit: float, names: Sequence[str]) -> tuple[Figure, Axes, float]:
    """The empty web with its levels, room for labels around it, and the height of a line of text in levels."""
    line = LINE_HEIGHT / unit
    side = TOP * 0.951 + GAP * line + LABEL_WIDTH / unit
    further = max(len(formatting.name_lines(name)) for name in names) - 1
    bottom, top = -TOP * 0.809 - (2.5 + further) * line, TOP + (2.6 + further) * line
    figure, axes = _canvas(unit, (-side, side), (bottom, top))
    _grid(axes, len(names), 0.7)
    for level in range(1, TOP + 1):
        axes.text(0.12, level - 0.06, str(level), fontsize=SMALL_TYPE, color=palette.MUTED, ha="left", va="top")
    return figure, axes, line


def _canvas(unit: float, x: tuple[float, float], y: tuple[float, float]) -> tuple[Figure, Axes]:
    """A figure that is all drawing area, `unit` points a level on both axes."""
    size = ((x[1] - x[0]) * unit / POINTS_PER_INCH, (y[1] - y[0]) * unit / POINTS_PER_INCH)
    figure = Figure(figsize=size, facecolor="none")
    return figure, _bare(figure, x, y)


def _bare(figure: Figure, x: tuple[float, float], y: tuple[float, float]) -> Axes:
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(*x)
    axes.set_ylim(*y)
    axes.axis("off")
    return axes


def _point(at: int, value: float, count: int) -> tuple[float, float]:
    angle = pi / 2 - 2 * pi * at / count
    return value * cos(angle), value * sin(angle)


def _grid(axes: Axes, count: int, width: float) -> None:
    for level in range(1, TOP + 1):
        ring = [_point(at, level, count) for at in range(count)]
        axes.fill(
            *zip(*ring, strict=True), fill=False, edgecolor=palette.LINE, linewidth=width * (1.6 if level == TOP else 1)
        )
    for at in range(count):
        axes.plot(*zip((0.0, 0.0), _point(at, TOP, count), strict=True), color=palette.LINE, linewidth=width)


def _fill(axes: Axes, values: Sequence[float | None]) -> None:
    """An area only where every stage has a value: a missing one is not a zero."""
    points = [_point(at, value, len(values)) for at, value in enumerate(values) if value is not None]
    if len(points) == len(values):
        axes.fill(*zip(*points, strict=True), facecolor=palette.ACCENT, alpha=0.13, linewidth=0)


def _outline(axes: Axes, values: Sequence[float | None], color: str, style: object, width: float) -> None:
    """Joins neighbours that both have a value."""
    count = len(values)
    points = {at: _point(at, value, count) for at, value in enumerate(values) if value is not None}
    for at in points:
        if (after := (at + 1) % count) in points:
            axes.plot(*zip(points[at], points[after], strict=True), color=color, linewidth=width, linestyle=style)


def _marks(axes: Axes, at: int, stage: StageView, count: int, unit: float) -> None:
    _diamond(axes, at, stage.target, count, unit)
    _dot(axes, at, stage.score, count, unit)


def _diamond(axes: Axes, at: int, value: float | None, count: int, unit: float) -> None:
    if value is not None:
        axes.add_patch(
            RegularPolygon(
                _point(at, value, count),
                4,
                radius=3.6 / unit,
                linewidth=0.9,
                zorder=3,
                facecolor=palette.PAPER,
                edgecolor=palette.TARGET,
            )
        )


def _dot(axes: Axes, at: int, value: float | None, count: int, unit: float) -> None:
    if value is not None:
        axes.add_patch(Circle(_point(at, value, count), 2.4 / unit, facecolor=palette.ACCENT, linewidth=0, zorder=3))


def _ring(axes: Axes, at: int, value: float | None, count: int, unit: float) -> None:
    if value is not None:
        axes.add_patch(
            Circle(
                _point(at, value, count),
                2.2 / unit,
                facecolor=palette.PAPER,
                edgecolor=palette.ACCENT,
                linewidth=0.9,
                zorder=3,
            )
        )


def _interval(axes: Axes, at: int, stage: StageView, count: int) -> None:
    """What the open questions leave between the low and the high end, as a broad pale bar on the stage's axis."""
    if stage.low is None or stage.high is None or formatting.score(stage.low) == formatting.score(stage.high):
        return
    ends = (_point(at, stage.low, count), _point(at, stage.high, count))
    axes.plot(*zip(*ends, strict=True), color=palette.ACCENT, alpha=0.28, linewidth=5, solid_capstyle="butt")


def _label(axes: Axes, at: int, name: str, number: str, count: int, line: float) -> None:
    """Name and number outside the stage's corner: above it at the top, beside it at the sides, below it at the foot."""
    x, y = _point(at, TOP, count)
    side = "center" if abs(x) < 0.1 else "left" if x > 0 else "right"
    x += {"center": 0.0, "left": GAP, "right": -GAP}[side] * line
    shown = formatting.name_lines(name)
    above = len(shown) - 1
    first = y + (1.85 + above) * line if y > TOP - 0.1 else y + 0.5 * line if y > 0 else y - 0.7 * line
    for under, part in enumerate(shown):
        axes.text(
            x,
            first - under * line,
            part,
            fontsize=LABEL_SIZE,
            fontweight="bold",
            color=palette.INK,
            ha=side,
            va="center",
        )
    number_at = first - len(shown) * line
    axes.text(x, number_at, number, fontsize=LABEL_SIZE, color=palette.MUTED, ha=side, va="center")


def _svg(figure: Figure, alternative: str) -> str:
    """SVG to stand inline in a page. Text was laid out by its anchors alone, so the page's font can take its place."""
    out = StringIO()
    figure.savefig(
        out, format="svg", transparent=True, metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
    )
    drawing = out.getvalue()
    drawing = UNUSED.sub("", drawing[drawing.index("<svg") :])
    drawing = drawing.replace("'DejaVu Sans'", f"'{FONT}'").replace("weight: bold", "weight: 600")
    start = drawing.index(">") + 1
    return f"{drawing[:start]}<title>{escape(alternative, quote=False)}</title>{drawing[start:]}"
