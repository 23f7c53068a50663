"""The advised actions as work to hand over: days, names, measure and proof of each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assessment.engagement.planning import Progress
from assessment.questionnaire.schema import Metric
from assessment.roadmap.day_plan import Span, day_plan
from reports.view.model import ActionView, View


@dataclass(frozen=True)
class Task:
    """An advised action and all that somebody needs who takes it on; `span` is None where it was left out.

    `responsible` and `accountable` are names or roles. `evidence` is what the question asks to see whose aspect the
    action lifts. `state` is planned, begun, done or left out, `since` the day on which it became so, where known.
    """

    action: ActionView
    stage: str
    span: Span | None
    responsible: str
    accountable: str
    metric: str
    formula: str
    direction: str | None
    evidence: str
    state: str
    since: dt.date | None
    note: str

    @property
    def id(self) -> str:
        return self.action.id

    @property
    def first_step(self) -> str:
        return self.action.steps[0]


def tasks(view: View) -> tuple[Task, ...]:
    """Every advised action: the planned ones in the order of their days, then those left out."""
    spans = day_plan(
        {
            action.id: (action.start, action.end)
            for action in view.actions
            if action.start is not None and action.end is not None
        },
        list(view.actions),
        view.date,
        view.assessment.needs.period,
    )
    progress = {entry.action: entry for entry in view.assessment.planning.progress}
    made = [_task(view, action, spans, progress.get(action.id)) for action in view.actions]
    planned = [(task.span.start, task.span.due, at, task) for at, task in enumerate(made) if task.span]
    return (
        *(task for *_, task in sorted(planned, key=lambda entry: entry[:3])),
        *(task for task in made if task.span is None),
    )


def planned_tasks(view: View) -> tuple[Task, ...]:
    """The tasks that the plan holds, in the order of their days."""
    return tuple(task for task in tasks(view) if task.span is not None)


def _task(view: View, action: ActionView, spans: Mapping[str, Span], progress: Progress | None) -> Task:
    metric = _metric(view, action)
    return Task(
        action=action,
        stage=view.questionnaire.section_of(action.practice).name,
        span=spans.get(action.id),
        responsible=(progress and progress.responsible.strip()) or action.lead,
        accountable=(progress and progress.accountable.strip()) or _accountable(view, action),
        metric=metric.name if metric else action.measure.metric,
        formula=metric.formula if metric else "",
        direction=metric.direction if metric else None,
        evidence=_evidence(view, action),
        state=_state(action, progress),
        since=progress.date if progress else None,
        note=progress.note if progress else "",
    )


def _state(action: ActionView, progress: Progress | None) -> str:
    if progress is not None and progress.state != "planned":
        return progress.state
    return "left out" if action.start is None else "planned"


def _metric(view: View, action: ActionView) -> Metric | None:
    metrics = view.questionnaire.practices[action.practice].metrics
    wanted = action.measure.metric
    return next((metric for metric in metrics if metric.id == wanted), None)


def _accountable(view: View, action: ActionView) -> str:
    """The name of the first of the accountable roles that does not lead the action itself."""
    accountable = view.questionnaire.framework.accountable
    return next((view.questionnaire.roles[role].name for role in accountable if role != action.led_by), "")


def _evidence(view: View, action: ActionView) -> str:
    """What the question about the lifted aspect asks to see; empty where the questionnaire has none."""
    questions = view.questionnaire.practices[action.practice].questions
    return next((question.evidence for question in questions if question.aspect == action.aspect), "")
