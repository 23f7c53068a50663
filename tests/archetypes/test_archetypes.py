"""Invented organisations: what comes out is what an expert wrote down beforehand. README.md says how."""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.scoring.results import assess
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.view.build import build_view
from reports.view.model import View
from tests.archetypes.organisation import (
    OTHERWISE,
    Danger,
    Duty,
    Expected,
    First,
    NotFirst,
    Organisation,
    Ratings,
    Said,
    organisations,
)

DAY = dt.date(2026, 1, 1)
PERIODS_OF_90_DAYS = {"quarter": 1, "month": 3}
FIRST_ACTIONS = 5
MOST_LATER = 2
FIRST_PAGES = 2
HYPHENATED = re.compile("[\u00ad\u2010]\\s*")
QUICK_SCAN_WITHIN = 0.5
OTHER_NEEDS = [
    ("ticket_shop", "devops_company"),
    ("ticket_shop", "outsourced_manufacturer"),
    ("outsourced_manufacturer", "start_up"),
    ("devops_company", "regulated_bank"),
]

every_organisation = pytest.mark.parametrize("name", organisations())


def each(of: Callable[[Expected], Iterable[Any]], says: Callable[[Any], str] = str) -> pytest.MarkDecorator:
    """One case for each entry of a line, so that a count of those that hold can be read off."""
    cases = [
        pytest.param(name, entry, id=f"{name}: {says(entry)}")
        for name, organisation in organisations().items()
        for entry in of(organisation.expected)
    ]
    return pytest.mark.parametrize(("name", "entry"), cases)


@cache
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@cache
def outcome(name: str, needs_of: str | None = None) -> View:
    """What the report of an organisation is made from, if wanted with the needs of another one."""
    needs = organisations()[needs_of].needs if needs_of else None
    return build_view(organisations()[name].assessment(questionnaire(), needs=needs), questionnaire(), DAY)


@cache
def first_pages(name: str) -> str:
    """What a director reads first, as the real renderer prints it: small letters, single blanks, no hyphenation."""
    made = organisations()[name].assessment(questionnaire())
    pdf = render_report(made, questionnaire(), DAY, ReportOptions("executive"))
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages[:FIRST_PAGES])
    return " ".join(HYPHENATED.sub("", text).replace("\u2019", "'").lower().split())


def plan(view: View) -> list[Candidate]:
    """The actions in the order in which the plan begins them, without those left out."""
    return list(view.advice.actions[: len(view.advice.plan.scheduled)])


def improvements(view: View) -> list[Candidate]:
    """The plan's actions but first aid."""
    return [action for action in plan(view) if not action.closes]


def begun_within_90_days(name: str) -> list[Candidate]:
    return begun_within(name, PERIODS_OF_90_DAYS[organisations()[name].needs.period])


def begun_within(name: str, periods: int) -> list[Candidate]:
    view = outcome(name)
    begun = {entry.action for entry in view.advice.plan.scheduled if entry.start < periods}
    return [action for action in plan(view) if action.id in begun]


def is_of(action: Candidate, wanted: First | NotFirst) -> bool:
    return action.practice == wanted.practice and (not wanted.aspects or action.aspect in wanted.aspects)


def called_dangers(name: str) -> set[str]:
    return {danger.question for danger in outcome(name).advice.dangers}


@every_organisation
def test_a_file_speaks_only_of_what_the_questionnaire_knows(name: str) -> None:
    organisation, known = organisations()[name], questionnaire()
    expected = organisation.expected
    of_practices = (*expected.first_five, *expected.not_first, *expected.duties)
    assert {*organisation.practices, *expected.levels, *(of.practice for of in of_practices)} <= set(known.practices)
    assert set(organisation.components) == set(known.components)
    assert {expected.leads, expected.lags} <= set(known.stages)
    assert set(organisation.needs.weights()) <= set(known.needs)
    aspects = {aspect for of in (*expected.first_five, *expected.not_first) for aspect in of.aspects}
    assert keys(organisation.otherwise, *organisation.practices.values()) | aspects <= {*known.aspects, OTHERWISE}
    parts = {q.id.split(".", 1)[1] for q in known.questions.values() if not q.subject.is_practice}
    assert keys(*organisation.components.values()) <= {*parts, OTHERWISE}
    assert {action for first in expected.first_five for action in first.any_of} <= set(known.actions)
    named = {question for danger in expected.dangers for question in danger.any_of}
    assert named | {*organisation.questions, *expected.no_dangers} <= set(known.questions)


@every_organisation
def test_at_most_two_of_five_may_come_later_and_none_in_the_second_half(name: str) -> None:
    organisation = organisations()[name]
    later = [first.later.within_periods for first in organisation.expected.first_five if first.later]
    assert len(later) <= MOST_LATER
    assert all(within <= organisation.needs.periods / 2 for within in later)


def keys(*of: Ratings) -> set[str]:
    return {key for ratings in of if isinstance(ratings, dict) for key in ratings}


@every_organisation
def test_what_a_file_expects_can_be_read_from_what_is_asked(name: str) -> None:
    """A remark on a question that is not put would be lost, and a danger could be seen nowhere."""
    organisation, expected = organisations()[name], organisations()[name].expected
    asked = {answer.question for answer in organisation.assessment(questionnaire()).answers}
    assert set(organisation.remarks) <= asked
    assert all(asked & set(danger.any_of) for danger in expected.dangers)
    assert not {question for danger in expected.dangers for question in danger.any_of} & set(expected.no_dangers)


