"""The colours of screens and report. The maturity ramp is for maturity and nothing else."""

import re
from collections.abc import Mapping

from assessment.scoring.levels import nearest_level

INK = "#1B2430"
MUTED = "#5B6776"
LINE = "#DDE3EA"
PAPER = "#FFFFFF"
WASH = "#F6F8FA"
ACCENT = "#1F3A5F"
ATTENTION = "#B45309"
WRONG = "#B42318"
GOOD = "#067647"

# Levels 0 to 5. Lightness falls at every step, so that it survives grey print and colour blindness.
RAMP = ("#FFFFCC", "#C7E9B4", "#7FCDBB", "#41B6C4", "#2574A9", "#253494")
WHITE_TEXT_FROM = 4
TARGET = INK  # a hollow diamond
EARLIER = MUTED  # a thin outline
# What a need gives to a practice, in points (weight × impact): the accent, paler for fewer.
POINTS = {1: "#D2DAE3", 2: "#BCC6D3", 3: "#A6B2C2", 4: "#8F9EB2", 6: "#627691", 9: ACCENT}
HATCH = "#C9D1DA"  # lines over paper where nothing was answered


def ramp_step(value: float) -> int:
    """The level whose colour a value of 0 to 5 wears."""
    return nearest_level(value)


def ramp_colour(value: float) -> str:
    return RAMP[ramp_step(value)]


def ramp_text_colour(value: float) -> str:
    """Ink or white, whichever reads on the ramp's colour with a contrast of at least 4.5 : 1."""
    return PAPER if ramp_step(value) >= WHITE_TEXT_FROM else INK


def tint(colour: str, share: float) -> str:
    """So much of a colour, 0 to 1, and paper for the rest; colours are `#rrggbb`."""
    return tint_on(PAPER, colour, share)


def tint_on(ground: str, colour: str, share: float) -> str:
    """The same on another ground."""
    pairs = ((int(ground[at : at + 2], 16), int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(below + (above - below) * share):02X}" for below, above in pairs)


def painted(style_sheet: str, given: Mapping[str, str] | None = None) -> str:
    """A style sheet with its var(--name) replaced by colours: it names them, and this file alone knows them.

    `given` are further names, and stand before the colours of the same name.

    They are filled in here since resolving variables is what costs WeasyPrint most of its time on styles.
    """
    values = {**NAMED, **(given or {})}
    return VARIABLE.sub(lambda found: values[found[1]], style_sheet)


NAMED = {
    "ink": INK,
    "muted": MUTED,
    "line": LINE,
    "paper": PAPER,
    "wash": WASH,
    "accent": ACCENT,
    "second": ACCENT,
    "attention": ATTENTION,
    "wrong": WRONG,
    "good": GOOD,
    "hatch": HATCH,
    **{f"level-{level}": colour for level, colour in enumerate(RAMP)},
    **{f"points-{points}": colour for points, colour in POINTS.items()},
}
VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
