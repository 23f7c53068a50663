"""How a workspace's reports look: the consultant's name and logo, colours and words. Plain values."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Logo:
    """A picture that was checked and drawn anew as PNG by reports.brand.logos: nothing of the given file is left."""

    png: bytes

    @property
    def width(self) -> int:
        """In pixels."""
        return int.from_bytes(self.png[16:20], "big")

    @property
    def height(self) -> int:
        """In pixels."""
        return int.from_bytes(self.png[20:24], "big")


@dataclass(frozen=True)
class Branding:
    """Empty texts and None mean: nothing of one's own. Colours are `#rrggbb` and readable on paper.

    The client's logo belongs to the client and all else to the workspace, so that no report shows another's.
    """

    consultant: str = ""
    colour: str | None = None
    second_colour: str | None = None
    cover_text: str = ""
    disclaimer: str = ""
    consultant_logo: Logo | None = None
    client_logo: Logo | None = None

    def for_client(self, logo: Logo | None) -> "Branding":
        return replace(self, client_logo=logo)


NO_BRANDING = Branding()
