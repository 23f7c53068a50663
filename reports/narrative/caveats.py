"""How far a result carries: coverage, notes to check, method."""

from collections.abc import Collection, Iterable, Sequence

from assessment.scoring.plausibility import Hint
from assessment.scoring.plausibility import plausibility as hints_on
from reports.narrative.overrides import heading_of
from reports.narrative.say import say
from reports.view.model import View


def coverage_sentence(view: View) -> str:
    """How many questions have a value, and who answered."""
    return say("coverage", head=view.headline, roles=view.roles, people=sum(number for _, number in view.roles))


def plausibility_notes(view: View) -> tuple[str, ...]:
    """'Please check' notes, one a kind, on results that look too good or rest on little. They block nothing."""
    by_kind: dict[str, list[Hint]] = {}
    for hint in hints_on(view.assessment, view.questionnaire, view.result):
        by_kind.setdefault(hint.kind, []).append(hint)
    notes = [_note(view, kind, group) for kind, group in by_kind.items()]
    notes += _open_levels(view, told={hint.practice for hint in by_kind.get("low_coverage", ())})
    answering = {said.respondent.id for p in view.practices for question in p.questions for said in question.said}
    notes += [say("hint_one_person")] if len(answering) == 1 else []
    notes += [say("hint_no_needs")] if not view.needs and view.actions else []
    return tuple(notes)


def _note(view: View, kind: str, group: Sequence[Hint]) -> str:
    """One note on all the practices of a kind; some show a level and some, by few answers, none."""
    of = [hint.practice for hint in group if hint.practice]
    return say(
        f"hint_{kind}",
        hints=group,
        names=_names(view, of),
        beside=_names(view, (hint.beside for hint in group if hint.beside)),
        levelled=_names(view, (one for one in of if view.result.practices[one].level is not None)),
        unlevelled=_names(view, (one for one in of if view.result.practices[one].level is None)),
    )


def _open_levels(view: View, told: Collection[str | None]) -> list[str]:
    """Practices, beside those told already, whose level is shown with a range."""
    names = _names(
        view,
        (
            practice
            for practice, result in view.result.practices.items()
            if practice not in told and result.level is not None and result.low.level != result.high.level
        ),
    )
    return [say("hint_open_level", names=names)] if names else []


def _names(view: View, practices: Iterable[str]) -> list[str]:
    return [view.questionnaire.practices[practice].name for practice in practices]


@heading_of("method")
def method_title(view: View) -> str:
    return say("method_title", head=view.headline)


@heading_of("annex")
def annex_title(view: View) -> str:
    return say("annex_title", head=view.headline, answers=len(view.assessment.answers))


@heading_of("glossary")
def glossary_title(_: View) -> str:
    return say("glossary_title")
