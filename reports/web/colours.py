"""The page's colours by day and by night, as variables of its style sheet; charts take them too."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from reports.brand import palette
from reports.brand.colours import LEAST_CONTRAST, contrast

NIGHT = {
    "ink": "#E6EBF1",
    "muted": "#A9B5C3",
    "line": "#364252",
    "paper": "#12181F",
    "wash": "#1B2430",
    "hatch": "#4A586A",
    "attention": "#F5A860",
    "wrong": "#F58A80",
    "good": "#62C99B",
    "open": "#4A586A",
}
DAY = {**palette.NAMED, "open": "#C3CBD6"}
PALER = 0.02
MOST_POINTS = 20  # 9 points are no full accent at night: light text stands on them
COLOUR = re.compile(r"#[0-9a-f]{6}\b", re.IGNORECASE)


def variables(accent: str, second: str) -> str:
    """The declarations for both: `:root {…}`, then those of the night. The ramp is the same in both, on its tiles."""
    day = {**DAY, "accent": accent, "second": second}
    night = {**NIGHT, "accent": at_night(accent), "second": at_night(second)}
    night |= {
        f"points-{points}": palette.tint_on(NIGHT["paper"], night["accent"], points / MOST_POINTS)
        for points in palette.POINTS
    }
    return (
        f":root {{ color-scheme: light dark; {_declared(day)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_declared(night)} }} }}"
    )


def at_night(colour: str) -> str:
    """The colour, paler until it reads on the night's paper."""
    shade, share = colour, 1.0
    while contrast(shade, NIGHT["paper"]) < LEAST_CONTRAST and share > 0:
        share -= PALER
        shade = palette.tint(colour, share)
    return shade


def with_variables(svg: str, accent: str) -> Markup:
    """A chart whose colours are the page's variables, so that it turns with them."""
    names = {colour.lower(): name for name, colour in _of_charts(accent).items()}
    return Markup(  # noqa: S704 - drawn by reports.pdf.charts
        COLOUR.sub(lambda found: f"var(--{names[found[0].lower()]})" if found[0].lower() in names else found[0], svg)
    )


def _of_charts(accent: str) -> Mapping[str, str]:
    kept = ("ink", "muted", "line", "paper", "wash", "hatch", "open")
    return {**{name: DAY[name] for name in kept}, "accent": accent}


def _declared(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
