"""Who answers: names and roles changed, and people removed once it was said what goes with them."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Answer, Assessment, Respondent
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import no_exception, open_page
from tests.store.history import history_of


@pytest.fixture
def first(sample: Assessment) -> Respondent:
    return sample.respondents[0]


def choose(app: AppTest, person: Respondent, act: str) -> AppTest:
    menu = next(one for one in app.menu_button if (one.key or "").startswith(f"person-{person.id}-"))
    return menu.click_index(next(n for n, option in enumerate(menu.options) if act in option)).run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def field(app: AppTest, name: str, person: Respondent) -> Any:
    return next(one for one in (*app.text_input, *app.selectbox) if (one.key or "").startswith(f"{name}-{person.id}-"))


def said_by(person: Respondent, assessment: Assessment) -> list[Answer]:
    return [answer for answer in assessment.answers if answer.respondent == person.id]


def test_name_role_and_group_are_changed_and_the_answers_stay(
    repository: Repository, sample_id: str, sample: Assessment, first: Respondent, questionnaire: Questionnaire
) -> None:
    role = questionnaire.framework.roles[-1].id
    app = choose(open_page("scope", assessment=sample_id), first, "Edit")
    assert field(app, "person-name", first).value == first.label
    assert field(app, "person-role", first).value == first.role
    field(app, "person-name", first).set_value("Ann Other")
    field(app, "person-role", first).set_value(role)
    field(app, "person-group", first).set_value(" Clinical engineering ")
    press(app, "Save")

    assert no_exception(app)
    kept = repository.assessment(LOCAL, sample_id)
    assert kept.respondents[0] == Respondent(id=first.id, label="Ann Other", role=role, group="Clinical engineering")
    assert said_by(first, kept) == said_by(first, sample)
    assert any("Ann Other" in text.value for text in app.markdown)
    assert any("· Clinical engineering" in text.value for text in app.markdown)


def test_nobody_loses_the_name_by_an_empty_one(repository: Repository, sample_id: str, first: Respondent) -> None:
    app = choose(open_page("scope", assessment=sample_id), first, "Edit")
    field(app, "person-name", first).set_value("  ")
    press(app, "Save")

    assert repository.assessment(LOCAL, sample_id).respondents[0] == first
    assert any("Give a name" in toast.value for toast in app.toast)


def test_a_role_in_the_clients_own_words_stays_while_the_name_changes(
    repository: Repository, sample_id: str, first: Respondent
) -> None:
    repository.change_respondent(
        LOCAL, sample_id, first.id, lambda _: Respondent(id=first.id, label="A", role="Hausmeister")
    )
    app = choose(open_page("scope", assessment=sample_id), first, "Edit")
    field(app, "person-name", first).set_value("B")
    press(app, "Save")
    assert no_exception(app)
    assert repository.assessment(LOCAL, sample_id).respondents[0] == Respondent(
        id=first.id, label="B", role="Hausmeister"
    )


def test_a_name_that_somebody_else_has_changed_meanwhile_is_not_overwritten(
    repository: Repository, sample_id: str, first: Respondent
) -> None:
    app = choose(open_page("scope", assessment=sample_id), first, "Edit")
    theirs = Respondent(id=first.id, label="Theirs", role=first.role)
    repository.change_respondent(LOCAL, sample_id, theirs.id, lambda _: theirs)
    field(app, "person-name", first).set_value("Mine")
    press(app, "Save")
    assert repository.assessment(LOCAL, sample_id).respondents[0] == theirs
    assert any("“Mine”" in warning.value and "“Theirs”" in warning.value for warning in app.warning)


def test_a_person_with_answers_goes_once_it_was_said_what_goes_along(
    repository: Repository, sample_id: str, sample: Assessment, first: Respondent
) -> None:
    said = said_by(first, sample)
    app = choose(open_page("scope", assessment=sample_id), first, "Remove")
    told = "\n".join(text.value for text in app.markdown)
    assert f"{len(said)} answers" in told
    assert f"{sum(bool(answer.comment) for answer in said)} comment" in told
    assert "agreed on stays" in told
    assert first in repository.assessment(LOCAL, sample_id).respondents

    press(app, "Remove for good")

    assert no_exception(app)
    kept = repository.assessment(LOCAL, sample_id)
    assert first not in kept.respondents
    assert said_by(first, kept) == []
    assert history_of(repository, sample_id, said[0].question) == tuple(
        event
        for event in history_of(repository, sample_id, said[0].question)
        if not isinstance(event.said, Answer) or event.said.respondent != first.id
    )
    assert len(kept.consensus) == len(sample.consensus)


def test_a_person_who_answers_while_one_is_asked_stays(
    repository: Repository, sample_id: str, sample: Assessment, first: Respondent
) -> None:
    app = choose(open_page("scope", assessment=sample_id), first, "Remove")
    changed = said_by(first, sample)[0].model_copy(update={"comment": "Not so since May", "at": None})
    repository.save_answers(LOCAL, sample_id, (changed,))
    press(app, "Remove for good")

    assert first in repository.assessment(LOCAL, sample_id).respondents
    assert any("answered meanwhile" in toast.value for toast in app.toast)


def test_a_person_is_kept_where_somebody_thinks_again(
    repository: Repository, sample_id: str, first: Respondent
) -> None:
    app = press(choose(open_page("scope", assessment=sample_id), first, "Remove"), "Keep")
    assert no_exception(app)
    assert first in repository.assessment(LOCAL, sample_id).respondents


def test_somebody_who_has_said_nothing_goes_too(repository: Repository, sample_id: str) -> None:
    silent = Respondent(id="silent", label="Nobody yet")
    repository.add_respondent(LOCAL, sample_id, silent)
    app = choose(open_page("scope", assessment=sample_id), silent, "Remove")
    assert any("has not answered anything" in text.value for text in app.markdown)
    press(app, "Remove for good")
    assert silent not in repository.assessment(LOCAL, sample_id).respondents


def test_practices_are_chosen_for_a_person_and_count_for_what_is_asked(
    repository: Repository, sample_id: str, first: Respondent, questionnaire: Questionnaire
) -> None:
    app = choose(open_page("scope", assessment=sample_id), first, "Edit")
    practices = next(one for one in app.multiselect if (one.key or "").startswith(f"person-practices-{first.id}-"))
    practices.set_value(["service_desk", "incident_management"])
    press(app, "Save")

    assert no_exception(app)
    assert set(repository.chosen_practices(LOCAL, sample_id)[first.id]) == {"service_desk", "incident_management"}
    captions = [one.value for one in open_page("scope", assessment=sample_id).caption]
    assert any("asked about 2 chosen practices" in one for one in captions)
