"""States that hurt whoever is in them: seen in the worst credible voice, weighed by harm first, met by first aid."""

from typing import Any

import pytest
from hypothesis import given

from assessment.advice.dangers import PresentDanger
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from tests.assessment.advice.judged_cases import CE, IM, KM, advice, at_levels, ends, situation
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import judged

FLOW, PEOPLE, KNOWN = f"{IM}.flow", f"{CE}.people", f"{KM}.outcomes"


def dangers(questionnaire: Questionnaire, answers: dict[str, Any], **parts: Any) -> dict[str, PresentDanger]:
    return {danger.id: danger for danger in situation(questionnaire, answers, **parts).dangers}


@pytest.mark.parametrize(("level", "there"), [(0, True), (1, True), (2, False), (5, False)])
def test_a_danger_is_there_up_to_its_level(judging: Questionnaire, level: int, there: bool) -> None:
    assert (FLOW in dangers(judging, at_levels(incident_management=level))) == there


def test_a_question_that_nobody_could_answer_shows_no_danger(judging: Questionnaire) -> None:
    assert dangers(judging, {FLOW: ["dont_know"], f"{IM}.people": [1]}) == {}
    assert dangers(judging, {FLOW: ["not_applicable"], f"{IM}.people": [1]}) == {}


def test_it_is_read_off_the_worst_credible_voice_where_the_mean_hides_it(judging: Questionnaire) -> None:
    answers = {FLOW: [4, 1], f"{IM}.people": [3, 3]}
    assert dangers(judging, answers) == {}
    made = situation(judging, answers).assessment
    low = made.answers[1]
    assert (low.question, low.rating) == (FLOW, 1)
    said = made.model_copy(update={"answers": (made.answers[0], low.model_copy(update={"evidence": "The log"}))})
    (found,) = situation_of(said, judging).dangers
    assert (found.id, found.voice.value, found.voice.respondent) == (FLOW, 1.0, "r2")


def test_harm_comes_before_worry_and_worry_decides_among_equal_harms(judging: Questionnaire) -> None:
    answers = at_levels(incident_management=0, change_enablement=0, knowledge_management=0)
    feared = {"needs": {"risks": {"failed_change": 3}}}
    assert list(dangers(judging, answers, **feared)) == [FLOW, KNOWN, PEOPLE]
    assert [danger.points for danger in dangers(judging, answers, **feared).values()] == [12, 8, 4 + 3]


def test_what_raises_it_counts_by_the_heaviest_and_a_point_for_each_other(judging: Questionnaire) -> None:
    answers = at_levels(incident_management=0)
    plain = dangers(judging, answers)[FLOW]
    both = dangers(
        judging, answers, needs={"pain_points": {"slow_restoration": 3}, "context": {"regulation": "strict"}}
    )
    assert (plain.points, plain.raised_by) == (12, ())
    assert both[FLOW].points == 12 + 3 + 1
    assert both[FLOW].raised_by == ("slow_restoration", "regulation.strict")
    assert dangers(judging, answers, needs={"context": {"regulation": "light"}})[FLOW].points == 12


@pytest.mark.parametrize("mark", ["concern", "pinned"])
def test_an_answer_that_worries_somebody_makes_it_weigh_more(judging: Questionnaire, mark: str) -> None:
    made = situation(judging, at_levels(incident_management=0)).assessment
    marked = tuple(answer.model_copy(update={mark: answer.question == FLOW}) for answer in made.answers)
    (found,) = situation_of(made.model_copy(update={"answers": marked}), judging).dangers
    assert (found.points, found.worries) == (14, True)


def test_first_aid_is_advised_whatever_the_target_and_is_given_in_the_first_90_days(judging: Questionnaire) -> None:
    found = advice(judging, at_levels({FLOW: 1}, incident_management=3), targets={IM: 0})
    assert ends(found)[f"{IM}.call_list"] == 0
    action = next(action for action in found.actions if action.id == f"{IM}.call_list")
    assert (action.closes, action.reason.kind) == ((FLOW,), "first_aid")
    assert [(danger.question, danger.closed_in) for danger in found.dangers] == [(FLOW, 0)]


def test_first_aid_of_a_practice_out_of_scope_is_nobodys_to_plan(judging: Questionnaire) -> None:
    assert f"{KM}.second_head" not in ends(advice(judging, at_levels(incident_management=0)))


def test_a_danger_is_closed_by_what_leads_out_of_it_where_no_first_aid_is_left(judging: Questionnaire) -> None:
    done = {"progress": [{"action": f"{IM}.call_list", "state": "done"}]}
    found = advice(judging, at_levels(incident_management=1), planning=done)
    assert f"{IM}.call_list" not in ends(found)
    assert found.dangers[0].closed_in == ends(found)[f"{IM}.one_record"]


def test_a_danger_stays_open_where_there_is_no_capacity_and_is_a_risk_to_be_borne(judging: Questionnaire) -> None:
    answers = at_levels(incident_management=0)
    needs = {"capacity_days": [0, 0, 0, 4], "periods": 4}
    found = advice(judging, answers, needs=needs)
    assert found.dangers[0].closed_in == 3
    assert [one.about for one in found.decisions if one.kind == "risk"] == [found.dangers[0]]


@given(content=judged())
def test_choosing_or_raising_a_need_makes_no_danger_lighter(judging: Questionnaire, content: dict[str, Any]) -> None:
    def points(of: dict[str, Any]) -> dict[str, float]:
        return {danger.id: danger.points for danger in situation_of(Assessment.model_validate(of), judging).dangers}

    pains = content["needs"].get("pain_points", {})
    heavier = {**content["needs"], "pain_points": {"slow_restoration": min(3, pains.get("slow_restoration", 0) + 1)}}
    before, after = points(content), points({**content, "needs": heavier})
    assert before.keys() == after.keys()
    assert all(after[danger] >= before[danger] for danger in before)
