"""What the chosen laws and standards ask, requirement by requirement, arranged for reading."""

from dataclasses import dataclass

from assessment.advice.projection import promised
from assessment.questionnaire.lens_schema import LensArea, LensFile, Requirement
from assessment.questionnaire.schema import Floor
from reports.view.model import PracticeView, View
from reports.view.once import once_a_view
from reports.view.readiness import ReadinessView, RequirementProspect, read_by


@dataclass(frozen=True)
class RequirementView:
    """`prospect` is None where no question in scope speaks to it: it is not asked, which is no zero. `practices` are,
    in a crosswalk, those beside it that are in scope; `others` the names of those that are not.
    """

    requirement: Requirement
    prospect: RequirementProspect | None
    practices: tuple[PracticeView, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class ReadLevel:
    """A level that we read from a lens. `met` where the practice stands there today; else `until` names the period by
    whose end the plan brings it there, None where it does not.
    """

    practice: PracticeView
    level: int
    reason: str
    met: bool
    until: str | None


@dataclass(frozen=True)
class LensView:
    """`ready` is of the requirements that are asked about; None in a crosswalk. `binds`: whether its levels are duties,
    or a yardstick alone. `levels` are those that we read from it, of practices in scope.
    """

    lens: LensFile
    ready: ReadinessView | None
    areas: tuple[tuple[LensArea, tuple[RequirementView, ...]], ...]
    binds: bool
    levels: tuple[ReadLevel, ...]

    @property
    def requirements(self) -> tuple[RequirementView, ...]:
        return tuple(one for _, of_it in self.areas for one in of_it)

    @property
    def unasked(self) -> int:
        return sum(one.prospect is None for one in self.requirements)


@once_a_view
def lens_views(view: View) -> tuple[LensView, ...]:
    """The chosen lenses in the order of choice, but that of the clauses, which has its own chapter."""
    lenses = view.questionnaire.lenses
    return tuple(
        lens_view(view, lens)
        for lens in view.assessment.needs.lenses
        if lens in lenses and lens != view.result.clause_lens
    )


def lens_view(view: View, lens: str) -> LensView:
    about, reading = view.questionnaire.lenses[lens], view.questionnaire.readings.get(lens)
    ready = read_by(reading, view) if reading else None
    prospects = {prospect.id: prospect for prospect in ready.requirements} if ready else {}
    found = [_requirement(one, prospects.get(one.id), view) for one in about.requirements]
    return LensView(
        about,
        ready,
        tuple((area, tuple(one for one in found if one.requirement.area == area.id)) for area in about.areas),
        lens in view.assessment.needs.binding_lenses,
        tuple(_levels(about, view)),
    )


def _requirement(requirement: Requirement, prospect: RequirementProspect | None, view: View) -> RequirementView:
    in_scope = {practice.practice.id: practice for practice in view.practices}
    return RequirementView(
        requirement,
        prospect,
        tuple(in_scope[practice] for practice in requirement.practices if practice in in_scope),
        tuple(view.questionnaire.practices[one].name for one in requirement.practices if one not in in_scope),
    )


def _levels(lens: LensFile, view: View) -> list[ReadLevel]:
    """The highest level for each practice in scope, with the first reason for it, in the order of the lens."""
    in_scope = {practice.practice.id: practice for practice in view.practices if practice.result.questions}
    found: dict[str, ReadLevel] = {}
    for floor in (floor for requirement in lens.requirements for floor in requirement.duty):
        known = found.get(floor.practice)
        if floor.practice in in_scope and (known is None or floor.level > known.level):
            found[floor.practice] = _level(floor, in_scope[floor.practice], view)
    return list(found.values())


def _level(floor: Floor, practice: PracticeView, view: View) -> ReadLevel:
    met = practice.result.level is not None and practice.result.level >= floor.level
    ahead = promised(view.projection).get(floor.practice, ())
    until = next((at for at, level in enumerate(ahead) if level >= floor.level), None)
    labels = view.roadmap.labels
    return ReadLevel(practice, floor.level, floor.reason, met, None if until is None else labels[until])
