"""What a plan leads to: the same rules as for today's result, applied to what its actions bring about."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.advice.actions import candidates
from assessment.advice.projection import Outlook, Projection, project, promised
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Scheduled
from assessment.scoring.results import Result, assess
from tests.assessment.advice.making_plans import action, done_in, situation_of
from tests.assessment.assessments import QUESTIONS, documents
from tests.assessment.making import ALL_PRACTICES, assessment
from tests.work import lines_run

pytestmark = pytest.mark.slow

PERIODS = 4
CHANGE, FLOW, PEOPLE = "change_enablement", "change_enablement.flow", "change_enablement.people"
ASPECTS = ("outcomes", "flow", "people", "technology", "partners")
# Practice, aspect, level it leads to, and the period in which it ends; some end after the horizon.
planned = st.lists(
    st.tuples(st.sampled_from(ALL_PRACTICES), st.sampled_from(ASPECTS), st.integers(1, 5), st.integers(0, PERIODS + 1)),
    max_size=8,
)
Planned = list[tuple[str, str, int, int]]


def laid_out(questionnaire: Questionnaire, plan: Planned) -> tuple[list[Candidate], list[Scheduled]]:
    actions = [action(questionnaire, practice, aspect, level, n) for n, (practice, aspect, level, _) in enumerate(plan)]
    return actions, [done_in(one, end) for one, (*_, end) in zip(actions, plan, strict=True)]


def result_of(document: dict[str, Any], questionnaire: Questionnaire) -> Result:
    return assess(Assessment.model_validate(document), questionnaire)


def projection_of(questionnaire: Questionnaire, result: Result, plan: Planned) -> Projection:
    return project(questionnaire, result, *laid_out(questionnaire, plan), PERIODS)


def numbers(outlook: Outlook) -> dict[str, float]:
    """Everything that has a number, by name."""
    found: dict[str, float | None] = {}
    for practice, stands in outlook.practices.items():
        found |= {f"{practice} level": stands.level, f"{practice} score": stands.score}
        found |= {f"{practice} a{k}": share for k, share in enumerate(stands.attainment or (), 1)}
    found |= {f"stage {stage}": score for stage, score in outlook.stages.items()}
    found |= {f"clause {clause}": stands.readiness for clause, stands in outlook.clauses.items()}
    found |= {f"question {question}": value for question, value in outlook.questions.items()}
    return {name: number for name, number in found.items() if number is not None}


def never_lower(later: dict[str, float], earlier: dict[str, float]) -> bool:
    return set(later) == set(earlier) and all(later[name] >= earlier[name] - 1e-9 for name in earlier)


def test_an_action_counts_from_the_end_of_its_last_period(small: Questionnaire) -> None:
    result = assess(assessment({FLOW: [1], PEOPLE: [1]}, practices=[CHANGE]), small)
    both = [action(small, CHANGE, aspect, 2) for aspect in ("flow", "people")]
    found = project(small, result, both, [Scheduled(both[0].id, 0, 1), Scheduled(both[1].id, 2, 2)], PERIODS)

    assert promised(found) == {CHANGE: (1, 1, 2, 2)}
    assert [end.practices[CHANGE].score for end in found.ends] == [1, 1.5, 2, 2]
    assert found.ends[0].questions == {FLOW: 1, PEOPLE: 1}
    assert found.at_end.questions == {FLOW: 2, PEOPLE: 2}


def test_what_stands_higher_than_an_action_leads_stays_where_it_is(small: Questionnaire) -> None:
    result = assess(assessment({FLOW: [4], PEOPLE: [1]}, practices=[CHANGE]), small)
    assert projection_of(small, result, [(CHANGE, "flow", 2, 0)]).at_end.questions[FLOW] == 4


def test_an_aspect_that_nobody_asked_about_stands_as_the_practice_does_until_it_is_lifted(small: Questionnaire) -> None:
    quick = assess(assessment({FLOW: [1]}, depth="quick", practices=[CHANGE]), small)
    found = projection_of(small, quick, [(CHANGE, "flow", 3, 0), (CHANGE, "people", 3, 1)])

    assert [moment.practices[CHANGE].score for moment in found.moments] == [1, 2, 3, 3, 3]
    assert [moment.practices[CHANGE].level for moment in found.moments] == [1, 1, 3, 3, 3]


def test_an_action_that_could_be_taken_and_is_not_leaves_its_aspect_behind(small: Questionnaire) -> None:
    quick = assess(assessment({FLOW: [1]}, depth="quick", practices=[CHANGE]), small)
    flow, people = action(small, CHANGE, "flow", 3), action(small, CHANGE, "people", 3)
    found = project(small, quick, [flow, people], [done_in(flow, 0)], PERIODS)

    assert found.at_end.practices[CHANGE].score == 2


def test_a_practice_that_shows_no_level_today_shows_none_later(small: Questionnaire) -> None:
    unknown = assess(assessment({"incident_management.flow": [1]}, practices=["incident_management"]), small)
    found = projection_of(small, unknown, [("incident_management", "flow", 3, 0)])

    assert found.at_end.practices["incident_management"].level is None
    assert found.at_end.practices["incident_management"].score is None
    assert promised(found) == {}


def test_readiness_of_a_clause_rises_with_its_questions(small: Questionnaire) -> None:
    result = assess(assessment({FLOW: [0], PEOPLE: [3]}, practices=[CHANGE]), small)
    found = projection_of(small, result, [(CHANGE, "flow", 2, 0), (CHANGE, "flow", 3, 2)])

    assert [moment.clauses["8.5.1"].rating for moment in found.moments] == ["P", "L", "L", "F", "F"]
    assert found.ends[0].clauses["8.5.1"].readiness == pytest.approx(5 / 6)


@given(document=documents(), plan=planned)
def test_nothing_ever_falls(document: dict[str, Any], plan: Planned, small: Questionnaire) -> None:
    moments = [numbers(moment) for moment in projection_of(small, result_of(document, small), plan).moments]
    assert all(never_lower(later, earlier) for earlier, later in pairwise(moments))


@given(document=documents(), plan=planned)
def test_with_nothing_done_every_period_is_like_today(
    document: dict[str, Any], plan: Planned, small: Questionnaire
) -> None:
    result = result_of(document, small)
    actions, _ = laid_out(small, plan)
    found = project(small, result, actions, [], PERIODS)

    assert all(numbers(moment) == pytest.approx(numbers(found.today)) for moment in found.ends)
    for practice, today in result.practices.items():
        stands = found.today.practices[practice]
        assert stands.level == today.level
        assert stands.score == pytest.approx(today.score)
        assert stands.attainment == pytest.approx(today.attainment)
    assert found.today.stages == pytest.approx({stage: today.score for stage, today in result.stages.items()})
    assert {clause: (stands.readiness, stands.rating) for clause, stands in found.today.clauses.items()} == {
        clause: (pytest.approx(today.readiness), today.rating) for clause, today in result.clauses.items()
    }


@given(document=documents(), plan=planned)
def test_no_level_is_attained_further_than_an_action_leads(
    document: dict[str, Any], plan: Planned, small: Questionnaire
) -> None:
    found = projection_of(small, result_of(document, small), plan)
    for practice, today in found.today.practices.items():
        highest = max((level for of, _, level, end in plan if of == practice and end < PERIODS), default=0)
        then = found.at_end.practices[practice].attainment
        assert (then or ())[highest:] == pytest.approx((today.attainment or ())[highest:])
        for question, value in found.at_end.questions.items():
            if small.questions[question].subject == Subject("practice", practice):
                assert value <= max(found.today.questions[question], highest)


@given(document=documents(), plan=planned, order=st.randoms(use_true_random=False))
def test_the_order_in_which_actions_are_named_does_not_matter(
    document: dict[str, Any], plan: Planned, order: Any, small: Questionnaire
) -> None:
    result = result_of(document, small)
    actions, scheduled = laid_out(small, plan)
    shuffled = [order.sample(of, len(of)) for of in (actions, scheduled)]

    expected, found = (project(small, result, *parts, PERIODS) for parts in ((actions, scheduled), shuffled))
    assert [numbers(moment) for moment in found.moments] == [
        pytest.approx(numbers(moment)) for moment in expected.moments
    ]


@given(document=documents(), plan=planned)
def test_doing_more_never_comes_out_as_less(document: dict[str, Any], plan: Planned, small: Questionnaire) -> None:
    result = result_of(document, small)
    actions, scheduled = laid_out(small, plan)

    more = project(small, result, actions, scheduled, PERIODS)
    less = project(small, result, actions, scheduled[1:], PERIODS)
    assert never_lower(numbers(more.at_end), numbers(less.at_end))


@given(values=st.fixed_dictionaries({question: st.integers(0, 5) for question in QUESTIONS}), plan=planned)
def test_the_end_is_what_an_assessment_of_the_lifted_answers_would_show(
    values: dict[str, int], plan: Planned, small: Questionnaire
) -> None:
    asked = {(small.questions[q].subject.id, small.questions[q].entry.aspect) for q in QUESTIONS}
    plan = [entry for entry in plan if entry[:2] in asked]
    today = assess(assessment({q: [value] for q, value in values.items()}, depth="deep"), small)
    found = projection_of(small, today, plan).at_end
    lifted = {
        q: [
            max(
                [
                    value,
                    *(
                        level
                        for of, aspect, level, end in plan
                        if end < PERIODS
                        and (of, aspect) == (small.questions[q].subject.id, small.questions[q].entry.aspect)
                    ),
                ]
            )
        ]
        for q, value in values.items()
    }
    then = assess(assessment(lifted, depth="deep"), small)

    assert {practice: (stands.level, stands.score) for practice, stands in found.practices.items()} == {
        practice: (stands.level, pytest.approx(stands.score)) for practice, stands in then.practices.items()
    }
    assert found.stages == pytest.approx({stage: stands.score for stage, stands in then.stages.items()})
    assert {clause: stands.rating for clause, stands in found.clauses.items()} == {
        clause: stands.rating for clause, stands in then.clauses.items()
    }


def test_two_years_of_months_are_worked_out_together_and_not_one_after_the_other(real: Questionnaire) -> None:
    made = assessment({question: [1] for question in real.questions}, depth="deep", practices=list(real.practices))
    situation = situation_of(made, real)
    actions = candidates(situation)
    assert len(actions) >= 150

    def work(periods: int) -> int:
        every = [done_in(one, at % periods) for at, one in enumerate(actions)]
        return lines_run(lambda: project(real, situation.result, actions, every, periods))

    work(1)  # what is worked out once and kept
    assert work(24) < 2 * work(1)
