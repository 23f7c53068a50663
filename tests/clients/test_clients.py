"""Eight clients: what the advice and its executive edition say is what a consultant wrote down beforehand.

One test a line of expectations/; README.md says how each is compared.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdf
import pytest

from assessment.engagement.exchange_file import read_assessment
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Scheduled
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.view.build import build_view
from reports.view.model import View
from tests.clients.expectation import (
    HERE,
    Danger,
    Decision,
    Duty,
    Expectation,
    Finding,
    FirstWork,
    NotFirst,
    Order,
    PlannedWork,
    Words,
    expectations,
    written,
)

DAY = dt.date(2026, 7, 1)
FIRST_PAGES = 2
MONTHS_OF_90_DAYS = 3
MOST_LATER = 2


@cache
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@cache
def assessment(client: str) -> Assessment:
    return read_assessment(HERE / f"{client}.json", questionnaire())


@cache
def view(client: str) -> View:
    return build_view(assessment(client), questionnaire(), DAY)


@cache
def pages(client: str) -> tuple[str, ...]:
    """The text of each page of the executive edition, in lower case and with single spaces."""
    pdf = render_report(assessment(client), questionnaire(), DAY, ReportOptions("executive"))
    return tuple(_plain(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def _plain(text: str) -> str:
    return " ".join(text.replace("\xad", "").replace("’", "'").lower().split())


def says(text: str, phrase: str) -> bool:
    """Whether a page says one of the ways to write the phrase, also where a line broke at its hyphen."""
    return any(
        re.search(rf"(?<!\w){re.escape(way)}(?!\d)", form)
        for way in written(phrase)
        for form in (text, text.replace("- ", "-"), text.replace("- ", ""))
    )


def planned(client: str) -> Iterator[tuple[Candidate, Scheduled]]:
    """Every action of the plan, with when it begins and ends."""
    by_id = {action.id: action for action in view(client).advice.actions}
    for entry in view(client).advice.plan.scheduled:
        yield by_id[entry.action], entry


def first_periods(client: str) -> range:
    """The periods that begin within the first 90 days."""
    return range(1 if assessment(client).needs.period == "quarter" else MONTHS_OF_90_DAYS)


def begun_in(client: str, periods: range) -> list[Candidate]:
    return [action for action, entry in planned(client) if entry.start in periods]


def lines(part: str) -> pytest.MarkDecorator:
    """One case a line of this part of every client's expectation."""
    return pytest.mark.parametrize(
        ("client", "line"),
        [
            pytest.param(client, line, id=f"{client}-{_name(line)}")
            for client, expected in expectations().items()
            for line in getattr(expected, part)
        ],
    )


def _name(line: Any) -> str:
    if isinstance(line, str):
        return line
    if isinstance(line, NotFirst | Duty):
        return f"{line.practice}-{'-'.join(getattr(line, 'aspects', ()))}"
    return str(line.what)[:60]


@pytest.mark.parametrize("client", expectations())
def test_an_expectation_names_what_the_questionnaire_has(client: str) -> None:
    expected: Expectation = expectations()[client]
    works = (*expected.first_five, *expected.must_plan)
    practices = {line.practice for line in (*works, *expected.not_first, *expected.duties)}
    actions = {action for work in works for action in work.any_of} | {*expected.must_not_plan, *expected.checks}
    actions |= {action for order in expected.order for action in (*order.first, *order.then)}
    named = {name for finding in expected.findings for name in finding.any_of}
    asked = {question for danger in expected.dangers for question in danger.any_of}

    assert practices <= set(questionnaire().practices)
    assert actions <= set(questionnaire().actions)
    assert named <= set(questionnaire().practices) | set(questionnaire().questions)
    assert asked <= set(questionnaire().questions)


@pytest.mark.parametrize("client", expectations())
def test_a_clients_file_is_an_exchange_file(client: str) -> None:
    assert assessment(client).answers


@pytest.mark.parametrize("client", expectations())
def test_at_most_two_of_five_may_come_later_and_none_in_the_second_half(client: str) -> None:
    later = [work.later.within_periods for work in expectations()[client].first_five if work.later]
    assert len(later) <= MOST_LATER
    assert all(within <= assessment(client).needs.periods / 2 for within in later)


