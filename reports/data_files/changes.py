"""What has changed since an earlier result, like for like. Without one the tables have no rows."""

from assessment.comparison.model import SubjectChange
from reports.data_files.table import Table
from reports.view.model import View


def changes(view: View) -> Table:
    found = view.comparison
    both = (("practice", found.practices), ("component", found.components)) if found else ()
    return Table(
        "changes.csv",
        (
            "kind",
            "id",
            "direction",
            "level_then",
            "level_now",
            "score_then",
            "score_now",
            "score_change",
            "questions_compared",
            "questions_today",
        ),
        tuple(_change(kind, change) for kind, subjects in both for change in subjects),
    )


def _change(kind: str, of: SubjectChange) -> tuple[object, ...]:
    score = of.score
    return (
        kind,
        of.id,
        of.direction,
        of.earlier,
        of.now,
        score and score.earlier,
        score and score.now,
        score and score.change,
        of.common,
        of.asked,
    )


def questions(view: View) -> Table:
    found = view.comparison
    return Table(
        "changes_by_question.csv",
        ("question", "aspect", "value_then", "value_now", "change"),
        tuple(
            (one.question, one.aspect, one.move.earlier, one.move.now, one.move.change)
            for subject in ((*found.practices, *found.components) if found else ())
            for one in subject.questions
        ),
    )


def promises(view: View) -> Table:
    """The levels that the plan of then foresaw for today."""
    found = view.comparison
    return Table(
        "promises.csv",
        ("practice", "level_then", "promised", "level_now", "outcome"),
        tuple(
            (one.practice, one.earlier, one.promised, one.now, one.outcome)
            for one in (found.commitments if found else ())
        ),
    )
