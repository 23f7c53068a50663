"""Practice levels from elsewhere: a table `practice,level` as CSV, and an assessment made from it alone.

    practice,level
    incident_management,3
    Service desk,2

The header names the columns in any order; `score` may be one of them, and any other is passed over. A practice goes by
its id or its name. Comma, semicolon and tab separate, or what a first line `sep=…` names; a byte order mark is no
matter.
"""

import csv
import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assessment.engagement.model import Assessment, AssessmentInfo, Baseline, Client, Consensus, Scope
from assessment.input.problems import InputError, Problem, did_you_mean
from assessment.questionnaire.model import Questionnaire
from assessment.questionnaire.schema import TOP_LEVEL

MAX_BYTES = 1024 * 1024
SEPARATORS = ",;\t"
SEPARATOR_LINE = re.compile(r'"?sep=([^\s"])"?\s*', re.IGNORECASE)  # how a file tells Excel what separates its cells
REQUIRED = ("practice", "level")
SCORE = "score"
SHOWN = 60  # characters of a cell that an error shows
LEVEL = re.compile(rf"[0-{TOP_LEVEL}](?:[.,]0{{1,6}})?")  # spreadsheet programs and pandas write 3 as 3.0 too
EXPECTED_LEVEL = f"expected a whole number from 0 to {TOP_LEVEL}"
EXPECTED_HEADER = "expected a first line that names the columns 'practice' and 'level'"
DECIMAL = re.compile(r"\d(?:[.,]\d{1,6})?")
ELSEWHERE = "An organisation assessed elsewhere"


@dataclass(frozen=True)
class PracticeLevels:
    """Level and, where it was given, score by practice. `source` is the name of the file."""

    source: str
    levels: Mapping[str, int]
    scores: Mapping[str, float]


def assessment_from_levels(
    given: PracticeLevels, questionnaire: Questionnaire, client: Client | None = None
) -> Assessment:
    """An assessment that knows nothing but levels: a quick scan of these practices, each agreed to be at its level."""
    facts = AssessmentInfo(
        questionnaire=questionnaire.framework.id, questionnaire_version=questionnaire.framework.version
    )
    return answered_by_levels(
        given,
        questionnaire,
        Assessment(
            client=client or Client(name=ELSEWHERE),
            assessment=facts,
            scope=Scope(depth="quick", practices=()),
            respondents=(),
            answers=(),
        ),
    )


def answered_by_levels(given: PracticeLevels, questionnaire: Questionnaire, assessment: Assessment) -> Assessment:
    """The assessment with its scope and answers replaced by the levels; client, needs, targets and planning stay.

    What an assessor saw and found was about those answers, and goes with them.
    """
    scope = Scope(depth="quick", practices=tuple(p for p in questionnaire.practices if p in given.levels))
    questions = questionnaire.questions_in_scope(scope.depth, scope.practices, scope.depths)
    return assessment.model_copy(
        update={
            "scope": scope,
            "respondents": (),
            "answers": (),
            "consensus": tuple(
                _agreed(question.id, given.levels[question.subject.id], given.source)
                for question in questions
                if question.subject.is_practice
            ),
            "assessor": None,
            "evidence": (),
            "findings": (),
        }
    )


def baseline_from_levels(given: PracticeLevels, date: dt.date | None) -> Baseline:
    """The levels as an earlier result to compare with. `date` is the day that they hold for."""
    return Baseline(date=date, title=given.source, practices=dict(given.levels), scores=dict(given.scores))


def _agreed(question: str, level: int, source: str) -> Consensus:
    return Consensus(
        question=question,
        rating=level,
        by=source,
        rationale=f"Taken over from {source}, which gives level {level} for the practice as a whole.",
    )


