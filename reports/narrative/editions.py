"""The editions of a report: one view model, and for each edition the chapters that its reader needs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from assessment.engagement.overrides import find
from reports import narrative
from reports.narrative import brief_pages
from reports.narrative.chapters import Chapter, chapters
from reports.narrative.labels import label
from reports.narrative.say import say
from reports.options import ReportOptions
from reports.view.certificate import certificate
from reports.view.model import View


@dataclass(frozen=True)
class Edition:
    """`chapters` are ids in the order of reading, None for all; the `brief` ones are set in their short form.
    `pages` is how many it is meant to have at most, None where nobody counts. `answers`: it carries every answer along,
    also where nobody asked for that.
    """

    id: str
    name: str
    says: str
    chapters: tuple[str, ...] | None
    brief: frozenset[str] = frozenset()
    summary: bool = True
    contents: bool = True
    pages: int | None = None
    answers: bool = True


SHEETS, CHARTERS, READINESS = "sheets", "charters", "readiness"
QUICK_WITHOUT = frozenset({READINESS, "heat_map", "glossary"})
"""What a quick scan's report goes without unless somebody chooses it: one question a practice rates no clause and tells
no aspects apart.
"""
ASKED_FOR = frozenset({CHARTERS, READINESS})
"""Sections of the full edition that it has only where somebody chose them, or the client's needs ask for them."""
IF_WANTED = "readiness_if_wanted"
"""Among the sections of who does not know the client: the chapter on the standard, where the client wants it."""
BRIEF_TITLES: Mapping[str, Callable[[View], str]] = {
    "findings": brief_pages.findings_brief_title,
    "maturity": brief_pages.standing_title,
    "roadmap": brief_pages.plan_title,
    "method": brief_pages.how_sure_title,
}
# Ids of all sections that a report may have, in the order of reading.
SECTIONS = (
    "needs",
    "maturity",
    "changes",
    "heat_map",
    "findings",
    "practices",
    "actions",
    "roadmap",
    "decisions",
    "handover",
    "business_case",
    CHARTERS,
    "readiness",
    "lenses",
    SHEETS,
    "annex",
    "glossary",
    "method",
)
EDITIONS = {
    edition.id: edition
    for edition in (
        Edition(
            "executive",
            "Executive",
            "At most six pages for those who decide: the bottom line, findings with evidence, where you stand, "
            "the plan on a page, and what is asked for.",
            ("findings", "maturity", "roadmap", "decisions", "method"),
            brief=frozenset({"maturity", "findings", "roadmap", "decisions", "method"}),
            contents=False,
            pages=6,
            answers=False,
        ),
        Edition(
            "full",
            "Full report",
            "Everything: needs, maturity, findings, a page a practice, recommendations, "
            "roadmap, readiness, and all answers in an annex.",
            None,
        ),
        Edition(
            "workbook",
            "Practice workbook",
            "To work with: for each practice its questions with all six levels and "
            "room for notes, then what was answered, and the glossary.",
            (SHEETS, "annex", "glossary", "method"),
            brief=frozenset({"method"}),
            summary=False,
        ),
    )
}


def edition_chapters(view: View, options: ReportOptions) -> tuple[Chapter, ...]:
    """The chapters of this edition that have something to say and were not left out."""
    edition = EDITIONS[options.edition]
    known = {chapter.id: chapter for chapter in chapters(view)} | {
        chapter.id: chapter for chapter in sheets_chapter(view)
    }
    order = edition.chapters or tuple(identity for identity in known if identity != SHEETS)
    return tuple(
        _brief(known[identity], view) if identity in edition.brief else known[identity]
        for identity in order
        if identity in known and _is_in(identity, view, options.sections)
    )


def _is_in(section: str, view: View, sections: frozenset[str] | None) -> bool:
    """ISO/IEC 20000-1 is in where a need, a circumstance or a lens speaks of it, charters where somebody chose them.
    Own words bring a chapter in that a quick scan goes without.
    """
    left_out = view.assessment.scope.depth == "quick" and section in QUICK_WITHOUT
    if left_out and find(view.assessment.overrides, section) is None:
        return sections is not None and section in sections and section in ASKED_FOR
    if sections is None:
        return section not in ASKED_FOR or (section == READINESS and _standard_is_wanted(view))
    if section == READINESS and IF_WANTED in sections and _standard_is_wanted(view):
        return True
    return section in sections


def _standard_is_wanted(view: View) -> bool:
    """Whether the client wants its certificate, or holds itself against it as a yardstick."""
    return certificate(view) is not None or view.result.clause_lens in view.assessment.needs.lenses


def _brief(chapter: Chapter, view: View) -> Chapter:
    """The same in its short form, which may find something else worth a title."""
    title = BRIEF_TITLES[chapter.id](view) if chapter.id in BRIEF_TITLES else chapter.title
    return replace(chapter, title=title, brief=True)


def carries_answers(options: ReportOptions) -> bool:
    """Whether a report holds each answer in its attachment."""
    return options.embed and (options.answers or EDITIONS[options.edition].answers)


def what_is_attached(options: ReportOptions) -> str:
    """What whoever gets the PDF can read in the file inside it, for who decides on that."""
    return say("what_is_attached", embed=options.embed, named=options.named, answers=carries_answers(options))


def all_but(left_out: Iterable[str], with_these: Iterable[str] = ()) -> frozenset[str] | None:
    """What ReportOptions.sections is where these sections are left out, and these are in that have to be chosen: None
    where it is neither.
    """
    without, chosen = frozenset(left_out), frozenset(with_these)
    if not without and not chosen:
        return None
    if_wanted = frozenset() if READINESS in without else frozenset({IF_WANTED})
    return (frozenset(SECTIONS) - ASKED_FOR | chosen | if_wanted) - without


def sheets_chapter(view: View) -> tuple[Chapter, ...]:
    """The workbook's sheets; nothing where no practice is in scope."""
    return (Chapter(SHEETS, label(f"chapters.{SHEETS}"), narrative.sheets_title(view)),) if view.practices else ()
