"""What people do to a workbook and type into it: taken where it is plain, named where nothing is read."""

import datetime as dt
import unicodedata
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from reports.questionnaire_workbook import Answers, read_answers_workbook
from tests.reports.questionnaire_workbook.filling import Edit, cell, filled

FLOW = "incident_management.flow"


def read(empty: bytes, questionnaire: Questionnaire, *edits: Edit) -> Answers:
    return read_answers_workbook(filled(empty, *edits), questionnaire, "kim.xlsx")


@pytest.mark.parametrize(
    ("typed", "rating"),
    [
        *[
            (text, 3)
            for text in ("3", "3.0", "3,0", " 3 ", "3.", "3 · Defined", "3 - Defined", "3 – defined", "Level 3")
        ],
        *[(text, 3) for text in ("3: Defined", "3) Defined", "3 Defined", "Defined", "DEFINED.", "３")],
        (3.0, 3),
        (0, 0),
        *[(text, "not_applicable") for text in ("N/A", "n/a", "NA", "n.a.", "Not applicable.", " not  applicable ")],
        *[(text, "dont_know") for text in ("Don't know.", "don’t know", "DON'T KNOW", "dont know", "I don't know")],
    ],
)
def test_a_plain_answer_is_taken(empty: bytes, questionnaire: Questionnaire, typed: object, rating: object) -> None:
    given = read(empty, questionnaire, cell("Operation", "E5", typed)).given[0]

    assert (given.rating if given.state == "rated" else given.state) == rating


@pytest.mark.parametrize("form", ["{text}", "2  {text}", "  {text}  ", "{upper}"])
def test_the_whole_text_of_a_level_is_its_answer(empty: bytes, questionnaire: Questionnaire, form: str) -> None:
    text = questionnaire.questions[FLOW].entry.levels[2]

    answers = read(empty, questionnaire, cell("Operation", "E5", form.format(text=text, upper=text.upper())))

    assert [one.rating for one in answers.given] == [2]


@pytest.mark.parametrize("typed", ["3 · Managed", "3.5", "3-4", "33", "6", "3 maybe", "-3", "?", "Defined or Managed"])
def test_what_is_not_plain_is_refused(empty: bytes, questionnaire: Questionnaire, typed: str) -> None:
    with pytest.raises(InputError, match="Operation!E5: found"):
        read(empty, questionnaire, cell("Operation", "E5", typed))


def formatted(at: str, value: object, number_format: str) -> Edit:
    def put(book: Workbook) -> None:
        book["Operation"][at] = value
        book["Operation"][at].number_format = number_format

    return put


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.85, "0%", "85%"),
        (0.1234, "0.0%", "12.3%"),
        (dt.time(14, 30), "h:mm", "14:30"),
        (dt.time(14, 30), "h:mm AM/PM", "2:30 PM"),
        (dt.timedelta(hours=30), "[h]:mm", "30:00"),
        (dt.datetime(2026, 5, 4), "dd/mm/yyyy", "2026-05-04"),
        (12.5, '"€" #,##0.00', "€ 12.50"),
        (0.1 + 0.2, "General", "0.3"),
        (2024, "General", "2024"),
        ("first_x000B_second_x0007_ _x000D_\nthird _x0041_", "General", "first\nsecond \nthird _x0041_"),
    ],
)
def test_a_comment_is_read_as_the_cell_shows_it(
    empty: bytes, questionnaire: Questionnaire, value: object, number_format: str, shown: str
) -> None:
    answers = read(empty, questionnaire, cell("Operation", "E5", 3), formatted("L5", value, number_format))

    assert answers.given[0].comment == shown


def test_three_hundred_percent_is_no_level(empty: bytes, questionnaire: Questionnaire) -> None:
    with pytest.raises(InputError, match='Operation!E5: found "300%"'):
        read(empty, questionnaire, formatted("E5", 3, "0%"))


