"""Levels, scores and ratings as the pages of a report print them, each with its page and what it is about.

They are found where the shipped templates print them: in tables by row and column, under headings that name a practice
or a component, and in the box of key figures. What a sentence says is not read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assessment.questionnaire.model import Questionnaire
from reports.verification.tag_tree import Element, Pages

HEADINGS = ("H1", "H2", "H3")
SCORE_LINE = re.compile(r"(?:^|[.])Score(\d\.\d\d(?:\(.*?\))?)\.")
TODAY_LINE = re.compile(r"Today:level(.),score(\d\.\d\d(?:\(.*?\))?)\.")
ATTAINMENT = re.compile(r"1[NPLF]2[NPLF]3[NPLF]4[NPLF]5[NPLF]")
OF_A_COMPONENT = "Componentoftheservicevaluesystem."
KEY_FIGURES = {
    "Capabilitylevel,allpractices": "all practices, level",
    "Capabilitylevel": "all practices, level",
    "Meanscoreofthepractices": "all practices, score",
    "Score": "all practices, score",
    "Questionswithavalue": "all questions, with a value",
    "Servicevaluesystem": "service value system, maturity",
}
VALUE = re.compile(r"–|\d\d\.\d\d")
LISTED = re.compile(r"([0-5–])(\D+)\d+")
LONGEST_FIGURE = 30  # characters; the glossary explains some of the same labels in sentences
LONGEST_LEVEL = 2  # characters; a square holds one


@dataclass(frozen=True)
class Extracted:
    """`place` is what it is about, such as practices.service_desk.level; `text` has no blanks."""

    page: int
    place: str
    text: str


def extracted_results(pages: Pages, questionnaire: Questionnaire) -> Iterator[Extracted]:
    names = _Names(questionnaire)
    for element in pages.elements:
        yield from _tables(element, names)
        yield from _headed(element, names)
        yield from _said(element, names)
        yield from _key_figures(element)
        yield from _listed(element, names)


class _Names:
    """Ids by the names that pages print, without blanks; of two with the same name, each knows where it stands."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.practices = {solid(entry.name): identity for identity, entry in questionnaire.practices.items()}
        self.stages = {solid(entry.name): identity for identity, entry in questionnaire.stages.items()}
        self.components = {solid(entry.name): identity for identity, entry in questionnaire.component_names.items()}
        self.aspects = {solid(entry.name): identity for identity, entry in questionnaire.aspects.items()}
        self.questions = {
            solid(questionnaire.aspects[one.entry.aspect].name + one.entry.text): one.id
            for one in questionnaire.questions.values()
        }


def solid(text: str) -> str:
    return "".join(text.split())


def _tables(element: Element, names: _Names) -> Iterator[Extracted]:
    for table in element.of("Table"):
        columns = _heading(table)
        if _is_today(columns):
            for body in table.of("TBody"):
                for row in body.of("TR"):
                    yield from _row(dict(_by_column(row, columns)), columns, names)


def _is_today(columns: Sequence[str]) -> bool:
    """Tables of what has changed hold moves, and count the questions of both times alone."""
    return "Change" not in columns and ("Practice" not in columns or "Level" in columns)


def _heading(table: Element) -> tuple[str, ...]:
    rows = [row for head in table.of("THead") for row in head.of("TR")]
    return tuple(cell.text for cell in rows[-1].of("TH")) if rows else ()


def _by_column(row: Element, columns: Sequence[str]) -> Iterator[tuple[str, Element]]:
    """The first cell of several columns of one name counts."""
    at, seen = 0, set[str]()
    for cell in row.of("TH", "TD"):
        if at < len(columns) and columns[at] not in seen:
            seen.add(columns[at])
            yield columns[at], cell
        at += cell.columns


