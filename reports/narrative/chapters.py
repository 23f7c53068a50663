"""Which chapters a report has: each is there only where it has something to say."""

from dataclasses import dataclass

from reports import narrative
from reports.narrative import brief_pages
from reports.narrative.decisions import told_decisions
from reports.narrative.labels import label
from reports.view.coverage import coverage
from reports.view.first_90_days import handover
from reports.view.lenses import lens_views
from reports.view.model import View

GLOSSARY = "glossary"
# Chapters that say nothing between their heading and their tables, but for what a consultant adds there.
SILENT = frozenset(
    {"summary", "decisions", "maturity", "heat_map", "findings", "charters", "annex", GLOSSARY, "method"}
)


@dataclass(frozen=True)
class Chapter:
    """`name` is what it is called, `title` what it finds; a `brief` one is told on a page."""

    id: str
    name: str
    title: str
    brief: bool = False


def chapters(view: View) -> tuple[Chapter, ...]:
    """In the order of reading, after the summary for directors and the contents."""
    stand = coverage(view)
    known = bool(view.headline.valued)
    first, case = handover(view), narrative.business_case_text(view)
    found = (
        (bool(stand.applicable), "needs", narrative.needs_title(view)),
        (known, "maturity", narrative.radar_title(view)),
        (
            known and view.comparison is not None,
            "changes",
            narrative.changes_title(view, view.comparison) if view.comparison else "",
        ),
        (
            len(stand.applicable) > 1 and bool(stand.answers),
            "heat_map",
            narrative.heat_map_title(view),
        ),
        (
            bool(stand.answers and (stand.levelled or view.blind_spots or view.disputed)),
            "findings",
            brief_pages.findings_brief_title(view),
        ),
        (
            bool(stand.answers and stand.applicable),
            "practices",
            narrative.practices_title(view),
        ),
        (bool(view.actions), "actions", narrative.actions_title(view)),
        (bool(view.actions), "roadmap", narrative.roadmap_title(view)),
        (bool(told_decisions(view)), "decisions", brief_pages.decisions_title(view)),
        (bool(first.tasks), "handover", narrative.handover_title(view, first)),
        (case is not None, "business_case", case.title if case else ""),
        (bool(view.advice.programmes), "charters", narrative.charters_title(view)),
        (
            any(clause.readiness is not None for clause in view.clauses),
            "readiness",
            narrative.readiness_title(view),
        ),
        (bool(stand.answers and lens_views(view)), "lenses", narrative.lenses_title(view)),
        (bool(stand.answers), "annex", narrative.annex_title(view)),
        (bool(stand.answers and view.questionnaire.glossary), GLOSSARY, narrative.glossary_title(view)),
        (True, "method", narrative.method_title(view)),
    )
    return tuple(Chapter(identity, label(f"chapters.{identity}"), title) for there, identity, title in found if there)
