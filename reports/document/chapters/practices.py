"""Each practice: where it stands, what was said, what its next level looks like, and what leads there."""

from collections.abc import Iterator

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Heading,
    Level,
    Link,
    Note,
    Prose,
    Remarks,
    Row,
    Subject,
    Table,
    Text,
    Together,
)
from reports.document.chapters.annex import ratings_text, who
from reports.document.charts import Attainment
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.sanitize import shorten
from reports.view.annex import AnswerRow
from reports.view.focus import pages_of_their_own, told_whole
from reports.view.model import ActionView, PracticeView
from reports.view.practice_pages import PracticePage, practice_pages
from reports.view.success_factors import success_factors

REMARK_CHARACTERS = 180


def practices(context: Context) -> Blocks:
    """In a quick scan each is a row: one answer fills no page."""
    view, pages = context.view, practice_pages(context.view)
    focus = pages_of_their_own(view)
    told = tuple(page for page in pages if page.view.practice.id in focus)
    others = tuple(page for page in pages if page.view.practice.id not in focus)
    return (
        *((Note(label("practices.attainment"), narrative.fixed_text("attainment", view)),) * bool(told)),
        Prose(narrative.practices_sentence(view)),
        *((Prose(label("practices.all_answers")),) * ("annex" in context.has)),
        *(_others(context, others) if others else ()),
        *(_practice(context, page, own_page=len(pages) > 1) for page in told),
    )


def _others(context: Context, pages: tuple[PracticePage, ...]) -> Blocks:
    """A row each: where it stands, its lowest and highest aspect, and what comes next."""
    table = Table(
        label("practices.others"),
        (
            Column(label("columns.practice"), 50),
            Column(label("columns.level"), 12, "middle"),
            Column(label("columns.target"), 13),
            Column(label("practices.from_to"), 38),
            Column(label("practices.next")),
        ),
        cells.rows(*(_row(context, page) for page in pages)),
        role="compact",
        id="others",
    )
    return (Heading(label("practices.others")), table)


def _row(context: Context, page: PracticePage) -> Row:
    practice = page.view
    return cells.row(
        Cell((Text(practice.practice.name),)),
        cells.level(practice.result.level),
        cells.target(practice.target),
        cells.text(_spread(context, practice)),
        cells.text(_next(context, page)),
    )


def _spread(context: Context, practice: PracticeView) -> str:
    """'Flow 0.5, People 2.0': the lowest and the highest aspect; one alone where all stand alike."""
    names = context.view.questionnaire.aspects
    known = sorted((cell.value, names[cell.aspect].name) for cell in practice.aspects if cell.value is not None)
    ends = [known[0], known[-1]] if len(known) > 1 and known[0][0] != known[-1][0] else known[:1]
    return ", ".join(f"{name} {formatting.tenth(value)}" for value, name in ends)


def _next(context: Context, page: PracticePage) -> str:
    """The first of its actions and when; where there is none, why."""
    planned = [action for _, action in page.actions if action.start is not None]
    if planned:
        when = narrative.when(planned[0], context.view.roadmap)
        return label("practices.next_action", title=planned[0].title, when=when, more=len(planned) - 1)
    return narrative.nothing_to_do(page.view) if page.view.result.level is not None and not page.actions else ""


def _anchor(page: PracticePage) -> str:
    return f"practice-{page.view.practice.id}"


def _practice(context: Context, page: PracticePage, *, own_page: bool) -> Subject:
    practice, result = page.view, page.view.result
    clauses = practice.practice.clauses if context.view.clauses else ()
    return Subject(
        anchor=_anchor(page),
        level=Level(result.level),
        name=practice.practice.name,
        purpose=practice.practice.purpose,
        blocks=(*_said(context, page), *_next_level(page), *_leads_there(context, page)),
        role="page",
        lines=(
            Prose(narrative.practice_sentence(context.view, practice)),
            Prose(narrative.practice_facts(practice)),
            *((Prose(label("practices.clauses", clauses=", ".join(clauses)), "muted"),) if clauses else ()),
        ),
        attainment=None if result.level is None else Attainment(result.attainment or (), result.ratings or ""),
        own_page=own_page,
    )


