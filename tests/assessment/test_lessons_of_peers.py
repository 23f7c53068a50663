"""What went wrong in other assessment tools does not go wrong here: one test a lesson."""

import json
from pathlib import Path

import pytest

from assessment.advice.importance import chosen_needs, importance
from assessment.engagement.exchange_file import parse_assessment, to_json
from assessment.engagement.model import Assessment, Needs
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from reports.json_documents import questions_document
from tests.assessment.making import Given, assessment, document

INCIDENT = ("incident_management.outcomes", "incident_management.flow", "incident_management.people")
CHANGE = ("change_enablement.flow", "change_enablement.people")


def all_say(said: int | str, *questions: str) -> dict[str, Given]:
    """One respondent, who says the same to each of these questions."""
    return {question: [said] for question in questions}


def test_an_answer_to_a_question_that_became_hidden_stops_scoring(small: Questionnaire) -> None:
    """aia-eia-js #1143: the depth is lowered after a deep question was answered."""
    answers = all_say(2, *INCIDENT) | {"incident_management.technology": [5]}
    deep, standard = (
        assess(assessment(answers, depth=depth), small).practices["incident_management"]
        for depth in ("deep", "standard")
    )
    assert (deep.score, standard.score) == (2.75, 2)


def test_the_answer_to_a_hidden_question_is_kept_and_counts_again_when_it_is_shown(small: Questionnaire) -> None:
    hidden = assessment({"incident_management.technology": [5]}, depth="standard")
    assert parse_assessment(to_json(hidden).encode(), "file", small).answers == hidden.answers
    shown = hidden.model_copy(update={"scope": hidden.scope.model_copy(update={"depth": "deep"})})
    assert assess(shown, small).questions["incident_management.technology"].value == 5


def test_all_not_applicable_divides_by_nothing_and_reads_neither_0_nor_100_percent(small: Questionnaire) -> None:
    """mastg #881."""
    result = assess(assessment(all_say("not_applicable", *CHANGE), practices=["change_enablement"]), small)
    found = result.practices["change_enablement"]
    assert (found.level, found.score, found.coverage, found.attainment, found.ratings) == (None,) * 5
    assert result.stages["transition"].score is None
    assert result.clauses.get("8.5.1") is None


def test_not_applicable_leaves_the_denominator(small: Questionnaire) -> None:
    """AuditTAP #181."""
    found = assess(assessment({CHANGE[0]: [4], CHANGE[1]: ["not_applicable"]}), small).practices["change_enablement"]
    assert (found.score, found.coverage, found.questions) == (4, 1, 1)


def test_nothing_assessed_is_no_pass(small: Questionnaire) -> None:
    """agent-bom #3925."""
    result = assess(assessment({}), small)
    assert {found.level for found in result.practices.values()} == {None}
    assert {clause.rating for clause in result.clauses.values()} == {None}
    assert result.maturity is None


def test_weights_move_the_ceiling_as_well_as_the_sum(small: Questionnaire) -> None:
    """CISO Assistant #4840: with everything at 5 each stage is at 5, whatever the weights sum to."""
    top = all_say(5, *INCIDENT, *CHANGE, "knowledge_management.flow", "knowledge_management.outcomes")
    stages = assess(assessment(top), small).stages
    for stage in ("transition", "operation", "improvement"):
        assert stages[stage].score == pytest.approx(5)


def test_a_weight_of_0_is_respected(small: Questionnaire) -> None:
    chosen, with_zero = (
        Needs(drivers={"dependable_operations": 2}),
        Needs(drivers={"dependable_operations": 2}, risks={"failed_change": 0}),
    )
    assert importance(chosen_needs(chosen, small), small) == importance(chosen_needs(with_zero, small), small)


