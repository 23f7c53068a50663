"""The roadmap step: the better plan comes by itself, scenarios are chosen, a plan is agreed on and opened again."""

import pytest

from assessment.engagement.events import DatedEvent
from assessment.engagement.model import Assessment
from assessment.engagement.planning import Scenario
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import AppTest, key_of, open_page, planned_sample
from tests.store.writing import put_planning

pytestmark = pytest.mark.slow

ROOMS = (
    "Plan",
    "Shape it",
    "What if",
    "Where it leads",
    "First 90 days",
    "ISO/IEC 20000-1",
    "Business case",
    "Take away",
)


def words(app: AppTest) -> str:
    return " ".join(
        str(element.value)
        for kind in ("markdown", "caption", "header", "subheader", "info", "warning")
        for element in app.get(kind)
    )


@pytest.mark.parametrize("room", ROOMS)
def test_every_view_of_the_roadmap_opens(room: str, small_id: str) -> None:
    app = open_page("roadmap", assessment=small_id)
    app.button_group(key="view").set_value(room).run()

    assert not app.exception


def test_a_chosen_law_has_a_view_of_its_own_beside_the_standard_of_the_clauses(
    repository: Repository, sample: Assessment
) -> None:
    planned = planned_sample(sample)
    needs = planned.needs.model_copy(update={"lenses": ("nis2", "iso_20000_1")})
    small_id = repository.import_assessment(LOCAL, planned.model_copy(update={"needs": needs}))
    app = open_page("roadmap", assessment=small_id)
    app.button_group(key="view").set_value("Laws and standards").run()
    assert not app.exception
    said = words(app)
    assert "NIS2" in said
    assert "An indication, no legal advice and no certificate" in said
    assert "Not asked." in said


def test_a_law_that_nobody_chose_has_no_view(small_id: str) -> None:
    app = open_page("roadmap", assessment=small_id)
    assert "Laws and standards" not in app.button_group(key="view").options


def test_a_scenario_that_is_chosen_is_kept_and_says_what_it_assumes(repository: Repository, small_id: str) -> None:
    app = open_page("roadmap", assessment=small_id)
    app.selectbox(key=key_of(app, "scenario")).set_value("quick_wins").run()

    assert not app.exception
    assert repository.assessment(LOCAL, small_id).planning.chosen == "quick_wins"
    assert "This scenario has quick wins alone." in words(app)


def test_wishes_that_contradict_each_other_are_named_and_a_plan_is_there_all_the_same(
    repository: Repository, small_id: str, questionnaire: Questionnaire
) -> None:
    chain = next(
        action
        for action in questionnaire.actions.values()
        if action.subject.id == "problem_management" and action.entry.lifts.to_level == 3 and action.entry.needs
    )
    wish = Scenario(id="base", name="Base", pinned={chain.id: 0})
    put_planning(repository, small_id, scenarios=(wish,))

    app = open_page("roadmap", assessment=small_id)

    assert not app.exception
    assert f"“{chain.entry.title}” fixed to" in app.warning[0].value
    assert "The plan was made without it" in app.warning[0].value
    assert "days of work" in words(app)


def test_a_plan_that_is_agreed_on_stays_until_the_agreement_is_taken_back(
    repository: Repository, small_id: str
) -> None:
    app = open_page("roadmap", assessment=small_id)
    app.text_input(key=key_of(app, "agreed-by")).set_value("Steering group")
    next(button for button in app.button if button.label == "Keep it as agreed").click().run()

    kept = repository.assessment(LOCAL, small_id).planning.agreed
    assert kept is not None
    assert kept.by == "Steering group"
    assert kept.promised
    assert "by Steering group" in app.info[0].value

    next(button for button in app.button if button.label.startswith("Take the agreement back")).click().run()
    assert not app.exception
    assert repository.assessment(LOCAL, small_id).planning.agreed is None


def test_a_shorter_horizon_takes_the_wishes_behind_it_along(repository: Repository, small_id: str) -> None:
    wish = Scenario(id="base", name="Base", frozen=(1, 7), audit_by=7)
    put_planning(repository, small_id, scenarios=(wish,))

    app = open_page("needs", assessment=small_id)
    app.number_input(key=key_of(app, "periods")).set_value(4).run()

    assert not app.exception
    scenario = repository.assessment(LOCAL, small_id).planning.scenario()
    assert (scenario.frozen, scenario.audit_by) == ((1,), None)
    assert not open_page("roadmap", assessment=small_id).exception


