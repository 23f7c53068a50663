"""Colours of one's own: kept where they read on paper, darkened until they do where not."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from assessment.input.problems import InputError, Problem
from reports.brand.palette import PAPER

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, for text of any size
HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Readable:
    """A colour that reads on paper. `asked` is what was wanted; the two differ where it had to be darkened."""

    colour: str
    asked: str

    @property
    def darkened(self) -> bool:
        return self.colour != self.asked


def readable(colour: str) -> Readable:
    """InputError where it is no colour as #rrggbb."""
    if not HEX.fullmatch(colour):
        raise InputError([Problem("colour", 0, f"found '{colour[:40]}'; a colour is # and six of 0-9 and a-f")])
    asked = colour.lower()
    hue, light, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(asked)))
    shade = asked
    while contrast(shade) < LEAST_CONTRAST:
        light = max(0.0, light - 0.01)
        shade = "#" + "".join(f"{round(255 * channel):02x}" for channel in hls_to_rgb(hue, light, saturation))
    return Readable(shade, asked)


def contrast(colour: str, ground: str = PAPER) -> float:
    """1 to 21, by WCAG's formula: (lighter + 0.05) ÷ (darker + 0.05) of the relative luminances."""
    darker, lighter = sorted((_luminance(colour), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
