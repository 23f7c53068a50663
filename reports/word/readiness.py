"""ISO/IEC 20000-1, clause by clause: today, at the plan's end, what stands in the way and what closes it."""

from reports import narrative
from reports.brand import palette
from reports.text import formatting
from reports.view.model import View
from reports.view.readiness import RATING_WORDS, ClauseProspect, ReadinessView, readiness_view
from reports.word.tables import Cell, Row, number_cell
from reports.word.writer import Writer


def readiness(writer: Writer, view: View) -> None:
    ready = readiness_view(view)
    writer.prose(narrative.readiness_sentence(view))
    writer.paragraph(narrative.fixed_text("readiness_scale", view))
    writer.note("Indicative only", narrative.fixed_text("indicative", view))
    _clauses(writer, ready)
    _way(writer, view, ready)
    left = ready.taking("same")
    if left:
        writer.heading("What the plan leaves as it is" if ready.planned else "What stands in the way", 3)
    writer.table(
        "Clauses that stay as they are" if ready.planned else "What stands in the way of each clause",
        ("Clause", "Today", "In the way"),
        [(f"{clause.id} {clause.title}", _rated(clause.now.rating), narrative.obstacles(clause)) for clause in left],
        (56, 22, 88),
    )


def _clauses(writer: Writer, ready: ReadinessView) -> None:
    last = ("Plan's end", "Rated", "With the plan") if ready.planned else ("Answered",)
    writer.table(
        "Clauses of ISO/IEC 20000-1, indicative",
        ("Clause", "Title", "Today", "Rated", *last),
        [_clause(clause, ready.planned) for clause in ready.clauses],
        (15, 55, 15, 19, 16, 19, 30) if ready.planned else (15, 85, 18, 24, 24),
    )


def _clause(clause: ClauseProspect, planned: bool) -> Row:
    today: Row = (clause.id, clause.title, _share(clause.now.readiness), _rated(clause.now.rating))
    if not planned:
        return (*today, number_cell(f"{clause.asked - clause.unanswered} of {clause.asked}"))
    return (*today, _share(clause.then.readiness), _rated(clause.then.rating), narrative.clause_prospect(clause))


def _share(value: float | None) -> Cell:
    return number_cell(formatting.share_or_dash(value))


def _rated(rating: str | None) -> Cell:
    return Cell(f"{rating} {RATING_WORDS[rating]}") if rating else Cell("no answer yet", colour=palette.MUTED)


def _way(writer: Writer, view: View, ready: ReadinessView) -> None:
    """The clauses that the plan moves: what keeps each from being ready, and which action lifts it, and when."""
    moved = ready.taking("closed", "nearer")
    if moved:
        writer.heading("What stands in the way, and what closes it", 3)
        writer.paragraph(narrative.fixed_text("readiness_way", view))
    writer.table(
        "Clauses that the plan moves",
        ("Clause", "In the way", "Planned actions"),
        [
            (
                f"{clause.id} {clause.title}\n{narrative.clause_prospect(clause)}",
                "\n".join(_obstacles(clause)),
                "\n".join(_closing(clause)),
            )
            for clause in moved
        ],
        (40, 58, 68),
    )


def _obstacles(clause: ClauseProspect) -> list[str]:
    lines = [f"{narrative.obstacle(found)}: {narrative.obstacle_course(found)}" for found in clause.obstacles]
    if clause.further_obstacles:
        lines.append(f"and {formatting.count(clause.further_obstacles, 'further question')} below level 3")
    if clause.unanswered:
        lines.append(f"{formatting.count(clause.unanswered, 'question')} without an answer")
    return lines


def _closing(clause: ClauseProspect) -> list[str]:
    lines = [f"{closing.number} {closing.action.title}, {closing.until}" for closing in clause.closing if closing.lifts]
    return [*lines, narrative.remaining(clause)] if clause.remaining else lines
