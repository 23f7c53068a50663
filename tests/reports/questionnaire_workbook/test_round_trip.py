"""Written, filled in, read back: the same answers."""

from io import BytesIO

from openpyxl import load_workbook

from assessment.engagement.model import Answer, Assessment
from assessment.questionnaire.model import Questionnaire
from reports.questionnaire_workbook import (
    GivenAnswer,
    empty_questionnaire,
    merged,
    questionnaire_workbook,
    read_answers_workbook,
)
from tests.reports.making import assessment
from tests.reports.questionnaire_workbook.conftest import PRACTICES
from tests.reports.questionnaire_workbook.filling import cell, filled

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "http://example.org",
    "<r><t>x</t></r>",
    "_x0041_",
    "line\nline",
    "  ",
    "نص",
    "日本語",
    "&G <b>",
    "x" * 20_000,
)


def test_what_somebody_types_in_comes_back(empty: bytes, asked: Assessment, questionnaire: Questionnaire) -> None:
    questions = [q.id for q in questionnaire.questions_in_scope("quick", PRACTICES)]
    raw = filled(
        empty,
        cell("Respondent", "B4", "Kim"),
        cell("Respondent", "B6", "Service owner"),
        cell("Respondent", "B8", "Desk"),
        cell("Operation", "E5", 3),
        cell("Operation", "L5", "seen it"),
        cell("Operation", "M5", 2024),
        cell("Operation", "N5", "Yes"),
        cell("Transition", "E5", "don't know"),
        cell("Service value system", "E5", "not applicable"),
        cell("Service value system", "E6", "4"),
    )

    answers = read_answers_workbook(raw, questionnaire)

    assert (answers.respondent, answers.label, answers.role, answers.group) == (None, "Kim", "service_owner", "Desk")
    assert {given.question for given in answers.given} <= set(questions)
    components = [q for q in questions if not questionnaire.questions[q].subject.is_practice]
    assert answers.given == (
        GivenAnswer("change_enablement.flow", "dont_know", None, "", "", concern=False),
        GivenAnswer("incident_management.flow", "rated", 3, "seen it", "2024", concern=True),
        GivenAnswer(components[0], "not_applicable", None, "", "", concern=False),
        GivenAnswer(components[1], "rated", 4, "", "", concern=False),
    )


def test_answers_that_are_there_are_filled_in_and_come_back_unchanged(questionnaire: Questionnaire) -> None:
    """As XlsxWriter wrote it, and as openpyxl saves it again."""
    made = assessment(questionnaire, PRACTICES, "deep")
    asked = [answer.question for answer in made.answers if answer.respondent == "r1"]
    said = [
        Answer(
            respondent="r1",
            question=question,
            state="rated",
            rating=at % 6,
            comment=text,
            evidence=text,
            concern=at % 2 == 0,
        )
        for at, (question, text) in enumerate(zip(asked, HOSTILE, strict=False))
    ]
    assert len(said) == len(HOSTILE)
    made = made.model_copy(update={"answers": tuple(said)})

    raw = questionnaire_workbook(made, questionnaire, made.respondents[0])

    typed = [
        cell
        for sheet in load_workbook(BytesIO(raw))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value in HOSTILE
    ]
    assert [
        cell.coordinate for cell in typed if cell.value.startswith(("=", "+", "-", "@")) != bool(cell.quotePrefix)
    ] == []
    for content in (raw, filled(raw)):
        answers = read_answers_workbook(content, questionnaire)
        merge = merged(answers, "r1", made.answers)
        assert answers.respondent == "r1"
        assert (merge.new, merge.changed, merge.same) == ((), (), len(said))


def test_only_the_cells_to_fill_in_are_open(empty: bytes) -> None:
    book = load_workbook(BytesIO(empty))
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    open_cells = {
        column
        for row in book["Operation"].iter_rows()
        for one in row
        if not one.protection.locked and (column := one.column_letter)
    }
    assert open_cells == {"E", "L", "M", "N"}


def test_an_answer_has_a_drop_down_its_descriptions_beside_it_and_a_note(
    empty: bytes, questionnaire: Questionnaire
) -> None:
    sheet = load_workbook(BytesIO(empty))["Operation"]
    levels = questionnaire.questions["incident_management.flow"].entry.levels
    assert [sheet.cell(5, 6 + level).value for level in range(6)] == list(levels)
    assert all(text in sheet["E5"].comment.text for text in levels)
    choices = next(one for one in sheet.data_validations.dataValidation if "E5" in one.sqref)
    assert choices.formula1 == '"0,1,2,3,4,5,don\'t know,not applicable"'
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["F"].outlineLevel == 1


def test_roles_come_from_a_list_and_the_sheet_that_knows_them_is_hidden(
    empty: bytes, questionnaire: Questionnaire
) -> None:
    book = load_workbook(BytesIO(empty))
    assert book["Structure"].sheet_state == "veryHidden"
    assert [row[3].value for row in book["Structure"].iter_rows()] == [
        role.name for role in questionnaire.roles.values()
    ]
    rule = book["Respondent"].data_validations.dataValidation[0]
    assert rule.formula1 == f"Structure!$D$1:$D${len(questionnaire.roles)}"


def test_a_questionnaire_for_nobody_asks_everything_of_its_depth(questionnaire: Questionnaire) -> None:
    raw = empty_questionnaire(questionnaire, "quick")
    book = load_workbook(BytesIO(raw))
    rows = sum(1 for name in book.sheetnames[2:-1] for row in book[name].iter_rows(min_row=5) if row[0].value)
    assert rows == len(questionnaire.questions_in_scope("quick", questionnaire.framework_practices))
    assert raw == empty_questionnaire(questionnaire, "quick")
    assert read_answers_workbook(raw, questionnaire).given == ()


def test_a_practice_with_its_own_depth_is_asked_by_it_and_its_answers_come_back(questionnaire: Questionnaire) -> None:
    made = assessment(questionnaire, PRACTICES)
    scope = made.scope.model_copy(update={"depths": {"incident_management": "standard"}})
    asked = [
        q.id
        for q in questionnaire.questions_in_scope("standard", ["incident_management"])
        if q.subject.is_practice and q.entry.depth != "quick"
    ]
    more = tuple(Answer(respondent="r1", question=question, state="rated", rating=1) for question in asked)
    made = made.model_copy(update={"scope": scope, "answers": (*made.answers, *more)})

    answers = read_answers_workbook(questionnaire_workbook(made, questionnaire, made.respondents[0]), questionnaire)

    assert answers.scope == scope
    assert set(asked) <= {given.question for given in answers.given}
    assert merged(answers, "r1", made.answers).to_save == ()
