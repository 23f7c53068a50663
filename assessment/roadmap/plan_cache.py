"""Plans that were already searched for, by what they follow from. A cache: forgetting it costs seconds and no plan.

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

_plans: OrderedDict[Hashable, Plan] = OrderedDict()
_lock = Lock()


def cached_or_best(actions: Sequence[Candidate], constraints: Constraints) -> Plan:
    """The best plan, searched for once."""
    return cached(actions, constraints) or put_in_cache(actions, constraints, best_plan(actions, constraints))


def cached_or_first(actions: Sequence[Candidate], constraints: Constraints) -> Plan:
    """The best plan where it is known, else the first one: for screens, which are there at once."""
    return cached(actions, constraints) or first_plan(actions, constraints)


def cached(actions: Sequence[Candidate], constraints: Constraints) -> Plan | None:
    key = _key(actions, constraints)
    with _lock:
        if key in _plans:
            _plans.move_to_end(key)
        return _plans.get(key)


def put_in_cache(actions: Sequence[Candidate], constraints: Constraints, plan: Plan) -> Plan:
    """The same plan. One that time stopped is kept too: searching again would take as long."""
    with _lock:
        _plans[_key(actions, constraints)] = plan
        while len(_plans) > KEPT:
            _plans.popitem(last=False)
    return plan


def _key(actions: Sequence[Candidate], constraints: Constraints) -> Hashable:
    """Everything that a plan depends on, and the titles that its reasons name."""
    rows = tuple(
        (a.id, a.title, a.effort_days, a.periods, a.needs, a.benefit, a.led_by, a.cost, a.is_free) for a in actions
    )
    frozen = tuple(
        (name, tuple(sorted(value.items())) if isinstance(value, dict) else value)
        for name, value in vars(constraints).items()
    )
    return rows, frozen
