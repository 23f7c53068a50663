"""A better plan from a good one: again and again some actions are taken out, and what fits best is put in.

Ruin and recreate (Schrimpf et al. 2000), or large neighbourhood search (Shaw 1998). It is ended by a count of rounds,
and its chance has a seed: the same plan comes out everywhere. What an action needs is put in with it, which one action
at a time never does where each of them alone is worth nothing.
"""

from random import Random

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.greedy import late_if_laid, most_urgent_first
from assessment.roadmap.local_improvement import laid, locally_improved, move_ahead
from assessment.roadmap.plan import Starts
from assessment.roadmap.problem import Problem
from assessment.roadmap.remaining_capacity import RemainingCapacity

SEED = 1
STEPS = 60_000  # rounds × actions, about a fifth of a second
FEWEST_ROUNDS, ROUNDS_AN_ACTION = 40, 10
MOST_RUINED = 12
SLACK = 0.004  # how much worse a plan may be to go on from, at first; it falls to nothing
EXPONENTS = (0.4, 0.7, 1.0)  # of the days that a benefit is divided by
NOISE = 0.4


def ruined_and_recreated(starts: Starts, problem: Problem) -> Starts:
    """The best plan that was met on the way; never worse than the one given."""
    if not starts:
        return starts
    return _Search(starts, problem).best_starts()


class _Search:
    def __init__(self, starts: Starts, problem: Problem) -> None:
        self.problem, self.random = problem, Random(SEED)  # noqa: S311 - the same everywhere, no secret
        self.urgent = most_urgent_first(problem)
        self.worthy = [action for action in problem.actions.values() if action.benefit > 0]
        self.now = laid(starts, problem)
        self.value = self.best_value = problem.objective(starts)
        self.best: Starts = dict(starts)

    def best_starts(self) -> Starts:
        actions = len(self.problem.actions)
        rounds = min(ROUNDS_AN_ACTION * actions, max(FEWEST_ROUNDS, STEPS // actions))
        for done in range(rounds):
            self._round(SLACK * (1 - done / rounds))
        return max((self.best, locally_improved(self.best, self.problem)), key=self.problem.objective)

    def _round(self, slack: float) -> None:
        """One other plan; it is gone on from if it is hardly worse."""
        other = self.now.copy()
        since = self._ruin(other)
        if late_if_laid((action for action in self.urgent if action not in other.starts), other):
            return
        self._recreate(other)
        move_ahead(other, max(since, 1))
        value = self.problem.objective(other.starts)
        if value >= self.value - slack * abs(self.value):
            self.now, self.value = other, value
        if value > self.best_value:
            self.best, self.best_value = dict(other.starts), value

    def _ruin(self, plan: RemainingCapacity) -> int:
        """Takes out some actions, what waits for them and what nobody needs then; the first period freed."""
        wanted, since = 1 + int(self.random.random() * MOST_RUINED), self.problem.constraints.periods
        for action in self._chosen(plan, wanted):
            since = min(since, self._take_out(plan, action))
        return since

    def _chosen(self, plan: RemainingCapacity, wanted: int) -> list[str]:
        """Any actions, or those that run about the same time, which make room for each other."""
        mixed = sorted(plan.starts, key=lambda _: self.random.random())
        if self.random.random() < 0.5:
            return mixed[:wanted]
        middle = plan.starts[mixed[0]]
        return sorted(mixed, key=lambda action: abs(plan.starts[action] - middle))[:wanted]

    def _take_out(self, plan: RemainingCapacity, name: str) -> int:
        since, waiting = self.problem.constraints.periods, [name]
        while waiting:
            action = waiting.pop()
            if action not in plan.starts:
                continue
            waiting += plan.waiting_for(action)
            since = min(since, plan.take_out(self.problem.actions[action]))
            waiting += [need for need in self.problem.needs[action] if need in plan.starts and plan.is_idle(need)]
        return since

    def _recreate(self, plan: RemainingCapacity) -> None:
        """Puts in what is worth most for the days that it and what it still needs take, with some chance."""
        exponent = EXPONENTS[int(self.random.random() * len(EXPONENTS))]
        free = sum(plan.room.days)
        ranked = []
        for action in self.worthy:
            if action.id in plan.starts or action.effort_days > free or not self.problem.allowed[action.id]:
                continue
            days = sum(step.effort_days for step in self._way(action, plan))
            if days <= free:
                chance = 1 + NOISE * self.random.random()
                ranked.append((-chance * action.benefit / max(days, 1.0) ** exponent, action.id))
        for _, name in sorted(ranked):
            if name not in plan.starts:
                _put_in(self._way(self.problem.actions[name], plan), plan)

    def _way(self, action: Candidate, plan: RemainingCapacity) -> list[Candidate]:
        """The action, after all that it needs and that is not planned."""
        way: dict[str, Candidate] = {}
        self._add_to(way, action, plan)
        return list(way.values())

    def _add_to(self, way: dict[str, Candidate], action: Candidate, plan: RemainingCapacity) -> None:
        for need in self.problem.needs[action.id]:
            if need not in plan.starts and need not in way:
                self._add_to(way, self.problem.actions[need], plan)
        way[action.id] = action


def _put_in(way: list[Candidate], plan: RemainingCapacity) -> None:
    """All of them, each as early as it fits, or none."""
    for at, action in enumerate(way):
        start = plan.earliest(action)
        if start is None:
            for placed in way[:at]:
                plan.take_out(placed)
            return
        plan.place(action, start)
