"""A workbook is read into an assessment: whose answers they are, and whether the two belong together."""

from assessment.engagement.model import Assessment, Respondent, Scope
from assessment.questionnaire.model import Questionnaire
from reports.questionnaire_workbook import (
    giver,
    merged,
    new_respondent,
    questionnaire_workbook,
    read_answers_workbook,
    scope_notes,
    with_answers,
)
from tests.reports.making import assessment
from tests.reports.questionnaire_workbook.conftest import PRACTICES
from tests.reports.questionnaire_workbook.filling import cell, filled


def test_a_workbook_of_the_same_scope_needs_no_words(
    empty: bytes, asked: Assessment, questionnaire: Questionnaire
) -> None:
    assert scope_notes(read_answers_workbook(empty, questionnaire), questionnaire, asked.scope) == ()


def test_a_workbook_of_another_scope_says_what_it_leaves_out_and_what_does_not_count(
    questionnaire: Questionnaire,
) -> None:
    made = questionnaire_workbook(assessment(questionnaire, PRACTICES, "standard"), questionnaire, None)
    answers = read_answers_workbook(
        filled(made, *(cell(sheet, at, 3) for sheet in ("Operation", "Transition") for at in ("E5", "E6"))),
        questionnaire,
    )

    notes = scope_notes(answers, questionnaire, Scope(depth="quick", practices=("incident_management", "service_desk")))

    assert notes == (
        "This workbook was made for another scope (Standard, 2 practices; the assessment: Quick scan, 2 practices): it "
        "leaves out 1 of the 6 questions of this assessment.",
        "3 answers are to questions outside the scope of this assessment (Change enablement and questions of a deeper "
        "assessment): kept, but counted only once the scope takes them in.",
    )


def test_somebody_of_the_same_id_and_another_name_is_somebody_else(questionnaire: Questionnaire) -> None:
    made = assessment(questionnaire, PRACTICES)
    answers = read_answers_workbook(questionnaire_workbook(made, questionnaire, made.respondents[0]), questionnaire)

    assert giver(answers, made.respondents) == made.respondents[0]
    assert giver(answers, (Respondent(id="r1", label="Somebody else"),)) is None


def test_answers_of_somebody_new_come_behind_all_others_and_change_none(
    empty: bytes, questionnaire: Questionnaire
) -> None:
    made = assessment(questionnaire, PRACTICES)
    raw = filled(empty, cell("Respondent", "B4", "Kim"), cell("Respondent", "B8", "Desk"), cell("Operation", "E5", 4))
    answers = read_answers_workbook(raw, questionnaire)
    kim = new_respondent(answers, made.respondents)

    kept = with_answers(made, kim, merged(answers, kim.id, made.answers))

    assert kept.respondents == (*made.respondents, Respondent(id="r3", label="Kim", group="Desk"))
    assert kept.answers[:-1] == made.answers
    assert (kept.answers[-1].respondent, kept.answers[-1].question) == ("r3", "incident_management.flow")
