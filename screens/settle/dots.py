"""Who said what as dots over the six levels: a table, so that it reads without eyes and fits on a phone."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape

import streamlit as st

from assessment.engagement.anonymity import SMALLEST_GROUP
from assessment.engagement.model import Answer, Respondent
from assessment.questionnaire.model import Questionnaire
from assessment.questionnaire.schema import TOP_LEVEL
from reports.text.formatting import count
from reports.view.roles import role_name

DONT_KNOW, NOT_APPLICABLE = "dont_know", "not_applicable"
LEVELS = range(TOP_LEVEL + 1)
PLACES: Mapping[int | str, str] = {**{level: str(level) for level in LEVELS}, DONT_KNOW: "?", NOT_APPLICABLE: "n/a"}
SPOKEN: Mapping[int | str, str] = {DONT_KNOW: "don't know", NOT_APPLICABLE: "not applicable"}
MOST_DOTS = 6
EVERYBODY = "Everybody"
Rows = Mapping[str, Counter[int | str]]


def place_of(answer: Answer) -> int | str:
    """Over which level an answer stands, or beside them."""
    return answer.state if answer.rating is None else answer.rating


def rows_of(answers: Sequence[Answer], groups: Mapping[str, str]) -> Rows:
    """How many stand where: everybody, then each group of which three people or more have answered.

    `groups` by respondent.
    """
    by_group: dict[str, Counter[int | str]] = {}
    for answer in answers:
        if group := groups.get(answer.respondent):
            by_group.setdefault(group, Counter())[place_of(answer)] += 1
    told = {group: places for group, places in sorted(by_group.items()) if places.total() >= SMALLEST_GROUP}
    everybody = Counter(map(place_of, answers))
    return {EVERYBODY: everybody} | {group: places for group, places in told.items() if places != everybody}


def hiding_few(rows: Rows) -> Rows:
    """Without the groups, where fewer than three people are in none: what these said could be worked out."""
    everybody, *groups = rows.values()
    left_over = everybody.total() - sum(places.total() for places in groups)
    return {EVERYBODY: everybody} if 0 < left_over < SMALLEST_GROUP else rows


def groups_of(people: Sequence[Respondent], questionnaire: Questionnaire) -> dict[str, str]:
    """The group, such as a team or a site, that each speaks for; where nobody has one, the role."""
    groups = {person.id: person.group.strip() for person in people if person.group.strip()}
    return groups or {person.id: role_name(questionnaire, person.role) for person in people if person.role}


def dot_strip(rows: Rows) -> None:
    heads = "".join(f'<th scope="col" class="{_class(place)}">{_head(place)}</th>' for place in PLACES)
    body = "".join(map("".join, (_row(name, places) for name, places in rows.items())))
    st.html(f'<table class="waymark-dots"><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table>')


def _class(place: int | str) -> str:
    return f"ramp-{place}" if isinstance(place, int) else "beside"


def _head(place: int | str) -> str:
    spoken = SPOKEN.get(place)
    return f'<abbr title="{escape(spoken)}">{PLACES[place]}</abbr>' if spoken else PLACES[place]


def _row(name: str, places: Counter[int | str]) -> Iterator[str]:
    yield f'<tr><th scope="row">{escape(name)}<small>{count(places.total(), "answer")}</small></th>'
    for place in PLACES:
        yield f"<td>{_dots(places[place])}</td>"
    yield "</tr>"


def _dots(number: int) -> str:
    if number == 0:
        return ""
    if number > MOST_DOTS:
        return f"<b>{number}</b>"
    return f'<span aria-hidden="true">{"●" * number}</span><span class="heard">{number}</span>'
