"""The sample: a newcomer sees a believable client, and every part of the product has something to show."""

import datetime as dt
from dataclasses import replace

import pytest

from assessment.advice.advice import Advice, advise
from assessment.comparison.compare import compare
from assessment.engagement.exchange_file import parse_assessment, problems_against, to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.sample import sample_assessment, sample_earlier_assessment, sample_workshop
from assessment.sample.profile import northgate
from assessment.scoring.results import Result, assess
from reports.narrative import action_reason


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture(scope="module")
def current(questionnaire: Questionnaire) -> Assessment:
    return sample_assessment(questionnaire)


@pytest.fixture(scope="module")
def earlier(questionnaire: Questionnaire) -> Assessment:
    return sample_earlier_assessment(questionnaire)


@pytest.fixture(scope="module")
def result(current: Assessment, questionnaire: Questionnaire) -> Result:
    return assess(current, questionnaire)


@pytest.fixture(scope="module")
def advice(current: Assessment, questionnaire: Questionnaire, result: Result) -> Advice:
    return advise(current, questionnaire, result)


def test_both_assessments_are_valid_exchange_files_and_survive_the_way_out_and_in(
    current: Assessment, earlier: Assessment, questionnaire: Questionnaire
) -> None:
    for assessment in (current, earlier):
        assert parse_assessment(to_json(assessment).encode(), "sample", questionnaire) == assessment


def test_it_comes_out_the_same_every_time(current: Assessment, questionnaire: Questionnaire) -> None:
    assert to_json(sample_assessment(questionnaire)) == to_json(current)


def test_every_practice_is_in_scope_and_six_roles_take_part(current: Assessment, questionnaire: Questionnaire) -> None:
    assert set(current.scope.practices) == set(questionnaire.framework_practices)
    assert len({respondent.role for respondent in current.respondents} & set(questionnaire.roles)) == 6


def test_the_data_file_speaks_of_nothing_that_the_questionnaire_lacks(questionnaire: Questionnaire) -> None:
    profile = northgate()
    assert set(profile.practices) <= set(questionnaire.practices)
    assert set(profile.components) <= set(questionnaire.components)
    for this in (profile.now, profile.earlier):
        asked = {q.id for q in questionnaire.questions_in_scope("standard", questionnaire.framework_practices)}
        assert {*this.said, *this.agreed, *this.nobody_knows} <= asked
        assert {entry.action for entry in this.planning.progress} <= set(questionnaire.actions)
        subjects = {*questionnaire.framework_practices, *questionnaire.components}
        for person in this.people:
            assert {person.role, *person.answers_for} <= set(questionnaire.roles)
            assert set(person.unsure_of) <= subjects


def test_answers_date_from_the_fortnight_before(current: Assessment, earlier: Assessment) -> None:
    for assessment in (current, earlier):
        day = assessment.info.date
        assert day is not None
        moments = [answer.at.date() for answer in assessment.answers if answer.at]
        assert len(moments) == len(assessment.answers)
        assert day - dt.timedelta(days=14) <= min(moments)
        assert max(moments) < day
        assert len(set(moments)) >= 6


def test_operation_leads_and_improvement_lags(result: Result) -> None:
    scores = {stage: stage_result.score or 0.0 for stage, stage_result in result.stages.items()}
    assert max(scores, key=lambda stage: scores[stage]) == "operation"
    assert min(scores, key=lambda stage: scores[stage]) == "improvement"


def test_levels_are_those_of_an_honest_assessment(result: Result) -> None:
    levels = [practice.level for practice in result.practices.values() if practice.level is not None]
    assert sum(level in (1, 2) for level in levels) >= 0.9 * len(levels)
    assert 1 <= sum(level == 3 for level in levels) <= 2
    assert result.maturity == 1


def test_most_questions_have_two_to_five_raters(result: Result) -> None:
    raters = [question.raters for question in result.questions.values()]
    assert sum(2 <= count <= 5 for count in raters) > 0.8 * len(raters)


def test_people_disagree_widely_on_at_least_five_questions(result: Result) -> None:
    spreads = [
        question.highest - question.lowest
        for question in result.questions.values()
        if question.highest is not None and question.lowest is not None
    ]
    assert sum(spread >= 3 for spread in spreads) >= 5