def test_every_client_has_an_expectation() -> None:
    assert set(expectations()) == {path.stem for path in HERE.glob("*.json")}


def test_a_phrase_is_found_in_every_way_to_write_it() -> None:
    page = "cover ends on 31 october; 41 of 163 providers and the month- end batch"
    assert all(says(page, phrase) for phrase in ("2026-10-31", "41 of 163", "month-end"))
    assert not any(says(page, phrase) for phrase in ("2026-10-30", "1 of 163", "41 of 16"))


@pytest.mark.slow
@lines("first_five")
def test_it_begins_within_90_days(client: str, line: FirstWork) -> None:
    begun = begun_in(client, range(line.later.within_periods) if line.later else first_periods(client))
    assert any(line.is_done_by(a.id, a.practice, a.aspect) for a in begun), [a.id for a in begun]


@pytest.mark.slow
@lines("not_first")
def test_it_is_not_begun_at_first(client: str, line: NotFirst) -> None:
    periods = line.periods or tuple(first_periods(client))
    begun = [
        action.id
        for action, entry in planned(client)
        if entry.start in periods
        and action.practice == line.practice
        and (not line.aspects or action.aspect in line.aspects)
    ]
    assert not begun, line.why


@pytest.mark.slow
@lines("dangers")
def test_the_danger_is_seen_and_has_first_aid(client: str, line: Danger) -> None:
    seen = [danger for danger in view(client).advice.dangers if danger.question in line.any_of]
    assert any(danger.first_aid for danger in seen), [danger.question for danger in view(client).advice.dangers]
    if line.by_period is not None:
        closed = [danger.closed_in for danger in seen]
        assert any(period is not None and period <= line.by_period for period in closed), closed


@pytest.mark.slow
@lines("duties")
def test_the_duty_is_known(client: str, line: Duty) -> None:
    known = [(outlook.practice, outlook.duty.sources) for outlook in view(client).advice.duties]
    assert any(practice == line.practice and line.source in sources for practice, sources in known), known


@pytest.mark.slow
@lines("must_plan")
def test_the_plan_holds_it_in_time(client: str, line: PlannedWork) -> None:
    ends = {a.id: entry.end for a, entry in planned(client) if line.is_done_by(a.id, a.practice, a.aspect)}
    assert ends
    assert line.by_period is None or min(ends.values()) <= line.by_period, ends


@pytest.mark.slow
@lines("must_not_plan")
def test_what_is_done_is_not_planned_again(client: str, line: str) -> None:
    assert line not in {action.id for action, _ in planned(client)}


@pytest.mark.slow
@lines("checks")
def test_what_is_done_and_not_lived_is_looked_at(client: str, line: str) -> None:
    assert line in {check.action for check in view(client).advice.checks}


@pytest.mark.slow
@lines("order")
def test_one_comes_before_the_other(client: str, line: Order) -> None:
    when = {action.id: entry for action, entry in planned(client)}
    for later in (when[action] for action in line.then if action in when):
        assert any(when[action].end <= later.start for action in line.first if action in when), later


@pytest.mark.slow
@lines("findings")
def test_the_finding_is_made(client: str, line: Finding) -> None:
    made = [
        ({finding.kind, *(part.kind for part in finding.parts)}, tuple(finding.practices))
        for finding in view(client).advice.findings
    ]
    assert any(kinds & set(line.kind) and line.practices() & set(practices) for kinds, practices in made), made


@pytest.mark.slow
@lines("first_page")
def test_the_first_page_says_it(client: str, line: Words) -> None:
    text = " ".join(pages(client)[:FIRST_PAGES])
    assert any(says(text, phrase) for phrase in line.any_of), text


@pytest.mark.slow
@lines("first_page_not")
def test_the_first_page_does_not_say_it(client: str, line: Words) -> None:
    text = " ".join(pages(client)[:FIRST_PAGES])
    assert not any(says(text, phrase) for phrase in line.any_of), text


@pytest.mark.slow
@lines("decisions")
def test_the_decision_is_asked_for(client: str, line: Decision) -> None:
    kinds = {decision.kind for decision in view(client).advice.decisions}
    assert kinds & set(line.kind), kinds
    text = " ".join(pages(client))
    assert any(says(text, phrase) for phrase in line.any_of), text
