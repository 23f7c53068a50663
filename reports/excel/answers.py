"""What was asked and what was said: by role unless names were asked for, as in the report's annex, but in full."""

from collections.abc import Iterator, Sequence

from reports import narrative
from reports.excel.tables import Column, Value, write_table
from reports.excel.workbook_builder import WorkbookBuilder
from reports.narrative.labels import label
from reports.view.annex import answer_row, role_of
from reports.view.model import QuestionView, View

NAMED = "With the names of those who said it."
BY_ROLE = "By role; who said it is not told. Within a question the order says nothing."


def write_questions(book: WorkbookBuilder, view: View) -> None:
    write_table(
        book,
        "Questions",
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
            book, "Answers", "Comments, evidence and reasons", NAMED if view.named else BY_ROLE, _remark_columns(), rows
        )


def _asked(view: View) -> Iterator[tuple[str, str, QuestionView]]:
    """Every question with its practice and stage, or its component."""
    for practice in view.practices:
        stage = view.questionnaire.stages[practice.stage].name
        yield from ((practice.practice.name, stage, question) for question in practice.questions)
    for component in view.components:
        yield from (
            (component.name, label("maturity.service_value_system"), question) for question in component.questions
        )


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
            yield name, aspect, entry.text, "Agreed", "Reason", question.consensus.rationale
        # Sorted, since people in the order of their sign-up could be told apart from question to question.
        yield from ((name, aspect, entry.text, *remark) for remark in sorted(_said(view, question)))


def _said(view: View, question: QuestionView) -> Iterator[tuple[str, str, str]]:
    for said in question.said:
        for kind, text in (("Comment", said.answer.comment), ("Evidence", said.answer.evidence)):
            if text.strip():
                yield role_of(view, said), kind, text


def _question_columns() -> tuple[Column, ...]:
    return (
        Column(label("columns.practice"), 30),
        Column(label("columns.aspect"), 20),
        Column(label("columns.question"), 60),
        Column(label("columns.value"), 8, "value"),
        Column("What describes it best", 70),
        Column(label("columns.stage"), 16),
        Column("How it came about", 16),
        Column("Lowest", 8, "whole"),
        Column("Highest", 8, "whole"),
        Column(label("columns.ratings"), 8, "whole"),
        Column("Don't know", 8, "whole"),
        Column("Not applicable", 10, "whole"),
        Column(label("findings.agreement"), 11, "score"),
        Column("ISO/IEC 20000-1", 16),
        Column("Id", 36),
    )


def _remark_columns() -> tuple[Column, ...]:
    return (
        Column(label("columns.practice"), 30),
        Column(label("columns.aspect"), 20),
        Column(label("columns.question"), 50),
        Column(label("columns.role"), 24),
        Column(label("needs.kind"), 12),
        Column(label("practices.said"), 80),
    )
