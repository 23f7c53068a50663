"""The figures that each passage rests on, by name and as they are shown.

They are kept with own words when these are written. A figure that reads otherwise later makes the words stale, and its
name tells the writer what moved.
"""

from collections.abc import Iterable

from assessment.comparison.moves import Delta
from assessment.engagement.overrides import SCENARIO_FIGURE
from reports import narrative
from reports.text import formatting
from reports.text.dates import display_date
from reports.text.formatting import NO_NUMBER
from reports.view.coverage import coverage as coverage_of
from reports.view.first_90_days import Handover
from reports.view.headline import headline_level, headline_score
from reports.view.lenses import lens_views
from reports.view.levels_ahead import LevelsAhead
from reports.view.model import ActionView, PracticeView, StageView, View
from reports.view.plan_risks import plan_risks as found_risks

Figures = dict[str, str]


def overall(view: View) -> Figures:
    """The levels and scores that a whole assessment is summed up in."""
    head, stand = view.headline, coverage_of(view)
    return {
        "Capability level": headline_level(head),
        "Mean score": headline_score(head) or NO_NUMBER,
        "Service value system": _whole(head.maturity),
        "Practices that show a level": str(len(stand.levelled)),
        "Practices short of their target": str(len(stand.short)),
        **coverage(view),
        **_stages(view.stages),
    }


def coverage(view: View) -> Figures:
    return {
        "Questions with a value": f"{view.headline.valued} of {view.headline.asked}",
        "Answers": str(coverage_of(view).answers),
    }


def _stages(stages: Iterable[StageView]) -> Figures:
    shown: Figures = {}
    for stage in stages:
        shown[stage.name] = formatting.number(stage.score)
        shown[f"{stage.name}, with open questions"] = (
            f"{formatting.number(stage.low)} to {formatting.number(stage.high)}"
        )
        shown[f"{stage.name}, target"] = formatting.number(stage.target)
    return shown


def components(view: View) -> Figures:
    levels = {component.name: _whole(component.level) for component in view.components}
    advised = {
        f"Actions for {formatting.mid_sentence(component.name)}": f"{len(component.advice.first)} first, "
        f"{len(component.advice.later)} later, to level {component.advice.aim}"
        for component in view.components
        if component.advice
    }
    return {"Service value system": _whole(view.headline.maturity), **levels, **advised}


def of_practices(view: View, practices: Iterable[PracticeView]) -> Figures:
    """Level, score, target, coverage and importance of each."""
    shown: Figures = {}
    for practice in practices:
        name, result = practice.practice.name, practice.result
        shown[name] = formatting.level_text(result)
        shown[f"{name}, score"] = formatting.score_text(result) or NO_NUMBER
        shown[f"{name}, target"] = _whole(practice.target)
        shown[f"{name}, answered"] = f"{result.valued} of {result.questions}"
        shown[f"{name}, importance"] = formatting.share(practice.importance)
        shown[f"{name}, needs"] = formatting.shortlist(narrative.need_names(view, practice)) or NO_NUMBER
        shown[f"{name}, don't know"] = str(
            sum(said.answer.state == "dont_know" for question in practice.questions for said in question.said)
        )
    return shown


def needs(view: View) -> Figures:
    return {
        **{need.name: f"weight {need.weight}" for need in view.needs},
        **{f"{p.practice.name}, importance": formatting.share(p.importance) for p in view.practices},
    }


def disputed(view: View) -> Figures:
    """The questions whose answers lie far apart; two of a practice and aspect are told apart by their words."""
    return {
        f"{narrative.subject_name(view, question)}: {question.question.entry.text}"[:200]: formatting.spread(
            question.result.lowest, question.result.highest
        )
        or NO_NUMBER
        for question in view.disputed
    }


def plan(view: View) -> Figures:
    planned = [action for action in view.actions if action.start is not None]
    roadmap, made = view.roadmap, view.advice.plan
    last = max((action.end or 0 for action in planned), default=0)
    agreed = view.assessment.planning.agreed
    return {
        "Actions planned": str(len(planned)),
        "Actions left out": str(len(roadmap.left_out)),
        "Person-days planned": formatting.days(sum(roadmap.load)),
        "Plan's end": roadmap.labels[last],
        "Most person-days in a period": formatting.days(max(roadmap.capacity, default=0)),
        SCENARIO_FIGURE: view.assessment.planning.scenario().name,
        "Scenario in words": narrative.scenario_sentence(view.assessment.planning.scenario(), view),
        "Wishes that could not be kept": str(len(made.conflicts)),
        "Plan": _quality(view),
        "Agreed on": display_date(agreed.at.date()) if agreed and agreed.at else "yes" if agreed else "no",
        "Actions under way": str(len(view.assessment.planning.progress)),
    }


def _quality(view: View) -> str:
    made = view.advice.plan
    return made.status if made.gap is None else f"{made.status}, within {formatting.at_most(made.gap)}"


def first_days(first: Handover) -> Figures:
    return {
        "First day": display_date(first.first),
        "Actions that begin": str(len(first.tasks)),
        **{task.action.title: narrative.task_days(task) for task in first.tasks},
    }


def ahead(levels: LevelsAhead) -> Figures:
    """Each practice's level at every moment, and its target."""
    return {
        practice.name: f"{' to '.join(map(str, practice.levels))}, target {_whole(practice.target)}, "
        f"{'waiting' if practice.waits else 'nothing waits'}"
        for practice in levels.practices
    } | {"Practices without a level": str(levels.without_level)}


def plan_risks(view: View) -> Figures:
    return {
        f"Risk: {risk.kind}": (
            f"{formatting.day_number(risk.number)} of {risk.total} {risk.label}: {formatting.listed(risk.names)}"
        )
        for risk in found_risks(view)
    }


def case(view: View) -> Figures:
    """The business case by year."""
    text = narrative.business_case_text(view)
    return (
        {}
        if text is None
        else {
            f"{row.name}: {name}": shown
            for row in text.rows
            for name, shown in (("costs", row.cost), ("benefit", row.benefit), ("what is left", row.net))
        }
    )


def clauses(view: View) -> Figures:
    return {f"Clause {clause.id}": formatting.share_or_dash(clause.readiness) for clause in view.clauses}


def lenses(view: View) -> Figures:
    """How far each requirement of a chosen lens is shown."""
    return {
        f"{lens.lens.name} {clause.id}": formatting.share_or_dash(clause.now.readiness)
        for lens in lens_views(view)
        for clause in (lens.ready.requirements if lens.ready else ())
    }


def changes(view: View) -> Figures:
    """How each practice and stage moved since the earlier result."""
    comparison = view.comparison
    if comparison is None:
        return {}
    moved = {
        narrative.practice_name(view, change.id): f"{change.earlier} to {change.now}" for change in comparison.practices
    }
    scores = {
        f"{narrative.practice_name(view, change.id)}, score": _then_to_now(change.score)
        for change in comparison.practices
        if change.score
    }
    stages = {
        view.questionnaire.stages[stage.stage].name: _then_to_now(stage.move)
        for stage in comparison.stages
        if stage.move
    }
    return {**moved, **scores, **stages}


def action(shown: ActionView, view: View) -> Figures:
    return {
        "When": narrative.when(shown, view.roadmap),
        "Effort": formatting.days(shown.effort_days),
        "Lifts": narrative.lift(shown),
        "Reason": narrative.action_reason(shown.reason),
    }


def _whole(value: int | None) -> str:
    return NO_NUMBER if value is None else str(value)


def _then_to_now(move: Delta) -> str:
    return f"{formatting.score(move.earlier)} to {formatting.score(move.now)}"
