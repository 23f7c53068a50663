"""What was found: heaviest first, all about one practice together, and no strength that is none."""

from typing import Any

import pytest
from hypothesis import given

from assessment.advice.advice import Advice, advice_on
from assessment.advice.findings import DEMAND_MET, Dispute, Finding, Gap, UnservedNeed
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from tests.assessment.advice.judged_cases import CE, IM, KM, advice, at_levels, situation
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import judged


def found(of: Advice) -> dict[str, Finding]:
    return {finding.id: finding for finding in of.findings}


def test_all_that_is_found_about_one_practice_is_one_finding_that_its_heaviest_part_names(
    judging: Questionnaire,
) -> None:
    of = advice(judging, at_levels(change_enablement=1), needs={"context": {"regulation": "light"}})
    assert list(found(of)) == [f"danger.{CE}"]
    finding = found(of)[f"danger.{CE}"]
    assert [part.kind for part in finding.parts] == ["danger", "duty", "gap"]
    assert finding.weight == pytest.approx(
        finding.parts[0].weight + 0.02 * (finding.parts[1].weight + finding.parts[2].weight)
    )
    assert finding.practices == (CE,)


def test_first_aid_follows_from_a_danger_before_the_rest(judging: Questionnaire) -> None:
    of = advice(judging, at_levels(incident_management=1))
    finding = found(of)[f"danger.{IM}"]
    assert finding.actions[0] == f"{IM}.call_list"
    assert len(finding.actions) <= 4


def test_what_fell_and_what_was_not_kept_is_told(judging: Questionnaire) -> None:
    baseline = {"date": "2025-05-01", "practices": {KM: 3, IM: 2}, "promised": {IM: 4}}
    answers = at_levels(knowledge_management=2, incident_management=2)
    of = found(advice(judging, answers, baseline=baseline, needs={"ambition": 2}))
    assert {f"fallen.{KM}", f"promise.{IM}"} <= of.keys()
    assert of[f"fallen.{KM}"].rank < of[f"promise.{IM}"].rank


def test_what_was_reported_done_and_does_not_show_is_told(judging: Questionnaire) -> None:
    baseline = {"practices": {}, "progress": [{"action": f"{IM}.one_path", "state": "done"}]}
    of = found(advice(judging, at_levels(incident_management=2), baseline=baseline, needs={"ambition": 2}))
    assert of[f"not_lived.{IM}"].parts[0].questions == (f"{IM}.flow",)


def test_voices_two_levels_apart_are_told_with_both_ends(judging: Questionnaire) -> None:
    answers = at_levels(knowledge_management=3) | {f"{KM}.flow": [5, 1, 3]}
    (part,) = found(advice(judging, answers))[f"disputed.{KM}"].of("disputed")
    assert part.about == Dispute((f"{KM}.flow",), 1, 5)


def test_a_practice_under_its_target_is_a_gap_with_both_levels(judging: Questionnaire) -> None:
    finding = found(advice(judging, at_levels(knowledge_management=2)))[f"gap.{KM}"]
    assert finding.parts[0].about == Gap(2, 3)


def test_a_chosen_need_that_nothing_planned_serves_is_told_with_the_practices_it_hangs_on(
    judging: Questionnaire,
) -> None:
    answers = at_levels(incident_management=3, change_enablement=2)
    needs = {"pain_points": {"slow_restoration": 2}, "risks": {"failed_change": 2}}
    finding = found(advice(judging, answers, needs=needs))["unserved_need.slow_restoration"]
    assert finding.parts[0].about == UnservedNeed("slow_restoration", 2, None)
    assert finding.practices == (IM,)


@pytest.mark.parametrize(("days", "late"), [([0, 0, 0, 0, 0, 30, 30, 30], True), ([30] * 8, False)])
def test_a_need_of_weight_3_that_is_answered_in_the_second_half_alone_is_told(
    judging: Questionnaire, days: list[int], late: bool
) -> None:
    needs = {"risks": {"failed_change": 3}, "capacity_days": days}
    of = found(advice(judging, at_levels(change_enablement=2), needs=needs))
    assert ("unserved_need.failed_change" in of) == late
    if late:
        finding = of["unserved_need.failed_change"]
        assert finding.parts[0].about == UnservedNeed("failed_change", 3, 5)
        assert f"{CE}.risk_table" in finding.actions


