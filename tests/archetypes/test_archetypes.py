"""Six invented organisations: what comes out is what an expert wrote down beforehand. README.md says how."""

import datetime as dt
from functools import cache

import pytest

from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.scoring.results import assess
from reports.view.build import build_view
from reports.view.model import PracticeView, View
from tests.archetypes.organisation import FIRST_ACTIONS, OTHERWISE, Organisation, Ratings, Recommendation, organisations

DAY = dt.date(2026, 1, 1)
LARGEST_GAPS = 6
QUICK_SCAN_WITHIN = 0.5
OTHER_NEEDS = [
    ("ticket_shop", "devops_company"),
    ("ticket_shop", "outsourced_manufacturer"),
    ("outsourced_manufacturer", "start_up"),
    ("devops_company", "regulated_bank"),
]

every_organisation = pytest.mark.parametrize("name", organisations())


@cache
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@cache
def outcome(name: str, needs_of: str | None = None) -> View:
    """What the report of an organisation is made from, if wanted with the needs of another one."""
    needs = organisations()[needs_of].needs if needs_of else None
    return build_view(organisations()[name].assessment(questionnaire(), needs=needs), questionnaire(), DAY)


def plan(view: View) -> list[Candidate]:
    """The actions in the order in which the plan begins them, without those left out."""
    return list(view.advice.actions[: len(view.advice.plan.scheduled)])


def largest_gaps(view: View) -> list[str]:
    """By the report's measure: importance × (target − score)."""

    def weight(practice: PracticeView) -> float:
        return practice.importance * ((practice.target or 0) - (practice.result.score or 0))

    return [p.practice.id for p in sorted((p for p in view.practices if p.gap > 0), key=weight, reverse=True)]


def place(recommendation: Recommendation, actions: list[Candidate]) -> int | None:
    """At which place of the plan it first comes, from 1; None where it does not."""
    return next(
        (
            at
            for at, action in enumerate(actions, start=1)
            if action.practice == recommendation.practice and action.aspect in recommendation.aspects
        ),
        None,
    )


@every_organisation
def test_a_file_speaks_only_of_what_the_questionnaire_knows(name: str) -> None:
    organisation, known = organisations()[name], questionnaire()
    expected = organisation.expected
    named = {
        *organisation.practices,
        *expected.levels,
        *expected.strengths,
        *expected.gaps,
        *expected.begins_with,
        *(recommendation.practice for recommendation in expected.recommendations),
    }
    assert named <= set(known.practices)
    assert set(organisation.components) == set(known.components)
    assert {expected.leads, expected.lags} <= set(known.stages)
    assert set(organisation.needs.weights()) <= set(known.needs)
    assert keys(organisation.otherwise, *organisation.practices.values()) <= {*known.aspects, OTHERWISE}
    asked = {q.id.split(".", 1)[1] for q in known.questions.values() if not q.subject.is_practice}
    assert keys(*organisation.components.values()) <= {*asked, OTHERWISE}


def keys(*of: Ratings) -> set[str]:
    return {key for ratings in of if isinstance(ratings, dict) for key in ratings}


@every_organisation
def test_telling_practices_come_out_at_the_expected_levels(name: str) -> None:
    levels = organisations()[name].expected.levels
    assert {practice: outcome(name).result.practices[practice].level for practice in levels} == levels


@every_organisation
def test_the_expected_stages_lead_and_lag(name: str) -> None:
    scores = {stage.id: stage.score or 0.0 for stage in outcome(name).stages}
    expected = organisations()[name].expected
    assert (max(scores, key=scores.__getitem__), min(scores, key=scores.__getitem__)) == (expected.leads, expected.lags)


@every_organisation
def test_no_practice_scores_above_the_strengths_that_the_expert_names(name: str) -> None:
    view, strengths = outcome(name), organisations()[name].expected.strengths
    shown = [practice.result.score or 0.0 for practice in view.strengths]
    assert bool(shown) == bool(strengths)
    assert all((view.practice(practice).result.score or 0.0) >= min(shown) for practice in strengths)


@every_organisation
def test_the_gaps_that_the_expert_names_are_among_the_six_largest(name: str) -> None:
    assert set(organisations()[name].expected.gaps) <= set(largest_gaps(outcome(name))[:LARGEST_GAPS])


@every_organisation
def test_the_service_value_system_has_the_expected_maturity(name: str) -> None:
    assert outcome(name).result.maturity == organisations()[name].expected.maturity


@every_organisation
def test_the_experts_five_recommendations_come_when_the_file_says(name: str) -> None:
    """Among the first eight actions of the plan, or within as many as the file says where it says why."""
    actions = plan(outcome(name))
    for recommendation in organisations()[name].expected.recommendations:
        at, later = place(recommendation, actions), recommendation.later
        assert at is not None, f"{recommendation.what}: not in the plan"
        assert at <= (later.within if later else FIRST_ACTIONS), f"{recommendation.what}: at place {at}"


@every_organisation
def test_most_of_the_experts_recommendations_are_among_the_first(name: str) -> None:
    """So that nobody makes a plan pass by calling everything later."""
    assert sum(recommendation.later is None for recommendation in organisations()[name].expected.recommendations) >= 3


@every_organisation
def test_the_plan_begins_with_practices_with_which_the_expert_would_begin(name: str) -> None:
    first = [action.practice for action in plan(outcome(name))[:5]]
    assert set(first) <= set(organisations()[name].expected.begins_with)


@every_organisation
def test_the_plan_begins_where_the_organisation_stands_and_is_of_a_length_that_it_can_read(name: str) -> None:
    actions, expected = plan(outcome(name)), organisations()[name].expected
    assert min(action.from_level for action in actions[:10]) >= expected.first_ten_start_at
    assert len(actions) <= expected.actions_at_most


@pytest.mark.parametrize(("name", "needs_of"), OTHER_NEEDS)
def test_the_same_answers_with_different_needs_give_a_visibly_different_plan(name: str, needs_of: str) -> None:
    own, other = ({action.id for action in plan(view)[:10]} for view in (outcome(name), outcome(name, needs_of)))
    assert len(own & other) <= 5


@pytest.mark.parametrize(("name", "needs_of"), OTHER_NEEDS)
def test_the_same_answers_with_different_needs_give_visibly_different_targets(name: str, needs_of: str) -> None:
    own, other = outcome(name), outcome(name, needs_of)
    assert sum(mine.target != its.target for mine, its in zip(own.practices, other.practices, strict=True)) >= 5
    assert len(most_important(own) & most_important(other)) <= 1


def most_important(view: View) -> set[str]:
    return {p.practice.id for p in sorted(view.practices, key=lambda practice: -practice.importance)[:5]}


@every_organisation
def test_a_quick_scan_puts_every_stage_within_half_a_level_of_the_standard_assessment(name: str) -> None:
    organisation: Organisation = organisations()[name]
    quick = assess(organisation.assessment(questionnaire(), "quick"), questionnaire()).stages
    standard = outcome(name).result.stages
    apart = {stage: abs((quick[stage].score or 0.0) - (standard[stage].score or 0.0)) for stage in standard}
    assert max(apart.values()) <= QUICK_SCAN_WITHIN, apart
