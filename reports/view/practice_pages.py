"""A page a practice: where it stands, what was said, what its next level looks like, and what leads there."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.questionnaire.schema import TOP_LEVEL
from reports.view.annex import AnswerRow, Remark, answer_row
from reports.view.model import ActionView, PracticeView, QuestionView, View

MANY_ROWS = 6
CLOSE_TO_LEVEL = 0.15  # F begins above 85 %


@dataclass(frozen=True)
class StepUp:
    """One question that keeps the practice from its next level, and what that level would look like there."""

    aspect: str
    text: str
    today: str | None
    next: str


@dataclass(frozen=True)
class PracticePage:
    """What one page holds. `next_level` is None at the highest level, or where too few answers show one."""

    view: PracticeView
    rows: tuple[AnswerRow, ...]
    remarks: tuple[Remark, ...]
    more_remarks: int
    next_level: int | None
    steps_up: tuple[StepUp, ...]
    actions: tuple[tuple[int, ActionView], ...]
    more_actions: int


@dataclass(frozen=True)
class Room:
    """How much of each kind one sheet of paper holds beside the answers."""

    steps_up: int
    remarks: int
    actions: int


BESIDE_FEW_ROWS = Room(steps_up=3, remarks=3, actions=8)
BESIDE_MANY_ROWS = Room(steps_up=2, remarks=2, actions=5)
BESIDE_FACTORS = Room(steps_up=1, remarks=1, actions=4)


def practice_pages(view: View) -> tuple[PracticePage, ...]:
    """One for each practice in scope that applies, in the order of the files; actions carry their number."""
    numbers = {action.id: number for number, action in enumerate(view.actions, 1)}
    return tuple(_page(view, practice, numbers) for practice in view.practices if practice.result.questions)


def _page(view: View, practice: PracticeView, numbers: dict[str, int]) -> PracticePage:
    rows = tuple(answer_row(view, question) for question in practice.questions)
    beside_many = BESIDE_FACTORS if any(row.factor for row in rows) else BESIDE_MANY_ROWS
    room = BESIDE_FEW_ROWS if len(rows) <= MANY_ROWS else beside_many
    remarks = [remark for row in rows for remark in row.remarks]
    shown = _one_a_question_first(rows)[: room.remarks]
    level = practice.result.level
    following = None if level is None or level == TOP_LEVEL else level + 1
    return PracticePage(
        view=practice,
        rows=rows,
        remarks=tuple(shown),
        more_remarks=len(remarks) - len(shown),
        next_level=following,
        steps_up=() if following is None else tuple(_steps_up(view, practice, following))[: room.steps_up],
        actions=tuple((numbers[action.id], action) for action in practice.actions[: room.actions]),
        more_actions=max(0, len(practice.actions) - room.actions),
    )


def _one_a_question_first(rows: tuple[AnswerRow, ...]) -> list[Remark]:
    """Every question has its say before any has its second."""
    longest = max((len(row.remarks) for row in rows), default=0)
    return [row.remarks[at] for at in range(longest) for row in rows if at < len(row.remarks)]


def _steps_up(view: View, practice: PracticeView, level: int) -> Iterator[StepUp]:
    """The questions furthest below a level first."""
    below = [
        question
        for question in practice.questions
        if question.result.in_scope
        and question.result.value is not None
        and question.result.value < level - CLOSE_TO_LEVEL
    ]
    for question in sorted(below, key=lambda question: question.result.value or 0.0):
        yield _step_up(view, question, level)


def _step_up(view: View, question: QuestionView, level: int) -> StepUp:
    entry = question.question.entry
    return StepUp(
        view.questionnaire.aspects[entry.aspect].name,
        entry.text,
        answer_row(view, question).description,
        entry.levels[level],
    )
