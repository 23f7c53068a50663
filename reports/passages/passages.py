"""The passages of the report that a consultant can word: what is generated for each, and the figures behind it.

A passage has a heading, a text, or both. Its id is that of the chapter, or says what it is about: 'gap.service_desk'.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from assessment.engagement.overrides import Override
from reports import narrative
from reports.narrative import bottom_line
from reports.narrative.chapters import Chapter, chapters
from reports.narrative.editions import SHEETS, sheets_chapter
from reports.narrative.labels import label
from reports.narrative.overrides import without_overrides
from reports.narrative.recording import recording
from reports.passages import figures as figures
from reports.passages.figures import Figures
from reports.text import formatting
from reports.view.changes import DIRECTIONS
from reports.view.first_90_days import handover
from reports.view.focus import pages_of_their_own
from reports.view.levels_ahead import levels_ahead
from reports.view.model import PracticeView, View
from reports.view.precision import written_as_asked

SUMMARY = "summary"


@dataclass(frozen=True)
class Passage:
    """`heading` and `text` as generated: None where the passage has no such part, '' where nothing is generated.
    `sentences` are the names of those that were said for them. One that is not `told` is in the report
    only in own words.
    """

    id: str
    chapter: Chapter
    name: str
    heading: str | None
    text: str | None
    figures: Figures
    sentences: tuple[str, ...] = ()
    told: bool = True


@written_as_asked
def passages(view: View) -> tuple[Passage, ...]:
    """All of them, in the order of the full report and then the workbook's, whatever anybody has written."""
    plain = without_overrides(view)
    with recording() as heard:
        found = tuple(
            passage
            for chapter in (_summary(), *chapters(plain), *sheets_chapter(plain))
            for passage in (*_opening(plain, chapter), *INSIDE.get(chapter.id, _nothing)(plain, chapter))
        )
    return tuple(replace(passage, sentences=tuple(heard.get(passage.id, ()))) for passage in found)


def _summary() -> Chapter:
    """Not one of the chapters, since it has no heading but the judgement."""
    return Chapter(SUMMARY, label(f"chapters.{SUMMARY}"), "")


def moved(passage: Passage, words: Override) -> tuple[tuple[str, str, str], ...]:
    """The figures that read otherwise now than when the words were written: name, then, now ('' where there is none).

    Words with any are stale.
    """
    then, now = words.figures, passage.figures
    return tuple(
        (name, then.get(name, ""), now.get(name, ""))
        for name in dict.fromkeys((*then, *now))
        if then.get(name) != now.get(name)
    )


def stale(found: Iterable[Passage], overrides: Iterable[Override]) -> tuple[Passage, ...]:
    """The passages in somebody's own words whose figures have moved since."""
    written = {words.passage: words for words in overrides}
    return tuple(passage for passage in found if passage.id in written and moved(passage, written[passage.id]))


def _opening(view: View, chapter: Chapter) -> Iterator[Passage]:
    """What a chapter begins with: its heading, and the text under it."""
    text, behind = OPENINGS.get(chapter.id, (narrative_is_silent, figures.overall))
    heading = bottom_line.bottom_line(view) if chapter.id == SUMMARY else chapter.title
    yield Passage(chapter.id, chapter, chapter.name, heading, text(view), behind(view))


def narrative_is_silent(_: View) -> str:
    """Of chapters that have a heading alone; what is added is the consultant's."""
    return ""


def _nothing(_view: View, _chapter: Chapter) -> Iterator[Passage]:
    yield from ()


def _in_summary(view: View, chapter: Chapter) -> Iterator[Passage]:
    """Findings have words of their own (assessment.engagement.findings), and actions those of the questionnaire."""
    if not view.headline.valued and view.headline.asked:
        yield Passage("first_step", chapter, "What to do next", None, narrative.first_step(view), figures.needs(view))


def _in_maturity(view: View, chapter: Chapter) -> Iterator[Passage]:
    if any(component.level is not None for component in view.components):
        yield Passage(
            "components",
            chapter,
            "Service value system",
            narrative.components_title(view),
            None,
            figures.components(view),
        )
    if any(component.advice for component in view.components):
        yield Passage(
            "leadership",
            chapter,
            "What the leadership can take up",
            None,
            narrative.leadership_sentence(view),
            figures.components(view),
        )


