"""How far a practice attains each level, as five small bars: plain SVG, one a practice, quick to make and to set."""

from collections.abc import Sequence

from reports.brand import palette
from reports.document.charts import attainment_text

WIDTH, GAP, HEIGHT = 27, 4, 4  # points
BASELINE, TOP = 7, 10


def attainment_bars(attainment: Sequence[float], ratings: str) -> str:
    parts = "".join(_bar(at, share, rating) for at, (share, rating) in enumerate(zip(attainment, ratings, strict=True)))
    width = len(ratings) * (WIDTH + GAP) - GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{TOP + HEIGHT}pt" '
        f'viewBox="0 0 {width} {TOP + HEIGHT}"><title>{attainment_text(attainment, ratings)}</title>{parts}</svg>'
    )


def _bar(at: int, share: float, rating: str) -> str:
    x = at * (WIDTH + GAP)
    return (
        f'<text x="{x}" y="{BASELINE}" font-family="IBM Plex Sans" font-size="8" fill="{palette.MUTED}">'
        f"{at + 1} {rating}</text>"
        f'<rect x="{x}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="{palette.LINE}"/>'
        f'<rect x="{x}" y="{TOP}" width="{WIDTH * share:.1f}" height="{HEIGHT}" fill="{palette.MUTED}"/>'
    )
