"""Reads a filled-in questionnaire: everything that is wrong with it at once, or all of its answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.engagement.fields import MAX_TEXT
from assessment.engagement.model import Scope
from assessment.input.problems import InputError, Problem
from assessment.questionnaire.model import DEPTHS, Questionnaire
from reports.questionnaire_workbook import layout
from reports.questionnaire_workbook.cell_values import NotUsable, choice_of, text_of
from reports.questionnaire_workbook.filled import Answers, GivenAnswer
from reports.questionnaire_workbook.package import Package
from reports.questionnaire_workbook.writing import CELL_OF_LABEL, CELL_OF_ROLE, STRUCTURE_ROWS

ROWS_BEYOND = 50  # so many rows under the last question are looked at for strays
ROLE_CHARACTERS = 200
NO_QUESTIONNAIRE = "is not a questionnaire that Waymark made (its hidden sheet is missing); download it and fill it in"
ANEW = "download the questionnaire anew and copy the answers over"


def read_answers_workbook(raw: bytes, questionnaire: Questionnaire, name: str = "questionnaire.xlsx") -> Answers:
    """The answers in the bytes of a filled-in workbook. `name` is what errors call the file.

    InputError names every cell that cannot be used; then no answer is read at all.
    """
    package = Package(raw, name)
    try:
        return _Reader(package, questionnaire, name).answers()
    except (InputError, MemoryError):
        raise
    except Exception:  # noqa: BLE001  # whatever is odd about a stranger's file, it is this one answer
        raise InputError([Problem(name, 0, "cannot be read; save it as .xlsx in a spreadsheet program")]) from None


@dataclass(frozen=True)
class _Row:
    """A row as it was found; `cells` are all of the layout's columns."""

    number: int
    id: str
    cells: tuple[Any, ...]


