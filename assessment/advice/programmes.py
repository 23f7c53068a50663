"""The plan's actions by what they achieve together: at most six programmes, each with its milestones.

Every action has a theme; those of one theme in the plan are a programme. Of more than six themes, those with least
benefit form none, nor does a theme with a single action: its actions stand by themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessment.advice.situation import Situation
from assessment.questionnaire.schema import Theme
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Plan

MOST_PROGRAMMES = 6
FEWEST_ACTIONS = 2
MILESTONES = 5


@dataclass(frozen=True)
class Milestone:
    """What one can see at the end of a period, and the action that leads there."""

    period: int
    text: str
    action: str


@dataclass(frozen=True)
class Programme:
    """`actions` are in the order of the plan, `needs` the chosen ones that they serve, heaviest first."""

    theme: Theme
    actions: tuple[Candidate, ...]
    effort_days: float
    start: int
    end: int
    milestones: tuple[Milestone, ...]
    needs: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.theme.id


def programmes(situation: Situation, actions: Mapping[str, Candidate], plan: Plan) -> tuple[Programme, ...]:
    """The plan's programmes in the order in which they begin. `actions` are all that could be taken, by id."""
    themes = {theme.id: theme for theme in situation.questionnaire.framework.themes}
    of_theme: dict[str, list[Candidate]] = {}
    for entry in plan.scheduled:
        theme = actions[entry.action].theme
        if theme in themes:
            of_theme.setdefault(theme, []).append(actions[entry.action])
    enough = [theme for theme, own in of_theme.items() if len(own) >= FEWEST_ACTIONS]
    heaviest = sorted(enough, key=lambda theme: (-_benefit(of_theme[theme]), theme))[:MOST_PROGRAMMES]
    made = [_programme(themes[theme], of_theme[theme], situation, plan) for theme in heaviest]
    return tuple(sorted(made, key=lambda programme: (programme.start, -_benefit(programme.actions), programme.id)))


def _benefit(actions: Iterable[Candidate]) -> float:
    return sum(action.benefit for action in actions)


def _programme(theme: Theme, actions: Sequence[Candidate], situation: Situation, plan: Plan) -> Programme:
    when = {entry.action: (entry.start, entry.end) for entry in plan.scheduled}
    served = {need for action in actions for need in action.serves}
    return Programme(
        theme=theme,
        actions=tuple(actions),
        effort_days=sum(action.effort_days for action in actions),
        start=min(when[action.id][0] for action in actions),
        end=max(when[action.id][1] for action in actions),
        milestones=_milestones(actions, {name: end for name, (_, end) in when.items()}),
        needs=tuple(need for need in situation.weights if need in served),
    )


def _milestones(actions: Sequence[Candidate], ends: Mapping[str, int]) -> tuple[Milestone, ...]:
    """Up to five, spread over the programme's time: the action with most benefit of each part of those that end."""
    in_time = sorted(actions, key=lambda action: (ends[action.id], -action.benefit, action.id))
    parts = min(MILESTONES, len(in_time))
    chosen = [
        max(
            in_time[at * len(in_time) // parts : (at + 1) * len(in_time) // parts],
            key=lambda action: (bool(action.closes), action.benefit, action.id),
        )
        for at in range(parts)
    ]
    return tuple(Milestone(ends[action.id], action.milestone, action.id) for action in chosen)
