"""What the client needs, and what follows from it for the practices."""

from reports import narrative
from reports.brand import palette
from reports.text import formatting
from reports.view.coverage import coverage
from reports.view.model import PracticeView, View
from reports.word.tables import Cell, Content, level_cell, number_cell
from reports.word.writer import Writer

WHITE_TEXT_FROM = 6  # points; below, the ground is too pale
KINDS = {"driver": "Business driver", "pain_point": "Pain point", "risk": "Risk"}


def needs(writer: Writer, view: View) -> None:
    writer.prose(narrative.needs_sentence(view))
    if not view.needs:
        return
    writer.note("Importance", narrative.fixed_text("importance", view))
    writer.table(
        "What you chose, with its weight from 1 to 3",
        ("No.", "Need", "Kind", "Weight", "Bears most on"),
        [
            (
                Cell(str(number), colour=palette.MUTED),
                f"{need.name}\n{need.in_short}",
                KINDS[need.kind],
                number_cell(str(need.weight)),
                formatting.shortlist([view.questionnaire.practices[practice].name for practice, _ in need.practices])
                or "No practice assessed here",
            )
            for number, need in enumerate(view.needs, 1)
        ],
        (10, 60, 24, 14, 58),
    )
    bearing = sorted((p for p in coverage(view).applicable if p.needs), key=lambda p: -p.importance)
    if bearing:
        _cascade(writer, view, bearing)
        _targets(writer, view, bearing)


def _cascade(writer: Writer, view: View, bearing: list[PracticeView]) -> None:
    """The points that each need gives to each practice."""
    most = 3 * sum(need.weight for need in view.needs)
    writer.heading("From your needs to the practices", 3)
    writer.prose(narrative.cascade_sentence(view, most))
    columns = len(view.needs)
    each = min(8.0, 84 / columns)
    writer.table(
        "Points that each need, by its number, gives to a practice",
        ("Practice", *(str(number) for number in range(1, columns + 1)), "Points", "Importance"),
        [_points(view, practice, writer.accent) for practice in bearing],
        (166 - each * columns - 36, *(each for _ in view.needs), 15, 21),
    )


def _points(view: View, practice: PracticeView, accent: str) -> list[Content]:
    given = {part.need: part.points for part in practice.contributions}
    return [
        practice.practice.name,
        *(_tile(given.get(need.id, 0), accent) for need in view.needs),
        number_cell(str(sum(given.values()))),
        number_cell(formatting.share(practice.importance)),
    ]


def _tile(points: int, accent: str) -> Cell:
    """The accent, paler for fewer points."""
    if not points:
        return Cell(align="c")
    return Cell(
        str(points),
        palette.tint(accent, 0.1 + points / 10),
        palette.PAPER if points >= WHITE_TEXT_FROM else palette.INK,
        align="c",
    )


def _targets(writer: Writer, view: View, bearing: list[PracticeView]) -> None:
    writer.heading("What follows for the practices", 3)
    writer.table(
        "Level, target and their reasons",
        ("Practice", "Level", "Target", "Why this target", "What weighs most for it"),
        [
            (
                practice.practice.name,
                level_cell(practice.result.level),
                target_cell(practice),
                _why(practice),
                f"{view.questionnaire.needs[practice.needs[0]].entry.name}: {practice.contributions[0].reason}",
            )
            for practice in bearing
        ],
        (38, 13, 14, 46, 55),
    )


def target_cell(practice: PracticeView) -> Cell:
    return Cell("–" if practice.target is None else str(practice.target), align="c")


def _why(practice: PracticeView) -> str:
    reason = (
        practice.target_reason
        if practice.target == practice.suggested_target
        else f"You set this target; {practice.suggested_target} was suggested."
    )
    return " ".join([reason, *(warning.text for warning in practice.warnings)])