def read_practice_levels(path: Path, questionnaire: Questionnaire) -> PracticeLevels:
    """Read and check a CSV file; raises InputError with every problem found."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError([Problem(str(path), 0, f"cannot be read: {error.strerror}")]) from None
    return parse_practice_levels(raw, str(path), questionnaire)


def parse_practice_levels(raw: bytes, name: str, questionnaire: Questionnaire) -> PracticeLevels:
    """The levels in the bytes of a CSV file. `name` is what errors call the file."""
    rows = _rows(_text(raw, name), name)
    columns = _columns(rows, name)
    reader = _Reader(name, questionnaire, columns)
    for line, cells in rows[1:]:
        reader.take(line, cells)
    if not reader.problems and not reader.levels:
        reader.problems.append(Problem(name, 0, "holds no practice; expected a line for each, below the header"))
    if reader.problems:
        raise InputError(reader.problems)
    return PracticeLevels(_file_name(name), reader.levels, reader.scores)


def _file_name(name: str) -> str:
    """As it may stand in a text that is kept: what cannot be printed goes."""
    return "".join(c for c in Path(name).name if c.isprintable())[:SHOWN] or "a file"


def _text(raw: bytes, name: str) -> str:
    if len(raw) > MAX_BYTES:
        raise InputError([Problem(name, 0, f"is larger than {MAX_BYTES // 1024} KiB; expected a table of levels")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError([Problem(name, line, "is not UTF-8 text; expected a CSV file in UTF-8")]) from None


Row = tuple[int, list[str]]


def _rows(text: str, name: str) -> list[Row]:
    """Each line that holds anything, with its number; there is at least one."""
    lines = text.splitlines(keepends=True)
    named = SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    before = 1 if named else 0
    head = next((line for line in lines[before:] if line.strip()), "")
    separator = named[1] if named else max(SEPARATORS, key=head.count)
    reader = csv.reader(lines[before:], delimiter=separator, strict=True)
    rows: list[Row] = []
    begins = before + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, [cell.strip() for cell in cells]))
            begins = before + reader.line_num + 1  # a quoted cell may take several lines
    except csv.Error as error:
        raise InputError([Problem(name, before + reader.line_num, f"is not valid CSV: {error}")]) from None
    if not rows:
        raise InputError([Problem(name, 0, f"is empty; {EXPECTED_HEADER}")])
    return rows


def _columns(rows: Sequence[Row], name: str) -> dict[str, int]:
    """Where the columns stand that are read."""
    line, cells = rows[0]
    found = [cell.casefold() for cell in cells]
    header = ", ".join(cells)[:SHOWN]
    problems = [
        Problem(name, line, f"there is no column '{column}'; {EXPECTED_HEADER}, found '{header}'")
        for column in REQUIRED
        if column not in found
    ]
    problems += [
        Problem(name, line, f"column '{column}' stands twice; expected once")
        for column, times in Counter(found).items()
        if times > 1 and column in (*REQUIRED, SCORE)
    ]
    if problems:
        raise InputError(problems)
    return {column: found.index(column) for column in (*REQUIRED, SCORE) if column in found}


class _Reader:
    """Takes one line after the other, and keeps what is wrong instead of stopping at it."""

    def __init__(self, name: str, questionnaire: Questionnaire, columns: Mapping[str, int]) -> None:
        self.name, self.questionnaire, self.columns = name, questionnaire, columns
        self.by_word = {
            _word(word): practice.id
            for practice in questionnaire.practices.values()
            for word in (practice.name, practice.id)
        }
        self.known = [word for practice in questionnaire.practices.values() for word in (practice.id, practice.name)]
        self.levels: dict[str, int] = {}
        self.scores: dict[str, float] = {}
        self.first: dict[str, int] = {}
        self.problems: list[Problem] = []

    def take(self, line: int, cells: Sequence[str]) -> None:
        given = {column: cells[at] if at < len(cells) else "" for column, at in self.columns.items()}
        found = list(self._wrong(line, given))
        self.problems += [Problem(self.name, line, message) for message in found]
        if not found:
            practice = self.by_word[_word(given["practice"])]
            self.levels[practice] = int(given["level"][0])
            if given.get(SCORE):
                self.scores[practice] = float(given[SCORE].replace(",", "."))

    def _wrong(self, line: int, given: Mapping[str, str]) -> Iterator[str]:
        word, level, score = given["practice"], given["level"], given.get(SCORE, "")
        practice = self.by_word.get(_word(word))
        if practice is None:
            yield (
                f"there is no practice '{word[:SHOWN]}'{did_you_mean(word, self.known)}"
                if word
                else "practice is empty; expected a practice's id or name"
            )
        elif (first := self.first.setdefault(practice, line)) != line:
            yield f"practice '{practice}' stands twice, first in line {first}; expected once"
        if not level:
            yield f"level is empty; {EXPECTED_LEVEL}; leave the line out where none is known"
        elif not LEVEL.fullmatch(level):
            yield f"level is '{level[:SHOWN]}'; {EXPECTED_LEVEL}"
        if score and not (DECIMAL.fullmatch(score) and float(score.replace(",", ".")) <= TOP_LEVEL):
            yield f"score is '{score[:SHOWN]}'; expected a number from 0 to {TOP_LEVEL}, such as 2.4, or nothing"


def _word(text: str) -> str:
    """However it was typed: macOS writes an accented letter as two characters."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
