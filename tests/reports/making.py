"""Assessments in few words, for reports on thin, hostile and very long answers."""

import datetime as dt
from collections.abc import Iterable

from assessment.engagement.fields import State
from assessment.engagement.model import (
    Answer,
    Assessment,
    AssessmentInfo,
    Client,
    Depth,
    Needs,
    Respondent,
    Scope,
)
from assessment.questionnaire.model import Questionnaire

TODAY = dt.date(2026, 5, 4)
NEEDS = Needs(drivers={"dependable_operations": 3}, pain_points={"slow_restoration": 2}, capacity_days=(40.0,))


def assessment(
    questionnaire: Questionnaire,
    practices: Iterable[str],
    depth: Depth = "quick",
    *,
    state: State | None = "rated",
    rating: int = 2,
    comment: str = "",
    evidence: str = "",
    client: str = "Northgate Logistics",
    title: str = "Service management review",
    role: str = "service_owner",
    needs: Needs = NEEDS,
) -> Assessment:
    """Two respondents who answer every question in scope in the same way; nobody answers where `state` is None."""
    practices = tuple(practices)
    respondents = tuple(Respondent(id=f"r{n}", label=f"Person {n} Privately", role=role) for n in (1, 2))
    answers = tuple(
        Answer(
            respondent=respondent.id,
            question=question.id,
            state=state,
            comment=comment,
            evidence=evidence,
            rating=rating if state == "rated" else None,
        )
        for question in questionnaire.questions_in_scope(depth, practices)
        for respondent in respondents
        if state
    )
    return Assessment.model_validate(
        {
            "client": Client(name=client, it_staff=40),
            "assessment": AssessmentInfo(title=title, date=TODAY),
            "needs": needs,
            "scope": Scope(depth=depth, practices=practices),
            "respondents": respondents,
            "answers": answers,
        }
    )
