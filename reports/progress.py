"""What is told while a report is made: the part under way, and what had to be mended."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """`part` is being made; about `share` of the work (0 to 1) lies behind it."""

    part: str
    share: float


@dataclass(frozen=True)
class Mended:
    """A template of one's own failed at `place` (file:line), and the shipped one stands in for this part."""

    part: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}; the part “{self.part}” is made with the shipped template"


Listener = Callable[[Step | Mended], None]


def nobody(_event: Step | Mended) -> None:
    """Listens to nothing."""


class PartFailed(Exception):
    """A part of the report could not be made, and which."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(f"the part “{part}” could not be made: {why}")
        self.part, self.why = part, why

    def __reduce__(self) -> tuple[type["PartFailed"], tuple[str, str]]:
        """It crosses from one process to another."""
        return PartFailed, (self.part, self.why)
