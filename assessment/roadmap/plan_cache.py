"""Plans that were already made, by what they follow from. A cache: forgetting one costs seconds and no plan.

Shared by everybody who uses this process; the keys are content alone.
"""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from threading import Lock

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.plan import Plan
from assessment.roadmap.planner import best_plan, first_plan

KEPT = 256


class _Plans:
    """The latest KEPT plans of one kind."""

    def __init__(self) -> None:
        self._plans: OrderedDict[Hashable, Plan] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Plan | None:
        with self._lock:
            if key in self._plans:
                self._plans.move_to_end(key)
            return self._plans.get(key)

    def put(self, key: Hashable, plan: Plan) -> Plan:
        with self._lock:
            self._plans[key] = plan
            self._plans.move_to_end(key)
            while len(self._plans) > KEPT:
                self._plans.popitem(last=False)
        return plan


_first, _best = _Plans(), _Plans()


def cached_or_best(actions: Sequence[Candidate], constraints: Constraints) -> Plan:
    """The best plan, searched for once."""
    key = content_key(actions, constraints)
    return _best.get(key) or _best.put(key, best_plan(actions, constraints))


def cached_or_first(actions: Sequence[Candidate], constraints: Constraints) -> Plan:
    """The best plan where it is known, else the first one: for screens, which are there at once."""
    return _best.get(content_key(actions, constraints)) or cached_first(actions, constraints)


def cached_first(actions: Sequence[Candidate], constraints: Constraints) -> Plan:
    """The first plan, made once, whether a better one is known or not."""
    key = content_key(actions, constraints)
    return _first.get(key) or _first.put(key, first_plan(actions, constraints))


def cached(key: Hashable) -> Plan | None:
    """The best plan by its `content_key`, if it was searched for and is still kept."""
    return _best.get(key)


def put_in_cache(key: Hashable, plan: Plan) -> Plan:
    """The same plan, never a first one. One that time stopped is kept too: searching again would take as long."""
    assert plan.status != "greedy"  # a page would search for it again and again
    return _best.put(key, plan)


def content_key(actions: Sequence[Candidate], constraints: Constraints) -> Hashable:
    """Everything that a plan depends on, and the titles that its reasons name."""
    rows = tuple(
        (a.id, a.title, a.effort_days, a.periods, a.needs, a.benefit, a.led_by, a.cost, a.is_free) for a in actions
    )
    frozen = tuple(
        (name, tuple(sorted(value.items())) if isinstance(value, dict) else value)
        for name, value in vars(constraints).items()
    )
    return rows, frozen
