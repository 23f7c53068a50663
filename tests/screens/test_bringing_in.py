"""An exchange file of the same assessment comes in from another computer, all of what was shown or nothing."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Answer, Assessment, Respondent
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.reports.making import assessment
from tests.screens.conftest import key_of, open_page

FLOW = "incident_management.flow"
MAY = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
LATER = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def base(questionnaire: Questionnaire) -> Assessment:
    made = assessment(questionnaire, ("incident_management",))
    return made.model_copy(update={"answers": tuple(one.model_copy(update={"at": MAY}) for one in made.answers)})


@pytest.fixture
def base_id(repository: Repository, base: Assessment) -> str:
    return repository.import_assessment(LOCAL, base)


def elsewhere(base: Assessment) -> Assessment:
    """Nina has joined there, and the first person has changed one answer."""
    answers = [
        one.model_copy(update={"rating": 5, "at": LATER}) if (one.respondent, one.question) == ("r1", FLOW) else one
        for one in base.answers
    ]
    nina = Answer(respondent="r9", question=FLOW, state="rated", rating=1)
    people = (*base.respondents, Respondent(id="r9", label="Nina"))
    return base.model_copy(update={"respondents": people, "answers": (*answers, nina)})


def uploaded(identity: str, theirs: Assessment) -> AppTest:
    app = open_page("scope", assessment=identity)
    uploader = next(one for one in app.get("file_uploader") if one.key.startswith("bring-in"))
    return uploader.upload("theirs.json", to_json(theirs).encode(), "application/json").run()


def test_what_is_new_and_what_differs_is_shown_before_anything_is_written(
    repository: Repository, base: Assessment, base_id: str
) -> None:
    before = repository.assessment(LOCAL, base_id)

    app = uploaded(base_id, elsewhere(base))

    assert not app.exception
    assert any("**1** new person, **1** new answer," in one.value for one in app.markdown)
    shown = app.table[0].value.to_dict("records")
    assert [row["In the file"] for row in shown] == ["5"]
    assert not [button for button in app.button if (button.key or "").startswith("bring-in-save")]
    assert repository.assessment(LOCAL, base_id) == before


@pytest.mark.parametrize(("side", "rating"), [("ours", None), ("theirs", 5), ("newer", 5)])
def test_it_comes_in_with_the_side_that_was_chosen(
    repository: Repository, base: Assessment, base_id: str, side: str, rating: int | None
) -> None:
    was = next(one.rating for one in base.answers if (one.respondent, one.question) == ("r1", FLOW))
    app = uploaded(base_id, elsewhere(base))

    app.radio(key=key_of(app, "bring-in-take")).set_value(side).run()
    app.button(key=key_of(app, "bring-in-save")).click().run()

    assert not app.exception
    kept = repository.assessment(LOCAL, base_id)
    said = {(one.respondent, one.question): one.rating for one in kept.answers}
    assert said["r9", FLOW] == 1
    assert said["r1", FLOW] == (was if rating is None else rating)
    assert any("Brought in" in one.value for one in app.success)


def test_a_file_of_another_client_is_refused(repository: Repository, base: Assessment, base_id: str) -> None:
    other = base.model_copy(update={"client": base.client.model_copy(update={"name": "Somebody else"})})

    app = uploaded(base_id, other)

    assert any("cannot be brought in here" in one.value for one in app.error)


def test_what_changes_between_looking_and_saving_is_looked_at_again(
    repository: Repository, base: Assessment, base_id: str
) -> None:
    app = uploaded(base_id, elsewhere(base))
    app.radio(key=key_of(app, "bring-in-take")).set_value("theirs").run()
    repository.save_answers(LOCAL, base_id, (Answer(respondent="r1", question=FLOW, state="dont_know"),))

    app.button(key=key_of(app, "bring-in-save")).click().run()

    assert [toast.value for toast in app.toast] == [
        "Nothing was saved: this assessment has changed meanwhile. Look again."
    ]
    assert [one.id for one in repository.assessment(LOCAL, base_id).respondents] == [one.id for one in base.respondents]


def test_the_page_of_clients_says_that_the_assessment_of_a_file_is_here_already(
    repository: Repository, base: Assessment, base_id: str
) -> None:
    app = open_page("clients")
    uploader = next(one for one in app.get("file_uploader") if one.key.startswith("open-file"))

    app = uploader.upload("theirs.json", to_json(elsewhere(base)).encode(), "application/json").run()

    assert not app.exception
    assert any("This assessment is here already" in one.value for one in app.info)
