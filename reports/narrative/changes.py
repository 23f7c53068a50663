"""What has changed since an earlier result: what moved, what was promised, what was done, what cannot be compared."""

from collections.abc import Sequence

from assessment.comparison.commitments import Commitment, DoneAction, Kept
from assessment.comparison.model import Comparison, SubjectChange, WhyNot
from assessment.comparison.moves import MOVED_BY
from reports.narrative.overrides import heading_of, text_about, text_of
from reports.narrative.say import say
from reports.text.dates import display_date
from reports.text.sanitize import shorten
from reports.view.changes import printed_change
from reports.view.model import View

NAMED_ASPECTS = 2
TITLE_CHARACTERS = 120


@heading_of("changes")
def changes_title(_: View, comparison: Comparison) -> str:
    """'Five practices rose, one fell'"""
    return say(
        "changes_title",
        rose=len(comparison.that("rose")),
        fell=len(comparison.that("fell")),
        both_ways=len(comparison.that("both_ways")),
        total=len(comparison.practices),
    )


@text_of("changes")
def changes_basis(_: View, comparison: Comparison) -> str:
    """What is compared with what, and by which rule something counts as a move."""
    title = shorten(comparison.baseline.title, TITLE_CHARACTERS)[0]
    return say(
        "changes_basis",
        title=title,
        date=_date(comparison),
        moved_by=MOVED_BY,
        comparison=comparison,
        level_only=[p for p in comparison.practices if not p.common],
    )


def _date(comparison: Comparison) -> str:
    return display_date(comparison.baseline.date) if comparison.baseline.date else ""


@text_about(lambda _, change: f"change.{change.id}")
def change_sentence(view: View, change: SubjectChange) -> str:
    """How one practice moved, and which aspects moved most with it."""
    along = [
        aspect
        for aspect in change.aspects
        if aspect.move.direction != "same" and change.direction in (aspect.move.direction, "both_ways")
    ]
    most = sorted(along, key=lambda aspect: -abs(aspect.move.change))[:NAMED_ASPECTS]
    return say(
        "change",
        change=change,
        name=view.questionnaire.practices[change.id].name,
        aspects=[(view.questionnaire.aspects[aspect.aspect].name, aspect.move) for aspect in most],
    )


def change_notes(comparison: Comparison, change: SubjectChange) -> tuple[str, ...]:
    """What to know before believing a move."""
    cases = (
        ("change_thin", change.is_thin),
        ("change_level_only", not change.common and not comparison.by_level_alone),
        (
            "change_whole",
            (change.earlier_whole, change.now_whole) not in ((None, change.now), (change.earlier, change.now)),
        ),
    )
    return tuple(say(template, change=change) for template, applies in cases if applies)


@heading_of("stages_moved")
def stages_moved_title(view: View, comparison: Comparison) -> str:
    """'Operation rose most, by 0.18'"""
    names = {stage.id: stage.name for stage in view.stages}
    moves = [(names[stage.stage], stage.move) for stage in comparison.stages if stage.move]
    most = max(moves, key=lambda pair: abs(pair[1].change), default=None)
    return say("stages_moved_title", most=most, change=printed_change(most[1]) if most else 0.0)


@text_of("promises")
def promises_text(view: View, comparison: Comparison) -> str:
    """What became of the plan's promises, and of what was done: a paragraph each."""
    return "\n\n".join(
        [
            *([promises_sentence(view, comparison.commitments)] if comparison.commitments else []),
            done_sentence(comparison.done),
        ]
    )


def promises_sentence(view: View, promises: Sequence[Commitment]) -> str:
    """How many of the rises that the plan promised by today are there."""
    by_outcome: dict[Kept, list[str]] = {"kept": [], "exceeded": [], "missed": [], "unknown": []}
    rises = [promise for promise in promises if promise.is_a_rise]
    for promise in rises:
        by_outcome[promise.outcome].append(practice_name(view, promise.practice))
    return say("promises", total=len(rises), **by_outcome)


def done_sentence(done: Sequence[DoneAction]) -> str:
    """How many of the actions that were done show in the answers."""
    effects = [action.effect for action in done]
    return say(
        "done",
        total=len(done),
        rose=effects.count("rose"),
        stayed=effects.count("did_not_rise"),
        unknown=effects.count("unknown"),
    )


def without_effect(view: View, action: DoneAction) -> str:
    """That an action was done and its aspect did not rise, and what to ask then."""
    return say(
        "without_effect",
        action=action,
        aspect=view.questionnaire.aspects[action.aspect].name,
        practice=practice_name(view, action.practice),
        date=display_date(action.date) if action.date else "",
    )


def not_compared(view: View, comparison: Comparison) -> tuple[str, ...]:
    """Practices and questions that do not compare, by reason."""
    by_reason: dict[WhyNot, list[str]] = {}
    for entry in comparison.not_compared:
        by_reason.setdefault(entry.reason, []).append(practice_name(view, entry.practice))
    questions = comparison.questions
    lists = {"new": questions.new, "gone": questions.gone, "reworded": questions.reworded, "open": questions.open}
    return (
        *(say("not_compared", reason=reason, names=names) for reason, names in by_reason.items()),
        *(say("questions_apart", kind=kind, number=len(listed)) for kind, listed in lists.items() if listed),
    )


def practice_name(view: View, practice: str) -> str:
    """Its name, or its id where today's questionnaire does not know it any more."""
    known = view.questionnaire.practices.get(practice)
    return known.name if known else practice
