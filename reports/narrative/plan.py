"""The recommendations and the roadmap: what comes when, what waits and why, how good the plan is."""

from assessment.roadmap.candidate import ActionReason
from assessment.roadmap.plan import LeftOutReason
from reports.narrative.overrides import heading_of, text_of
from reports.narrative.say import say
from reports.view.coverage import coverage
from reports.view.focus import told_whole
from reports.view.model import ActionView, RoadmapView, View

# A reason, and the actions that wait for it: practice by practice, each with its person-days.
LeftOut = tuple[str, tuple[ActionView, ...]]


def when(action: ActionView, roadmap: RoadmapView) -> str:
    """'Q3 2026', 'Q3 to Q4 2026', 'Q4 2026 to Q1 2027', or 'not yet planned'."""
    if action.start is None or action.end is None:
        return say("not_planned")
    return span(roadmap, action.start, action.end)


def span(roadmap: RoadmapView, start: int, end: int) -> str:
    """'Q3 2026', 'Q3 to Q4 2026', 'Q4 2026 to Q1 2027'"""
    first, last = roadmap.labels[start], roadmap.labels[end]
    if first == last:
        return first
    return say("from_to", first=first.split()[0] if first.split()[1] == last.split()[1] else first, last=last)


def lift(action: ActionView) -> str:
    """'Flow from 1.0 to level 2': where the client's aspect stands today, and where the action leads it.

    Where nobody was asked about the aspect, no number is given for it; where it stands there on average, and the action
    is advised since one answer says otherwise, that it secures.
    """
    return say("lift", action=action, there_already=_is_there_already(action), protects=_protects(action))


def lift_in_short(action: ActionView) -> str:
    """'Flow, 1.0 to 2'"""
    return say("lift_in_short", action=action, there_already=_is_there_already(action), protects=_protects(action))


def _is_there_already(action: ActionView) -> bool:
    """Whether the answers taken together stand where it leads: one of them lies lower."""
    return action.explanation.of_aspect and action.explanation.value >= action.to_level


def _protects(action: ActionView) -> bool:
    return action.reason.kind == "first_aid" or bool(action.closes)


def action_gap(action: ActionView) -> str:
    """How far the aspect, or the practice, is from where the action leads, and what the target is."""
    return say("gap", action=action, there_already=_is_there_already(action))


@heading_of("actions")
def actions_title(view: View) -> str:
    return say(
        "actions_title",
        planned=[action for action in view.actions if action.start is not None],
        left_out=view.roadmap.left_out,
        stand=coverage(view),
        met=coverage(view).all_met,
    )


@text_of("actions")
def actions_sentence(view: View) -> str:
    """In which order the recommendations stand, and which of them are told in full."""
    planned = [action for action in view.actions if action.start is not None]
    later = len(planned) - len(told_whole(view))
    return say(
        "actions_text", planned=len(planned), total=len(view.actions), needs=bool(view.needs), later=max(0, later)
    )


def measure(view: View, action: ActionView) -> str:
    """'Reopen rate: under 5 %'"""
    entry = action.measure
    metrics = view.questionnaire.practices[action.practice].metrics
    name = next((metric.name for metric in metrics if metric.id == entry.metric), entry.metric)
    return say("measure", name=name, first=entry.first_target)


def left_out_reason(reason: LeftOutReason | None) -> str | None:
    """Why an action is left out of the plan; None where it is in it."""
    return say("left_out_reason", reason=reason) if reason else None


def left_out_by_reason(view: View) -> tuple[LeftOut, ...]:
    """What waits and why: each reason with its actions, those of most benefit first. What waits for another that waits
    comes last.
    """
    left_out = view.roadmap.left_out
    waiting = {action.id for action in left_out}
    blocked = {action.id for action in left_out if not waiting.isdisjoint(action.needs)}
    groups: dict[str, list[ActionView]] = {}
    for action in sorted(left_out, key=lambda action: (action.id in blocked, -action.benefit, action.id)):
        reason = say("left_out_blocked") if action.id in blocked else _own_reason(action)
        groups.setdefault(reason, []).append(action)
    return tuple((reason, tuple(actions)) for reason, actions in groups.items())


def _own_reason(action: ActionView) -> str:
    """The plan's reason, without the number that would set each action too large for any period apart."""
    reason = action.left_out_reason
    return say("left_out_too_large") if reason and reason.kind == "too_large" else left_out_reason(reason) or ""


@heading_of("roadmap")
def roadmap_title(view: View) -> str:
    """How much is planned, until when, for how many days."""
    planned = [action for action in view.actions if action.start is not None]
    last = max((action.end or 0 for action in planned), default=0)
    return say("roadmap_title", planned=planned, until=view.roadmap.labels[last], effort=sum(view.roadmap.load))


def plan_status(view: View) -> str:
    """How the plan was made and how good it is known to be, in plain words."""
    plan = view.advice.plan
    return say(
        "plan_status",
        status=plan.status,
        gap=plan.gap,
        stopped=plan.stopped_by_time,
        assumed=plan.capacity_assumed,
        staff=view.client.it_staff,
        period=view.assessment.needs.period,
        capacity=max(plan.capacity, default=0),
    )


def action_of(action: ActionView) -> str:
    """Whose action it is, and from which level to which it lifts."""
    return say("action_of", action=action, lift=lift(action))


def action_reason(reason: ActionReason) -> str:
    """Why an action is advised, in one sentence that names the answers and the needs behind it."""
    return say("action_reason", reason=reason)


def action_answers(action: ActionView) -> str:
    """What was answered that calls for it; '' where nobody was asked."""
    return say("action_answers", action=action, why=action.explanation) if action.explanation.answers else ""


def action_need(view: View, action: ActionView, shown: int) -> str:
    """The chosen needs that hang on it, with weight × impact; '' where none was chosen at all."""
    behind = [need.contribution for need in action.explanation.needs]
    if not (behind or view.needs):
        return ""
    names = [f"{view.questionnaire.needs[one.need].entry.name} ({one.weight} × {one.impact})" for one in behind[:shown]]
    return say("action_need", needs=names, more=max(0, len(behind) - shown))


def action_opens(action: ActionView) -> str:
    """What can begin after it; '' where nothing waits for it."""
    titles = action.opens_titles
    return say("action_opens", first=titles[0], more=len(titles) - 1) if titles else ""