def _row(cells: Mapping[str, Element], columns: Sequence[str], names: _Names) -> Iterator[Extracted]:
    kinds = (
        (
            "Practice",
            "practices",
            names.practices,
            {
                "Level": "level",
                "Score": "score",
                **{aspect: f"aspect {identity}" for aspect, identity in names.aspects.items()},
            },
        ),
        ("Stage", "stages", names.stages, {"Score": "score"}),
        ("Component", "components", names.components, {"Level": "level", "Score": "score"}),
        ("Question", "questions", names.questions, {"Valueandratings": "value"}),
    )
    for heading, group, known, told in kinds:
        subject = known.get(cells[heading].text) if heading in cells else None
        if subject:
            yield from (
                Extracted(cell.page, f"{group}.{subject}.{told[column]}", _first(column, cell.text))
                for column, cell in cells.items()
                if column in told
            )
    if "Readiness" in columns and "Clause" in cells:
        yield from (
            Extracted(cells[column].page, f"clauses.{cells['Clause'].text}.{what}", cells[column].text)
            for column, what in (("%", "readiness"), ("Today", "rating"))
            if column in cells
        )


def _first(column: str, text: str) -> str:
    """Under a question's value stands how it came about."""
    found = VALUE.match(text) if column == "Valueandratings" else None
    return found[0] if found else text


def _headed(element: Element, names: _Names) -> Iterator[Extracted]:
    """What stands under a heading that names a practice or a component, and the square right before it."""
    flow = list(element.all())
    starts = [at for at, one in enumerate(flow) if one.tag in HEADINGS] + [len(flow)]
    for start, end in pairwise(starts):
        heading, below = flow[start], flow[start:end]
        own = any(one.tag == "P" and one.text.startswith(OF_A_COMPONENT) for one in below)
        group, known = ("components", names.components) if own else ("practices", names.practices)
        if subject := known.get(heading.text):
            yield from _square(flow[:start], heading, f"{group}.{subject}.level")
            yield from _lines(below, f"{group}.{subject}")


def _square(before: Sequence[Element], heading: Element, place: str) -> Iterator[Extracted]:
    last = next((one for one in reversed(before) if one.tag == "" and one.text), None)
    if last and last.page == heading.page and len(last.text) <= LONGEST_LEVEL:
        yield Extracted(last.page, place, last.text)


def _lines(below: Iterable[Element], place: str) -> Iterator[Extracted]:
    for one in below:
        if one.tag == "P" and (found := TODAY_LINE.search(one.text)):
            yield Extracted(one.page, f"{place}.level", found[1])
            yield Extracted(one.page, f"{place}.score", found[2])
        elif one.tag == "P" and (found := SCORE_LINE.search(one.text)):
            yield Extracted(one.page, f"{place}.score", found[1])
        elif one.tag == "Figure" and (found := ATTAINMENT.search(one.text)):
            yield Extracted(one.page, f"{place}.ratings", found[0][1::2])


def _said(element: Element, names: _Names) -> Iterator[Extracted]:
    """The answers on a practice's own page, by their order: they are called by their aspects alone."""
    practice, told = None, 0
    for one in element.all():
        if one.tag == "H2":
            practice, told = names.practices.get(one.text), 0
        elif one.tag == "Table" and practice and _heading(one)[:2] == ("Aspect", "Value"):
            values = [cell for body in one.of("TBody") for row in body.of("TR") for cell in list(row.of("TD"))[:1]]
            yield from (
                Extracted(cell.page, f"practices.{practice}.answer {number}", cell.text)
                for number, cell in enumerate(values, told + 1)
            )
            told += len(values)


def _key_figures(element: Element) -> Iterator[Extracted]:
    """A label, then its figure."""
    lines = [one for one in element.of("P") if one.text]
    for label, figure in pairwise(lines):
        if label.text in KEY_FIGURES and len(figure.text) <= LONGEST_FIGURE:
            yield Extracted(figure.page, KEY_FIGURES[label.text], figure.text)


def _listed(element: Element, names: _Names) -> Iterator[Extracted]:
    """In the list of practices: level, name and page."""
    for one in element.of("LI"):
        found = LISTED.fullmatch(one.text)
        if found and found[2] in names.practices:
            yield Extracted(one.page, f"practices.{names.practices[found[2]]}.level", found[1])
