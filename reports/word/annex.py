"""Every question with its value, its ratings, and what was said about it: by role unless names were asked for."""

from reports import narrative
from reports.text import formatting
from reports.view.annex import AnswerRow, Remark, answer_rows
from reports.view.model import QuestionView, View
from reports.word import styles
from reports.word.tables import value_cell
from reports.word.writer import Writer


def annex(writer: Writer, view: View) -> None:
    writer.paragraph(narrative.fixed_text("names", view))
    for practice in view.practices:
        if practice.questions:
            score = formatting.score_text(practice.result)
            writer.heading(practice.practice.name, 3)
            writer.under(narrative.practice_sentence(view, practice) + (f" Score {score}." if score else ""))
            _answers(writer, view, practice.practice.name, practice.questions)
    for component in view.components:
        if component.questions:
            score = (
                "Not enough answers for a level."
                if component.score is None
                else (f"Score {formatting.score(component.score)}.")
            )
            writer.heading(component.name, 3)
            writer.under(f"Component of the service value system. {score}")
            _answers(writer, view, component.name, component.questions)


def _answers(writer: Writer, view: View, name: str, questions: tuple[QuestionView, ...]) -> None:
    rows = answer_rows(view, questions)
    writer.table(
        f"{name}: answers",
        ("Question", "Value", "Ratings", "Closest description"),
        [
            (f"{row.aspect}. {row.text}", value_cell(row.value), ratings_text(row), row.description or "")
            for row in rows
        ],
        (62, 14, 28, 62),
    )
    for row in rows:
        for remark in row.remarks:
            cut = " Shortened; the full text is in the exchange file." if remark.cut else ""
            writer.paragraph(remark.text + cut, "List Bullet", lead=who(remark))
        if row.more_remarks:
            writer.paragraph(
                f"{formatting.count(row.more_remarks, 'further remark')} "
                f"{formatting.plural(row.more_remarks, 'is', 'are')} in the exchange file.",
                styles.SMALL,
            )


def who(remark: Remark) -> str:
    """'Service owner:', 'Service owner, evidence:'"""
    return f"{remark.role}:" if remark.kind == "Comment" else f"{remark.role}, {remark.kind.lower()}:"


def ratings_text(row: AnswerRow) -> str:
    """'agreed; 1 to 4; 3 ratings', or why there is none."""
    agreed = "agreed" if row.value is not None and row.state == "Agreed" else ""
    said = "; ".join(part for part in (agreed, row.spread, row.raters) if part)
    return said or row.state.lower()