def _said(context: Context, page: PracticePage) -> Blocks:
    if not page.rows:
        return ()
    table = Table(
        label("practices.said_of", name=page.view.practice.name),
        (
            Column(label("columns.aspect"), 34),
            Column(label("columns.value"), 20),
            Column(label("columns.ratings"), 30),
            Column(label("practices.closest")),
        ),
        cells.rows(*(_answer(row) for row in page.rows), *_not_asked(page)),
        role="said",
    )
    return Heading(label("practices.said"), 3), table, *_remarks(context, page)


def _answer(row: AnswerRow) -> Row:
    value = () if row.value is None else (Text(formatting.score(row.value)),)
    return cells.row(
        cells.text(row.aspect),
        Cell((Level(row.step), *value), role="nowrap"),
        cells.text(_ratings(row)),
        Cell(cells.lines(*((Text(row.factor, "strong"),) if row.factor else ()), Text(row.description or row.text))),
    )


def _not_asked(page: PracticePage) -> Iterator[Row]:
    """What it has to succeed at and nobody was asked about, where the others were: a deep assessment asks that."""
    factors = success_factors(page.view)
    for factor in factors if any(factor.asked for factor in factors) else ():
        if not factor.asked:
            told = cells.muted(label("practices.factor_not_asked"))
            yield cells.row(Cell(), told, Cell(), Cell((Text(factor.text, "strong"),)))


def _ratings(row: AnswerRow) -> str:
    """The same words as in the annex, or why there is no value."""
    return ratings_text(row) or row.state.lower()


def _remarks(context: Context, page: PracticePage) -> tuple[Block, ...]:
    if not page.remarks:
        return ()
    shown = tuple((who(remark), shorten(remark.text, REMARK_CHARACTERS)[0]) for remark in page.remarks)
    in_annex = page.more_remarks and "annex" in context.has
    return (Remarks(shown, narrative.further_remarks_in_annex(page.more_remarks) if in_annex else ""),)


def _next_level(page: PracticePage) -> Blocks:
    if not page.steps_up:
        return ()
    level = page.next_level
    table = Table(
        label("practices.seen_at", name=page.view.practice.name, level=level),
        (
            Column(label("columns.aspect"), 34),
            Column(label("columns.level"), 12),
            Column(label("method.one_sees")),
        ),
        cells.rows(
            *(cells.row(cells.text(step.aspect), cells.level(level), cells.text(step.next)) for step in page.steps_up)
        ),
        role="said",
    )
    return (Together((Heading(label("practices.next_level", level=level), 3), table)),)


def _leads_there(context: Context, page: PracticePage) -> Blocks:
    if not page.actions:
        known = page.view.result.level is not None
        return (Prose(narrative.nothing_to_do(page.view), "rest"),) if known else ()
    table = Table(
        label("practices.actions_of", name=page.view.practice.name),
        (
            Column(label("columns.number"), 8),
            Column(label("columns.action")),
            Column(label("practices.lifts"), 30),
            Column(label("columns.when"), 34),
            Column(label("columns.days"), 14, "right"),
        ),
        cells.rows(*(_action(context, number, action) for number, action in page.actions)),
        role="said",
        row_head=1,
    )
    more = page.more_actions if "roadmap" in context.has else 0
    rest = (Prose(narrative.further_actions_listed(more), "small"),) if more else ()
    return (Together((Heading(label("practices.actions"), 3), table, *rest)),)


def _action(context: Context, number: int, action: ActionView) -> Row:
    is_told = action.id in told_whole(context.view) and "actions" in context.has
    title = Link(action.title, f"action-{number}") if is_told else Text(action.title)
    return cells.row(
        cells.muted(str(number)),
        Cell((title,)),
        cells.text(narrative.lift_in_short(action)),
        cells.text(narrative.when(action, context.view.roadmap)),
        cells.text(formatting.day_number(action.effort_days)),
    )
