"""What was asked and what was said: by role unless names were asked for, as in the report's annex, but in full."""

from collections.abc import Iterator, Sequence

from reports import narrative
from reports.excel.tables import Column, Value, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.annex import answer_row, role_of
from reports.view.model import QuestionView, View


def _question_columns() -> tuple[Column, ...]:
    """What was asked, and the value that counts."""
    return (
        Column(label("columns.practice"), 30),
        Column(label("columns.aspect"), 20),
        Column(label("columns.question"), 60),
        Column(label("columns.value"), 8, "value"),
        Column(label("annex.closest"), 70),
        Column(label("columns.stage"), 16),
        Column(label("excel.state_of_value"), 16),
        Column(label("excel.lowest"), 8, "whole"),
        Column(label("excel.highest"), 8, "whole"),
        Column(label("columns.ratings"), 8, "whole"),
        Column(label("excel.dont_know"), 8, "whole"),
        Column(label("excel.not_applicable"), 10, "whole"),
        Column(label("findings.agreement"), 11, "score"),
        Column(label("excel.standard"), 16),
        Column(label("excel.id"), 36),
    )


def _remark_columns() -> tuple[Column, ...]:
    """Who said what."""
    return (
        Column(label("columns.practice"), 30),
        Column(label("columns.aspect"), 20),
        Column(label("columns.question"), 50),
        Column(label("columns.role"), 24),
        Column(label("needs.kind"), 12),
        Column(label("practices.said"), 80),
    )


def write_questions(book: WorkbookBuilder, view: View) -> None:
    write_table(
        book,
        label("excel.questions"),
        narrative.annex_title(view),
        narrative.coverage_sentence(view),
        _question_columns(),
        [_question(view, name, stage, question) for name, stage, question in _asked(view)],
        printed=5,
    )


def write_remarks(book: WorkbookBuilder, view: View) -> None:
    rows = list(_remarks(view))
    if rows:
        write_table(
            book,
            label("excel.sheets.answers"),
            label("excel.remarks"),
            label("excel.explanations.named" if view.named else "excel.explanations.by_role"),
            _remark_columns(),
            rows,
        )


def _asked(view: View) -> Iterator[tuple[str, str, QuestionView]]:
    """Every question with its practice and stage, or its component."""
    for practice in view.practices:
        stage = view.questionnaire.stages[practice.stage].name
        yield from ((practice.practice.name, stage, question) for question in practice.questions)
    system = label("maturity.service_value_system")
    for component in view.components:
        yield from ((component.name, system, question) for question in component.questions)


def _question(view: View, name: str, stage: str, question: QuestionView) -> Sequence[Value]:
    row, result, entry = answer_row(view, question), question.result, question.question.entry
    return (
        name,
        row.aspect,
        row.text,
        row.value,
        row.description,
        stage,
        row.state,
        result.lowest,
        result.highest,
        result.raters,
        result.dont_know,
        result.not_applicable,
        result.agreement,
        ", ".join(entry.clauses),
        entry.id,
    )


def _remarks(view: View) -> Iterator[Sequence[Value]]:
    for name, _, question in _asked(view):
        entry = question.question.entry
        aspect = view.questionnaire.aspects[entry.aspect].name
        if question.consensus and question.consensus.rationale.strip():
            yield name, aspect, entry.text, label("excel.agreed"), label("excel.reason"), question.consensus.rationale
        if question.seen and question.seen.reason.strip():
            yield name, aspect, entry.text, label("excel.assessor"), label("excel.reason"), question.seen.reason
        # Sorted, since people in the order of their sign-up could be told apart from question to question.
        yield from ((name, aspect, entry.text, *remark) for remark in sorted(_said(view, question)))


def _said(view: View, question: QuestionView) -> Iterator[tuple[str, str, str]]:
    for said in question.said:
        for kind, text in (
            (label("excel.comment"), said.answer.comment),
            (label("excel.evidence"), said.answer.evidence),
        ):
            if text.strip():
                yield role_of(view, said), kind, text