def test_settings_of_a_scenario_are_kept_and_a_copy_of_it_stands_beside_it(
    repository: Repository, small_id: str
) -> None:
    app = open_page("roadmap", assessment=small_id)
    app.number_input(key=key_of(app, "scenario-max_parallel_per_role-base")).set_value(2)
    button(app, "Save and plan anew").click().run()
    assert not app.exception
    assert repository.assessment(LOCAL, small_id).planning.scenario().max_parallel_per_role == 2

    app.text_input(key=key_of(app, "scenario-name-base")).set_value("Gently")
    app.number_input(key=key_of(app, "scenario-max_parallel_per_role-base")).set_value(1)
    button(app, "Save as a new scenario").click().run()
    assert not app.exception
    planning = repository.assessment(LOCAL, small_id).planning
    assert {one.name: one.max_parallel_per_role for one in planning.scenarios} == {"Base": 2, "Gently": 1}
    assert planning.scenario().name == "Gently"

    button(app, "Delete this scenario").click().run()
    assert not app.exception
    assert [one.name for one in repository.assessment(LOCAL, small_id).planning.scenarios] == ["Base"]


def test_reserve_and_new_actions_at_once_are_the_clients_to_set_and_begin_by_the_size(
    repository: Repository, small_id: str
) -> None:
    app = open_page("roadmap", assessment=small_id)
    reserve = app.number_input(key=key_of(app, "scenario-reserve-base"))
    starts = app.number_input(key=key_of(app, "scenario-most_starts-base"))
    assert reserve.value is None
    assert "15 % of each period" in reserve.help
    assert "people in IT" in starts.placeholder

    reserve.set_value(30)
    starts.set_value(2)
    button(app, "Save and plan anew").click().run()

    assert not app.exception
    kept = repository.assessment(LOCAL, small_id).planning.scenario()
    assert (kept.reserve, kept.most_starts) == (0.3, 2)
    assert "kept in reserve (30 %)" in words(app)


def test_programmes_open_to_their_milestones_and_actions_and_what_the_plan_closes_is_named(
    repository: Repository, sample: Assessment
) -> None:
    events = [{"date": "2026-10-15", "kind": "deadline", "what": "The insurer asks for a second factor"}]
    needs = sample.needs.model_copy(update={"events": tuple(map(DatedEvent.model_validate, events))})
    made = repository.import_assessment(LOCAL, sample.model_copy(update={"needs": needs}))
    app = open_page("roadmap", assessment=made)

    assert not app.exception
    labels = [expander.label for expander in app.expander]
    assert any(label.startswith("**Protect and recover**") for label in labels)
    assert "Every action over the periods" in labels
    assert "By the end of **" in words(app)
    assert "The insurer asks for a second factor" in words(app)
    assert "What the plan closes" in words(app)
    assert "nothing else limits" not in words(app)


def test_wishes_that_somebody_else_added_stay_when_a_setting_is_saved_and_both_of_one_setting_are_shown(
    repository: Repository, small_id: str
) -> None:
    app = open_page("roadmap", assessment=small_id)
    theirs = Scenario(id="base", name="Base", excluded=("incident_management.one_record",), max_parallel_per_role=5)
    put_planning(repository, small_id, scenarios=(theirs,))

    app.checkbox(key=key_of(app, "scenario-quick_wins_only-base")).set_value(True)
    button(app, "Save and plan anew").click().run()
    kept = repository.assessment(LOCAL, small_id).planning.scenario()
    assert (kept.quick_wins_only, kept.excluded, kept.max_parallel_per_role) == (True, theirs.excluded, 5)

    other = kept.model_copy(update={"max_parallel_per_role": 4})
    put_planning(repository, small_id, scenarios=(other,))
    app.number_input(key=key_of(app, "scenario-max_parallel_per_role-base")).set_value(3)
    button(app, "Save and plan anew").click().run()
    assert "yours “3”, theirs “4”" in " ".join(warning.value for warning in app.warning)
    assert repository.assessment(LOCAL, small_id).planning.scenario() == other

    button(app, "Keep mine").click().run()
    assert not app.exception
    assert repository.assessment(LOCAL, small_id).planning.scenario().max_parallel_per_role == 3


def test_nobody_agrees_on_a_plan_whose_wishes_were_changed_meanwhile(repository: Repository, small_id: str) -> None:
    app = open_page("roadmap", assessment=small_id)
    other = Scenario(id="base", name="Base", max_parallel_per_role=1)
    put_planning(repository, small_id, scenarios=(other,))

    button(app, "Keep it as agreed").click().run()
    assert not app.exception
    assert repository.assessment(LOCAL, small_id).planning.agreed is None
    assert any("Look at the plan as it is now first" in toast.value for toast in app.toast)

    button(app, "Keep it as agreed").click().run()
    assert repository.assessment(LOCAL, small_id).planning.agreed is not None


def button(app: AppTest, label: str):  # type: ignore[no-untyped-def]  # AppTest's element types are internal
    return next(one for one in app.button if one.label == label)


@pytest.fixture
def small_id(repository: Repository, sample: Assessment) -> str:
    """A few practices of the sample: its plan is found in a moment."""
    return repository.import_assessment(LOCAL, planned_sample(sample))
