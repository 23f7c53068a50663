"""What has changed since an earlier result: what moved, what was promised and done, what does not compare."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assessment.comparison.commitments import Commitment, DoneAction
from assessment.comparison.model import AspectChange, Comparison, QuestionChange, SubjectChange
from assessment.comparison.moves import Delta
from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Beside,
    Block,
    Blocks,
    Cell,
    Column,
    Entry,
    Figure,
    Group,
    Heading,
    Key,
    KeyItem,
    Level,
    Line,
    Note,
    Prose,
    Row,
    Table,
    Text,
    Together,
    Tone,
)
from reports.document.charts import Radar
from reports.document.context import RADAR_FROM_STAGES, Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.dates import display_date
from reports.view.changes import (
    DIRECTIONS,
    ChangeRow,
    change_rows,
    change_text,
    moved,
    printed_change,
    questions_that_moved,
    stages_then_and_now,
)
from reports.view.model import View

TOLD = ("fell", "both_ways")  # each in a sentence, before the tables
FEW_TOLD = 5  # of a quick scan
THEN_TO_NOW, CHANGE = 25, 14  # mm


def changes(context: Context) -> Blocks:
    view = context.view
    comparison = view.comparison
    assert comparison is not None  # without one there is no such chapter
    return (
        Note(label("changes.like_for_like"), narrative.fixed_text("like_for_like", view)),
        Prose(narrative.changes_basis(view, comparison), "intro"),
        *_told(context, comparison),
        *(_stages(view, comparison) if context.tells("stages_moved") else ()),
        *(() if context.is_quick else _practices(view, comparison)),
        *_promises(view, comparison),
        *((_done_actions(view, comparison.done),) if comparison.done and not context.is_quick else ()),
        *(_aspects(view, comparison) if view.assessment.scope.depth == "deep" else ()),
        *(_questions(view, comparison) if view.assessment.scope.depth == "deep" else ()),
        *(() if context.is_quick else _apart(view, comparison)),
    )


def _told(context: Context, comparison: Comparison) -> Iterator[Block]:
    """The ones that moved furthest first, as change_rows gives them; a quick scan tells few, and those in own words."""
    for direction, rows in change_rows(context.view, comparison):
        if direction in TOLD:
            yield Heading(label(f"changes.what_{direction}"))
            shown = [row for at, row in enumerate(rows) if at < FEW_TOLD or context.tells(f"change.{row.change.id}")]
            for row in shown:
                yield Entry("", narrative.change_sentence(context.view, row.change), Level(row.change.now))
            if len(rows) > len(shown):
                yield Line((Text(label("bottom_line.more", number=len(rows) - len(shown))),), "rest")


# ---- Stages


def _stages(view: View, comparison: Comparison) -> Blocks:
    """Their radar stands beside the table where enough stages have a score both times to make a shape."""
    if not any(stage.move for stage in comparison.stages):
        return ()
    table = _stage_table(view, comparison)
    now, earlier = stages_then_and_now(view, comparison)
    has_shape = sum(score is not None for score in earlier) >= RADAR_FROM_STAGES
    shown = Beside((table,), (_radar(Radar(now, earlier)),), "moved") if has_shape else table
    return (Together((Heading(narrative.stages_moved_title(view, comparison)), shown)),)


def _radar(radar: Radar) -> Figure:
    key = Key((KeyItem("now", label("changes.now")), KeyItem("earlier", label("changes.earlier"))))
    return Figure(radar, label("changes.radar"), key, "small")


def _stage_table(view: View, comparison: Comparison) -> Table:
    rows = [
        cells.row(
            cells.text(view.questionnaire.stages[stage.stage].name),
            _move(stage.move),
            _change(stage.move),
            cells.text(str(stage.practices)),
        )
        for stage in comparison.stages
    ]
    if comparison.score:
        scored = sum(practice.score is not None for practice in comparison.practices)
        mean = cells.text(label("changes.mean"))
        rows.append(cells.row(mean, _move(comparison.score), _change(comparison.score), cells.text(str(scored))))
    return Table(
        label("changes.stages"),
        (
            Column(label("columns.stage")),
            Column(label("columns.then_to_now"), THEN_TO_NOW),
            Column(label("columns.change"), CHANGE, "right"),
            Column(label("columns.practices"), 18, "right"),
        ),
        cells.rows(*rows),
    )


# ---- Practice by practice


@dataclass(frozen=True)
class Further:
    """A column that is there where any practice has something to say in it."""

    column: Column
    says: Callable[[ChangeRow], object]
    cell: Callable[[ChangeRow], Cell]


def _practices(view: View, comparison: Comparison) -> Blocks:
    groups = change_rows(view, comparison)
    if not groups:
        return ()
    rows = [row for _, members in groups for row in members]
    shown = [further for further in _further() if any(further.says(row) for row in rows)]
    table = Table(
        label("changes.practices"),
        (
            Column(label("columns.practice"), 48, id="practice"),
            Column(label("columns.level"), 18 if shown else None, role="pair"),
            *(further.column for further in shown),
        ),
        tuple(
            Group(DIRECTIONS[direction], tuple(_practice(view, comparison, row, shown) for row in members))
            for direction, members in groups
        ),
        role="changes",
        further=_in_full(),
        id="practices",
    )
    return Heading(label("changes.by_practice")), table


def _further() -> tuple[Further, ...]:
    score, change = label("columns.score"), label("columns.change")
    promised, done = label("changes.promised_level"), label("changes.done_since")
    return (
        Further(
            Column(score, THEN_TO_NOW, id="score"), lambda row: row.change.score, lambda row: _move(row.change.score)
        ),
        Further(
            Column(change, CHANGE, "right", id="change"),
            lambda row: row.change.score,
            lambda row: _change(row.change.score),
        ),
        Further(Column(promised, 25, id="promised"), lambda row: row.promise, lambda row: _promised(row.promise)),
        Further(Column(done, id="done"), lambda row: row.done, lambda row: _done(row.done)),
    )


def _in_full() -> tuple[Column, ...]:
    """Then and now apart, and what is told of each practice elsewhere in the chapter."""
    return (
        Column(label("excel.moved"), id="moved"),
        Column(label("excel.level_then"), id="level_then"),
        Column(label("excel.level_now"), id="level_now"),
        Column(label("roadmap.score_then"), id="score_then"),
        Column(label("excel.score_now"), id="score_now"),
        Column(label("excel.compared"), id="compared"),
        Column(label("excel.how_it_moved"), id="how"),
        Column(label("excel.to_know"), id="to_know"),
    )


def _practice(view: View, comparison: Comparison, row: ChangeRow, shown: Sequence[Further]) -> Row:
    change, score = row.change, row.change.score
    levels = (Level(change.earlier), Text(label("changes.to"), "muted"), Level(change.now))
    return cells.row(
        cells.text(row.name),
        Cell(levels),
        *(further.cell(row) for further in shown),
        further=(
            cells.text(DIRECTIONS[change.direction]),
            cells.level(change.earlier),
            cells.level(change.now),
            cells.score(score.earlier if score else None),
            cells.score(score.now if score else None),
            cells.whole(change.common),
            cells.text(narrative.change_sentence(view, change)),
            cells.text("\n".join(narrative.change_notes(comparison, change))),
        ),
    )


def those_that_moved(table: Table) -> Table:
    """The practices that did not stay where they were."""
    return replace(table, groups=tuple(group for group in table.groups if group.name != DIRECTIONS["same"]))


def _promised(promise: Commitment | None) -> Cell:
    if promise is None:
        return cells.dash()
    outcome = label(f"changes.promises.{promise.outcome}")
    return Cell(
        (
            Text(label("changes.promised", level=promise.promised)),
            Text(outcome, "down" if promise.outcome == "missed" else "muted"),
        ),
        value=promise.promised,
    )


def _done(done: Sequence[DoneAction]) -> Cell:
    return cells.text("; ".join(action.title for action in done)) if done else cells.dash()


# ---- Promises


def _promises(view: View, comparison: Comparison) -> Blocks:
    if not (comparison.commitments or comparison.done):
        return ()
    without_effect = [action for action in comparison.done if action.effect == "did_not_rise"]
    return (
        Heading(label("changes.promised_and_done")),
        Prose(narrative.promises_text(view, comparison)),
        *(Entry("", narrative.without_effect(view, action), role="finding-row plain") for action in without_effect),
    )


def _done_actions(view: View, done: Sequence[DoneAction]) -> Table:
    return Table(
        label("changes.done_actions"),
        (
            Column(label("changes.done_on"), 27, role="nowrap"),
            Column(label("columns.action")),
            Column(label("changes.practice_aspect"), 42),
            Column(label("columns.then_to_now"), THEN_TO_NOW),
            Column(label("changes.the_aspect"), 22),
        ),
        cells.rows(*(_done_action(view, action) for action in done)),
        role="done",
        row_head=1,
    )


def _done_action(view: View, action: DoneAction) -> Row:
    practice = narrative.practice_name(view, action.practice)
    return cells.row(
        cells.text(display_date(action.date)) if action.date else cells.muted(label("changes.no_date")),
        cells.text(action.title),
        cells.text(_where(view, practice, action.aspect))
        if action.practice
        else cells.muted(label("changes.not_asked_any_more")),
        _move(action.move),
        cells.text(label(f"changes.effects.{action.effect}")),
    )


# ---- Aspects and questions


def _aspects(view: View, comparison: Comparison) -> Blocks:
    behind = [practice for practice in moved(comparison) if practice.aspects]
    if not behind:
        return ()
    aspects = view.questionnaire.aspects
    table = Table(
        label("changes.aspects"),
        (Column(label("columns.practice"), 44), *(Column(aspect.name) for aspect in aspects.values())),
        cells.rows(*(_aspects_of(view, practice) for practice in behind)),
        role="changes",
    )
    return Heading(label("changes.which_aspects")), table


def _aspects_of(view: View, practice: SubjectChange) -> Row:
    found = {aspect.aspect: aspect for aspect in practice.aspects}
    name = cells.text(view.questionnaire.practices[practice.id].name)
    return cells.row(name, *(_aspect(found.get(aspect)) for aspect in view.questionnaire.aspects))


def _aspect(change: AspectChange | None) -> Cell:
    return _move(change.move, _tone(change.move)) if change else cells.dash()


def _questions(view: View, comparison: Comparison) -> Blocks:
    found = questions_that_moved(comparison)
    if not found:
        return ()
    table = Table(
        label("changes.questions"),
        (
            Column(label("changes.practice_aspect"), 48),
            Column(label("columns.question")),
            Column(label("columns.then_to_now"), THEN_TO_NOW),
        ),
        cells.rows(*(_question(view, practice, question) for practice, question in found)),
    )
    return Heading(label("changes.questions")), table


def _question(view: View, practice: SubjectChange, question: QuestionChange) -> Row:
    name = view.questionnaire.practices[practice.id].name
    return cells.row(
        cells.text(_where(view, name, question.aspect)),
        cells.text(view.questionnaire.questions[question.question].entry.text),
        _move(question.move, "up" if question.move.change > 0 else "down"),
    )


# ---- What does not compare


def _apart(view: View, comparison: Comparison) -> Blocks:
    apart = narrative.not_compared(view, comparison)
    notes = [(practice, narrative.change_notes(comparison, practice)) for practice in moved(comparison)]
    noted = [_noted(view, practice, lines) for practice, lines in notes if lines]
    if not apart and not noted:
        return ()
    return (Together((Heading(label("changes.apart")), *(Line((Text(line),), "small") for line in apart), *noted)),)


def _noted(view: View, practice: SubjectChange, lines: Sequence[str]) -> Line:
    name = label("changes.named", practice=view.questionnaire.practices[practice.id].name)
    return Line((Text(name, "strong"), *(Text(line) for line in lines)), "small")


# ---- Shared


def _where(view: View, practice: str, aspect: str) -> str:
    name = formatting.mid_sentence(view.questionnaire.aspects[aspect].name)
    return label("changes.where", practice=practice, aspect=name)


def _move(move: Delta | None, tone: Tone = "") -> Cell:
    """'1.48 to 1.62'"""
    if move is None:
        return cells.dash()
    shown = label("changes.move", earlier=formatting.score(move.earlier), now=formatting.score(move.now))
    return Cell((Text(shown, tone),), role="nowrap")


def _change(move: Delta | None) -> Cell:
    """By how much, as it is printed."""
    if move is None:
        return cells.dash()
    shown = printed_change(move)
    return Cell((Text(change_text(move), _tone(move) if shown else "muted"),), value=shown)


def _tone(move: Delta) -> Tone:
    tones: dict[str, Tone] = {"rose": "up", "fell": "down"}
    return tones.get(move.direction, "")
