"""The plan in money, checked by hand on two actions: 10 days over two quarters, then 20 days in the third.

A third one is left out, with as much benefit for the need as both of them: they are credited with half of it.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assessment.advice.business_case import Amount, Case, business_case, missing
from assessment.advice.component_actions import leadership_load
from assessment.engagement.planning import BusinessCase, Loss, Range
from assessment.questionnaire.model import Action, Questionnaire
from assessment.roadmap.candidate import ActionReason, Candidate

NEED, OTHER = "dependable_operations", "slow_restoration"
NO_LEADERSHIP = (0.0,) * 8
PLACED = {"first": (0, 1), "second": (2, 2)}


def between(low: float, high: float) -> Range:
    return Range(low=low, high=high)


SAID = BusinessCase(
    currency="EUR",
    day_rate=between(100, 200),
    costs={"low": between(1000, 3000)},
    losses={NEED: Loss(yearly=between(80_000, 160_000), share_low=0.25, share_high=0.5)},
)


@pytest.fixture
def actions(small: Questionnaire) -> list[Candidate]:
    model = small.actions["incident_management.one_record"]

    def made(name: str, days: int, cost: str, benefit: float = 1.0) -> Candidate:
        entry = model.entry.model_copy(update={"cost": cost, "serves": (NEED,)})
        return Candidate(
            name,
            "incident_management",
            name,
            "flow",
            0,
            2,
            days,
            1,
            (),
            benefit,
            ActionReason("prerequisite"),
            False,
            cost == "none",
            Action(name, model.subject, entry),
        )

    return [made("first", 10, "low"), made("second", 20, "none"), made("left_out", 99, "high", benefit=2.0)]


def case(
    actions: list[Candidate], said: BusinessCase = SAID, periods: int = 8, leadership: Sequence[float] = ()
) -> Case:
    found = business_case(said, PLACED, actions, [NEED, OTHER], "quarter", leadership or (0.0,) * periods)
    assert found is not None
    return found


def test_the_plan_costs_its_days_and_what_its_cost_classes_take(actions: list[Candidate]) -> None:
    found = case(actions)
    assert found.person_days == 30
    assert found.effort == Amount(3000, 6000)
    assert found.purchases == Amount(1000, 3000)
    assert found.cost == Amount(4000, 9000)
    assert found.unpriced == {}


def test_a_need_counts_from_the_quarter_after_an_action_in_proportion_to_the_benefit_done(
    actions: list[Candidate],
) -> None:
    first, second = case(actions).years
    # A quarter of a year's 10,000 to 40,000: half of it in the third quarter, all of it from the fourth on.
    assert first.benefit == Amount(1250 + 2500, 5000 + 10_000)
    assert second.benefit == Amount(10_000, 40_000)
    assert case(actions).yearly_benefit == Amount(10_000, 40_000)


def test_what_is_left_out_of_the_plan_stays_uncredited(actions: list[Candidate]) -> None:
    (need,) = case(actions).needs
    assert (need.share, need.planned, need.advised) == (0.5, 2, 3)
    assert need.yearly == Amount(10_000, 40_000)


def test_a_small_action_is_never_credited_with_what_four_larger_ones_would_take_away(
    actions: list[Candidate],
) -> None:
    small, large, *_ = actions
    left_out = [replace(large, id=f"left_out_{n}", benefit=5.0) for n in range(4)]
    found = business_case(SAID, {"first": (0, 1)}, [small, *left_out], [NEED], "quarter", NO_LEADERSHIP)
    assert found is not None
    assert found.yearly_benefit.high == pytest.approx(80_000 / 21)


def test_days_of_the_leadership_cost_the_same_rate_in_their_quarters(actions: list[Candidate]) -> None:
    found, without = case(actions, leadership=(5, 5, 0, 0, 0, 0, 0, 0)), case(actions)
    assert found.leadership_days == 10
    assert found.person_days == 30
    assert found.effort == Amount(3000 + 1000, 6000 + 2000)
    assert found.years[0].cost == Amount(4000 + 1000, 9000 + 2000)
    assert found.years[1].cost == without.years[1].cost


def test_the_leadership_gives_its_days_in_the_first_year() -> None:
    assert leadership_load(12, 8, "quarter") == (3, 3, 3, 3, 0, 0, 0, 0)
    assert leadership_load(12, 2, "quarter") == (6, 6)


def test_net_runs_from_least_benefit_and_most_cost_to_the_contrary(actions: list[Candidate]) -> None:
    first, _ = case(actions).years
    assert first.cost == Amount(4000, 9000)
    assert first.net == Amount(3750 - 9000, 15_000 - 4000)


def test_the_costs_have_come_back_once_the_running_sum_stays_up(actions: list[Candidate]) -> None:
    # Best: −1000, −1000, +3000 …; worst: −2500, −2500, −2750, +2500, then 2500 a quarter from −5250.
    assert case(actions).payback == (2, 6)


def test_costs_that_do_not_come_back_in_time_have_no_payback(actions: list[Candidate]) -> None:
    assert case(actions, periods=4).payback == (2, None)


def test_a_last_year_of_two_quarters_says_so(actions: list[Candidate]) -> None:
    assert [year.periods for year in case(actions, periods=6).years] == [4, 2]


def test_a_cost_class_without_an_amount_is_named_and_not_guessed(actions: list[Candidate]) -> None:
    found = case(actions, SAID.model_copy(update={"costs": {}}))
    assert found.unpriced == {"low": 1}
    assert found.purchases == Amount(0, 0)


def test_a_need_that_no_planned_action_serves_brings_nothing_and_is_named(actions: list[Candidate]) -> None:
    losses = {OTHER: Loss(yearly=between(1e6, 1e6), share_low=1, share_high=1)}
    found = case(actions, SAID.model_copy(update={"losses": losses}))
    assert found.unserved == (OTHER,)
    assert found.yearly_benefit == Amount(0, 0)


def test_a_loss_of_a_need_that_is_no_longer_chosen_does_not_count(actions: list[Candidate]) -> None:
    assert business_case(SAID, PLACED, actions, [OTHER], "quarter", NO_LEADERSHIP) is None


@pytest.mark.parametrize(
    ("said", "placed", "expected"),
    [
        (BusinessCase(), {}, ("plan", "currency", "day_rate", "losses")),
        (SAID.model_copy(update={"day_rate": None}), PLACED, ("day_rate",)),
        (SAID.model_copy(update={"currency": " "}), PLACED, ("currency",)),
        (SAID.model_copy(update={"losses": {}}), PLACED, ("losses",)),
        (SAID, PLACED, ()),
    ],
)
def test_without_the_clients_own_figures_there_is_no_case_and_what_is_missing_is_named(
    actions: list[Candidate], said: BusinessCase, placed: dict[str, tuple[int, int]], expected: tuple[str, ...]
) -> None:
    assert missing(said, placed, [NEED]) == expected
    assert (business_case(said, placed, actions, [NEED], "quarter", NO_LEADERSHIP) is None) == bool(expected)
