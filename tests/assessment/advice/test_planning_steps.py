import datetime as dt

import pytest

from assessment.advice import planning_steps
from assessment.engagement.planning import BASE, Planning, Progress, Scenario

AUDIT = Scenario(
    id="audit",
    name="Audit",
    pinned={"a": 3},
    due={"b": 5},
    excluded=("c",),
    frozen=(2, 7),
    audit_by=6,
    capacity_days=(10.0, 20.0, 30.0),
    budget=(5.0,),
)


def test_a_scenario_is_kept_in_its_place_and_chosen() -> None:
    planning = Planning(scenarios=(AUDIT, Scenario(id="other", name="Other")), chosen="other")
    changed = AUDIT.model_copy(update={"name": "Certificate"})
    after = planning_steps.with_scenario(planning, changed)
    assert [scenario.name for scenario in after.scenarios] == ["Certificate", "Other"]
    assert after.chosen == "audit"


def test_deleting_the_chosen_scenario_goes_back_to_the_base_one() -> None:
    planning = Planning(scenarios=(AUDIT,), chosen="audit")
    assert planning_steps.without_scenario(planning, "audit") == Planning()
    assert planning_steps.without_scenario(planning, "other") == planning


@pytest.mark.parametrize(
    ("name", "identity"), [("Audit", "audit_2"), ("Plan B!", "plan_b"), ("北", "scenario"), ("Base", "base_2")]
)
def test_a_new_scenario_gets_an_id_that_no_other_has(name: str, identity: str) -> None:
    assert planning_steps.new_id(Planning(scenarios=(AUDIT,)), name) == identity


def test_an_action_that_is_pinned_is_no_longer_excluded_and_the_other_way_round() -> None:
    assert planning_steps.pinned(AUDIT, "c", 1).excluded == ()
    assert planning_steps.pinned(AUDIT, "c", 1).pinned == {"a": 3, "c": 1}
    out = planning_steps.excluded(AUDIT, "a", True)
    assert (out.pinned, out.excluded) == ({}, ("c", "a"))
    assert planning_steps.excluded(AUDIT, "b", True).due == {}
    assert planning_steps.excluded(AUDIT, "c", False).excluded == ()
    assert planning_steps.pinned(AUDIT, "a", None).pinned == {}
    assert planning_steps.due(AUDIT, "b", None).due == {}


def test_a_shorter_horizon_drops_what_lay_behind_it_and_keeps_a_number_for_each_period() -> None:
    short = planning_steps.within(AUDIT, 4)
    assert (short.pinned, short.due, short.frozen, short.audit_by) == ({"a": 3}, {}, (2,), None)
    assert short.capacity_days == (10.0, 20.0, 30.0, 30.0)
    assert short.budget == (5.0,)
    assert planning_steps.within(AUDIT, 2).capacity_days == (10.0, 20.0)


def test_progress_replaces_what_was_said_before_about_the_same_action() -> None:
    begun = Progress(action="a", state="begun", days_left=2.0)
    done = Progress(action="a", state="done", date=dt.date(2026, 6, 1))
    planning = planning_steps.with_progress(planning_steps.with_progress(Planning(), begun), done)
    assert planning.progress == (done,)
    assert planning_steps.progress_of(planning, "a") == done
    assert planning_steps.progress_of(planning, "b") == Progress(action="b", state="planned")


def test_without_any_scenario_the_base_one_holds_no_wish() -> None:
    assert Planning(chosen="gone").scenario() == Scenario(id=BASE, name="Base")
