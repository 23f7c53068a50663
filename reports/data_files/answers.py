"""What was said, answer by answer. Without names, people are r1, r2 … as in the report's own attachment."""

from reports.data_files.table import Table
from reports.view.model import View


def respondents(view: View) -> Table:
    return Table(
        "respondents.csv",
        ("respondent", "label", "role"),
        tuple((one.id, one.label, one.role) for one in view.assessment.respondents),
    )


def answers(view: View) -> Table:
    return Table(
        "answers.csv",
        ("respondent", "question", "state", "rating", "comment", "evidence", "at"),
        tuple(
            (
                one.respondent,
                one.question,
                one.state,
                one.rating,
                one.comment,
                one.evidence,
                one.at and one.at.isoformat(),
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
