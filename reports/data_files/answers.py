"""What was said, answer by answer. Without names, people are r1, r2 … as in the report's own attachment."""

from reports.data_files.table import Table, ids, yes
from reports.view.model import View


def respondents(view: View) -> Table:
    return Table(
        "respondents.csv",
        ("respondent", "label", "role", "group"),
        tuple((one.id, one.label, one.role, one.group) for one in view.assessment.respondents),
    )


def answers(view: View) -> Table:
    return Table(
        "answers.csv",
        ("respondent", "question", "state", "rating", "comment", "evidence", "at", "concern", "pinned"),
        tuple(
            (
                one.respondent,
                one.question,
                one.state,
                one.rating,
                one.comment,
                one.evidence,
                one.at and one.at.isoformat(),
                yes(one.concern),
                yes(one.pinned),
            )
            for one in view.assessment.answers
        ),
    )


def consensus(view: View) -> Table:
    return Table(
        "consensus.csv",
        ("question", "state", "rating", "rationale", "by", "at"),
        tuple(
            (one.question, one.state, one.rating, one.rationale, one.by, one.at and one.at.isoformat())
            for one in view.assessment.consensus
        ),
    )


def assessor(view: View) -> Table:
    """What the assessor rates. Whether it counts is one answer for all of them."""
    kept = view.assessment.assessor
    return Table(
        "assessor.csv",
        ("question", "state", "rating", "reason", "evidence", "at", "counts"),
        tuple(
            (
                one.question,
                one.state,
                one.rating,
                one.reason,
                ids(one.evidence),
                one.at and one.at.isoformat(),
                yes(kept.counts),
            )
            for one in kept.ratings
        )
        if kept
        else (),
    )


def evidence(view: View) -> Table:
    return Table(
        "evidence.csv",
        (
            *("evidence", "title", "kind", "window", "place", "owner", "checked_by", "at", "confidential"),
            *("sufficiency", "questions", "clauses"),
        ),
        tuple(
            (
                *(one.id, one.title, one.kind, one.window, one.place, one.owner, one.checked_by),
                *(one.at and one.at.isoformat(), yes(one.confidential), one.sufficiency),
                *(ids(one.questions), ids(one.clauses)),
            )
            for one in view.assessment.evidence
        ),
    )
