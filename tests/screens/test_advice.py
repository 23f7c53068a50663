"""The advice page: how far it is, what to do first, why, and targets that many are changed of at once."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Assessment, Scope
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from reports.text import formatting
from reports.view.build import build_view
from reports.view.model import View
from screens.app.formatting import plain
from tests.screens.conftest import key_of, open_page

PRACTICES = ("incident_management", "service_desk", "supplier_management", "infrastructure_and_platform_management")
TODAY = dt.date(2026, 5, 4)
TARGETS, ACTIONS, LEADERSHIP = "Targets", "All actions", "Service value system"


def part(app: AppTest, name: str) -> AppTest:
    """The page with one of its tabs open."""
    app.session_state["part"] = name
    return app.run()


def shown(app: AppTest) -> str:
    kinds = ("markdown", "caption", "info", "warning")
    return "\n".join(element.value for kind in kinds for element in app.get(kind))


@pytest.fixture(scope="module")
def few(sample: Assessment) -> Assessment:
    """The sample with four practices, so that its plan is found in no time."""
    own = {"service_desk": 4}
    return sample.model_copy(update={"scope": Scope(depth="standard", practices=PRACTICES), "targets": own})


@pytest.fixture(scope="module")
def view(few: Assessment, questionnaire: Questionnaire) -> View:
    return build_view(few, questionnaire, TODAY)


@pytest.fixture
def sample_id(repository: Repository, few: Assessment) -> str:
    return repository.import_assessment(LOCAL, few)


@pytest.fixture
def targets_page(sample_id: str) -> AppTest:
    return part(open_page("advice", assessment=sample_id), TARGETS)


def own_targets(repository: Repository, sample_id: str) -> dict[str, int]:
    return repository.assessment(LOCAL, sample_id).targets


def test_the_page_begins_with_how_far_it_is_and_what_to_do_first(sample_id: str, view: View) -> None:
    app = open_page("advice", assessment=sample_id)

    assert not app.exception
    effort = sum(action.effort_days for action in view.actions)
    assert [metric.value for metric in app.metric][1:] == [f"{effort:,.0f} days", "480 days"]
    assert f"**{plain(view.actions[0].title)}**" in shown(app)


def test_the_importance_of_a_practice_is_taken_apart_need_by_need(sample_id: str, view: View) -> None:
    app = open_page("advice", assessment=sample_id)
    app.selectbox(key=key_of(app, "why-practice")).set_value("supplier_management").run()

    assert not app.exception
    practice = view.practice("supplier_management")
    points = [part.points for part in practice.contributions]
    text = shown(app)
    assert f"{' + '.join(map(str, points))} = {sum(points)} points" in text
    assert f"importance **{formatting.share(practice.importance)}**" in text
    for contribution in practice.contributions:
        assert plain(contribution.reason) in text


def test_an_action_is_explained_from_the_answers_on(sample_id: str, view: View) -> None:
    app = part(open_page("advice", assessment=sample_id), ACTIONS)

    assert not app.exception
    text, explanation = shown(app), view.actions[0].explanation
    assert plain(explanation.answers[0].description) in text
    assert plain(explanation.needs[0].contribution.reason) in text
    assert all(f"**{link}**" in text for link in ("1 · The answers", "2 · The gap", "3 · The need", "4 · The action"))


def test_what_the_leadership_can_take_up_stands_beside_the_plan(sample_id: str, view: View) -> None:
    app = part(open_page("advice", assessment=sample_id), LEADERSHIP)

    assert not app.exception
    assert "the roadmap does not schedule them" in shown(app)
    advised = [
        entry.action.entry.title
        for component in view.components
        if component.advice
        for entry in component.advice.first
    ]
    assert advised
    labels = " ".join(expander.label for expander in app.expander)
    assert all(plain(title) in labels for title in advised)


def test_all_practices_of_a_stage_are_set_to_a_level_and_none_below_today(
    repository: Repository, sample_id: str, targets_page: AppTest, view: View
) -> None:
    before = own_targets(repository, sample_id)
    targets_page.button_group(key=key_of(targets_page, "bulk-which")).set_value("Operation").run()
    targets_page.button_group(key=key_of(targets_page, "bulk-level")).set_value(2).run()
    targets_page.button(key=key_of(targets_page, "bulk-flag")).click().run()

    assert not targets_page.exception
    operation = {p.practice.id: p.result.level or 0 for p in view.practices if p.section.id == "operation"}
    assert own_targets(repository, sample_id) == before | {p: max(2, level) for p, level in operation.items()}


def test_the_days_to_reach_all_targets_follow_a_change_at_once_and_undo_brings_them_back(
    repository: Repository, sample_id: str, targets_page: AppTest
) -> None:
    before, days = own_targets(repository, sample_id), targets_page.metric[1].value
    targets_page.button(key=key_of(targets_page, "bulk-arrow_upward")).click().run()

    assert targets_page.metric[1].value != days
    assert f"Before the last change it was {days.removesuffix(' days')}" in shown(targets_page)

    targets_page.button(key=key_of(targets_page, "bulk-undo")).click().run()

    assert not targets_page.exception
    assert own_targets(repository, sample_id) == before
    assert targets_page.metric[1].value == days


def test_all_below_a_level_are_set_to_it(
    repository: Repository, sample_id: str, targets_page: AppTest, view: View
) -> None:
    below = {p.practice.id for p in view.practices if p.target is not None and p.target < 4}
    targets_page.button_group(key=key_of(targets_page, "bulk-level")).set_value(4).run()
    targets_page.button_group(key=key_of(targets_page, "bulk-which")).set_value("Target below the level").run()
    targets_page.button(key=key_of(targets_page, "bulk-flag")).click().run()

    assert below
    assert {practice: own_targets(repository, sample_id)[practice] for practice in below} == dict.fromkeys(below, 4)


def test_back_to_the_suggestions_forgets_every_target_of_their_own(
    repository: Repository, sample_id: str, targets_page: AppTest
) -> None:
    assert own_targets(repository, sample_id)
    targets_page.button(key=key_of(targets_page, "bulk-auto_awesome")).click().run()

    assert own_targets(repository, sample_id) == {}


def test_a_target_that_is_too_fast_or_too_low_is_pointed_out(repository: Repository, few: Assessment) -> None:
    wishes = {"incident_management": 5, "service_desk": 1, "supplier_management": 2}
    assessment = repository.import_assessment(LOCAL, few.model_copy(update={"targets": wishes}))
    text = shown(part(open_page("advice", assessment=assessment), TARGETS))

    assert "Incident management, target 5.** Three levels in two years is seldom reached" in text
    assert "Service desk, target 1.** Below today's level 3" in text
    assert "Supplier management, target 2.** Level 3 is asked for here: Clause 8.3.4" in text


def test_without_needs_the_page_says_that_all_weigh_the_same(repository: Repository, few: Assessment) -> None:
    none = few.needs.model_copy(update={"drivers": {}, "pain_points": {}, "risks": {}})
    assessment = repository.import_assessment(LOCAL, few.model_copy(update={"needs": none}))
    app = open_page("advice", assessment=assessment)

    assert not app.exception
    assert "every practice counts the same" in shown(app)
