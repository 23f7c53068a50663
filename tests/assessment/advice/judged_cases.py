"""Assessments in the questionnaire with dangers and duties, and the advice on them, in few words."""

from typing import Any

from assessment.advice.advice import Advice, advice_on
from assessment.advice.situation import Situation
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.making import Given, assessment

IM, CE, KM = "incident_management", "change_enablement", "knowledge_management"
QUESTIONS = {
    IM: [f"{IM}.outcomes", f"{IM}.flow", f"{IM}.people"],
    CE: [f"{CE}.flow", f"{CE}.people"],
    KM: [f"{KM}.flow", f"{KM}.outcomes"],
}
DATE = {"date": "2026-05-04", "questionnaire": "itil4"}


def at_levels(changed: dict[str, int] | None = None, /, **levels: int) -> dict[str, Given]:
    """All questions of each practice at one rating; `changed` states single questions."""
    answers: dict[str, Given] = {
        question: [level] for practice, level in levels.items() for question in QUESTIONS[practice]
    }
    return answers | {question: [level] for question, level in (changed or {}).items()}


def situation(questionnaire: Questionnaire, answers: dict[str, Given], **parts: Any) -> Situation:
    practices = parts.pop("practices", sorted({question.split(".")[0] for question in answers}))
    return situation_of(assessment(answers, practices=practices, **parts), questionnaire)


def advice(questionnaire: Questionnaire, answers: dict[str, Given], **parts: Any) -> Advice:
    return advice_on(situation(questionnaire, answers, **parts), first_plan)


def starts(of: Advice) -> dict[str, int]:
    return {entry.action: entry.start for entry in of.plan.scheduled}


def ends(of: Advice) -> dict[str, int]:
    return {entry.action: entry.end for entry in of.plan.scheduled}
