"""A workbook comes back after others have gone on: it changes what was changed in it, and nothing else."""

import pytest
from openpyxl import Workbook

from assessment.engagement.model import Answer, Assessment
from assessment.questionnaire.model import Questionnaire
from reports.questionnaire_workbook import (
    Answers,
    Side,
    merged,
    questionnaire_workbook,
    read_answers_workbook,
    settled,
)
from tests.reports.making import assessment
from tests.reports.questionnaire_workbook.conftest import PRACTICES
from tests.reports.questionnaire_workbook.filling import Edit, cell, filled

FLOW, OTHER = "incident_management.flow", "change_enablement.flow"


def said(question: str, rating: int, comment: str = "", evidence: str = "") -> Answer:
    return Answer(respondent="r1", question=question, state="rated", rating=rating, comment=comment, evidence=evidence)


@pytest.fixture(scope="module")
def sent(questionnaire: Questionnaire) -> Assessment:
    """As it was when the workbook went out to r1: two answers, of which one has a comment."""
    made = assessment(questionnaire, PRACTICES)
    return made.model_copy(update={"answers": (said(FLOW, 2, "on paper"), said(OTHER, 3))})


def back(sent: Assessment, questionnaire: Questionnaire, *edits: Edit) -> Answers:
    raw = questionnaire_workbook(sent, questionnaire, sent.respondents[0])
    return read_answers_workbook(filled(raw, *edits), questionnaire, "kim.xlsx")


def test_an_untouched_cell_undoes_nothing(sent: Assessment, questionnaire: Questionnaire) -> None:
    now = (said(FLOW, 4, "since May"), said(OTHER, 3))

    merge = merged(back(sent, questionnaire), "r1", now)

    assert (merge.new, merge.changed, merge.same, merge.conflicts) == ((), (), 2, ())


def test_what_was_changed_in_the_workbook_alone_is_saved_and_the_rest_of_that_answer_stays_as_it_is_now(
    sent: Assessment, questionnaire: Questionnaire
) -> None:
    answers = back(sent, questionnaire, cell("Operation", "M5", "wiki"), cell("Transition", "E5", 1))

    merge = merged(answers, "r1", (said(FLOW, 4, "since May"), said(OTHER, 3)))

    assert set(merge.changed) == {said(FLOW, 4, "since May", "wiki"), said(OTHER, 1)}
    assert merge.conflicts == ()


def test_what_was_changed_on_both_sides_is_a_conflict_by_its_cell_until_one_side_is_chosen(
    sent: Assessment, questionnaire: Questionnaire
) -> None:
    answers = back(sent, questionnaire, cell("Operation", "E5", 5), cell("Transition", "E5", 1))

    merge = merged(answers, "r1", (said(FLOW, 4, "since May"), said(OTHER, 3)))

    assert [(one.place, one.fields) for one in merge.conflicts] == [("Operation!E5", ("answer",))]
    assert merge.to_save == (said(OTHER, 1),)
    chosen: dict[Side, set[Answer]] = {
        side: set(settled(merge, lambda _, side=side: side).changed)  # type: ignore[misc]
        for side in ("theirs", "ours")
    }
    assert chosen == {"theirs": {said(FLOW, 5, "since May"), said(OTHER, 1)}, "ours": {said(OTHER, 1)}}


def test_the_same_change_on_both_sides_is_no_conflict(sent: Assessment, questionnaire: Questionnaire) -> None:
    merge = merged(back(sent, questionnaire, cell("Operation", "E5", 4)), "r1", (said(FLOW, 4), said(OTHER, 3)))

    assert (merge.to_save, merge.conflicts) == ((), ())


def test_an_answer_that_was_withdrawn_since_does_not_come_back_by_itself(
    sent: Assessment, questionnaire: Questionnaire
) -> None:
    untouched = merged(back(sent, questionnaire), "r1", (said(OTHER, 3),))
    touched = merged(back(sent, questionnaire, cell("Operation", "E5", 5)), "r1", (said(OTHER, 3),))

    assert (untouched.to_save, untouched.conflicts) == ((), ())
    assert [one.question for one in touched.conflicts] == [FLOW]
    assert settled(touched, lambda _: "theirs").new == (said(FLOW, 5, "on paper"),)


def test_a_workbook_that_was_made_for_nobody_overwrites_nobody_unasked(
    empty: bytes, questionnaire: Questionnaire
) -> None:
    answers = read_answers_workbook(
        filled(empty, cell("Operation", "E5", 3), cell("Transition", "E5", 2)), questionnaire
    )
    others = Answer(respondent="r2", question=OTHER, state="rated", rating=5)

    merge = merged(answers, "r1", (said(FLOW, 1), others))

    assert merge.new == (said(OTHER, 2),)
    assert [one.question for one in merge.conflicts] == [FLOW]


def test_a_workbook_of_an_earlier_version_that_differs_is_a_conflict(
    sent: Assessment, questionnaire: Questionnaire
) -> None:
    """It does not say what was filled in when it was made, so the cell may be older than what stands here."""
    answers = back(sent, questionnaire, lambda book: book["Structure"].delete_rows(8), cell("Transition", "E5", 1))
    assert answers.before is None

    merge = merged(answers, "r1", (said(FLOW, 2, "on paper"), said(OTHER, 3)))

    assert (merge.same, merge.to_save) == (1, ())
    assert [one.place for one in merge.conflicts] == ["Transition!E5"]


def test_an_emptied_answer_is_kept_and_said(sent: Assessment, questionnaire: Questionnaire) -> None:
    answers = back(sent, questionnaire, cell("Transition", "E5", None))

    assert merged(answers, "r1", sent.answers).to_save == ()
    assert answers.notes == (
        "1 answer was filled in and is empty now (Transition!E5): an empty cell takes nothing back, so nothing "
        "changes there",
    )


def test_a_worry_is_an_answers_part_of_its_own(sent: Assessment, questionnaire: Questionnaire) -> None:
    answers = back(sent, questionnaire, cell("Operation", "N5", "yes"))

    merge = merged(answers, "r1", (said(FLOW, 4, "since May"), said(OTHER, 3)))

    assert merge.changed == (said(FLOW, 4, "since May").model_copy(update={"concern": True}),)
    assert merge.conflicts == ()


def test_a_workbook_that_was_made_before_worries_were_asked_for_is_read_and_takes_none_back(
    sent: Assessment, questionnaire: Questionnaire
) -> None:
    def as_before(book: Workbook) -> None:
        for name in book.sheetnames[2:-1]:
            book[name].delete_cols(14)
        book["Structure"].delete_cols(10)
        book["Respondent"]["A8"] = None

    answers = back(sent, questionnaire, as_before, cell("Operation", "E5", 5))
    worried = said(FLOW, 2, "on paper").model_copy(update={"concern": True})

    assert answers.notes == ()
    assert {given.concern for given in answers.given} == {None}
    assert answers.group == ""
    assert merged(answers, "r1", (worried, said(OTHER, 3))).changed == (
        said(FLOW, 5, "on paper").model_copy(update={"concern": True}),
    )
