"""Scenarios in words: what each assumes, which wishes could not be kept, what agreeing on a plan means."""

from assessment.engagement.planning import Scenario
from assessment.roadmap.constraints import Constraint
from reports.narrative.overrides import text_of
from reports.narrative.plan import plan_status
from reports.narrative.say import say
from reports.text.dates import display_date
from reports.text.sanitize import shorten
from reports.view.model import View

NAME_CHARACTERS = 80
A_DAY = 1.0  # less than this is not said to be free
WAITING = ("no_capacity", "too_large", "needs_left_out")  # what would still be taken if there were room
TOLD_CONFLICTS = 6


@text_of("roadmap")
def roadmap_text(view: View) -> str:
    """What the plan rests on and how good it is, then each set of wishes that could not be kept: a paragraph each."""
    basis = _basis(view)
    if not view.assessment.planning.agreed:
        basis = " ".join(said for said in (basis, why_free(view), plan_status(view)) if said)
    conflicts = conflict_sentences(view)
    more = len(conflicts) - TOLD_CONFLICTS
    others = [say("more_conflicts", number=more)] if more > 0 else []
    return "\n\n".join((basis, *conflicts[:TOLD_CONFLICTS], *others))


@text_of("roadmap")
def roadmap_in_short(view: View) -> str:
    """The same for a reader with one page."""
    return _basis(view)


def _basis(view: View) -> str:
    planning = view.assessment.planning
    if planning.agreed:
        return agreed_sentence(view)
    scenario = planning.scenario()
    plain = scenario == Scenario(id=scenario.id, name=scenario.name)
    said = (None if plain else scenario_sentence(scenario, view), capacity_sentence(view))
    return " ".join(sentence for sentence in said if sentence)


def capacity_sentence(view: View) -> str:
    """How much of the days is planned, kept and free; '' where nothing is planned."""
    plan = view.advice.plan
    capacity, load = sum(plan.capacity), sum(plan.load)
    if not plan.scheduled:
        return ""
    kept = capacity * plan.reserve
    return say("capacity_used", capacity=capacity, load=load, kept=kept, reserve=plan.reserve, free=_free(view))


def why_free(view: View) -> str:
    """Why what is free is not used, and what the leadership gives; '' where nothing is planned."""
    plan = view.advice.plan
    if not plan.scheduled:
        return ""
    return say(
        "capacity_why_free",
        free=_free(view),
        waiting=any(left.reason.kind in WAITING for left in plan.left_out),
        starts=plan.most_starts,
        leadership=view.advice.leadership_days,
    )


def _free(view: View) -> float:
    """Days that are neither planned nor kept in reserve; 0 where they are too few to be said."""
    plan = view.advice.plan
    free = sum(plan.capacity) * (1 - plan.reserve) - sum(plan.load)
    return free if free >= A_DAY else 0.0


def scenario_sentence(scenario: Scenario, view: View) -> str:
    """What differs from the client's own conditions, wishes counted."""
    labels = view.roadmap.labels
    return say(
        "scenario",
        scenario=scenario,
        wishes=len(scenario.pinned) + len(scenario.due) + len(scenario.excluded),
        frozen=[labels[period] for period in scenario.frozen if period < len(labels)],
        audit=None if scenario.audit_by is None else labels[min(scenario.audit_by, len(labels) - 1)],
    )


def conflict_sentences(view: View) -> tuple[str, ...]:
    """Each set of wishes that no plan keeps together, or for which none was found."""
    plan = view.advice.plan
    return tuple(
        say(
            "conflict", wishes=[_wish(wish, view) for wish in wishes], unproven=n >= len(plan.conflicts) - plan.unproven
        )
        for n, wishes in enumerate(plan.conflicts)
    )


def agreed_sentence(view: View) -> str:
    """When and by whom the plan was agreed on, and how far today's answers have moved from it."""
    agreed = view.assessment.planning.agreed
    assert agreed is not None
    planned = [action for action in view.actions if action.start is not None]
    state = {progress.action: progress.state for progress in view.assessment.planning.progress}
    return say(
        "agreed",
        on=None if agreed.at is None else display_date(agreed.at.date()),
        by=shorten(agreed.by, NAME_CHARACTERS)[0],
        planned=len(planned),
        done=sum(state.get(action.id) == "done" for action in planned),
        begun=sum(state.get(action.id) == "begun" for action in planned),
        new=sum(action.start is None for action in view.actions),
    )


def _wish(wish: Constraint, view: View) -> str:
    titles = {action.id: action.title for action in view.actions}
    label = None if wish.period is None else view.roadmap.labels[wish.period]
    return say("wish", kind=wish.kind, title=titles.get(wish.action or "", wish.action), label=label)