def test_a_finding_carries_what_people_said_about_what_it_was_read_off(judging: Questionnaire) -> None:
    made = situation_of_remarks(judging)
    finding = found(made)[f"danger.{IM}"]
    assert [remark.text for remark in finding.remarks] == ["Nobody answers after six"]


def situation_of_remarks(judging: Questionnaire) -> Advice:
    content: dict[str, Any] = {f"{IM}.flow": "Nobody answers after six", f"{IM}.people": "We are two for it all"}
    made = situation_of(
        Assessment.model_validate(
            {
                "format": "waymark-assessment/1",
                "client": {"name": "X"},
                "scope": {"depth": "standard", "practices": [IM]},
                "respondents": [{"id": "r1"}],
                "answers": [
                    {"respondent": "r1", "question": question, "state": "rated", "rating": 1, "comment": comment}
                    for question, comment in content.items()
                ],
            }
        ),
        judging,
    )
    return advice_on(made, first_plan)


STRONG = at_levels(incident_management=4)


def test_a_practice_at_its_target_of_which_two_answers_speak_is_a_strength(judging: Questionnaire) -> None:
    assert list(found(advice(judging, STRONG))) == [f"strength.{IM}"]


@pytest.mark.parametrize(
    ("answers", "parts"),
    [
        pytest.param(at_levels(incident_management=2), {"needs": {"ambition": 2}}, id="level 2"),
        pytest.param(STRONG, {"targets": {IM: 5}}, id="under its target"),
        pytest.param({f"{IM}.flow": [4]}, {"depth": "quick"}, id="one bare answer"),
        pytest.param(STRONG | {f"{IM}.people": ["dont_know"]}, {}, id="an interval wider than a level"),
        pytest.param(STRONG | {f"{IM}.flow": [5, 3]}, {}, id="voices are parted"),
        pytest.param(STRONG, {"baseline": {"practices": {IM: 5}}}, id="it fell"),
    ],
)
def test_what_is_no_strength_is_not_called_one(
    judging: Questionnaire, answers: dict[str, Any], parts: dict[str, Any]
) -> None:
    assert [one.id for one in advice(judging, answers, **parts).findings if one.kind == "strength"] == []


@pytest.mark.parametrize("settled", ["evidence", "consensus", "assessor"])
def test_one_answer_with_evidence_or_settled_by_others_can_be_a_strength(judging: Questionnaire, settled: str) -> None:
    flow = f"{IM}.flow"
    parts: dict[str, Any] = {
        "evidence": {},
        "consensus": {"consensus": {flow: 4}},
        "assessor": {"assessor": {"counts": True, "ratings": [{"question": flow, "rating": 4}]}},
    }[settled]
    made = situation(judging, {flow: [4]}, depth="quick", **parts)
    if settled == "evidence":
        (answer,) = made.assessment.answers
        shown = (answer.model_copy(update={"evidence": "The log"}),)
        made = situation_of(made.assessment.model_copy(update={"answers": shown}), judging)
    of = advice_on(made, first_plan)
    assert [one.kind for one in of.findings] == ["strength"]


def test_a_strength_that_somebody_demands_comes_before_one_that_nobody_asked_for(judging: Questionnaire) -> None:
    answers = at_levels(incident_management=4, change_enablement=4)
    of = advice(judging, answers, needs={"context": {"regulation": "strict"}})
    weights = {one.practices[0]: one.weight for one in of.findings if one.kind == "strength"}
    free = {one.practices[0]: one.weight for one in advice(judging, answers).findings if one.kind == "strength"}
    assert weights[CE] == free[CE] + DEMAND_MET
    assert weights[IM] == free[IM]


@given(content=judged())
def test_findings_are_ranked_by_weight_each_practice_once_and_no_strength_is_anything_else(
    judging: Questionnaire, content: dict[str, Any]
) -> None:
    of = advice_on(situation_of(Assessment.model_validate(content), judging), first_plan)
    weights = [finding.weight for finding in of.findings]
    assert weights == sorted(weights, reverse=True)
    assert [finding.rank for finding in of.findings] == list(range(1, len(weights) + 1))
    about = [finding.practices[0] for finding in of.findings if finding.kind != "unserved_need" and finding.practices]
    assert len(about) == len(set(about))
    planned = {entry.action for entry in of.plan.scheduled}
    for finding in of.findings:
        assert [part.weight for part in finding.parts] == sorted((p.weight for p in finding.parts), reverse=True)
        assert finding.kind != "strength" or len(finding.parts) == 1
        assert planned.issuperset(finding.actions)