class _Reader:
    """Walks through the sheets and notes down what is wrong."""

    def __init__(self, package: Package, questionnaire: Questionnaire, name: str) -> None:
        self.package, self.questionnaire, self.name = package, questionnaire, name
        self.book = package.workbook
        self.problems: list[Problem] = []

    def answers(self) -> Answers:
        facts = self._facts()
        sheets = self._sheets(facts)
        self._merged(sheets)
        label, role = self._respondent()
        given = tuple(answer for sheet in sheets for answer in self._sheet(sheet))
        if self.problems:
            raise InputError(self.problems)
        return Answers(facts["respondent"] or None, label, role, given, _scope(facts))

    def _facts(self) -> Mapping[str, str]:
        """What the hidden sheet says. InputError where there is none, since nothing else can be told then."""
        if layout.STRUCTURE not in self.book.sheetnames:
            raise self._error(NO_QUESTIONNAIRE)
        rows = self.book[layout.STRUCTURE].iter_rows(max_row=len(STRUCTURE_ROWS), max_col=2)
        facts = {text_of(name): text_of(value) for name, value in rows}
        if tuple(facts) != STRUCTURE_ROWS or facts["format"] != layout.FORMAT:
            raise self._error(NO_QUESTIONNAIRE)
        return facts

    def _sheets(self, facts: Mapping[str, str]) -> tuple[layout.QuestionSheet, ...]:
        """The sheets as today's questionnaire lays them out. InputError where the workbook is of another one."""
        known = self.questionnaire.framework
        if facts["questionnaire"] != known.id:
            raise self._error(f"is for questionnaire '{facts['questionnaire'][:60]}', expected '{known.id}'")
        if facts["version"] != known.version:
            raise self._error(
                f"is of version {facts['version'][:60]} of the questionnaire, but this assessment uses "
                f"version {known.version}; {ANEW}"
            )
        practices = tuple(facts["practices"].split())
        if facts["depth"] not in DEPTHS or not set(practices) <= set(self.questionnaire.practices):
            raise self._error(NO_QUESTIONNAIRE)
        sheets = layout.question_sheets(self.questionnaire, _scope(facts))
        if layout.digest(sheets) != facts["digest"]:
            raise self._error(f"asks in other words than the questionnaire of this assessment; {ANEW}")
        return sheets

    def _merged(self, sheets: tuple[layout.QuestionSheet, ...]) -> None:
        expected = {sheet.name for sheet in sheets} | {layout.RESPONDENT}
        for name, areas in self.package.merged_cells().items():
            for area in areas if name in expected else ():
                self._note(f"{name}!{area}", "merged cells, of which one answer at most could be read; unmerge them")

    def _respondent(self) -> tuple[str, str]:
        if layout.RESPONDENT not in self.book.sheetnames:
            self._note(layout.RESPONDENT, "the sheet is missing")
            return "", ""
        last = max(CELL_OF_LABEL[0], CELL_OF_ROLE[0]) + 1
        rows = list(self.book[layout.RESPONDENT].iter_rows(max_row=last, max_col=2))
        label, role = (
            self._text(layout.RESPONDENT, row, column, rows[row][column] if row < len(rows) else None, ROLE_CHARACTERS)
            for row, column in (CELL_OF_LABEL, CELL_OF_ROLE)
        )
        known = {entry.name.lower(): identity for identity, entry in self.questionnaire.roles.items()}
        return label, known.get(role.lower(), role)

    def _sheet(self, sheet: layout.QuestionSheet) -> Iterator[GivenAnswer]:
        if sheet.name not in self.book.sheetnames:
            self._note(sheet.name, f"the sheet is missing; {ANEW}")
            return
        rows = list(self._rows(sheet))
        self._check_rows(sheet, rows)
        for row in rows:
            if row.id and (answer := self._answer(sheet.name, row)):
                yield answer

    def _rows(self, sheet: layout.QuestionSheet) -> Iterator[_Row]:
        first = layout.FIRST_ROW
        last = first + len(sheet.questions) + ROWS_BEYOND
        found = self.book[sheet.name].iter_rows(min_row=first + 1, max_row=last, max_col=layout.COLUMNS)
        for number, cells in enumerate(found, first):
            identity = self._text(sheet.name, number, layout.ID, cells[layout.ID], MAX_TEXT)
            yield _Row(number, identity, cells)

    def _check_rows(self, sheet: layout.QuestionSheet, rows: list[_Row]) -> None:
        """The questions must stand in the rows in which they were written; the first that does not is told."""
        expected = [question.id for question in sheet.questions]
        found = [row.id for row in rows]
        for at, identity in enumerate(expected):
            if at >= len(found) or found[at] != identity:
                here = found[at][:60] if at < len(found) and found[at] else "nothing"
                what = "was moved" if identity in found else "was deleted, or its id changed"
                self._note(
                    layout.place(sheet.name, layout.FIRST_ROW + at, layout.ID),
                    f"found {here}, expected {identity}: its row {what}; {ANEW}",
                )
                return
        for row in rows[len(expected) :]:
            if row.id or any(
                getattr(row.cells[column], "value", None) is not None
                for column in (layout.ANSWER, layout.COMMENT, layout.EVIDENCE)
            ):
                self._note(
                    layout.place(sheet.name, row.number, layout.ANSWER),
                    "stands under the last question, so it answers none; empty the row",
                )

    def _answer(self, sheet: str, row: _Row) -> GivenAnswer | None:
        comment, evidence = (
            self._text(sheet, row.number, column, row.cells[column], MAX_TEXT)
            for column in (layout.COMMENT, layout.EVIDENCE)
        )
        at = layout.place(sheet, row.number, layout.ANSWER)
        try:
            choice = choice_of(row.cells[layout.ANSWER])
        except NotUsable as problem:
            self._note(at, str(problem))
            return None
        if choice is None:
            if comment or evidence:
                self._note(at, "is empty, but has a comment or evidence beside it; choose an answer or empty both")
            return None
        return GivenAnswer(row.id, choice.state, choice.rating, comment, evidence)

    def _text(self, sheet: str, row: int, column: int, cell: Any, characters: int) -> str:
        try:
            text = text_of(cell) if cell is not None else ""
        except NotUsable as problem:
            self._note(layout.place(sheet, row, column), str(problem))
            return ""
        if len(text) > characters:
            self._note(layout.place(sheet, row, column), f"has {len(text)} characters, expected at most {characters}")
        return text

    def _note(self, place: str, sentence: str) -> None:
        self.problems.append(Problem(self.name, 0, f"{place}: {sentence}"))

    def _error(self, sentence: str) -> InputError:
        return InputError([Problem(self.name, 0, sentence)])


def _scope(facts: Mapping[str, str]) -> Scope:
    return Scope.model_validate({"depth": facts["depth"], "practices": tuple(facts["practices"].split())})
