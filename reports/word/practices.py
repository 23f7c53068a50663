"""Each practice: where it stands, what was said, what its next level looks like, and what leads there."""

from reports import narrative
from reports.brand import palette
from reports.document.charts import WORDS
from reports.pdf.practice_pages import PracticePage, practice_pages
from reports.text import formatting
from reports.text.sanitize import shorten
from reports.view.model import View
from reports.word import styles
from reports.word.annex import ratings_text, who
from reports.word.tables import Cell, Content, level_cell, number_cell, value_cell
from reports.word.writer import Writer

REMARK_CHARACTERS = 180


def practices(writer: Writer, view: View) -> None:
    writer.prose(narrative.practices_sentence(view))
    for page in practice_pages(view):
        _practice(writer, view, page)


def _practice(writer: Writer, view: View, page: PracticePage) -> None:
    practice = page.view
    writer.heading(practice.practice.name, 3)
    writer.under(practice.practice.purpose, styles.SMALL)
    writer.prose(narrative.practice_sentence(view, practice))
    writer.keep()
    writer.under(_figures(view, page))
    _attainment(writer, page)
    if page.rows:
        writer.heading("What was said", 4)
    writer.table(
        f"{practice.practice.name}: what was said",
        ("Aspect", "Value", "Ratings", "Closest to today"),
        [
            (
                row.aspect,
                value_cell(row.value),
                Cell(ratings_text(row), colour=palette.MUTED),
                row.description or row.text,
            )
            for row in page.rows
        ],
        (30, 14, 28, 94),
    )
    for remark in page.remarks:
        writer.paragraph(shorten(remark.text, REMARK_CHARACTERS)[0], "List Bullet", lead=who(remark))
    if page.more_remarks:
        writer.paragraph(
            f"{formatting.count(page.more_remarks, 'further remark')} "
            f"{formatting.plural(page.more_remarks, 'stands', 'stand')} with the answers.",
            styles.SMALL,
        )
    _next_level(writer, page)
    _leads_there(writer, view, page)


def _figures(view: View, page: PracticePage) -> str:
    result, practice = page.view.result, page.view
    parts = [
        f"Score {formatting.score_text(result)}." if result.score is not None else "",
        narrative.answered_sentence(practice),
        f"Importance for what you need: {formatting.share(practice.importance)}." if practice.needs else "",
        f"ISO/IEC 20000-1: {', '.join(practice.practice.clauses)}."
        if view.clauses and practice.practice.clauses
        else "",
    ]
    return " ".join(part for part in parts if part)


def _attainment(writer: Writer, page: PracticePage) -> None:
    """How far each level is attained: a level a column."""
    result = page.view.result
    if result.level is None or not result.attainment or not result.ratings:
        return
    row: list[Content] = [
        Cell(f"{WORDS[letter]}, {formatting.share(share)}", align="c")
        for letter, share in zip(result.ratings, result.attainment, strict=True)
    ]
    writer.table(
        f"{page.view.practice.name}: how far each level is attained",
        ("", *(f"Level {level}" for level in range(1, len(row) + 1))),
        [["Attained", *row]],
        (26, *(28 for _ in row)),
    )


def _next_level(writer: Writer, page: PracticePage) -> None:
    if page.steps_up:
        writer.heading(f"What level {page.next_level} looks like", 4)
    writer.table(
        f"{page.view.practice.name}: what one would see at level {page.next_level}",
        ("Aspect", "Level", "What one would see"),
        [(step.aspect, level_cell(page.next_level), step.next) for step in page.steps_up],
        (30, 14, 122),
    )


def _leads_there(writer: Writer, view: View, page: PracticePage) -> None:
    if page.actions:
        writer.heading("Actions for this practice", 4)
    elif page.view.result.level is not None:
        writer.paragraph(narrative.nothing_to_do(page.view))
    writer.table(
        f"{page.view.practice.name}: actions",
        ("No.", "Action", "Lifts, from today", "When", "Days"),
        [
            (
                Cell(str(number), colour=palette.MUTED),
                action.title,
                narrative.lift_in_short(action),
                narrative.when(action, view.roadmap),
                number_cell(str(action.effort_days)),
            )
            for number, action in page.actions
        ],
        (11, 76, 34, 33, 12),
    )
    if page.more_actions:
        writer.paragraph(
            f"{formatting.count(page.more_actions, 'further action')} for this practice "
            f"{formatting.plural(page.more_actions, 'is', 'are')} listed with the roadmap.",
            styles.SMALL,
        )
