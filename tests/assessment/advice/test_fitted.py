"""An action as it fits one client: the variant for its kind of organisation, and an effort by what drives it."""

from typing import Any

import pytest

from assessment.advice.fitted import effort_of, fitted
from assessment.engagement.model import Client
from assessment.questionnaire.model import Questionnaire
from tests.assessment.advice.judged_cases import CE, KM, advice, at_levels

SHEETS, NAMED = f"{KM}.service_sheets", f"{CE}.name_manager"


def test_the_first_variant_that_fits_states_what_it_states_and_leaves_the_rest(judging: Questionnaire) -> None:
    entry = judging.actions[NAMED].entry
    plain = fitted(entry, "large", {"sourcing": "own"})
    assert plain == entry
    small = fitted(entry, "small", {"sourcing": "outsourced"})
    assert (small.title, small.led_by, small.steps) == (
        "Let the head of IT decide on changes",
        "it_leader",
        entry.steps,
    )
    outsourced = fitted(entry, "large", {"sourcing": "outsourced"})
    assert (outsourced.title, outsourced.led_by) == ("Name who signs for changes", "manager")


def test_the_plan_holds_the_action_as_it_fits(judging: Questionnaire) -> None:
    answers, client = at_levels(change_enablement=1), {"name": "X", "it_staff": 200}
    needs = {"context": {"sourcing": "outsourced"}}
    (action,) = (one for one in advice(judging, answers, needs=needs, client=client).actions if one.id == NAMED)
    assert (action.title, action.led_by) == ("Name who signs for changes", "manager")
    assert action.action.entry.appoints == "change_manager"


@pytest.mark.parametrize(
    ("size", "services", "days"),
    [
        ("medium", None, 5),
        ("medium", 4, 5),
        ("medium", 0, 5),
        ("medium", 6, 6.5),
        ("large", 5, 10),
        ("small", 14, 9.5),
    ],
)
def test_effort_grows_with_what_drives_it_beyond_what_its_days_hold_up_to_half_days(
    judging: Questionnaire, size: str, services: int | None, days: float
) -> None:
    client = Client(name="X", critical_services=services)
    assert effort_of(judging.actions[SHEETS], size, client) == days


@pytest.mark.parametrize(("employees", "days"), [(None, 5), (400, 5), (401, 6), (2300, 19.5)])
def test_hundreds_begun_count_whole(judging: Questionnaire, employees: int | None, days: float) -> None:
    action = judging.actions[SHEETS]
    effort = action.entry.effort_days
    assert effort.per is not None
    per = effort.per.model_copy(update={"driver": "100_employees"})
    changed: Any = action.entry.model_copy(update={"effort_days": effort.model_copy(update={"per": per})})
    grown = effort_of(type(action)(action.id, action.subject, changed), "medium", Client(name="X", employees=employees))
    assert grown == days


def test_more_of_what_drives_it_never_takes_fewer_days(real: Questionnaire) -> None:
    few = Client(name="X", employees=100, users=100, critical_services=1, suppliers=1, sites=1)
    many = Client(name="X", employees=9000, users=9000, critical_services=60, suppliers=200, sites=30)
    for action in real.actions.values():
        for size in ("small", "medium", "large"):
            assert effort_of(action, size, few) <= effort_of(action, size, many)
