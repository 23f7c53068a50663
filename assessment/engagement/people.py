"""People who are to answer, from a list: a table as CSV, or lines that somebody pasted.

    name,role,group,language,e-mail
    Anna Berg,Service desk agent,Desk,de,anna@example.com

A first line that names columns may have them in any order and pass over any but the name; without one the columns stand
as above. A role goes by its id or its name, or is a word of the client's own that begins with "other:". Comma,
semicolon and tab separate; a byte order mark is no matter.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessment.input.problems import InputError, Problem, did_you_mean, input_error

COLUMNS = ("name", "role", "group", "language", "email")
HEADS: Mapping[str, str] = {
    "name": "name",
    "initials": "name",
    "role": "role",
    "group": "group",
    "team": "group",
    "language": "language",
    "email": "email",
    "e-mail": "email",
    "mail": "email",
    "e-mail address": "email",
    "email address": "email",
}
SEPARATORS = ",;\t"
OWN_WORD = "other:"
LONGEST, LONGEST_ADDRESS = 100, 254
MOST = 1_000
MAX_BYTES = 1024 * 1024
SHOWN = 60  # characters of a cell that an error shows
ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]+")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Contact:
    """How somebody is written to. This is no part of what is assessed, and stands in no exchange file."""

    email: str = ""
    language: str = ""


@dataclass(frozen=True)
class NewPerson:
    """Somebody who is to answer and has no id yet."""

    name: str
    role: str = ""
    group: str = ""
    contact: Contact = Contact()


Row = tuple[int, list[str]]


def address_fault(address: str) -> str:
    """What is wrong with an address for mail, or nothing. Whether somebody reads what is sent there, nobody can see."""
    if not address or (len(address) <= LONGEST_ADDRESS and address.isprintable() and ADDRESS.fullmatch(address)):
        return ""
    return f"'{address[:SHOWN]}' is no e-mail address; expected one such as anna@example.com, or nothing"


def language_fault(language: str) -> str:
    """What is wrong with a language's code, or nothing."""
    if not language or LANGUAGE.fullmatch(language):
        return ""
    return f"the language is '{language[:SHOWN]}'; expected a code such as en, de or pt-br, or nothing"


def read_people(raw: bytes, name: str, roles: Mapping[str, str]) -> tuple[NewPerson, ...]:
    """The people of a CSV file; `roles` are names by their ids. InputError with every problem found."""
    if len(raw) > MAX_BYTES:
        raise InputError([Problem(name, 0, f"is larger than {MAX_BYTES // 1024} KiB; expected a list of people")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError([Problem(name, line, "is not UTF-8 text; expected a CSV file in UTF-8")]) from None
    return parse_people(text, name, roles)


def parse_people(text: str, name: str, roles: Mapping[str, str]) -> tuple[NewPerson, ...]:
    """The same of text that is there already. Nobody is given where anything is wrong."""
    rows = _rows(text, name)
    columns, people = _columns(rows, name)
    if len(people) > MOST:
        raise InputError([Problem(name, people[MOST][0], f"are more than {MOST:,} people; expected fewer at once")])
    reader = _Reader(name, roles)
    for line, cells in people:
        reader.take(line, cells, columns)
    if not reader.problems and not reader.people:
        reader.problems.append(Problem(name, 0, "names nobody; expected a line for each person"))
    if reader.problems:
        raise input_error(reader.problems)
    return tuple(reader.people)


def _rows(text: str, name: str) -> list[Row]:
    lines = text.splitlines(keepends=True)
    head = next((line for line in lines if line.strip()), "")
    reader = csv.reader(lines, delimiter=max(SEPARATORS, key=head.count), strict=True, skipinitialspace=True)
    rows: list[Row] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, [" ".join(unicodedata.normalize("NFC", cell).split()) for cell in cells]))
            begins = reader.line_num + 1  # a quoted cell may take several lines
    except csv.Error as error:
        raise InputError([Problem(name, reader.line_num, f"is not valid CSV: {error}")]) from None
    return rows


def _columns(rows: Sequence[Row], name: str) -> tuple[tuple[str, ...], Sequence[Row]]:
    """What stands in each column ("": nothing that is read), and the lines below the heads."""
    if not rows:
        return COLUMNS, ()
    line, cells = rows[0]
    heads = tuple(HEADS.get(cell.casefold(), "") for cell in cells)
    if cells[0].casefold() not in HEADS and sum(map(bool, heads)) < 2:
        return COLUMNS, rows
    twice = sorted(head for head, times in Counter(filter(None, heads)).items() if times > 1)
    problems = [Problem(name, line, f"the column '{head}' stands twice; expected once") for head in twice]
    if "name" not in heads:
        problems.append(Problem(name, line, "names columns, but no column 'name'; expected one"))
    if problems:
        raise InputError(problems)
    return heads, rows[1:]


class _Reader:
    """Takes one line after the other, and keeps what is wrong instead of stopping at it."""

    def __init__(self, name: str, roles: Mapping[str, str]) -> None:
        self.name = name
        self.by_word = {word.casefold(): one for one, shown in roles.items() for word in (shown, one)}
        self.known = [*roles.values(), *roles]
        self.people: list[NewPerson] = []
        self.addresses: dict[str, int] = {}
        self.problems: list[Problem] = []

    def take(self, line: int, cells: Sequence[str], columns: Sequence[str]) -> None:
        given = dict.fromkeys(COLUMNS, "") | {at: cell for at, cell in zip(columns, cells, strict=False) if at}
        found = list(self._wrong(line, given))
        if extra := [cell for cell in cells[len(columns) :] if cell]:
            found.append(f"'{extra[0][:SHOWN]}' stands behind the last column; expected {len(columns)} at most")
        self.problems += [Problem(self.name, line, message) for message in found]
        if not found:
            contact = Contact(given["email"], given["language"].lower())
            self.people.append(NewPerson(given["name"], self._role(given["role"]), given["group"], contact))

    def _role(self, word: str) -> str:
        if word.casefold().startswith(OWN_WORD):
            return word[len(OWN_WORD) :].strip()
        return self.by_word.get(word.casefold(), "")

    def _wrong(self, line: int, given: Mapping[str, str]) -> Iterator[str]:
        if not given["name"]:
            yield "the name is empty; expected a name or initials"
        for field in ("name", "role", "group"):
            if len(given[field]) > LONGEST:
                yield f"the {field} is longer than {LONGEST} characters; expected fewer"
            elif not given[field].isprintable():
                yield f"the {field} holds characters that cannot be shown; expected text"
        role = given["role"]
        if role and not self._role(role):
            near = did_you_mean(role, self.known)
            yield f"there is no role '{role[:SHOWN]}'{near}; a role of your own begins with '{OWN_WORD}'"
        if fault := language_fault(given["language"]):
            yield fault
        if fault := address_fault(given["email"]):
            yield fault
        elif given["email"] and (first := self.addresses.setdefault(given["email"].casefold(), line)) != line:
            yield f"the e-mail address '{given['email'][:SHOWN]}' stands in line {first} too; expected one for each"