def _in_changes(view: View, chapter: Chapter) -> Iterator[Passage]:
    comparison = view.comparison
    assert comparison is not None
    for change in (*comparison.that("fell"), *comparison.that("both_ways")):
        what = formatting.mid_sentence(DIRECTIONS[change.direction])
        yield Passage(
            f"change.{change.id}",
            chapter,
            f"What {what}: {narrative.practice_name(view, change.id)}",
            None,
            narrative.change_sentence(view, change),
            figures.changes(view),
        )
    if any(stage.move for stage in comparison.stages):
        yield Passage(
            "stages_moved",
            chapter,
            "Stages then and now",
            narrative.stages_moved_title(view, comparison),
            None,
            figures.changes(view),
        )
    if comparison.commitments or comparison.done:
        yield Passage(
            "promises",
            chapter,
            "What the plan promised, and what was done",
            None,
            narrative.promises_text(view, comparison),
            figures.changes(view),
        )


def _in_findings(view: View, chapter: Chapter) -> Iterator[Passage]:
    yield from _about(view, chapter, "blind_spot", "Blind spot: ", view.blind_spots, narrative.blind_spot_sentence)
    if view.disputed:
        yield Passage(
            "disputed",
            chapter,
            "Answers far apart",
            narrative.disputed_title(view),
            narrative.disputed_sentence(view),
            figures.disputed(view),
        )


def _in_practices(view: View, chapter: Chapter) -> Iterator[Passage]:
    """Whatever practice is worded gets a page; without, those in focus have one."""
    told = pages_of_their_own(view)
    scope = [practice for practice in view.practices if practice.result.questions]
    for passage, practice in zip(
        _about(view, chapter, "practice", "", scope, narrative.practice_sentence), scope, strict=True
    ):
        yield replace(passage, told=practice.practice.id in told)


def _in_roadmap(view: View, chapter: Chapter) -> Iterator[Passage]:
    ahead = levels_ahead(view)
    if ahead:
        yield Passage(
            "when",
            chapter,
            "What changes by when",
            None,
            narrative.levels_ahead_text(view),
            {**figures.plan(view), **figures.ahead(ahead)},
        )
    if view.advice.plan.scheduled:
        yield Passage(
            "plan_risks",
            chapter,
            "What could go wrong with this plan",
            None,
            narrative.plan_risks_text(view),
            {**figures.plan(view), **figures.plan_risks(view)},
        )


def _about(
    view: View,
    chapter: Chapter,
    kind: str,
    name: str,
    practices: Iterable[PracticeView],
    say: Callable[[View, PracticeView], str],
) -> Iterator[Passage]:
    for practice in practices:
        yield Passage(
            f"{kind}.{practice.practice.id}",
            chapter,
            f"{name}{practice.practice.name}",
            None,
            say(view, practice),
            figures.of_practices(view, [practice]),
        )


def _payback(view: View) -> str:
    case = narrative.business_case_text(view)
    return case.payback if case else ""


def _basis(view: View) -> str:
    return narrative.changes_basis(view, view.comparison) if view.comparison else ""


OPENINGS: dict[str, tuple[Callable[[View], str], Callable[[View], Figures]]] = {
    "needs": (narrative.needs_sentence, figures.needs),
    "changes": (_basis, figures.changes),
    "practices": (narrative.practices_sentence, figures.overall),
    "actions": (narrative.actions_sentence, figures.plan),
    "roadmap": (narrative.roadmap_text, figures.plan),
    "handover": (
        lambda view: narrative.handover_sentence(view, handover(view)),
        lambda view: {**figures.first_days(handover(view)), **figures.plan(view)},
    ),
    "business_case": (_payback, figures.case),
    "readiness": (narrative.readiness_sentence, lambda view: {**figures.clauses(view), **figures.plan(view)}),
    "lenses": (narrative.lenses_sentence, lambda view: {**figures.lenses(view), **figures.plan(view)}),
    "annex": (narrative_is_silent, figures.coverage),
    "glossary": (narrative_is_silent, lambda _: {}),
    SHEETS: (narrative.sheets_sentence, figures.coverage),
}
INSIDE: dict[str, Callable[[View, Chapter], Iterator[Passage]]] = {
    SUMMARY: _in_summary,
    "maturity": _in_maturity,
    "changes": _in_changes,
    "findings": _in_findings,
    "practices": _in_practices,
    "roadmap": _in_roadmap,
}