@every_organisation
def test_a_file_does_not_forbid_what_it_asks_for(name: str) -> None:
    expected, known = organisations()[name].expected, questionnaire()
    for first in expected.first_five:
        named = [known.actions[action] for action in first.any_of]
        wanted = {(action.subject.id, action.entry.lifts.aspect) for action in named}
        wanted |= {(first.practice, aspect) for aspect in first.aspects or known.aspects}
        for other in expected.not_first:
            forbidden = {(other.practice, aspect) for aspect in other.aspects or known.aspects}
            assert not wanted & forbidden, f"{first.what}: {wanted & forbidden}"


@every_organisation
def test_remarks_reach_the_answers(name: str) -> None:
    organisation = organisations()[name]
    answers = organisation.assessment(questionnaire()).answers
    assert {answer.question: answer.comment for answer in answers if answer.comment} == organisation.remarks


@every_organisation
def test_telling_practices_come_out_at_the_expected_levels(name: str) -> None:
    levels = organisations()[name].expected.levels
    assert {practice: outcome(name).result.practices[practice].level for practice in levels} == levels


@every_organisation
def test_the_expected_stages_lead_and_lag(name: str) -> None:
    scores = {stage.id: stage.score or 0.0 for stage in outcome(name).stages}
    expected = organisations()[name].expected
    assert (max(scores, key=scores.__getitem__), min(scores, key=scores.__getitem__)) == (expected.leads, expected.lags)


@every_organisation
def test_the_service_value_system_has_the_expected_maturity(name: str) -> None:
    assert outcome(name).result.maturity == organisations()[name].expected.maturity


@each(lambda expected: expected.first_five, lambda entry: entry.what)
def test_what_an_expert_would_begin_in_the_first_90_days_is_begun_then(name: str, entry: First) -> None:
    begun = begun_within(name, entry.later.within_periods) if entry.later else begun_within_90_days(name)
    assert any(is_of(action, entry) or action.id in entry.any_of for action in begun), [a.id for a in begun]


@each(lambda expected: expected.not_first, lambda entry: f"{entry.practice} {' '.join(entry.aspects)}".strip())
def test_the_first_five_actions_hold_nothing_with_which_nobody_would_begin(name: str, entry: NotFirst) -> None:
    first = plan(outcome(name))[:FIRST_ACTIONS]
    assert not [action.id for action in first if is_of(action, entry)], entry.why


@every_organisation
def test_no_more_is_begun_in_the_first_90_days_than_a_team_of_this_size_bears(name: str) -> None:
    begun = [action.id for action in begun_within_90_days(name)]
    assert len(begun) <= organisations()[name].expected.starts_at_most, begun


@each(lambda expected: expected.dangers, lambda entry: entry.what)
def test_a_danger_that_the_prose_tells_of_is_called_one(name: str, entry: Danger) -> None:
    assert called_dangers(name) & set(entry.any_of), sorted(called_dangers(name))


@each(lambda expected: expected.no_dangers)
def test_no_danger_is_called_where_all_is_well(name: str, entry: str) -> None:
    assert entry not in called_dangers(name)


@each(lambda expected: expected.duties, lambda entry: entry.practice)
def test_what_law_supervisor_certificate_or_contract_demands_is_a_duty(name: str, entry: Duty) -> None:
    duties = {duty.practice for duty in outcome(name).advice.duties}
    assert entry.practice in duties, f"{entry.source}; named are {sorted(duties)}"


@every_organisation
def test_no_duty_is_invented_where_nobody_demands_anything(name: str) -> None:
    duties = [duty.practice for duty in outcome(name).advice.duties]
    assert bool(duties) == bool(organisations()[name].expected.duties), duties


@pytest.mark.slow
@each(lambda expected: expected.first_page, lambda entry: entry.what)
def test_the_bottom_line_says_what_an_expert_would_tell_the_board(name: str, entry: Said) -> None:
    assert any(phrase in first_pages(name) for phrase in entry.any_of), first_pages(name)


@pytest.mark.slow
@each(lambda expected: expected.first_page_not)
def test_the_bottom_line_says_nothing_that_an_expert_would_strike_out(name: str, entry: str) -> None:
    assert entry not in first_pages(name)


@pytest.mark.parametrize(("name", "needs_of"), OTHER_NEEDS)
def test_the_same_answers_with_different_needs_give_a_visibly_different_plan(name: str, needs_of: str) -> None:
    """First aid is left aside: a danger hurts whoever is in it, whatever else is wanted."""
    views = (outcome(name), outcome(name, needs_of))
    own, other = ({action.id for action in improvements(view)[:10]} for view in views)
    assert len(own & other) <= 5


@pytest.mark.parametrize(("name", "needs_of"), OTHER_NEEDS)
def test_the_same_answers_with_different_needs_give_visibly_different_targets(name: str, needs_of: str) -> None:
    own, other = outcome(name), outcome(name, needs_of)
    assert sum(mine.target != its.target for mine, its in zip(own.practices, other.practices, strict=True)) >= 5
    assert len(most_important(own) & most_important(other)) <= 1


def most_important(view: View) -> set[str]:
    return {p.practice.id for p in sorted(view.practices, key=lambda practice: -practice.importance)[:5]}


@every_organisation
def test_a_quick_scan_puts_every_stage_within_half_a_level_of_the_standard_assessment(name: str) -> None:
    organisation: Organisation = organisations()[name]
    quick = assess(organisation.assessment(questionnaire(), "quick"), questionnaire()).stages
    standard = outcome(name).result.stages
    apart = {stage: abs((quick[stage].score or 0.0) - (standard[stage].score or 0.0)) for stage in standard}
    assert max(apart.values()) <= QUICK_SCAN_WITHIN, apart
