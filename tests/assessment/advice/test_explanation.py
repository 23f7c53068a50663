from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given

from assessment.advice.actions import candidates
from assessment.advice.explanation import Explanation, explanations
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import documents
from tests.assessment.making import Given, assessment

RECORD, TABLE = "change_enablement.change_record", "change_enablement.risk_table"


def explained(made: Assessment, questionnaire: Questionnaire) -> dict[str, Explanation]:
    situation = situation_of(made, questionnaire)
    return explanations(situation, candidates(situation))


def change(questionnaire: Questionnaire, answers: Mapping[str, Given], **parts: Any) -> dict[str, Explanation]:
    return explained(assessment(answers, practices=["change_enablement"], **parts), questionnaire)


FLOW_1: Mapping[str, Given] = {"change_enablement.flow": [1, 2, 1], "change_enablement.people": [2, 2, 2]}


def test_the_answers_behind_an_action_are_those_to_its_aspect_in_the_nearest_words(small: Questionnaire) -> None:
    link = change(small, FLOW_1)[RECORD]
    entry = small.questions["change_enablement.flow"].entry
    assert [(a.question, a.text, a.level, a.description) for a in link.answers] == [
        (entry.id, entry.text, 1, entry.levels[1])
    ]
    assert link.of_aspect


def test_the_gap_runs_from_where_the_aspect_stands_to_where_the_action_leads(small: Questionnaire) -> None:
    link = change(small, FLOW_1)[RECORD]
    assert (round(link.value, 2), link.aim, link.target) == (1.33, 2, 3)


def test_an_action_leads_no_further_than_the_target(small: Questionnaire) -> None:
    link = change(
        small, {"change_enablement.flow": [0], "change_enablement.people": [0]}, targets={"change_enablement": 1}
    )[RECORD]
    assert (link.aim, link.target) == (1, 1)


def test_needs_that_the_action_itself_serves_come_first_then_those_of_its_practice(small: Questionnaire) -> None:
    link = change(small, FLOW_1, needs={"drivers": {"dependable_operations": 3}, "risks": {"failed_change": 1}})[RECORD]
    assert [(n.contribution.need, n.served) for n in link.needs] == [
        ("failed_change", True),
        ("dependable_operations", False),
    ]
    assert link.needs[0].contribution.reason == "It weighs the risk."


def test_what_an_action_waits_for_and_what_it_opens_mirror_each_other(small: Questionnaire) -> None:
    found = change(small, FLOW_1)
    assert (found[RECORD].waits_for, found[RECORD].opens) == ((), (TABLE,))
    assert (found[TABLE].waits_for, found[TABLE].opens) == ((RECORD,), ())


def test_a_quick_scan_that_did_not_ask_about_the_aspect_speaks_of_the_practice(small: Questionnaire) -> None:
    made = assessment({"incident_management.flow": [1]}, depth="quick", practices=["incident_management"])
    link = explained(made, small)["incident_management.duty_roster"]
    assert not link.of_aspect
    assert [answer.question for answer in link.answers] == ["incident_management.flow"]


def test_an_action_that_others_build_on_says_that_the_target_does_not_call_for_it(small: Questionnaire) -> None:
    made = assessment(
        {
            "incident_management.outcomes": [2],
            "incident_management.flow": [2],
            "incident_management.people": [2],
            "change_enablement.flow": [0],
            "change_enablement.people": [0],
        },
        targets={"change_enablement": 0},
    )
    link = explained(made, small)[RECORD]
    assert not link.wanted
    assert link.aim == 2
    assert link.opens == ("incident_management.one_path",)


@pytest.mark.slow
@given(content=documents())
def test_every_advised_action_is_explained_link_by_link(small: Questionnaire, content: dict[str, Any]) -> None:
    made = Assessment.model_validate(content)
    found = explained(made, small)
    for action, link in found.items():
        assert link.answers
        assert all(0 <= answer.value <= 5 for answer in link.answers)
        assert set(link.opens) == {other for other, its in found.items() if action in its.waits_for}
        assert link.wanted or link.opens
