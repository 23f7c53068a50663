"""How a consultant's reports look: names, logos, colours and words, one set a workspace. Plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Logo:
    """A picture that passed the checks of reports.logos: PNG or JPEG, `kind` its media type."""

    kind: str
    content: bytes
    width: int  # pixels
    height: int


@dataclass(frozen=True)
class Branding:
    """Empty texts and None mean: nothing of one's own. Colours are `#rrggbb`."""

    consultant: str = ""
    client_logo: Logo | None = None
    consultant_logo: Logo | None = None
    colour: str | None = None  # headings, rules, cover
    second_colour: str | None = None  # eyebrows and links
    cover_text: str = ""
    disclaimer: str = ""


NO_BRANDING = Branding()
