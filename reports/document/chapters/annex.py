"""Every question with its value, its ratings and what was said: by role unless names were asked for."""

from collections.abc import Collection, Iterator

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Break,
    Cell,
    Column,
    Content,
    Group,
    Inline,
    Level,
    Note,
    Prose,
    Row,
    Table,
    Text,
)
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.annex import AnswerRow, Remark, answer_rows, has_remarks
from reports.view.focus import pages_of_their_own
from reports.view.model import PracticeView, QuestionView, View
from reports.view.roles import role_of


def annex(context: Context) -> Blocks:
    """Of a practice that has a page of its own, no more than the remarks: the page tells its questions and values."""
    view = context.view
    told: Collection[str] = pages_of_their_own(view) if "practices" in context.has else ()
    if context.is_quick:
        told = [practice.practice.id for practice in view.practices]
    return (
        Note(label("signs.how_to_read"), label("annex.how_to_read")),
        Prose(narrative.fixed_text("names", view)),
        *_table(context, told),
    )


def _table(context: Context, told: Collection[str]) -> Blocks:
    """One table with a group for each practice and component: its heads stand once a page."""
    view = context.view
    groups = (
        *(
            _group(
                narrative.practice_in_short(practice),
                practice.practice.name,
                practice.section.name,
                view,
                _questions(practice, told),
            )
            for practice in view.practices
            if _is_told(practice, told)
        ),
        *(
            _group(component.name, component.name, _system(), view, component.questions)
            for component in view.components
            if component.questions
        ),
    )
    if not groups:
        return ()
    return (
        Table(
            label("annex.answers"),
            (Column(label("columns.question")), Column(label("annex.value_and_ratings"), 44)),
            groups,
            role="answers",
            further=_in_full(),
            id="answers",
        ),
    )


def _group(head: str, name: str, stage: str, view: View, questions: tuple[QuestionView, ...]) -> Group:
    rows = zip(questions, answer_rows(view, questions), strict=True)
    return Group(head, tuple(one for question, row in rows for one in _rows(row, _further(name, stage, question, row))))


def _is_told(practice: PracticeView, told: Collection[str]) -> bool:
    """One whose questions stand elsewhere is here for its remarks alone."""
    return practice.practice.id not in told or bool(_questions(practice, told))


def _questions(practice: PracticeView, told: Collection[str]) -> tuple[QuestionView, ...]:
    if practice.practice.id not in told:
        return practice.questions
    return tuple(question for question in practice.questions if has_remarks(question))


def _system() -> str:
    """Where a component stands in the place of a stage."""
    return label("maturity.service_value_system")


def _in_full() -> tuple[Column, ...]:
    """What was asked apart from what it is about, and all that the value rests on."""
    return (
        Column(label("annex.closest"), id="closest"),
        Column(label("columns.practice"), id="practice"),
        Column(label("columns.aspect"), id="aspect"),
        Column(label("columns.question"), id="question"),
        Column(label("columns.value"), id="value"),
        Column(label("columns.stage"), id="stage"),
        Column(label("excel.state_of_value"), id="state"),
        Column(label("excel.lowest"), id="lowest"),
        Column(label("excel.highest"), id="highest"),
        Column(label("columns.ratings"), id="ratings"),
        Column(label("excel.dont_know"), id="dont_know"),
        Column(label("excel.not_applicable"), id="not_applicable"),
        Column(label("findings.agreement"), id="agreement"),
        Column(label("excel.standard"), id="standard"),
        Column(label("excel.id"), id="id"),
    )


def _further(name: str, stage: str, question: QuestionView, row: AnswerRow) -> tuple[Cell, ...]:
    result, entry = question.result, question.question.entry
    return (
        cells.text(row.description or ""),
        cells.text(name),
        cells.text(row.aspect),
        cells.text(row.text),
        cells.score(row.value),
        cells.text(stage),
        cells.text(row.state),
        cells.whole(result.lowest),
        cells.whole(result.highest),
        cells.whole(result.raters),
        cells.whole(result.dont_know),
        cells.whole(result.not_applicable),
        cells.score(result.agreement),
        cells.text(", ".join(entry.clauses)),
        cells.text(entry.id),
    )


def _rows(row: AnswerRow, further: tuple[Cell, ...]) -> Iterator[Row]:
    asked, value = Cell((Text(f"{row.aspect}.", "lead"), Text(row.text))), Cell(_value(row))
    yield Row((asked, value), "said" if row.remarks else "", further=further)
    if row.remarks:
        remarks = tuple(_remark(remark) for remark in row.remarks)
        more = (Text(narrative.further_remarks_in_file(row.more_remarks)),) if row.more_remarks else ()
        yield Row(
            (Cell(tuple(_lines((*remarks, *((more,) if more else ())))), span=2, role="remarks"),), role="remarks"
        )


def _value(row: AnswerRow) -> Content:
    shown = Text(row.state.lower(), "muted") if row.value is None else Text(formatting.score(row.value))
    under = ratings_text(row)
    return (Level(row.step), shown, *((Break(), Text(under)) if under else ()))


def ratings_text(row: AnswerRow) -> str:
    """'agreed; 1 to 4; 3 ratings'."""
    agreed = label("annex.agreed") if row.value is not None and row.state == "Agreed" else ""
    return "; ".join(part for part in (agreed, row.spread, row.raters) if part)


def all_remarks(view: View) -> Table:
    """Every comment, piece of evidence and reason in full, for a sheet: a page has no room for all of them."""
    asked = (
        *((practice.practice.name, question) for practice in view.practices for question in practice.questions),
        *((component.name, question) for component in view.components for question in component.questions),
    )
    return Table(
        label("excel.remarks"),
        (
            Column(label("columns.practice"), id="practice"),
            Column(label("columns.aspect"), id="aspect"),
            Column(label("columns.question"), id="question"),
            Column(label("columns.role"), id="role"),
            Column(label("needs.kind"), id="kind"),
            Column(label("practices.said"), id="said"),
        ),
        cells.rows(*(row for name, question in asked for row in _all_said(view, name, question))),
        id="remarks",
    )


def _all_said(view: View, name: str, question: QuestionView) -> Iterator[Row]:
    """Sorted, since people in the order of their sign-up could be told apart from question to question."""
    entry, consensus, seen = question.question.entry, question.consensus, question.seen
    said = sorted(
        (role_of(view, one), label(kind), text)
        for one in question.said
        for kind, text in (("excel.comment", one.answer.comment), ("excel.evidence", one.answer.evidence))
    )
    reasons = [(label("excel.agreed"), label("excel.reason"), consensus.rationale)] if consensus else []
    reasons += [(label("excel.assessor"), label("excel.reason"), seen.reason)] if seen else []
    for remark in (*reasons, *said):
        if remark[-1].strip():
            aspect = view.questionnaire.aspects[entry.aspect].name
            yield cells.row(*(cells.text(words) for words in (name, aspect, entry.text, *remark)))


def _remark(remark: Remark) -> Content:
    cut = (Text(label("annex.shortened"), "muted"),) if remark.cut else ()
    return (Text(f"{who(remark)}:", "strong"), Text(remark.text), *cut)


def who(remark: Remark) -> str:
    """'Service owner', 'Service owner, evidence'."""
    return remark.role if remark.kind == "Comment" else f"{remark.role}, {remark.kind.lower()}"


def _lines(parts: tuple[Content, ...]) -> Iterator[Inline]:
    for at, part in enumerate(parts):
        if at:
            yield Break()
        yield from part
