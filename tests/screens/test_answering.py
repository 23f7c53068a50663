"""What the Answers page asks, of whom, and what it leaves to the player that it mounts. The player: tests/browser."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Answer, Assessment, Client, Respondent, Scope
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import key_of, open_page
from tests.store.writing import new_assessment, put_parts

FLOW = "incident_management.flow"


def _new(repository: Repository, *people: str) -> str:
    client = repository.add_client(LOCAL, Client(name="Acme"))
    scope = Scope(depth="quick", practices=("incident_management", "problem_management"))
    assessment = new_assessment(repository, client, scope=scope)
    for person in people:
        repository.add_respondent(LOCAL, assessment, Respondent(id=person, label=person.title()))
    return assessment


def _mounted(app: AppTest) -> dict[str, Any] | None:
    """What is handed to the player; None where the page shows none."""
    assert not app.exception
    found = app.get("bidi_component")
    data: dict[str, Any] | None = json.loads(found[0].proto.json) if found else None  # type: ignore[attr-defined]
    return data


def test_who_assesses_alone_is_there_at_once_and_asked_no_name(repository: Repository) -> None:
    assessment = _new(repository)
    app = open_page("answers", assessment=assessment)

    mounted = _mounted(app)
    assert mounted is not None
    (me,) = repository.assessment(LOCAL, assessment).respondents
    assert mounted["base"] == f"/a/self/{assessment}/{me.id}"
    assert not app.main.selectbox


def test_nobody_of_several_is_chosen_unasked(repository: Repository) -> None:
    assessment = _new(repository, "anna", "ben")
    app = open_page("answers", assessment=assessment)
    assert _mounted(app) is None
    assert any("whose answers these are" in info.value for info in app.info)

    app.main.selectbox[0].set_value("ben").run()

    mounted = _mounted(app)
    assert mounted is not None
    assert mounted["base"].endswith("/ben")
    assert app.query_params["as"] in ("ben", ["ben"])


def test_who_was_chosen_is_still_chosen_after_a_visit_to_another_page(repository: Repository) -> None:
    assessment = _new(repository, "anna", "ben")
    app = open_page("answers", assessment=assessment, **{"as": "ben"})
    app.query_params.pop("as")  # as the links of the sidebar do
    app.switch_page("screens/pages/scope.py").run()
    app.switch_page("screens/pages/answers.py").run()

    mounted = _mounted(app)
    assert mounted is not None
    assert mounted["base"].endswith("/ben")
    assert app.main.selectbox[0].value == "ben"


def test_somebody_who_is_gone_is_not_replaced_by_another(repository: Repository) -> None:
    assessment = _new(repository, "anna", "ben")

    assert _mounted(open_page("answers", assessment=assessment, **{"as": "chris"})) is None


def test_the_address_of_a_question_opens_that_question(repository: Repository) -> None:
    assessment = _new(repository, "anna")

    mounted = _mounted(open_page("answers", assessment=assessment, question=FLOW))
    assert mounted is not None
    assert mounted["opens"] == FLOW
    mounted = _mounted(open_page("answers", assessment=assessment))
    assert mounted is not None
    assert mounted["opens"] == ""


def test_the_assessments_address_opens_the_question_and_the_person_that_were_left(repository: Repository) -> None:
    assessment = _new(repository, "anna", "ben")
    open_page("answers", assessment=assessment, question=FLOW, **{"as": "ben"})

    app = open_page("open", assessment=assessment)

    assert app.title[0].value == "Answers"
    mounted = _mounted(app)
    assert mounted is not None
    assert (mounted["opens"], mounted["base"]) == (FLOW, f"/a/self/{assessment}/ben")


def test_everybody_in_the_room_is_asked_under_a_name_of_their_own(repository: Repository) -> None:
    assessment = _new(repository, "anna", "ben")
    repository.add_respondent(LOCAL, assessment, Respondent(id="another", label="Ben"))
    app = open_page("answers", assessment=assessment)

    app.segmented_control[0].set_value("Everybody in the room").run()

    mounted = _mounted(app)
    assert mounted is not None
    assert [one["base"].rsplit("/")[-1] for one in mounted["people"]] == ["anna", "ben", "another"]
    assert len({one["name"] for one in mounted["people"]}) == 3
    assert len({one["key"] for one in mounted["people"]}) == 3
    again = _mounted(open_page("answers", assessment=assessment, **{"as": "*"}))
    assert again is not None
    assert again["people"] == mounted["people"]


def test_after_the_room_the_one_who_answered_before_goes_on(repository: Repository) -> None:
    assessment = _new(repository, "anna", "ben")
    app = open_page("answers", assessment=assessment, **{"as": "ben"})

    app.segmented_control[0].set_value("Everybody in the room").run()
    app.segmented_control[0].set_value("One person").run()

    mounted = _mounted(app)
    assert mounted is not None
    assert mounted["base"].endswith("/ben")


def test_a_remark_is_pinned_by_whoever_leads_the_assessment(repository: Repository) -> None:
    assessment = _new(repository, "anna")
    bare = Answer(respondent="anna", question=FLOW, state="rated", rating=1)
    repository.save_answers(LOCAL, assessment, [bare], lambda _: None)
    assert not open_page("answers", assessment=assessment, question=FLOW).toggle

    said = bare.model_copy(update={"comment": "One disk for everything"})
    repository.save_answers(LOCAL, assessment, [said], lambda _: None)
    app = open_page("answers", assessment=assessment, question=FLOW)
    app.toggle(key=key_of(app, f"pin-anna-{FLOW}")).set_value(True).run()

    assert not app.exception
    (stored,) = repository.assessment(LOCAL, assessment).answers
    assert (stored.rating, stored.comment, stored.pinned) == (1, "One disk for everything", True)


def test_an_answer_outside_a_smaller_scope_is_kept_and_counted_out(
    repository: Repository, sample_id: str, sample: Assessment
) -> None:
    put_parts(repository, sample_id, scope=Scope(depth="standard", practices=("incident_management",)))

    app = open_page("scope", assessment=sample_id)

    assert not app.exception
    assert any("outside this scope" in caption.value for caption in app.caption)
    assert len(repository.assessment(LOCAL, sample_id).answers) == len(sample.answers)
