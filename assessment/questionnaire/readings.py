"""What laws and standards ask, as it is read off the answers.

Either a lens names the questions that show its requirements, or the questions name the clauses of a standard.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessment.questionnaire.earlier import EARLIER_LENS
from assessment.questionnaire.lens_schema import READY_AT_LEVEL, LensFile, Requirement
from assessment.questionnaire.schema import ActionEntry, ClauseTitle, FrameworkFile, QuestionEntry


@dataclass(frozen=True)
class Reading:
    """What one law or standard asks, as it is read off the answers.

    `shown_by` has the questions that speak to each requirement, each with the level from which on it wholly shows it;
    a requirement that none speaks to is not in it. `closed_by` are actions that close a requirement whatever they lift.
    Where `tagged`, an action's `clauses` name what it closes too.
    """

    lens: str
    titles: Mapping[str, str]
    shown_by: Mapping[str, Mapping[str, int]]
    closed_by: Mapping[str, tuple[str, ...]]
    tagged: bool

    def names(self, requirement: str, action: ActionEntry) -> bool:
        """Whether an action is said to close a requirement."""
        return action.id in self.closed_by.get(requirement, ()) or (self.tagged and requirement in action.clauses)


def reading_of(lens: LensFile) -> Reading:
    """What a lens reads that names its questions itself."""
    return Reading(
        lens.id,
        {one.id: one.title for one in lens.requirements},
        {one.id: {shown.question: shown.level for shown in one.shown_by} for one in lens.requirements if one.shown_by},
        {one.id: one.actions for one in lens.requirements},
        tagged=False,
    )


def reading_of_clauses(
    tagged: LensFile | None, framework: FrameworkFile, questions: Iterable[QuestionEntry]
) -> Reading:
    """The standard whose clauses the questions name: that of the tagged lens, or of framework.yaml."""
    listed: Sequence[Requirement | ClauseTitle] = tagged.requirements if tagged else framework.clauses
    titles = {clause.id: clause.title for clause in listed}
    shown_by: dict[str, dict[str, int]] = {clause: {} for clause in titles}
    for question in questions:
        for clause in question.clauses:
            shown_by[clause][question.id] = READY_AT_LEVEL
    return Reading(
        tagged.id if tagged else EARLIER_LENS,
        titles,
        {clause: shown for clause, shown in shown_by.items() if shown},
        {one.id: one.actions for one in tagged.requirements} if tagged else {},
        tagged=True,
    )
