"""Every question with its value, its ratings and what was said: by role unless names were asked for."""

from collections.abc import Iterator

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
    Subject,
    Table,
    Text,
)
from reports.document.charts import Attainment
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.annex import AnswerRow, Remark, answer_rows
from reports.view.model import ComponentView, PracticeView, QuestionView, View


def annex(context: Context) -> Blocks:
    view = context.view
    return (
        Note(label("signs.how_to_read"), label("annex.how_to_read")),
        Prose(narrative.fixed_text("names", view)),
        *(_practice(context, practice) for practice in view.practices),
        *(_component(view, component) for component in view.components if component.questions),
    )


def _practice(context: Context, practice: PracticeView) -> Subject:
    result = practice.result
    bars = None if result.level is None else Attainment(result.attainment or (), result.ratings or "")
    return Subject(
        anchor=f"answers-{practice.practice.id}",
        level=Level(result.level),
        name=practice.practice.name,
        purpose=narrative.practice_and_score(context.generated, practice),
        blocks=_answers(context.view, practice.practice.name, practice.questions),
        role="answers",
        attainment=bars,
    )


def _component(view: View, component: ComponentView) -> Subject:
    return Subject(
        anchor=f"answers-{component.id}",
        level=Level(component.level),
        name=component.name,
        purpose=narrative.component_and_score(component),
        blocks=_answers(view, component.name, component.questions),
        role="answers",
    )


def _answers(view: View, name: str, questions: tuple[QuestionView, ...]) -> Blocks:
    if not questions:
        return ()
    table = Table(
        label("annex.answers", name=name),
        (
            Column(label("columns.question"), 62),
            Column(label("annex.value_and_ratings"), 33),
            Column(label("annex.closest")),
        ),
        tuple(Group("", tuple(_rows(row))) for row in answer_rows(view, questions)),
        role="answers",
    )
    return (table,)


def _rows(row: AnswerRow) -> Iterator[Row]:
    yield Row(
        (
            Cell((Text(row.aspect, "lead"), Break(), Text(row.text))),
            Cell(_value(row)),
            cells.text(row.description or ""),
        )
    )
    if row.remarks:
        remarks = tuple(_remark(remark) for remark in row.remarks)
        more = (Text(narrative.further_remarks_in_file(row.more_remarks)),) if row.more_remarks else ()
        yield Row(
            (Cell(tuple(_lines((*remarks, *((more,) if more else ())))), span=3, role="remarks"),), role="remarks"
        )


def _value(row: AnswerRow) -> Content:
    shown = Text(row.state.lower(), "muted") if row.value is None else Text(formatting.score(row.value))
    under = ratings_text(row)
    return (Level(row.step), shown, *((Break(), Text(under)) if under else ()))


def ratings_text(row: AnswerRow) -> str:
    """'agreed; 1 to 4; 3 ratings'."""
    agreed = label("annex.agreed") if row.value is not None and row.state == "Agreed" else ""
    return "; ".join(part for part in (agreed, row.spread, row.raters) if part)


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
