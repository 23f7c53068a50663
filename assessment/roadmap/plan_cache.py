"""Plans that were already searched for, by what they follow from. A cache: forgetting it costs seconds and no plan.

Shared by everybody who uses this process; the keys are content alone.
"""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from threading import Lock

from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Conditions
from assessment.roadmap.plan import Plan
from assessment.roadmap.planner import best_plan, first_plan

KEPT = 256

_plans: OrderedDict[Hashable, Plan] = OrderedDict()
_lock = Lock()


def remembered_or_best(actions: Sequence[Candidate], conditions: Conditions) -> Plan:
    """The best plan, searched for once."""
    return remembered(actions, conditions) or remember(actions, conditions, best_plan(actions, conditions))


def remembered_or_first(actions: Sequence[Candidate], conditions: Conditions) -> Plan:
    """The best plan where it is known, else the first one: for screens, which are there at once."""
    return remembered(actions, conditions) or first_plan(actions, conditions)


def remembered(actions: Sequence[Candidate], conditions: Conditions) -> Plan | None:
    key = _key(actions, conditions)
    with _lock:
        if key in _plans:
            _plans.move_to_end(key)
        return _plans.get(key)


def remember(actions: Sequence[Candidate], conditions: Conditions, plan: Plan) -> Plan:
    """The same plan. One that time stopped is kept too: searching again would take as long."""
    with _lock:
        _plans[_key(actions, conditions)] = plan
        while len(_plans) > KEPT:
            _plans.popitem(last=False)
    return plan


def _key(actions: Sequence[Candidate], conditions: Conditions) -> Hashable:
    """Everything that a plan depends on, and the titles that its reasons name."""
    rows = tuple((a.id, a.title, a.effort_days, a.periods, a.needs, a.benefit, a.action.entry.led_by,
                  a.action.entry.cost) for a in actions)
    frozen = tuple((name, tuple(sorted(value.items())) if isinstance(value, dict) else value)
                   for name, value in vars(conditions).items())
    return rows, frozen