def test_columns_are_found_by_their_heads_and_one_that_was_put_between_is_named(
    empty: bytes, questionnaire: Questionnaire
) -> None:
    def put_between(book: Workbook) -> None:
        sheet = book["Operation"]
        for row in range(sheet.max_row, 0, -1):
            for column in range(sheet.max_column, 5, -1):
                sheet.cell(row, column + 1).value = sheet.cell(row, column).value
            sheet.cell(row, 6).value = None
        sheet["F4"], sheet["F5"] = "Agreed?", "yes"

    answers = read(empty, questionnaire, cell("Operation", "E5", 3), cell("Operation", "L5", "seen"), put_between)

    assert [(one.rating, one.comment, one.place) for one in answers.given] == [(3, "seen", "Operation!E5")]
    assert answers.notes == (
        'Operation!F4: the column "Agreed?" is none of the questionnaire\'s, and nothing is read here '
        "(1 of its cells are filled in)",
    )


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (cell("Operation", "E4", "Score"), 'Operation!E4: found "score", and no column is headed "Answer"'),
        (cell("Operation", "L4", None), 'Operation!L4: found nothing, and no column is headed "Comment"'),
        (cell("Operation", "O4", "Evidence"), 'Operation!O4: a second column is headed "Evidence"'),
        (cell("Operation", "I5", "x"), 'Operation!I5: found "x" in place of the description of level 3'),
        (cell("Operation", "D5", "And you?"), 'Operation!D5: found "And you?" in place of "'),
        (cell("Respondent", "A4", "Who"), 'Respondent!A4: expected "Name or initials" here'),
    ],
)
def test_what_does_not_fit_is_refused_by_its_cell(
    empty: bytes, questionnaire: Questionnaire, edit: Edit, said: str
) -> None:
    with pytest.raises(InputError) as refused:
        read(empty, questionnaire, cell("Transition", "E5", 2), edit)

    assert [str(problem).startswith(f"kim.xlsx: {said}") for problem in refused.value.problems] == [True]


def test_every_mark_in_a_level_column_is_named(empty: bytes, questionnaire: Questionnaire) -> None:
    with pytest.raises(InputError) as refused:
        read(empty, questionnaire, *(cell("Service value system", f"{column}5", "x") for column in "FGHIJK"))

    assert len(refused.value.problems) == 6


def with_sheet(book: Workbook) -> None:
    book.create_sheet("My remarks")["A1"] = "much"


def with_note(book: Workbook) -> None:
    book["Operation"]["E5"].comment = Comment("Only by day!", "Kim")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (cell("Operation", "P5", "see mail"), 'Operation!P5: "see mail" stands where nothing is read'),
        (cell("Operation", "D2", "by phone"), 'Operation!D2: "by phone" stands where nothing is read'),
        (cell("Operation", "G9", "by phone"), 'Operation!G9: "by phone" stands where nothing is read'),
        (cell("Respondent", "C4", "on leave"), 'Respondent!C4: "on leave" stands where nothing is read'),
        (cell("Instructions", "B20", "thanks"), 'Instructions!B20: "thanks" stands where nothing is read'),
        (with_sheet, "the sheet 'My remarks' is none of the questionnaire's, and nothing is read here"),
        (with_note, 'Operation!E5: has a note that is not read ("Only by day!"); write it into the column "Comment"'),
    ],
)
def test_what_stands_where_nothing_is_read_is_named(
    empty: bytes, questionnaire: Questionnaire, edit: Edit, said: str
) -> None:
    answers = read(empty, questionnaire, cell("Operation", "E6", None), cell("Transition", "E5", 2), edit)

    assert answers.notes == (said,)
    assert len(answers.given) == 1


def test_a_workbook_that_was_only_saved_again_has_nothing_to_name(empty: bytes, questionnaire: Questionnaire) -> None:
    assert read_answers_workbook(empty, questionnaire).notes == ()
    assert read(empty, questionnaire).notes == ()


def test_a_role_in_decomposed_letters_is_the_role(empty: bytes, questionnaire: Questionnaire) -> None:
    role: Any = next(iter(questionnaire.roles.values()))

    answers = read(empty, questionnaire, cell("Respondent", "B6", unicodedata.normalize("NFD", role.name.upper())))

    assert answers.role == next(iter(questionnaire.roles))
