"""What a client who wants an ISO/IEC 20000-1 certificate, or expects an audit, asks of the practices in scope."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessment.questionnaire.model import Questionnaire
from assessment.questionnaire.schema import ContextOption
from reports.view.model import PracticeView, View


@dataclass(frozen=True)
class Certificate:
    """Asked for by a need, a circumstance, an audit, or the choice of the standard as a lens that binds.

    `need` is the chosen need's name, `audit` the period at whose end a scenario expects an audit; None without. `asked`
    are the practices in scope of which a level is asked, each with that level.
    """

    need: str | None
    audit: str | None
    asked: tuple[tuple[PracticeView, int], ...]


def certificate(view: View) -> Certificate | None:
    """None where nothing that the client chose speaks of the standard."""
    needs, questionnaire = view.assessment.needs, view.questionnaire
    need = next((need.id for need in view.needs if questionnaire.needs[need.id].entry.floor), None)
    audit = view.assessment.planning.scenario().audit_by
    options = tuple(_wanted(needs.context, questionnaire))
    chosen = view.result.clause_lens in needs.binding_lenses
    if need is None and audit is None and not options and not chosen:
        return None
    levels: dict[str, int] = {}
    of_lens = _of_lens(view.result.clause_lens, questionnaire) if chosen else ()
    for practice, level in _of_need(need, questionnaire) if need else (*_of_options(options), *of_lens):
        levels[practice] = max(level, levels.get(practice, 0))
    labels = view.roadmap.labels
    return Certificate(
        questionnaire.needs[need].entry.name if need else None,
        labels[min(audit, len(labels) - 1)] if audit is not None and labels else None,
        tuple(
            (practice, levels[practice.practice.id])
            for practice in view.practices
            if practice.practice.id in levels and practice.result.questions
        ),
    )


def _of_need(need: str, questionnaire: Questionnaire) -> Iterator[tuple[str, int]]:
    floor = questionnaire.needs[need].entry.floor
    if floor:
        yield from (
            (practice, floor.level)
            for practice, impact in questionnaire.needs[need].impact.items()
            if impact >= floor.from_impact
        )


def _wanted(chosen: Mapping[str, str], questionnaire: Questionnaire) -> Iterator[ContextOption]:
    """The chosen circumstances that speak of the standard."""
    for context in questionnaire.client_needs.contexts:
        yield from (option for option in context.options if option.iso_20000 and option.id == chosen.get(context.id))


def _of_lens(lens: str, questionnaire: Questionnaire) -> Iterator[tuple[str, int]]:
    requirements = questionnaire.lenses[lens].requirements if lens in questionnaire.lenses else ()
    yield from ((floor.practice, floor.level) for requirement in requirements for floor in requirement.duty)


def _of_options(options: Iterable[ContextOption]) -> Iterator[tuple[str, int]]:
    """Of the standard alone: what holders of both certificates need is not told apart."""
    for option in options:
        yield from ((floor.practice, floor.level) for floor in option.floors)
