"""Reads a filled-in questionnaire: everything that is wrong with it at once, or all of its answers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from assessment.engagement.fields import MAX_TEXT, State
from assessment.engagement.model import Scope
from assessment.input.problems import InputError, Problem
from assessment.questionnaire.model import DEPTHS, Question, Questionnaire
from assessment.questionnaire.schema import LEVELS
from reports.questionnaire_workbook import layout, strays
from reports.questionnaire_workbook.cell_values import Choice, NotUsable, alike, choice_of, text_of, yes_in
from reports.questionnaire_workbook.filled import Answers, FilledIn, GivenAnswer
from reports.questionnaire_workbook.instructions import TITLE_ROWS, instruction_texts
from reports.questionnaire_workbook.package import Package
from reports.questionnaire_workbook.sheet_columns import (
    ANEW,
    LOOKED_AT,
    Cells,
    Columns,
    NoColumns,
    cell_at,
    columns_of,
    written,
)
from reports.questionnaire_workbook.writing import (
    FILLED_IN,
    FILLED_IN_COLUMN,
    OWN_DEPTHS,
    STRUCTURE_ROWS,
    VOCABULARY,
    VOCABULARY_ROW,
)
from reports.text.formatting import count, plural, shortlist

ROWS_BEYOND = 50  # so many rows under the last question are looked at for strays
COLUMNS_BEYOND = 50
ROLE_CHARACTERS = 200
RESPONDENT_ROWS, RESPONDENT_COLUMNS = 60, 20  # looked at on the sheet about the respondent
NO_QUESTIONNAIRE = "is not a questionnaire that Waymark made (its hidden sheet is missing); download it and fill it in"


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


class _Reader:
    """Walks through the sheets and notes down what is wrong."""

    def __init__(self, package: Package, questionnaire: Questionnaire, name: str) -> None:
        self.package, self.questionnaire, self.name = package, questionnaire, name
        self.book = package.workbook
        self.levels = {level.level: level.name for level in questionnaire.framework.levels}
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.emptied: list[str] = []

    def answers(self) -> Answers:
        facts = self._facts()
        sheets = self._sheets(facts)
        self._merged(sheets)
        before = self._filled_in(facts)
        label, role, group = self._respondent()
        given = tuple(answer for sheet in sheets for answer in self._sheet(sheet, before or {}))
        self._say_what_stands_in_the_instructions(sheets)
        self.notes += strays.further_sheets(
            self.book.sheetnames,
            [layout.INSTRUCTIONS, layout.RESPONDENT, layout.STRUCTURE, *(sheet.name for sheet in sheets)],
        )
        if self.problems:
            raise InputError(self.problems)
        return Answers(
            facts["respondent"] or None,
            label,
            role,
            given,
            _scope(facts),
            before,
            (*self.notes, *self._kept()),
            group,
        )

    def _facts(self) -> Mapping[str, str]:
        """What the hidden sheet says. InputError where there is none, since nothing else can be told then."""
        if layout.STRUCTURE not in self.book.sheetnames:
            raise self._error(NO_QUESTIONNAIRE)
        rows = self.book[layout.STRUCTURE].iter_rows(max_row=VOCABULARY_ROW + 1, max_col=2)
        facts = {text_of(cells[0]): text_of(cell_at(cells, 1)) for cells in rows}
        if tuple(facts)[: len(STRUCTURE_ROWS)] != STRUCTURE_ROWS or facts["format"] != layout.FORMAT:
            raise self._error(NO_QUESTIONNAIRE)
        return facts

    def _filled_in(self, facts: Mapping[str, str]) -> Mapping[str, FilledIn] | None:
        """What was filled in when the workbook was made; None where an earlier version made it for a respondent."""
        if FILLED_IN not in facts:
            return None if facts["respondent"] else {}
        number, first = int(facts[FILLED_IN]), FILLED_IN_COLUMN + 1
        if not 0 <= number <= len(self.questionnaire.questions):
            raise self._error(NO_QUESTIONNAIRE)
        rows = self.book[layout.STRUCTURE].iter_rows(max_row=max(1, number), min_col=first, max_col=first + 4)
        found = (tuple(map(text_of, cells)) for cells in rows)
        known = {
            question: FilledIn(_choice(said), comment, evidence, worry == layout.YES)
            for question, said, comment, evidence, worry in found
            if question
        }
        if len(known) != number:
            raise self._error(NO_QUESTIONNAIRE)
        return known

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
        own = _own_depths(facts)
        if not {facts["depth"], *own.values()} <= set(DEPTHS) or not {*practices, *own} <= set(
            self.questionnaire.practices
        ):
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

    def _say_what_stands_in_the_instructions(self, sheets: Sequence[layout.QuestionSheet]) -> None:
        if layout.INSTRUCTIONS in self.book.sheetnames:
            rows = _rows(self.book[layout.INSTRUCTIONS], RESPONDENT_ROWS, RESPONDENT_COLUMNS)
            texts = [[cell if isinstance(getattr(cell, "value", None), str) else None for cell in row] for row in rows]
            expected = (*instruction_texts(sheets), *_counts(rows))
            self._say(layout.INSTRUCTIONS, strays.around(texts, range(TITLE_ROWS, len(rows)), expected))

    def _respondent(self) -> tuple[str, str, str]:
        """Name, role and group; workbooks of earlier versions ask for no group."""
        if layout.RESPONDENT not in self.book.sheetnames:
            self._note(layout.RESPONDENT, "the sheet is missing")
            return "", "", ""
        rows = _rows(self.book[layout.RESPONDENT], RESPONDENT_ROWS, RESPONDENT_COLUMNS)
        label = self._beside(rows, layout.LABEL_HEAD, layout.LABEL_CELL)
        role = self._beside(rows, layout.ROLE_HEAD, layout.ROLE_CELL)
        group = self._beside(rows, layout.GROUP_HEAD, None)
        known = {alike(entry.name): identity for identity, entry in self.questionnaire.roles.items()}
        heads = (layout.LABEL_HEAD, layout.ROLE_HEAD, layout.GROUP_HEAD)
        expected = (layout.RESPONDENT_TITLE, layout.RESPONDENT_HINT, *heads, label, role, group)
        self._say(layout.RESPONDENT, strays.around(rows, range(len(rows)), expected))
        return label, known.get(alike(role), role), group

    def _beside(self, rows: Sequence[Cells], head: str, usual: tuple[int, int] | None) -> str:
        """What is filled in on the right of a head. `usual` is where it must stand; None where it may be missing."""
        stands = (
            (row, column)
            for row, cells in enumerate(rows)
            for column, cell in enumerate(cells)
            if alike(written(cell)) == alike(head)
        )
        row, column = next(stands, (-1, -1))
        if row < 0:
            if usual is not None:
                self._note(
                    layout.place(layout.RESPONDENT, usual[0], 0), f'expected "{head}" here, and on its right who it is'
                )
            return ""
        return self._text(layout.RESPONDENT, row, column + 1, cell_at(rows[row], column + 1), ROLE_CHARACTERS)

    def _sheet(self, sheet: layout.QuestionSheet, before: Mapping[str, FilledIn]) -> Iterator[GivenAnswer]:
        if sheet.name not in self.book.sheetnames:
            self._note(sheet.name, f"the sheet is missing; {ANEW}")
            return
        rows = _rows(
            self.book[sheet.name],
            LOOKED_AT + len(sheet.questions) + ROWS_BEYOND,
            layout.COLUMNS + COLUMNS_BEYOND,
        )
        try:
            columns = columns_of(rows, layout.heads(self.questionnaire))
        except NoColumns as misfit:
            for row, column, sentence in misfit.faults:
                self._note(layout.place(sheet.name, row, column), sentence)
            return
        ids = {
            row: self._text(sheet.name, row, columns.at[layout.ID], columns.cell(rows[row], layout.ID), MAX_TEXT)
            for row in range(columns.row + 1, len(rows))
        }
        last = columns.row + len(sheet.questions)
        self._check_rows(sheet, columns, rows, ids)
        questions = {
            row: question
            for row, identity in ids.items()
            if (question := self.questionnaire.questions.get(identity)) and row <= last
        }
        self._say_what_is_not_read(sheet, columns, rows, questions)
        for row, question in questions.items():
            self._refuse(sheet.name, strays.overwritten(self.questionnaire, question, columns, row, rows[row]))
            if answer := self._answer(sheet.name, columns, row, rows[row], question):
                yield answer
            elif question.id in before:
                self.emptied.append(layout.place(sheet.name, row, columns.at[layout.ANSWER]))

    def _say_what_is_not_read(
        self, sheet: layout.QuestionSheet, columns: Columns, rows: Sequence[Cells], questions: Mapping[int, Question]
    ) -> None:
        last = min(columns.row + len(sheet.questions), len(rows) - 1)
        self._say(sheet.name, strays.around(rows, range(columns.row), (sheet.name, layout.HINT)))
        self._say(sheet.name, strays.beside(columns, rows, last))
        remarks = strays.remarks(self.package.notes(sheet.name), columns, questions)
        self.notes += [f"{sheet.name}!{place}: {sentence}" for place, sentence in remarks]

    def _check_rows(
        self, sheet: layout.QuestionSheet, columns: Columns, rows: Sequence[Cells], ids: Mapping[int, str]
    ) -> None:
        """The questions must stand in the order in which they were written; the first that does not is told."""
        first = columns.row + 1
        for row, question in enumerate(sheet.questions, first):
            if ids.get(row) != question.id:
                here = ids.get(row, "")[:60] or "nothing"
                what = "was moved" if question.id in ids.values() else "was deleted, or its id changed"
                self._note(
                    layout.place(sheet.name, row, columns.at[layout.ID]),
                    f"found {here}, expected {question.id}: its row {what}; {ANEW}",
                )
                return
        read = (layout.ID, *layout.FILLED_IN, layout.CONCERN)
        for row in range(first + len(sheet.questions), len(rows)):
            if any(written(columns.cell(rows[row], column)).strip() for column in read):
                self._note(
                    layout.place(sheet.name, row, columns.at[layout.ANSWER]),
                    "stands under the last question, so it answers none; empty the row",
                )
            else:
                self._say(sheet.name, strays.around(rows, range(row, row + 1), ()))

    def _answer(self, sheet: str, columns: Columns, row: int, cells: Cells, question: Question) -> GivenAnswer | None:
        comment, evidence = (
            self._text(sheet, row, columns.at[column], columns.cell(cells, column), MAX_TEXT)
            for column in (layout.COMMENT, layout.EVIDENCE)
        )
        at = layout.place(sheet, row, columns.at[layout.ANSWER])
        try:
            choice = choice_of(columns.cell(cells, layout.ANSWER), self.levels, question.entry.levels)
        except NotUsable as problem:
            self._note(at, str(problem))
            return None
        concern = self._concern(sheet, columns, row, cells)
        if choice is None:
            if comment or evidence:
                self._note(at, "is empty, but has a comment or evidence beside it; choose an answer or empty both")
            elif concern:
                self._note(at, f'is empty, but "{layout.YES}" stands under "Worrying"; choose an answer or empty both')
            return None
        return GivenAnswer(question.id, choice.state, choice.rating, comment, evidence, concern, at)

    def _concern(self, sheet: str, columns: Columns, row: int, cells: Cells) -> bool | None:
        """None where the workbook has no column for it."""
        if layout.CONCERN not in columns.at:
            return None
        try:
            return yes_in(columns.cell(cells, layout.CONCERN))
        except NotUsable as problem:
            self._note(layout.place(sheet, row, columns.at[layout.CONCERN]), str(problem))
            return None

    def _text(self, sheet: str, row: int, column: int, cell: Any, characters: int) -> str:
        try:
            text = text_of(cell)
        except NotUsable as problem:
            self._note(layout.place(sheet, row, column), str(problem))
            return ""
        if len(text) > characters:
            self._note(layout.place(sheet, row, column), f"has {len(text)} characters, expected at most {characters}")
        return text

    def _kept(self) -> Iterator[str]:
        if self.emptied:
            yield (
                f"{count(len(self.emptied), 'answer')} {plural(len(self.emptied), 'was', 'were')} filled in and "
                f"{plural(len(self.emptied), 'is', 'are')} empty now ({shortlist(self.emptied)}): an empty cell takes "
                "nothing back, so nothing changes there"
            )

    def _say(self, sheet: str, found: Iterator[strays.Stray]) -> None:
        self.notes += [f"{layout.place(sheet, one.row, one.column)}: {one.sentence}" for one in found]

    def _refuse(self, sheet: str, found: Iterator[strays.Stray]) -> None:
        for one in found:
            self._note(layout.place(sheet, one.row, one.column), one.sentence)

    def _note(self, place: str, sentence: str) -> None:
        self.problems.append(Problem(self.name, 0, f"{place}: {sentence}"))

    def _error(self, sentence: str) -> InputError:
        return InputError([Problem(self.name, 0, sentence)])


def _rows(sheet: Any, most: int, columns: int) -> list[Cells]:
    return list(sheet.iter_rows(max_row=most, max_col=columns))


def _counts(rows: Sequence[Cells]) -> Iterator[str]:
    """The formulas that count answers, which are ours."""
    yield from (written(cell) for row in rows for cell in row if "COUNTA(" in written(cell))


def _choice(said: str) -> Choice:
    if said.isdigit() and int(said) in LEVELS:
        return Choice("rated", int(said))
    state: State = next(one for one in get_args(State) if one == said)
    return Choice(state, None)


def _scope(facts: Mapping[str, str]) -> Scope:
    return Scope.model_validate(
        {
            "depth": facts["depth"],
            "practices": tuple(facts["practices"].split()),
            "depths": _own_depths(facts),
            "vocabulary": facts.get(VOCABULARY) or None,
        }
    )


def _own_depths(facts: Mapping[str, str]) -> dict[str, str]:
    """By practice; a workbook where every practice has the depth of the whole has none."""
    pairs = (pair.partition("=") for pair in facts.get(OWN_DEPTHS, "").split())
    return {practice: depth for practice, _, depth in pairs}