def test_the_head_of_it_sees_things_half_a_level_better(current: Assessment) -> None:
    def mean(ratings: list[int]) -> float:
        return sum(ratings) / len(ratings)

    own = [a.rating for a in current.answers if a.respondent == "head_of_it" and a.rating is not None]
    others = [a.rating for a in current.answers if a.respondent != "head_of_it" and a.rating is not None]
    assert 0.3 <= mean(own) - mean(others) <= 0.8


def test_one_practice_has_too_few_answers_for_a_level(result: Result) -> None:
    blind = {practice for practice, outcome in result.practices.items() if outcome.level is None}
    assert blind == {"architecture_management"}


def test_some_questions_stay_open_or_do_not_apply(result: Result) -> None:
    asked = [question for question in result.questions.values() if question.in_scope]
    assert 0.85 <= sum(question.value is not None for question in asked) / len(asked) <= 0.95
    assert any(not question.in_scope for question in result.questions.values())


def test_since_last_year_something_improved_and_something_regressed(current: Assessment, result: Result) -> None:
    assert current.baseline is not None
    assert current.baseline.date == dt.date(2025, 5, 6)
    moved = {
        practice: outcome.level - before
        for practice, outcome in result.practices.items()
        if outcome.level is not None and (before := current.baseline.practices.get(practice)) is not None
    }
    assert sum(step > 0 for step in moved.values()) >= 3
    assert [practice for practice, step in moved.items() if step < 0] == ["workforce_and_talent_management"]


def test_the_baseline_is_what_the_earlier_assessment_shows(
    current: Assessment, earlier: Assessment, questionnaire: Questionnaire
) -> None:
    assert current.baseline is not None
    assert current.baseline.practices == {
        practice: outcome.level
        for practice, outcome in assess(earlier, questionnaire).practices.items()
        if outcome.level is not None
    }


def test_the_comparison_shows_kept_and_missed_promises_and_an_action_without_effect(
    current: Assessment, questionnaire: Questionnaire, result: Result
) -> None:
    made = compare(current, questionnaire, result)
    assert made is not None
    assert len(made.questions.common) > 150
    assert {promise.outcome for promise in made.commitments} == {"kept", "missed", "exceeded"}
    assert [action.id for action in made.done if action.effect == "did_not_rise"] == ["problem_management.problem_list"]
    assert made.that("fell")[0].id == "workforce_and_talent_management"


def test_comments_and_evidence_stand_beside_the_ratings(current: Assessment) -> None:
    assert sum(bool(answer.comment) for answer in current.answers) >= 40
    assert sum(bool(answer.evidence) for answer in current.answers) >= 20
    assert all(agreed.rationale for agreed in current.consensus)


def test_the_first_three_actions_are_about_what_the_client_needs(
    current: Assessment, questionnaire: Questionnaire, advice: Advice
) -> None:
    names = [questionnaire.needs[need].entry.name for need in current.needs.weights()]
    for action in advice.actions[:3]:
        assert advice.importance[action.practice] > 0
        assert any(name in action_reason(action.reason) for name in names)


def test_a_questionnaire_that_lacks_practices_and_needs_still_gives_a_valid_sample(
    questionnaire: Questionnaire,
) -> None:
    smaller = replace(
        questionnaire,
        practices={key: file for key, file in questionnaire.practices.items() if key != "incident_management"},
        client_needs=questionnaire.client_needs.model_copy(
            update={"drivers": questionnaire.client_needs.drivers[1:], "contexts": ()}
        ),
    )
    for assessment in (sample_assessment(smaller), sample_earlier_assessment(smaller)):
        assert list(problems_against(assessment, smaller, "sample")) == []
        assert "incident_management" not in assessment.scope.practices
        assert assessment.answers


def test_the_sample_has_had_a_workshop_that_says_what_its_consensus_says(questionnaire: Questionnaire) -> None:
    sample = sample_assessment(questionnaire)
    finished = sample_workshop(sample, questionnaire)
    agreed = {item.question: item.agreement for item in finished.workshop.of("agreed")}

    assert {one.question: one.rating for one in sample.consensus} == {
        question: agreement.rating for question, agreement in agreed.items() if agreement
    }
    assert len(finished.workshop.of("parked")) == 2
    assert all(item.promise and item.promise.due for item in finished.workshop.of("parked"))
    assert all(item.votes >= 2 for item in finished.workshop.items)
