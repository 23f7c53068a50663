"""How much is known of an assessment: which practices apply, which show a level, and which fall short."""

from dataclasses import dataclass

from reports.view.model import PracticeView, View


@dataclass(frozen=True)
class Coverage:
    """`applicable` practices have a question in scope, `levelled` ones show a level, `short` ones miss their target."""

    applicable: tuple[PracticeView, ...]
    levelled: tuple[PracticeView, ...]
    short: tuple[PracticeView, ...]
    answers: int

    @property
    def all_met(self) -> bool:
        """Whether every practice that applies shows a level and meets its target."""
        return bool(self.levelled) and len(self.levelled) == len(self.applicable) and not self.short

    @property
    def by_level(self) -> dict[int, int]:
        """How many practices stand at each level, lowest first; levels without a practice are left out."""
        found = [practice.result.level for practice in self.levelled]
        return {level: found.count(level) for level in range(6) if level in found}


def coverage(view: View) -> Coverage:
    applicable = tuple(practice for practice in view.practices if practice.result.questions)
    levelled = tuple(practice for practice in applicable if practice.result.level is not None)
    return Coverage(
        applicable,
        levelled,
        tuple(practice for practice in levelled if practice.gap),
        len(view.assessment.answers) + len(view.assessment.consensus),
    )


def asked_aspects(view: View) -> list[str]:
    """The aspects that any practice has a question about, in the order of the questionnaire."""
    found = {cell.aspect for practice in view.practices for cell in practice.aspects if cell.questions}
    return [aspect for aspect in view.questionnaire.aspects if aspect in found]
