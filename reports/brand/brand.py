"""Branding as the templates use it: what stands on the page, and in which colours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from assessment.engagement.branding import Branding, Logo
from reports.brand import palette
from reports.text.sanitize import shorten

PICTURES = "waymark-picture:"  # the scheme of checked logos; reports.pdf.render serves it and the fonts' and no other
CONSULTANT_CHARACTERS, COVER_CHARACTERS, DISCLAIMER_CHARACTERS = 120, 400, 900
ACCENT = re.compile(re.escape(palette.ACCENT), re.IGNORECASE)


@dataclass(frozen=True)
class Placed:
    """A logo on a page: where it is loaded from, and its size in mm inside a given box."""

    address: str
    ratio: float  # width ÷ height

    def size(self, width: float, height: float) -> str:
        """'width: 30.0mm; height: 12.0mm', the largest that fits into the box."""
        fitting = min(width, height * self.ratio)
        return f"width: {fitting:.2f}mm; height: {fitting / self.ratio:.2f}mm"


@dataclass(frozen=True)
class Brand:
    """`colours` are values for the style sheet; empty texts stand for what was not given."""

    consultant: str
    cover_text: str
    disclaimer: str
    client_logo: Placed | None
    consultant_logo: Placed | None
    colours: Mapping[str, str]

    @property
    def prepared(self) -> str:
        return f"Prepared by {self.consultant} with Waymark" if self.consultant else "Prepared with Waymark"

    def drawn(self, svg: str) -> Markup:
        """A chart in the brand's colour. The maturity ramp is nobody's brand and stays."""
        return Markup(ACCENT.sub(self.colours["accent"], svg))  # noqa: S704 - drawn by reports.pdf.charts


def brand_of(branding: Branding) -> Brand:
    accent = branding.colour or palette.ACCENT
    return Brand(
        consultant=shorten(branding.consultant, CONSULTANT_CHARACTERS)[0],
        cover_text=shorten(branding.cover_text, COVER_CHARACTERS)[0],
        disclaimer=shorten(branding.disclaimer, DISCLAIMER_CHARACTERS)[0],
        client_logo=_placed("client", branding.client_logo),
        consultant_logo=_placed("consultant", branding.consultant_logo),
        colours={"accent": accent, "second": branding.second_colour or accent},
    )


def pictures(branding: Branding) -> dict[str, bytes]:
    """What the page may load beside fonts, by address."""
    both = (("client", branding.client_logo), ("consultant", branding.consultant_logo))
    return {f"{PICTURES}{name}": logo.png for name, logo in both if logo}


def _placed(name: str, logo: Logo | None) -> Placed | None:
    return Placed(f"{PICTURES}{name}", logo.width / logo.height) if logo else None
