"""The dates that a client cannot move: added, changed and removed on the Needs page."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.edits import updated
from assessment.engagement.events import DatedEvent
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import key_of, open_page

LEAVES = DatedEvent(date=dt.date(2027, 6, 30), kind="person_leaves", what="Ada retires", who="Head of IT")
PEAK = DatedEvent(date=dt.date(2026, 11, 20), until=dt.date(2026, 12, 24), kind="peak", what="Christmas")


@pytest.fixture
def dated_id(repository: Repository, sample_id: str) -> str:
    keep(repository, sample_id, LEAVES, PEAK)
    return sample_id


def keep(repository: Repository, assessment: str, *events: DatedEvent) -> None:
    def kept(record: AssessmentRecord) -> AssessmentRecord:
        return replace(record, needs=updated(record.needs, events=events))

    repository.change_record(LOCAL, assessment, kept)


def stored(repository: Repository, assessment: str) -> tuple[DatedEvent, ...]:
    return repository.assessment(LOCAL, assessment).needs.events


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def choose(app: AppTest, at: int, act: str) -> AppTest:
    menu = app.menu_button(key=key_of(app, f"date-{at}"))
    return menu.click_index(next(n for n, option in enumerate(menu.options) if act in option)).run()


def field(app: AppTest, part: str, at: object = "new") -> Any:
    key = key_of(app, f"date-{part}-{at}")
    every = (*app.selectbox, *app.date_input, *app.text_input, *app.multiselect)
    return next(one for one in every if one.key == key)


def test_a_page_without_dates_says_so_and_takes_the_first_one(
    repository: Repository, sample_id: str, questionnaire: Questionnaire
) -> None:
    keep(repository, sample_id)
    action = next(iter(questionnaire.actions))
    app = open_page("needs", assessment=sample_id)
    assert any("No date is known yet" in info.value for info in app.info)

    press(app, "Add a date")
    field(app, "kind").set_value("notice")
    field(app, "date").set_value(dt.date(2027, 5, 31))
    field(app, "what").set_value(" Notice to the data centre ")
    field(app, "practices").set_value(["supplier_management"])
    field(app, "actions").set_value([action])
    field(app, "need").set_value("dependable_operations")
    field(app, "who").set_value("The CFO")
    press(app, "Save")

    assert not app.exception
    assert stored(repository, sample_id) == (
        DatedEvent(
            date=dt.date(2027, 5, 31),
            kind="notice",
            what="Notice to the data centre",
            practices=("supplier_management",),
            actions=(action,),
            need="dependable_operations",
            who="The CFO",
        ),
    )
    assert any("31 May 2027" in text.value for text in app.markdown)
    assert any("Supplier management" in text.value and "said by The CFO" in text.value for text in app.markdown)
    assert not any("No date is known yet" in info.value for info in app.info)


def test_dates_stand_in_the_order_of_the_calendar(repository: Repository, dated_id: str) -> None:
    app = open_page("needs", assessment=dated_id)
    days = [text.value for text in app.markdown if text.value.endswith("2026**") or text.value.endswith("2027**")]
    assert days == ["**20 November 2026 to 24 December 2026**", "**30 June 2027**"]


def test_one_date_is_changed_and_the_others_stay(repository: Repository, dated_id: str) -> None:
    app = choose(open_page("needs", assessment=dated_id), 0, "Edit")
    assert field(app, "what", 0).value == "Ada retires"
    field(app, "date", 0).set_value(dt.date(2027, 3, 31))
    press(app, "Save")

    assert not app.exception
    assert stored(repository, dated_id) == (LEAVES.model_copy(update={"date": dt.date(2027, 3, 31)}), PEAK)


def test_a_date_is_removed(repository: Repository, dated_id: str) -> None:
    app = choose(open_page("needs", assessment=dated_id), 1, "Remove")
    assert not app.exception
    assert stored(repository, dated_id) == (LEAVES,)


@pytest.mark.parametrize(
    "parts", [{"what": "Something"}, {"date": dt.date(2027, 5, 31), "until": dt.date(2027, 5, 30)}]
)
def test_what_cannot_be_a_date_is_not_stored(repository: Repository, dated_id: str, parts: dict[str, Any]) -> None:
    app = press(open_page("needs", assessment=dated_id), "Add a date")
    for part, value in parts.items():
        field(app, part).set_value(value)
    press(app, "Save")

    assert not app.exception
    assert stored(repository, dated_id) == (LEAVES, PEAK)


def test_a_date_that_somebody_else_has_changed_meanwhile_is_not_overwritten(
    repository: Repository, dated_id: str
) -> None:
    app = choose(open_page("needs", assessment=dated_id), 0, "Edit")
    theirs = LEAVES.model_copy(update={"date": dt.date(2027, 1, 31)})
    keep(repository, dated_id, theirs, PEAK)
    field(app, "what", 0).set_value("Ada goes to Hull")
    press(app, "Save")

    assert stored(repository, dated_id) == (theirs, PEAK)
    assert any("Ada goes to Hull" in warning.value for warning in app.warning)


def test_two_who_add_a_date_each_lose_none(repository: Repository, dated_id: str) -> None:
    app = press(open_page("needs", assessment=dated_id), "Add a date")
    audit = DatedEvent(date=dt.date(2027, 2, 1), kind="audit")
    keep(repository, dated_id, LEAVES, PEAK, audit)
    field(app, "date").set_value(dt.date(2027, 9, 1))
    press(app, "Save")

    assert stored(repository, dated_id) == (LEAVES, PEAK, audit, DatedEvent(date=dt.date(2027, 9, 1), kind="deadline"))


def test_a_day_far_away_from_a_file_can_be_edited(repository: Repository, sample_id: str) -> None:
    keep(repository, sample_id, DatedEvent(date=dt.date(1, 1, 1), until=dt.date(9999, 12, 31), kind="freeze"))
    app = choose(open_page("needs", assessment=sample_id), 0, "Edit")
    field(app, "what", 0).set_value("For ever")
    press(app, "Save")

    assert not app.exception
    assert stored(repository, sample_id)[0].what == "For ever"
