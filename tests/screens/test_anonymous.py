"""An anonymous assessment: who answers stands on Scope, what they said elsewhere, and nothing ties the two."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.edits import Refused
from assessment.engagement.model import Assessment
from assessment.store import LOCAL, NotFound
from assessment.store.guests import Answering
from assessment.store.repository import Repository
from screens.clients.exchange import exchange_file
from tests.screens.conftest import no_exception, open_page

pytestmark = pytest.mark.slow

KINDS = ("markdown", "caption", "info", "warning", "success", "text", "selectbox", "radio", "multiselect", "table")


@pytest.fixture
def named_id(repository: Repository, sample_id: str, sample: Assessment) -> str:
    """The sample with names that stand nowhere else."""
    for person in sample.respondents:
        repository.change_respondent(
            LOCAL, sample_id, person.id, lambda one: one.model_copy(update={"label": f"Quillfeather {one.id}"})
        )
    return sample_id


@pytest.fixture
def anonymous_id(repository: Repository, named_id: str) -> str:
    """The same, in which nobody is shown who said what."""
    repository.save_answering(LOCAL, named_id, Answering(anonymous=True))
    return named_id


def shown(app: AppTest) -> str:
    parts = ("label", "value", "options")
    return " ".join(str(getattr(one, part, "")) for kind in KINDS for one in app.get(kind) for part in parts)


@pytest.mark.parametrize("page", ["maturity", "findings", "advice", "report", "changes"])
def test_no_page_that_tells_what_was_said_names_anybody(anonymous_id: str, page: str) -> None:
    app = open_page(page, assessment=anonymous_id)

    assert no_exception(app)
    assert "Quillfeather" not in shown(app)


def test_the_answers_behind_a_level_name_nobody(repository: Repository, named_id: str) -> None:
    before = open_page("maturity", assessment=named_id, practice="incident_management")
    assert "Quillfeather" in shown(before)
    repository.save_answering(LOCAL, named_id, Answering(anonymous=True))

    app = open_page("maturity", assessment=named_id, practice="incident_management")

    assert no_exception(app)
    assert "Quillfeather" not in shown(app)


def test_scope_names_who_is_asked_and_takes_no_file_that_tells_who_said_what(anonymous_id: str) -> None:
    app = open_page("scope", assessment=anonymous_id)

    assert no_exception(app)
    assert "Quillfeather" in shown(app)
    assert not [one for one in app.get("file_uploader") if one.key.startswith(("offline", "bring-in"))]


def test_the_page_of_answers_says_why_it_shows_none(anonymous_id: str) -> None:
    app = open_page("answers", assessment=anonymous_id)

    assert no_exception(app)
    assert any("each answers by a link of their own" in one.value for one in app.info)
    assert not app.radio


def test_its_exchange_file_has_the_same_answers_of_people_without_names_and_moments(
    repository: Repository, anonymous_id: str, sample: Assessment
) -> None:
    open_page("maturity", assessment=anonymous_id)  # the page's store

    told = json.loads(exchange_file(anonymous_id))

    assert {one["id"] for one in told["respondents"]} == {f"p{n}" for n in range(1, len(sample.respondents) + 1)}
    assert not any("Quillfeather" in str(one) for one in told["respondents"])
    assert not any(one.get("at") for one in told["answers"])
    assert sorted((one["question"], str(one["rating"])) for one in told["answers"]) == sorted(
        (one.question, str(one.rating)) for one in sample.answers
    )


def test_the_promise_stays_once_somebody_has_relied_on_it_and_holds_for_a_copy(
    repository: Repository, anonymous_id: str
) -> None:
    with pytest.raises(Refused, match="stays like this"):
        repository.save_answering(LOCAL, anonymous_id, Answering())

    assert repository.answering(LOCAL, anonymous_id).anonymous
    copy = repository.duplicate_assessment(LOCAL, anonymous_id, "A copy")
    assert repository.answering(LOCAL, copy).anonymous
    with pytest.raises(NotFound):
        repository.guest_at_this_machine(LOCAL, anonymous_id, "r1")


def test_it_is_switched_on_and_off_on_scope_while_nobody_has_answered(
    repository: Repository, sample: Assessment
) -> None:
    identity = repository.import_assessment(LOCAL, sample.model_copy(update={"answers": (), "consensus": ()}))

    def switch(to: bool) -> None:
        app = open_page("scope", assessment=identity)
        next(one for one in app.toggle if one.label.startswith("Anonymous")).set_value(to).run()
        assert no_exception(app)

    switch(True)
    assert repository.answering(LOCAL, identity).anonymous
    switch(False)
    assert not repository.answering(LOCAL, identity).anonymous
