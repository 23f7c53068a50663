"""Clause by clause: what stands in the way, what closes it and when, what stays."""

from dataclasses import replace

from assessment.advice.projection import project
from assessment.advice.requirement_plan import RequirementGap, RequirementPlan, count_requirements, requirement_plans
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Scheduled
from assessment.scoring.results import assess
from tests.assessment.advice.making_plans import action, done_in
from tests.assessment.making import Given, assessment

PERIODS = 4
CHANGE, FLOW, PEOPLE = "change_enablement", "change_enablement.flow", "change_enablement.people"


def plans(
    questionnaire: Questionnaire, answers: dict[str, Given], actions: list[Candidate], scheduled: list[Scheduled]
) -> dict[str, RequirementPlan]:
    result = assess(assessment(answers, depth="deep"), questionnaire)
    found = requirement_plans(
        questionnaire,
        questionnaire.clauses,
        result,
        actions,
        scheduled,
        project(questionnaire, result, actions, scheduled, PERIODS),
    )
    return {plan.requirement: plan for plan in found}


def questions(obstacles: tuple[RequirementGap, ...]) -> list[str]:
    return [obstacle.question.id for obstacle in obstacles]


def test_what_is_furthest_from_level_3_stands_in_the_way_first_and_what_is_there_does_not(small: Questionnaire) -> None:
    found = plans(
        small,
        {"incident_management.flow": [2], "incident_management.people": [0], "incident_management.outcomes": [3]},
        [],
        [],
    )["8.6.1"]

    assert questions(found.obstacles) == ["incident_management.people", "incident_management.flow"]
    assert found.remaining == found.obstacles
    assert found.unanswered == 1


def test_the_actions_that_close_a_clause_are_named_with_the_period_in_which_they_end(small: Questionnaire) -> None:
    flow, people = action(small, CHANGE, "flow", 3), action(small, CHANGE, "people", 3)
    found = plans(small, {FLOW: [1], PEOPLE: [2]}, [flow, people], [done_in(flow, 2), done_in(people, 1)])["8.5.1"]

    assert [(closing.action.id, closing.end) for closing in found.closing] == [(people.id, 1), (flow.id, 2)]
    assert found.remaining == ()


def test_a_clause_is_closed_by_the_first_period_at_whose_end_it_is_fully_there(small: Questionnaire) -> None:
    flow, people = action(small, CHANGE, "flow", 3), action(small, CHANGE, "people", 3)
    found = plans(small, {FLOW: [0], PEOPLE: [0]}, [flow, people], [done_in(flow, 1), done_in(people, 3)])["8.5.1"]

    assert (found.now.rating, found.then.rating) == ("N", "F")
    assert (found.largely_by, found.fully_by) == (3, 3)
    assert [end.rating for end in found.ends] == ["N", "P", "P", "F"]


def test_what_no_planned_action_lifts_to_level_3_stays(small: Questionnaire) -> None:
    half, elsewhere = action(small, CHANGE, "flow", 2), action(small, "knowledge_management", "flow", 3)
    scheduled = [done_in(half, 0), done_in(elsewhere, 0)]
    found = plans(small, {FLOW: [0], PEOPLE: [1]}, [half, elsewhere], scheduled)["8.5.1"]

    assert questions(found.remaining) == [FLOW, PEOPLE]
    assert [obstacle.then for obstacle in found.remaining] == [2, 1]
    assert [closing.action.id for closing in found.closing] == [half.id]
    assert found.fully_by is None


def test_an_action_above_level_3_closes_nothing(small: Questionnaire) -> None:
    above = action(small, CHANGE, "flow", 4)
    assert plans(small, {FLOW: [2]}, [above], [done_in(above, 0)])["8.5.1"].closing == ()


def test_what_is_left_out_of_the_plan_closes_nothing(small: Questionnaire) -> None:
    assert plans(small, {FLOW: [1]}, [action(small, CHANGE, "flow", 3)], [])["8.5.1"].closing == ()


def test_a_clause_that_is_fully_there_needs_no_period_to_get_there(small: Questionnaire) -> None:
    found = plans(small, {FLOW: [4], PEOPLE: [3]}, [], [])["8.5.1"]

    assert found.now.rating == "F"
    assert (found.obstacles, found.fully_by, found.largely_by) == ((), None, None)


def test_a_clause_without_an_answer_has_no_rating_and_nothing_is_said_to_stand_in_its_way(small: Questionnaire) -> None:
    found = plans(small, {FLOW: [4]}, [], [])["7.6"]

    assert (found.now.rating, found.then.rating, found.obstacles) == (None, None, ())
    assert found.unanswered


def test_only_clauses_that_are_asked_about_are_told(small: Questionnaire) -> None:
    result = assess(assessment({FLOW: [1]}, practices=[CHANGE]), small)
    found = requirement_plans(small, small.clauses, result, [], [], project(small, result, [], [], PERIODS))
    assert {plan.requirement for plan in found} == {"8.5.1", "5.1"}  # governance is always asked about


def test_clauses_are_counted_now_and_at_the_end_of_the_plan(small: Questionnaire) -> None:
    flow, people = action(small, CHANGE, "flow", 3), action(small, CHANGE, "people", 3)
    found = plans(
        small,
        {FLOW: [2], PEOPLE: [2], "governance.direct": [5], "governance.monitor": [5]},
        [flow, people],
        [done_in(flow, 0), done_in(people, 0)],
    )
    counts = count_requirements(tuple(found.values()))

    assert (counts.rated, counts.fully_now, counts.fully_then) == (2, 1, 2)
    assert (counts.largely_now, counts.largely_then) == (2, 2)


def test_an_action_that_names_a_clause_supports_it_where_no_answer_speaks_of_what_it_does(small: Questionnaire) -> None:
    partners = action(small, CHANGE, "partners", 3)
    entry = partners.action.entry.model_copy(update={"clauses": ("8.5.1",)})
    naming = replace(partners, action=replace(partners.action, entry=entry))
    found = plans(small, {FLOW: [1], PEOPLE: [1]}, [naming], [done_in(naming, 0)])["8.5.1"]

    assert [(closing.action.id, closing.lifts) for closing in found.closing] == [(naming.id, False)]
    assert found.then == found.now
