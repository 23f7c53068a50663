"""What a slide is made of, and what all slides are told from."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from reports import narrative
from reports.document.context import Context
from reports.document.parts import Parts
from reports.narrative.chapters import SILENT, Chapter, chapters
from reports.narrative.editions import ASKED_FOR, edition_chapters
from reports.narrative.say import say
from reports.office.slide import Page
from reports.office.text import with_short_names
from reports.options import FULL, ReportOptions
from reports.text.dates import display_date
from reports.view.model import View
from reports.view.names import for_readers


@dataclass(frozen=True)
class Sheet:
    """`name` is the chapter's, `title` what it finds; `notes` are for the speaker; `fill` puts the rest on a page."""

    name: str
    title: str
    notes: tuple[str, ...]
    fill: Callable[[Page], None]


@dataclass(frozen=True)
class DeckContext:
    """The chapters that have something to say, by id, and their blocks; the view is for sentences about it."""

    view: View
    chapters: dict[str, Chapter]
    parts: Parts

    def sheet(self, chapter: str, notes: tuple[str, ...], fill: Callable[[Page], None], title: str = "") -> Sheet:
        known = self.chapters[chapter]
        return Sheet(known.name, title or known.title, (*self.added(chapter), *notes, self.source()), fill)

    def added(self, chapter: str) -> tuple[str, ...]:
        """What a consultant added to a chapter: a slide has no room for it, its notes have."""
        return (narrative.addition(self.view, chapter),) if chapter in SILENT else ()

    def source(self) -> str:
        """What the numbers rest on, for the notes of every slide."""
        view = self.view
        return say(
            "slide_source",
            title=view.title,
            date=display_date(view.date),
            name=view.questionnaire.framework.name,
            version=view.questionnaire.framework.version,
            head=view.headline,
        )


def deck_context(view: View, options: ReportOptions) -> DeckContext:
    """What was left out of the report's edition is left out here too; a slide chooses of all that chapters say."""
    short = with_short_names(for_readers(view, options))
    left_out = {chapter.id for chapter in edition_chapters(short, replace(options, sections=None))} - {
        chapter.id for chapter in edition_chapters(short, options)
    }
    unasked = ASKED_FOR - {chapter.id for chapter in edition_chapters(short, FULL)} - (options.sections or frozenset())
    told = {chapter.id: chapter for chapter in chapters(short) if chapter.id not in left_out | unasked}
    return DeckContext(short, told, Parts(Context(short, frozenset())))
