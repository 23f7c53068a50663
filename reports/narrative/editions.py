"""The editions of a report: one view model, and for each edition the chapters that its reader needs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports import narrative
from reports.narrative.chapters import Chapter, chapters
from reports.narrative.labels import label
from reports.options import ReportOptions
from reports.view.model import View


@dataclass(frozen=True)
class Edition:
    """`chapters` are ids in the order of reading, None for all; the `brief` ones are set in their short form.
    `pages` is how many it is meant to have at most, None where nobody counts.
    """

    id: str
    name: str
    says: str
    chapters: tuple[str, ...] | None
    brief: frozenset[str] = frozenset()
    summary: bool = True
    contents: bool = True
    pages: int | None = None


SHEETS, CHARTERS = "sheets", "charters"
ASKED_FOR = frozenset({CHARTERS})
"""Sections of the full edition that it has only where somebody chose them."""
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
    "handover",
    "business_case",
    CHARTERS,
    "readiness",
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
            "At most six pages for those who decide: the summary, maturity, findings, the "
            "roadmap on one page, and the method in short.",
            ("maturity", "findings", "roadmap", "method"),
            brief=frozenset({"maturity", "findings", "roadmap", "method"}),
            contents=False,
            pages=6,
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
    chosen = options.sections or frozenset()
    order = edition.chapters or tuple(
        identity for identity in known if identity != SHEETS and (identity not in ASKED_FOR or identity in chosen)
    )
    return tuple(
        replace(known[identity], brief=identity in edition.brief)
        for identity in order
        if identity in known and (options.sections is None or identity in options.sections)
    )


def all_but(left_out: Iterable[str], with_these: Iterable[str] = ()) -> frozenset[str] | None:
    """What ReportOptions.sections is where these sections are left out, and these are in that have to be chosen: None
    where it is neither.
    """
    without, chosen = frozenset(left_out), frozenset(with_these)
    return (frozenset(SECTIONS) - ASKED_FOR | chosen) - without if without or chosen else None


def sheets_chapter(view: View) -> tuple[Chapter, ...]:
    """The workbook's sheets; nothing where no practice is in scope."""
    return (Chapter(SHEETS, label(f"chapters.{SHEETS}"), narrative.sheets_title(view)),) if view.practices else ()
