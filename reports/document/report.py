"""The chapters of a report as blocks, for every painter."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from assessment.questionnaire.glossary import all_terms_in
from assessment.questionnaire.schema import Term
from reports import narrative
from reports.document.blocks import Blocks, Chapter, Prose, texts
from reports.document.brief import decisions as brief_decisions
from reports.document.brief import findings as brief_findings
from reports.document.brief import maturity as brief_maturity
from reports.document.brief import method as brief_method
from reports.document.brief import roadmap as brief_roadmap
from reports.document.chapters.actions import actions
from reports.document.chapters.annex import annex
from reports.document.chapters.business_case import business_case
from reports.document.chapters.changes import changes
from reports.document.chapters.charters import charters
from reports.document.chapters.decisions import decisions
from reports.document.chapters.findings import findings
from reports.document.chapters.glossary import glossary
from reports.document.chapters.handover import handover
from reports.document.chapters.heat_map import heat_map
from reports.document.chapters.lenses import lenses
from reports.document.chapters.maturity import maturity
from reports.document.chapters.method import method
from reports.document.chapters.needs import needs
from reports.document.chapters.practices import practices
from reports.document.chapters.readiness import readiness
from reports.document.chapters.roadmap import roadmap
from reports.document.chapters.sheets import sheets
from reports.document.chapters.summary import summary
from reports.document.context import Context
from reports.narrative import bottom_line
from reports.narrative.chapters import GLOSSARY, SILENT
from reports.narrative.chapters import Chapter as Told
from reports.narrative.editions import EDITIONS, Edition, edition_chapters
from reports.narrative.labels import label
from reports.options import ReportOptions
from reports.view.model import View
from reports.view.precision import written_as_asked

Builder = Callable[[Context], Blocks]

SUMMARY = "summary"
CHAPTERS: Mapping[str, Builder] = {
    SUMMARY: summary,
    "needs": needs,
    "maturity": maturity,
    "changes": changes,
    "heat_map": heat_map,
    "findings": findings,
    "practices": practices,
    "actions": actions,
    "roadmap": roadmap,
    "decisions": decisions,
    "handover": handover,
    "business_case": business_case,
    "charters": charters,
    "readiness": readiness,
    "lenses": lenses,
    "sheets": sheets,
    "annex": annex,
    GLOSSARY: glossary,
    "method": method,
}
BRIEF: Mapping[str, Builder] = {
    "maturity": brief_maturity.maturity,
    "findings": brief_findings.findings,
    "roadmap": brief_roadmap.roadmap,
    "decisions": brief_decisions.decisions,
    "method": brief_method.method,
}
WIDE = frozenset({"roadmap", "sheets"})
"""Their pages lie on their side."""
FOLLOWS = {"findings": "maturity", "handover": "roadmap"}
"""In a thin report these go on where the other ends; a brief chapter is a page of its own."""


@dataclass(frozen=True)
class Report:
    """One edition of a report, for every painter. Between cover and chapters stand the summary, where the edition has
    one, and the contents, where it has them.
    """

    view: View
    edition: Edition
    summary: Chapter | None
    chapters: tuple[Chapter, ...]

    @property
    def told(self) -> tuple[Chapter, ...]:
        """Summary and chapters, in the order of reading."""
        return (*((self.summary,) if self.summary else ()), *self.chapters)

    @property
    def contents(self) -> tuple[Chapter, ...]:
        """What the contents list: nothing where the edition goes without."""
        return self.chapters if self.edition.contents else ()


@written_as_asked
def report_of(view: View, options: ReportOptions) -> Report:
    """The glossary explains the words that the other chapters use, so it is made last and stands where it belongs."""
    edition, told = EDITIONS[options.edition], edition_chapters(view, options)
    context = Context(view, frozenset(one.id for one in told), page_size=options.page_size)
    first = chapter_of(told_summary(view), context) if edition.summary else None
    made = {one.id: chapter_of(one, context) for one in told if one.id != GLOSSARY}
    explaining = replace(context, terms=terms_used(view, texts((first, *made.values()))))
    return Report(
        view,
        edition,
        first,
        tuple(chapter_of(one, explaining) if one.id == GLOSSARY else made[one.id] for one in told),
    )


def told_summary(view: View) -> Told:
    """What a reader reads who reads no other chapter. Its title is the judgement."""
    return Told(SUMMARY, label("chapters.summary"), bottom_line.bottom_line(view))


def terms_used(view: View, said: Iterable[str]) -> tuple[Term, ...]:
    """The words of the glossary that occur in these texts."""
    return all_terms_in(" ".join(said), view.questionnaire.glossary)


def chapter_of(told: Told, context: Context) -> Chapter:
    """A chapter that applies, with its blocks. What a consultant adds to a silent one stands first."""
    made = (BRIEF if told.brief else CHAPTERS)[told.id](context)
    added = narrative.addition(context.view, told.id) if told.id in SILENT else ""
    first = (Prose(added, "intro"),) if added else ()
    return Chapter(
        told.id,
        told.name,
        told.title,
        (*first, *made),
        wide=_is_wide(told, context),
        follows=_follows(told, context),
        brief=told.brief,
    )


def _follows(told: Told, context: Context) -> bool:
    """The method in short closes the page on which decisions stand."""
    if told.brief:
        return told.id == "method" and "decisions" in context.has
    return context.is_thin and FOLLOWS.get(told.id) in context.has


def _is_wide(told: Told, context: Context) -> bool:
    """A roadmap on which nothing is planned has no table that needs the room."""
    return told.id in WIDE and (told.id != "roadmap" or context.gantt is not None)
