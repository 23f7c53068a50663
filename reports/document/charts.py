"""The report's charts as values; painters draw them. Each says in words what it shows, for whoever cannot see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reports.text import formatting
from reports.view.model import StageView
from reports.view.readiness import RATING_WORDS
from reports.view.stages_ahead import StageAhead, StagesAhead
from reports.view.standing import Placed


@dataclass(frozen=True)
class Radar:
    """The stages now with their targets; `earlier` are their scores of an earlier result."""

    stages: tuple[StageView, ...]
    earlier: tuple[float | None, ...] = ()

    @property
    def says(self) -> str:
        return radar_text(self.stages, self.earlier)


@dataclass(frozen=True)
class RadarAhead:
    """The stages now, where the plan leads, and their targets."""

    stages: tuple[StageView, ...]
    ahead: StagesAhead

    @property
    def says(self) -> str:
        return ahead_text(self.ahead)


@dataclass(frozen=True)
class Load:
    """Person-days planned and available, by period."""

    labels: tuple[str, ...]
    load: tuple[float, ...]
    capacity: tuple[float, ...]

    @property
    def says(self) -> str:
        return load_text(self.labels, self.load, self.capacity)


@dataclass(frozen=True)
class Attainment:
    """How far each level from 1 on is attained, 0 to 1, and how that is rated: N, P, L or F."""

    attainment: tuple[float, ...]
    ratings: str

    @property
    def says(self) -> str:
        return attainment_text(self.attainment, self.ratings)


@dataclass(frozen=True)
class Class:
    """How many belong to it at each moment. `level`: its step of the ramp, where it is one."""

    name: str
    counts: tuple[int, ...]
    level: int | None = None


@dataclass(frozen=True)
class Counts:
    """How many of something belong to each class, at each moment. It is drawn where no page is: on slides."""

    moments: tuple[str, ...]
    classes: tuple[Class, ...]

    def at(self, moment: int) -> tuple[tuple[str, int], ...]:
        return tuple((one.name, one.counts[moment]) for one in self.classes)


@dataclass(frozen=True)
class Priorities:
    """Practices by how much they matter and how far they are from their target. `heads` are for a table of them."""

    placed: tuple[Placed, ...]
    heads: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        return priority_text(self.placed)


Chart = Radar | RadarAhead | Load | Attainment | Priorities


def priority_text(placed: Sequence[Placed]) -> str:
    """'Practices by importance and distance to target. Problem management: level 1, 2.1 levels short, …'"""
    each = "; ".join(
        f"{one.name}: level {one.level}, {formatting.tenth(one.distance)} short, {one.points:g} points"
        for one in placed
    )
    return f"Practices by what they matter to the needs, in points, and by levels short of their target. {each}."


def ahead_text(ahead: StagesAhead) -> str:
    """'Radar of the stages on a scale of 0 to 5, now and at the plan's end. Strategy 1.48 to 1.62; …'"""
    each = "; ".join(f"{stage.name} {way(stage)}" for stage in ahead.stages)
    return f"Radar of the stages on a scale of 0 to 5, now and at the plan's end. {each}."


def way(stage: StageAhead) -> str:
    """'2.10 to 2.85'."""
    if stage.now is None or stage.then is None:
        return "no score"
    return f"{formatting.score(stage.now)} to {formatting.score(stage.then)}"


def radar_text(stages: Sequence[StageView], earlier: Sequence[float | None] = ()) -> str:
    """'Radar of the stages on a scale of 0 to 5. Strategy 2.31, target 3.00; …'"""
    each = [
        _stage_text(stage) + ("" if was is None else f", earlier {formatting.score(was)}")
        for stage, was in zip_longest(stages, earlier)
    ]
    return f"Radar of the stages on a scale of 0 to 5. {'; '.join(each)}."


def _stage_text(stage: StageView) -> str:
    if stage.score is None:
        return f"{stage.name}: {formatting.NO_LEVEL}"
    target = "" if stage.target is None else f", target {formatting.score(stage.target)}"
    return f"{stage.name} {formatting.score(stage.score)}{target}"


def load_text(labels: Sequence[str], load: Sequence[float], capacity: Sequence[float]) -> str:
    number = formatting.day_number
    periods = zip(labels, load, capacity, strict=True)
    parts = [f"{label} {number(planned)} of {number(room)}" for label, planned, room in periods]
    return f"Person-days planned of those available, by period. {'; '.join(parts)}."


def attainment_text(attainment: Sequence[float], ratings: str) -> str:
    """'Attainment of level 1: fully, 100 %; level 2: partly, 40 %; …'"""
    parts = [
        f"level {level}: {RATING_WORDS[rating]}, {formatting.share(share)}"
        for level, (share, rating) in enumerate(zip(attainment, ratings, strict=True), 1)
    ]
    return f"Attainment of {'; '.join(parts)}."
