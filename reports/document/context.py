"""What the chapters of one report share, worked out once."""

from dataclasses import dataclass
from functools import cached_property

from assessment.engagement.overrides import find
from assessment.questionnaire.schema import Term
from reports.narrative.overrides import without_overrides
from reports.view.coverage import Coverage, coverage
from reports.view.gantt import Gantt, gantt
from reports.view.levels_ahead import LevelsAhead, levels_ahead
from reports.view.model import View
from reports.view.stages_ahead import StagesAhead, stages_ahead

RADAR_FROM_STAGES = 3  # fewer points make no shape; the table says them better
THIN_TO_PRACTICES = 2  # up to so many, a short chapter begins on the page on which the one before it ends


@dataclass(frozen=True)
class Context:
    """`has` are the ids of the chapters that this report has, `terms` the words that its glossary explains, `page_size`
    is a key of reports.brand.page_sizes.
    """

    view: View
    has: frozenset[str]
    terms: tuple[Term, ...] = ()
    page_size: str = "a4"

    @cached_property
    def generated(self) -> View:
        """The same without anybody's own words."""
        return without_overrides(self.view)

    @property
    def is_quick(self) -> bool:
        """Whether this is a report on a quick scan, of which a few pages are expected. A sheet takes all there is."""
        return bool(self.has) and self.view.assessment.scope.depth == "quick"

    def tells(self, passage: str) -> bool:
        """Whether there is room for a passage that a quick scan goes without: there is for one in somebody's words."""
        return not self.is_quick or find(self.view.assessment.overrides, passage) is not None

    @cached_property
    def coverage(self) -> Coverage:
        return coverage(self.view)

    @cached_property
    def ahead(self) -> StagesAhead | None:
        return stages_ahead(self.view)

    @cached_property
    def levels_ahead(self) -> LevelsAhead | None:
        return levels_ahead(self.view)

    @cached_property
    def gantt(self) -> Gantt | None:
        return gantt(self.view)

    @property
    def draws_radar(self) -> bool:
        return sum(stage.score is not None for stage in self.view.stages) >= RADAR_FROM_STAGES

    @property
    def is_thin(self) -> bool:
        return len(self.coverage.applicable) <= THIN_TO_PRACTICES