def test_nothing_is_cut_off_on_the_way_to_a_number(small: Questionnaire) -> None:
    """`int(2.9)` in CISO Assistant."""
    answers = {CHANGE[0]: [3] * 9 + [2], CHANGE[1]: [3] * 9 + [2]}
    found = assess(assessment(answers), small)
    assert found.practices["change_enablement"].score == pytest.approx(2.9)
    assert found.questions[CHANGE[0]].value == pytest.approx(2.9)


@pytest.mark.parametrize("rating", range(6))
def test_a_score_means_the_same_whatever_depth_was_chosen(real: Questionnaire, rating: int) -> None:
    """itil4-assessor scored a quick scan on another scale."""
    answers = all_say(rating, *real.questions)
    for depth in ("quick", "standard", "deep"):
        result = assess(assessment(answers, depth=depth, practices=list(real.framework_practices)), real)
        assert {(found.level, found.score) for found in result.practices.values()} == {(rating, rating)}


def test_export_import_export_is_identical(small: Questionnaire) -> None:
    """CSET #4301 and others."""
    first = to_json(Assessment.model_validate(full()))
    assert to_json(parse_assessment(first.encode(), "file", small)) == first


def test_an_export_holds_everything(small: Questionnaire) -> None:
    """CISO Assistant #3182: comments, evidence, states, consensus and hidden answers were missing."""
    exported = json.loads(to_json(Assessment.model_validate(full())))
    assert exported["answers"] == full()["answers"]
    assert exported["consensus"] == full()["consensus"]


def full() -> dict[str, list[dict[str, object]]]:
    content = document({CHANGE[0]: [3, "dont_know", "not_applicable"], "incident_management.technology": [1]})
    for number, answer in enumerate(content["answers"]):
        answer |= {
            "comment": f"Comment {number}, “ä” 漢字",
            "evidence": f"Evidence\n{number}",
            "at": f"2026-05-04T09:30:0{number}Z",
        }
    content["consensus"] = [
        {
            "question": CHANGE[0],
            "state": "rated",
            "rating": 2,
            "rationale": "We talked.",
            "by": "All",
            "at": "2026-05-04T10:00:00Z",
        }
    ]
    return content


def test_questionnaire_text_has_one_source(real: Questionnaire) -> None:
    """OWASP/samm #572: what a tool asks and what its document says drifted apart."""
    shown = {entry["id"]: entry for entry in questions_document(real, "deep", real.practices)}
    for question in real.questions.values():
        assert (shown[question.id]["text"], tuple(shown[question.id]["levels"])) == (
            question.entry.text,
            question.entry.levels,
        )
    python = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("assessment", "reports", "screens")
        for path in (Path(__file__).parents[2] / folder).rglob("*.py")
    )
    assert [question.id for question in real.questions.values() if question.entry.text in python] == []


def test_dont_know_not_applicable_unanswered_and_0_are_four_different_things(small: Questionnaire) -> None:
    """GovReady-q #48."""
    outcomes = []
    for said in ("dont_know", "not_applicable", None, 0):
        result = assess(assessment({CHANGE[0]: [4], CHANGE[1]: [said]}), small)
        found, question = result.practices["change_enablement"], result.questions[CHANGE[1]]
        outcomes.append((found.score, found.coverage, question.in_scope, question.dont_know, question.value))
    assert outcomes == [(4, 0.5, True, 1, None), (4, 1, False, 0, None), (4, 0.5, True, 0, None), (2, 1, True, 0, 0)]


def test_a_score_can_be_explained_by_the_answers_behind_it(small: Questionnaire) -> None:
    """owaspsamm/core #86: attainments add up to the score, and values are there to be shown."""
    result = assess(assessment({CHANGE[0]: [2, 3], CHANGE[1]: [4]}), small)
    found = result.practices["change_enablement"]
    assert found.attainment == pytest.approx((1, 1, 0.75, 0.5, 0))
    assert sum(found.attainment or ()) == pytest.approx(found.score)
    assert (result.questions[CHANGE[0]].lowest, result.questions[CHANGE[0]].highest) == (2, 3)
