"""The JSON documents that the command line prints. Keys are fixed: other programs read them."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from assessment.advice.checks import Check
from assessment.advice.closed_by import DangerOutlook, DutyOutlook
from assessment.comparison.baseline import wording
from assessment.questionnaire.lens_schema import LensFile, Requirement
from assessment.questionnaire.model import Question, Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.scoring.results import Bound, LevelResult, QuestionResult, RequirementResult, Result
from reports.narrative import (
    ToldFinding,
    ToldProgramme,
    action_reason,
    check_reason,
    left_out_reason,
    suggestion_reason,
    told_decisions,
    told_findings,
    told_programmes,
)
from reports.text.formatting import day_value
from reports.view.model import View

Document = dict[str, Any]


def practices_document(questionnaire: Questionnaire) -> list[Document]:
    return [
        {
            "id": p.id,
            "name": p.name,
            "group": p.group,
            "stages": p.stages,
            "clauses": list(p.clauses),
            "depends_on": [dependency.practice for dependency in p.depends_on],
            "optional": p.optional,
        }
        for p in questionnaire.practices.values()
    ]


def questions_document(questionnaire: Questionnaire, depth: str, practices: Collection[str]) -> list[Document]:
    return [_question(question) for question in questionnaire.questions_in_scope(depth, practices)]


def _question(question: Question) -> Document:
    entry = question.entry
    return {
        "id": question.id,
        question.subject.kind: question.subject.id,
        "aspect": entry.aspect,
        "depth": entry.depth,
        "roles": list(entry.roles),
        "clauses": list(entry.clauses),
        "text": entry.text,
        "levels": list(entry.levels),
        "wording": wording(question),
    }


def needs_document(questionnaire: Questionnaire) -> list[Document]:
    return [
        {
            "id": need.id,
            "kind": need.kind,
            "name": need.entry.name,
            "impact": dict.fromkeys(questionnaire.framework_practices, 0) | dict(need.impact),
        }
        for need in questionnaire.needs.values()
    ]


def score_document(result: Result) -> Document:
    """`lenses` is there where the assessment chose one beside the standard of the clauses."""
    return {
        "practices": {practice: _practice(outcome) for practice, outcome in result.practices.items()},
        "stages": {stage: {"score": outcome.score} for stage, outcome in result.stages.items()},
        "service_value_system": {
            "maturity": result.maturity,
            "components": {name: {"level": c.level, "score": c.score} for name, c in result.components.items()},
        },
        "clauses": _readiness(result.clauses),
        "questions": {question: _question_result(outcome) for question, outcome in result.questions.items()},
    } | _lenses(result)


def lenses_document(questionnaire: Questionnaire) -> list[Document]:
    """Every lens with its requirements; of one that no question speaks to, why."""
    return [
        {
            "id": lens.id,
            "name": lens.name,
            "kind": lens.kind,
            "edition": lens.edition,
            "as_of": lens.as_of.isoformat(),
            "sources": list(lens.sources),
            "for_whom": lens.for_whom,
            "says_no": list(lens.says_no),
            "requirements": [_requirement(one, lens, questionnaire) for one in lens.requirements],
        }
        for lens in questionnaire.lenses.values()
    ]


def _requirement(requirement: Requirement, lens: LensFile, questionnaire: Questionnaire) -> Document:
    reading = questionnaire.readings.get(lens.id)
    return {
        "id": requirement.id,
        "area": requirement.area,
        "title": requirement.title,
        "asks": requirement.asks,
        "clock": requirement.clock,
        "questions": dict(reading.shown_by.get(requirement.id, {})) if reading else {},
        "actions": list(requirement.actions),
        "duties": {floor.practice: floor.level for floor in requirement.duty},
        "practices": list(requirement.practices),
        "not_asked": requirement.not_asked,
    }


def _lenses(result: Result) -> Document:
    found = {lens: _readiness(of_it) for lens, of_it in result.requirements.items() if lens != result.clause_lens}
    return {"lenses": found} if found else {}


def _readiness(requirements: Mapping[str, RequirementResult]) -> Document:
    return {name: {"readiness": one.readiness, "rating": one.rating} for name, one in requirements.items()}


def _practice(outcome: LevelResult) -> Document:
    return {
        "level": outcome.level,
        "score": outcome.score,
        "coverage": outcome.coverage,
        "attainment": None if outcome.attainment is None else list(outcome.attainment),
        "ratings": outcome.ratings,
        "low": _end(outcome.low),
        "high": _end(outcome.high),
    }


def _end(end: Bound) -> Document:
    return {"level": end.level, "score": end.score}


def _question_result(outcome: QuestionResult) -> Document:
    return {
        "value": outcome.value,
        "raters": outcome.raters,
        "dont_know": outcome.dont_know,
        "not_applicable": outcome.not_applicable,
        "agreement": outcome.agreement,
        "consensus": outcome.consensus,
    }


def advice_document(view: View) -> Document:
    advice = view.advice
    plan = advice.plan
    return {
        "importance": {
            practice: weight
            for practice, weight in advice.importance.items()
            if practice in view.result.practices or practice not in view.questionnaire.topics
        },
        "targets": {
            practice: {"target": t.target, "suggested": t.suggested, "reason": suggestion_reason(t.reason)}
            for practice, t in advice.targets.items()
        },
        "actions": [_action(action) for action in advice.actions],
        "dangers": [_danger(outlook) for outlook in advice.dangers],
        "duties": [_duty(outlook) for outlook in advice.duties],
        "checks": [_check(check, view) for check in advice.checks],
        "findings": [_finding(finding) for finding in told_findings(view)],
        "leadership_days": day_value(advice.leadership_days),
        "preliminary": advice.preliminary,
        "plan": {
            "status": plan.status,
            "objective": plan.objective,
            "bound": plan.bound,
            "gap": plan.gap,
            "capacity": list(plan.capacity),
            "load": list(plan.load),
            "scheduled": [asdict(scheduled) for scheduled in plan.scheduled],
            "left_out": [{"action": left.action, "reason": left_out_reason(left.reason)} for left in plan.left_out],
            "stopped_by_time": plan.stopped_by_time,
            "conflicts": [[asdict(wish) for wish in wishes] for wishes in plan.conflicts],
            "unproven_conflicts": plan.unproven,
        },
        "programmes": [_programme(programme) for programme in told_programmes(view)],
        "decisions": [{"kind": decision.kind, "text": decision.text} for decision in told_decisions(view)],
    }


def _programme(programme: ToldProgramme) -> Document:
    return {
        "id": programme.id,
        "name": programme.name,
        "goal": programme.goal,
        "sponsor": programme.sponsor_id,
        "actions": [action.id for action in programme.actions],
        "effort_days": day_value(programme.effort_days),
        "start": programme.start,
        "end": programme.end,
        "milestones": [{"period": one.period, "text": one.text} for one in programme.milestones],
        "needs": list(programme.need_ids),
        "risk_if_not": programme.risk_if_not,
    }


def _action(action: Candidate) -> Document:
    return {
        "id": action.id,
        "practice": action.practice,
        "title": action.title,
        "aspect": action.aspect,
        "from_level": action.from_level,
        "to_level": action.to_level,
        "effort_days": day_value(action.effort_days),
        "periods": action.periods,
        "needs": list(action.needs),
        "benefit": action.benefit,
        "reason": action_reason(action.reason),
        "quick_win": action.quick_win,
    }


def _danger(outlook: DangerOutlook) -> Document:
    danger = outlook.danger
    return {
        "id": danger.id,
        "question": outlook.question,
        "practice": outlook.practice,
        "value": danger.voice.value,
        "says": danger.danger.says,
        "consequence": danger.danger.consequence,
        "first_aid": list(outlook.first_aid),
        "closed_in": outlook.closed_in,
    }


def _duty(outlook: DutyOutlook) -> Document:
    return {
        "practice": outlook.practice,
        "level": outlook.level,
        "source": outlook.source,
        "today": outlook.duty.today,
        "met_in": outlook.met_in,
        "seen": outlook.duty.seen,
    }


def _check(check: Check, view: View) -> Document:
    return {
        "action": check.action,
        "done_on": None if check.done_on is None else check.done_on.isoformat(),
        "questions": list(check.questions),
        "why": check_reason(view, check),
    }


def _finding(finding: ToldFinding) -> Document:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "title": finding.title,
        "condition": finding.condition,
        "criterion": finding.criterion,
        "cause": finding.cause,
        "consequence": finding.consequence,
        "practices": list(finding.practices),
        "needs": list(finding.needs),
        "actions": [action.id for action in finding.actions],
        "rank": finding.rank,
        "chosen": finding.chosen,
    }
