"""Readiness, the answers, the glossary, and the method."""

from assessment.glossary import all_terms_in
from reports import narrative, wording
from reports.annex import AnswerRow, answer_rows
from reports.office_files import short_name
from reports.readiness_view import RATING_WORDS, readiness_view
from reports.view import QuestionView, View
from reports.word import styles
from reports.word.writer import Writer, level_cell, number_cell, value_cell

ROLE_EMS = 40


def readiness(writer: Writer, view: View) -> None:
    ready = readiness_view(view)
    writer.paragraph(narrative.readiness_sentence(view))
    writer.paragraph(narrative.slide_indicative())
    writer.table("Clauses of ISO/IEC 20000-1, indicative", ("Clause", "Title", "Today", "Rated", "Plan's end",
                                                            "With the plan"), [
        (clause.id, clause.title, number_cell(_share(clause.now.readiness)), RATING_WORDS.get(clause.now.rating or "",
                                                                                             "no answer"),
         number_cell(_share(clause.then.readiness)), narrative.clause_prospect(clause) if ready.planned else "–")
        for clause in ready.clauses], (15, 60, 15, 20, 20, 36))


def _share(value: float | None) -> str:
    return "–" if value is None else wording.share(value)


def annex(writer: Writer, view: View) -> None:
    for practice in view.practices:
        if practice.questions:
            _answers(writer, view, practice.practice.name, practice.questions)
    for component in view.components:
        if component.questions:
            _answers(writer, view, component.name, component.questions)


def _answers(writer: Writer, view: View, name: str, questions: tuple[QuestionView, ...]) -> None:
    rows = answer_rows(view, questions)
    writer.heading(name, 2)
    writer.table(f"{name}: answers", ("Question", "Value", "Ratings", "Closest description"), [
        (f"{row.aspect}. {row.text}", value_cell(row.value), _ratings(row), row.description or "") for row in rows],
        (62, 14, 28, 62))
    for row in rows:
        for remark in row.remarks:
            kind = "" if remark.kind == "Comment" else f", {remark.kind.lower()}"
            writer.paragraph(remark.text, "List Bullet", lead=f"{remark.role}{kind}:")


def _ratings(row: AnswerRow) -> str:
    return "; ".join(part for part in (row.spread, row.raters or row.state.lower()) if part)


def glossary(writer: Writer, view: View) -> None:
    """The words of the glossary that stand above."""
    for term in all_terms_in(" ".join(writer.said), view.framework.glossary):
        writer.paragraph(term.meaning, lead=f"{term.term}:")


def method(writer: Writer, view: View) -> None:
    facts = view.framework.facts
    writer.paragraph(narrative.slide_method(view))
    writer.paragraph(f"{facts.name}, version {facts.version}.", lead="Questionnaire:")
    writer.table("The six capability levels", ("Level", "Name", "What it means"), [
        (level_cell(level.level), level.name, level.in_short) for level in facts.levels], (16, 34, 116))
    writer.table("Who answered, by role", ("Role", "People"), [
        (short_name(role, ROLE_EMS) or "Role not given", number_cell(str(people))) for role, people in view.roles],
        (120, 46))
    writer.heading("What it is not", 2)
    writer.paragraph(narrative.slide_is_not())
    writer.paragraph(facts.notice, styles.SMALL)
