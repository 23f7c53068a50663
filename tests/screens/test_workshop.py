"""A workshop led from the page of the app: without phones too, by two at once, and to its minutes."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Assessment
from assessment.engagement.workshop import Workshop
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_workshop
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import no_exception, open_page

pytestmark = pytest.mark.slow


def workshop_page(assessment: str) -> AppTest:
    app = open_page("workshop", assessment=assessment)
    assert no_exception(app)
    return app


def press(app: AppTest, name: str) -> None:
    next(one for one in app.button if one.label == name).click().run()
    assert no_exception(app)


def hands(app: AppTest, level: int, number: int) -> None:
    next(one for one in app.number_input if one.label == f"Level {level}").set_value(number).run()
    assert no_exception(app)


def open_one(repository: Repository, assessment: str) -> Workshop:
    (found,) = [one for one in repository.workshops(LOCAL, assessment) if one.ended_at is None]
    return found


def told(app: AppTest) -> str:
    return "\n".join(one.value for kind in ("markdown", "caption", "info", "warning") for one in app.get(kind))


def test_six_hands_take_six_taps_and_become_a_consensus(repository: Repository, sample_id: str) -> None:
    app = workshop_page(sample_id)
    press(app, "Begin the workshop")
    press(app, "First question")
    press(app, "Open the vote")
    for level, number in ((2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (4, 1)):  # a tap each
        hands(app, level, number)
    assert "Voted" in {metric.label for metric in app.metric}
    assert "Agreement" not in told(app)

    press(app, "Reveal votes")
    assert "From 2 to 4. Agreement" in told(app)
    question = open_one(repository, sample_id).items[0].question
    next(one for one in app.text_area if one.label.startswith("Because")).set_value("By the log")
    press(app, "Record the consensus")

    agreed = {one.question: one for one in repository.assessment(LOCAL, sample_id).consensus}[question]
    assert (agreed.rating, agreed.rationale, agreed.by) == (2, "By the log", "Workshop of 6")


def test_two_who_lead_see_the_same_and_the_slower_one_changes_nothing(repository: Repository, sample_id: str) -> None:
    first = workshop_page(sample_id)
    press(first, "Begin the workshop")
    press(first, "First question")
    second = workshop_page(sample_id)
    press(first, "Open the vote")
    press(first, "Reveal votes")
    press(first, "Vote again")
    press(second, "Open the vote")

    item = open_one(repository, sample_id).item
    assert item is not None
    assert (item.state, item.round) == ("open", 2)
    assert "Reveal votes" in {one.label for one in second.button}


def test_what_is_parked_with_a_promise_is_proposed_first_next_time(repository: Repository, sample_id: str) -> None:
    app = workshop_page(sample_id)
    press(app, "Begin the workshop")
    press(app, "First question")
    question = open_one(repository, sample_id).items[0].question
    next(one for one in app.text_input if one.label == "What is brought").set_value("Last month's log")
    press(app, "Park")
    press(app, "End it now")

    assert "1 left open" in told(app)
    assert app.table[0].value["Why"].iloc[0].startswith("promised last time")
    press(app, "Begin the workshop")
    assert open_one(repository, sample_id).items[0].question == question


def test_the_agenda_is_edited_while_the_room_gathers(repository: Repository, sample_id: str) -> None:
    app = workshop_page(sample_id)
    press(app, "Begin the workshop")
    before = [item.question for item in open_one(repository, sample_id).items]
    next(one for one in app.button if one.label.startswith("Down")).click().run()
    assert [item.question for item in open_one(repository, sample_id).items][:2] == [before[1], before[0]]
    next(one for one in app.button if one.label.startswith("Off")).click().run()
    assert before[1] not in [item.question for item in open_one(repository, sample_id).items]


def test_the_wall_has_a_link_that_only_shows_and_one_that_leads_and_neither_stands_in_an_address_of_the_app(
    repository: Repository, sample_id: str
) -> None:
    app = workshop_page(sample_id)
    press(app, "Begin the workshop")
    press(app, "Make the page for the wall")

    shows, leads = app.get("link_button")
    wall = re.fullmatch(r"(.*/present/)([\w-]{27})", shows.proto.url)
    assert wall
    leading = re.fullmatch(re.escape(wall[0]) + r"#lead=([\w-]{27})", leads.proto.url)
    assert leading
    seats = [repository.seat_of(token) for token in (wall[2], leading[1])]
    assert [seat and seat.kind for seat in seats] == ["presenter", "leader"]


def test_the_samples_workshop_can_be_looked_at(
    repository: Repository, sample_id: str, sample: Assessment, questionnaire: Questionnaire
) -> None:
    repository.keep_workshop(LOCAL, sample_id, sample_workshop(sample, questionnaire))
    app = workshop_page(sample_id)

    assert "6 questions agreed on, 2 left open" in told(app)
    assert {"Minutes (PDF)", "Minutes (Word)"} <= {one.proto.label for one in app.get("download_button")}
    assert app.table[0].value["Why"].iloc[0].startswith("promised last time")
