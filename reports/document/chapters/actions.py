"""The recommendations: what to do, why, how, and what proves that it is done."""

from collections.abc import Iterator

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Action,
    Block,
    Blocks,
    Card,
    Cards,
    Cell,
    Column,
    Heading,
    Note,
    Prose,
    Row,
    Table,
    Text,
)
from reports.document.context import Context
from reports.narrative import ToldProgramme
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.focus import told_whole
from reports.view.model import ActionView, View
from reports.view.tasks import Task, tasks

SHOWN_UNPLANNED, SHOWN_NEEDS = 10, 2


def actions(context: Context) -> Blocks:
    view = context.view
    return (
        Note(label("actions.effort"), narrative.fixed_text("effort", view)),
        Prose(narrative.actions_sentence(view), "intro"),
        *_told(view),
        *(() if context.is_quick else _programmes(view)),
    )


def _told(view: View) -> Iterator[Block]:
    """By the period in which they begin, the later ones by name; where nothing is planned, those of most benefit."""
    numbered, whole = list(enumerate(view.actions, 1)), told_whole(view)
    for period, name in enumerate(view.roadmap.labels):
        told = [(number, action) for number, action in numbered if action.start == period and action.id in whole]
        if told:
            yield Heading(label("actions.begins_in", period=name))
            yield from (_action(view, number, action) for number, action in told)
    if all(action.start is None for action in view.actions):
        yield from (_action(view, number, action) for number, action in numbered[:SHOWN_UNPLANNED])


def _programmes(view: View) -> Blocks:
    """What the planned actions come to together; each has a charter, for those who ask for it."""
    told = narrative.told_programmes(view)
    if not told:
        return ()
    return (
        Heading(label("actions.programmes")),
        Table(
            label("actions.programmes"),
            (
                Column(label("actions.programme"), 36),
                Column(label("actions.what_for")),
                Column(label("actions.sponsor"), 30),
                Column(label("columns.days"), 12, "right"),
                Column(label("columns.when"), 28),
            ),
            cells.rows(*(_programme(one) for one in told)),
            role="compact",
            id="programmes",
        ),
    )


def _programme(one: ToldProgramme) -> Row:
    return cells.row(
        Cell((Text(one.name, "strong"),)),
        cells.text(one.goal),
        cells.text(one.sponsor),
        cells.text(formatting.day_number(one.effort_days)),
        cells.text(one.span),
    )


def moves(view: View) -> Cards:
    """The few actions that matter most, for who has room for no more."""
    return Cards(
        tuple(
            Card(move.title, label("summary.when", when=move.when, effort=move.effort), move.text)
            for move in narrative.next_actions(view)
        )
    )


def moves_title(view: View) -> str:
    return label("summary.move" if len(moves(view).cards) == 1 else "summary.moves")


def all_actions(view: View) -> Table:
    """Every advised action, those that the plan leaves out too, for those who filter and copy."""
    by_id = {task.id: task for task in tasks(view)}
    return Table(
        narrative.actions_title(view),
        (
            Column(label("columns.number"), id="number"),
            Column(label("columns.action"), id="action"),
            Column(label("columns.practice"), id="practice"),
            Column(label("columns.when"), id="when"),
            Column(label("columns.days"), align="right", id="days"),
            Column(label("handover.responsible"), id="responsible"),
            Column(label("excel.steps"), id="steps"),
            Column(label("findings.why"), id="why"),
            Column(label("actions.measure"), id="measure"),
            Column(label("handover.first_target"), id="first_target"),
            Column(label("columns.stage"), id="stage"),
            Column(label("columns.aspect"), id="aspect"),
            Column(label("excel.from_level"), id="from_level"),
            Column(label("excel.to_level"), id="to_level"),
            Column(label("excel.start"), id="start"),
            Column(label("excel.due"), id="due"),
            Column(label("excel.state"), id="state"),
            Column(label("actions.cost"), id="cost"),
            Column(label("roadmap.benefit"), align="right", id="benefit"),
            Column(label("excel.quick_win"), id="quick_win"),
            Column(label("handover.accountable"), id="accountable"),
            Column(label("excel.how_measured"), id="formula"),
            Column(label("actions.delivers"), id="delivers"),
            Column(label("excel.evidence"), id="evidence"),
            Column(label("actions.builds_on"), id="builds_on"),
            Column(label("excel.if_not"), id="if_not"),
            Column(label("excel.why_not_planned"), id="left_out"),
        ),
        cells.rows(*(_row(view, number, by_id[action.id]) for number, action in enumerate(view.actions, 1))),
        row_head=1,
        id="actions",
    )


def _row(view: View, number: int, task: Task) -> Row:
    action, span = task.action, task.span
    return cells.row(
        cells.whole(number),
        cells.text(action.title),
        cells.text(action.practice_name),
        cells.text(narrative.when(action, view.roadmap)),
        cells.days(action.effort_days),
        cells.text(task.responsible),
        cells.text("\n".join(f"{at}. {step}" for at, step in enumerate(action.steps, 1))),
        cells.text(narrative.action_reason(action.reason)),
        cells.text(task.metric),
        cells.text(action.measure.first_target),
        cells.text(task.stage),
        cells.text(action.aspect_name),
        cells.whole(action.from_level),
        cells.whole(action.to_level),
        cells.day(span.start if span else None),
        cells.day(span.due if span else None),
        cells.text(task.state),
        cells.text(action.cost_name),
        cells.score(action.benefit),
        cells.text(label("excel.yes") if action.quick_win else ""),
        cells.text(task.accountable),
        cells.text(task.formula),
        cells.text(action.delivers),
        cells.text(task.evidence),
        cells.text("\n".join(action.needs_titles)),
        cells.text(action.risk_if_not),
        cells.text(narrative.left_out_reason(action.left_out_reason) or ""),
    )


def _action(view: View, number: int, action: ActionView) -> Action:
    return Action(
        number=number,
        title=action.title,
        of=narrative.action_of(action),
        chain=_chain(view, action),
        steps=action.steps,
        facts=_facts(view, action),
        risk=label("actions.if_not", risk=action.risk_if_not),
    )


def _chain(view: View, action: ActionView) -> tuple[tuple[str, str], ...]:
    """What was answered, how far that is from the aim, and whom it matters to."""
    parts = (
        (label("actions.answers"), narrative.action_answers(action)),
        (label("actions.gap"), narrative.action_gap(action)),
        (label("actions.need"), narrative.action_need(view, action, SHOWN_NEEDS)),
    )
    return tuple((name, text) for name, text in parts if text)


def _facts(view: View, action: ActionView) -> tuple[tuple[str, str], ...]:
    when = narrative.when(action, view.roadmap)
    parts = (
        ("", label("actions.when_and_days", when=when, days=formatting.days(action.effort_days))),
        (label("columns.led_by"), action.lead),
        (label("actions.delivers"), action.delivers),
        (label("actions.measure"), narrative.measure(view, action)),
        (label("actions.cost"), "" if action.is_free else action.cost_name),
        (label("actions.skills"), "; ".join(action.skills)),
        (label("actions.builds_on"), "; ".join(action.needs_titles)),
        (label("actions.opens"), narrative.action_opens(action)),
    )
    return tuple((name, text) for name, text in parts if text)
