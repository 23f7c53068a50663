"""The plan that was agreed on, as it was agreed on: never silently made anew, whatever is answered since."""

from collections.abc import Mapping, Sequence

from assessment.engagement.planning import AgreedAction, AgreedPlan
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import ActionReason, Candidate
from assessment.roadmap.plan import LeftOut, LeftOutReason, Plan, Scheduled, load


def agreed_candidates(
    agreed: AgreedPlan, actions: Sequence[Candidate], questionnaire: Questionnaire
) -> tuple[Candidate, ...]:
    """Today's advised actions, those of the agreed plan with the effort agreed, and what else that plan holds."""
    known = {action.id: action for action in actions}
    planned = {entry.action: entry for entry in agreed.scheduled if entry.action in questionnaire.actions}
    held = [
        _candidate(entry, known.get(action), planned, questionnaire)
        for action, entry in planned.items()
        if questionnaire.actions[action].subject.is_practice
    ]
    return (*held, *(action for action in actions if action.id not in planned))


def agreed_plan(agreed: AgreedPlan, actions: Sequence[Candidate]) -> Plan:
    """The plan as kept; what is advised today and not in it is left out."""
    held = {action.id for action in actions}
    scheduled = tuple(
        Scheduled(entry.action, entry.start, entry.end) for entry in agreed.scheduled if entry.action in held
    )
    starts = {entry.action: entry.start for entry in scheduled}
    return Plan(
        status=agreed.status,
        objective=agreed.objective,
        bound=agreed.bound,
        gap=agreed.gap,
        capacity=agreed.capacity,
        capacity_assumed=False,
        load=load(starts, {action.id: action for action in actions}, len(agreed.capacity)),
        scheduled=scheduled,
        left_out=tuple(
            LeftOut(action.id, LeftOutReason("not_agreed")) for action in actions if action.id not in starts
        ),
    )


def _candidate(
    entry: AgreedAction, today: Candidate | None, planned: Mapping[str, AgreedAction], questionnaire: Questionnaire
) -> Candidate:
    action = questionnaire.actions[entry.action]
    lifts, needs = action.entry.lifts, tuple(need for need in action.entry.needs if need in planned)
    return Candidate(
        id=action.id,
        practice=action.subject.id,
        title=action.entry.title,
        aspect=lifts.aspect,
        from_level=lifts.from_level,
        to_level=lifts.to_level,
        effort_days=entry.effort_days,
        periods=entry.end - entry.start + 1,
        needs=needs,
        benefit=today.benefit if today else 0.0,
        reason=today.reason if today else ActionReason("not_called_for"),
        quick_win=today.quick_win if today else False,
        is_free=questionnaire.costs[action.entry.cost].free,
        action=action,
    )
