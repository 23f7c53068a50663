"""A number then and now, and when the difference counts as a move."""

from dataclasses import dataclass
from typing import Literal

DeltaDirection = Literal["fell", "rose", "same"]
Direction = Literal["fell", "both_ways", "rose", "same"]  # of what has a level and a score, which can part ways

MOVED_BY = 0.25  # of a level: less is what two people who rate differently make of the same state
ROUNDING = 1e-9


@dataclass(frozen=True)
class Delta:
    """A score or value, 0 to 5, then and now."""

    earlier: float
    now: float

    @property
    def change(self) -> float:
        return self.now - self.earlier

    @property
    def direction(self) -> DeltaDirection:
        """A move is a change by more than MOVED_BY."""
        if abs(self.change) <= MOVED_BY + ROUNDING:
            return "same"
        return "rose" if self.change > 0 else "fell"
