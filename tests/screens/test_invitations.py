"""Invitations on the Scope page: when answering is open, where guests go, the letters, and progress without answers."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.letters import Letters
from assessment.engagement.model import Answer, Assessment, Respondent
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.guests import Answering
from assessment.store.repository import Repository
from screens.scope.progress import Far, progress_of
from screens.server import reach
from tests.screens.conftest import no_exception, open_page


def scope_page(assessment: str) -> AppTest:
    app = open_page("scope", assessment=assessment)
    assert no_exception(app)
    return app


def said(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.caption, *app.info, *app.warning, *app.toast))


def test_the_last_day_is_kept_to_its_last_minute_and_a_closed_assessment_says_so(
    repository: Repository, sample_id: str
) -> None:
    app = scope_page(sample_id)
    next(one for one in app.date_input if one.label == "Last day to answer").set_value(dt.date(2020, 5, 4)).run()

    assert repository.answering(LOCAL, sample_id).closes == dt.datetime(2020, 5, 4, 23, 59, tzinfo=dt.UTC)
    assert "Closed since 4 May 2020" in said(app)


def test_answering_does_not_end_before_it_begins(repository: Repository, sample_id: str) -> None:
    kept = Answering(opens=dt.datetime(2030, 5, 4, tzinfo=dt.UTC))
    repository.save_answering(LOCAL, sample_id, kept)
    app = scope_page(sample_id)
    assert "until 4 May 2030" in said(app)

    next(one for one in app.date_input if one.label == "Last day to answer").set_value(dt.date(2029, 1, 1)).run()

    assert repository.answering(LOCAL, sample_id) == kept
    assert "before the first" in said(app)


@pytest.mark.parametrize(
    "text", ["waymark.example.com", "https://a.example.com/path", "ftp://a.example.com", "https://"]
)
def test_an_address_that_guests_cannot_open_is_refused(repository: Repository, sample_id: str, text: str) -> None:
    app = scope_page(sample_id)
    assert "on this machine alone" in said(app)

    next(one for one in app.text_input if one.label.startswith("Address under which")).set_value(text).run()

    assert repository.guest_address(LOCAL) == ""
    assert "is no address" in said(app)


def test_an_address_of_ones_own_stands_before_every_link(repository: Repository, sample_id: str) -> None:
    app = scope_page(sample_id)
    field = next(one for one in app.text_input if one.label.startswith("Address under which"))
    field.set_value("https://waymark.example.com/").run()

    assert repository.guest_address(LOCAL) == "https://waymark.example.com"
    assert "on this machine alone" not in said(app)


def test_a_letter_in_own_words_is_kept_and_an_empty_one_brings_waymarks_back(
    repository: Repository, sample_id: str
) -> None:
    app = scope_page(sample_id)
    before = app.text_area
    field = next(one for one in before if one.label == "Invitation")
    words = field.value
    field.set_value("Dear {name}: {link}").run()
    assert repository.letters(LOCAL, sample_id) == Letters(invitation="Dear {name}: {link}")

    next(one for one in app.text_area if one.label == "Invitation").set_value(" ").run()
    assert repository.letters(LOCAL, sample_id) == Letters()
    assert next(one for one in app.text_area if one.label == "Invitation").value == words


@pytest.mark.parametrize(("text", "why"), [("Dear {nmae}: {link}", "names nothing"), ("Dear {name}", "needs the link")])
def test_a_letter_that_would_not_do_is_refused(repository: Repository, sample_id: str, text: str, why: str) -> None:
    app = scope_page(sample_id)
    next(one for one in app.text_area if one.label == "Reminder").set_value(text).run()

    assert repository.letters(LOCAL, sample_id) == Letters()
    assert why in said(app)


def test_a_mail_server_that_cannot_be_used_is_told_and_the_page_works(
    sample_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_SMTP_HOST", "mail.example.com")
    monkeypatch.setenv("WAYMARK_SMTP_PORT", "none")
    assert "is 'none'; expected a number" in said(scope_page(sample_id))


def test_an_address_for_mail_that_is_none_adds_nobody(repository: Repository, sample_id: str) -> None:
    app = scope_page(sample_id)
    before = repository.assessment(LOCAL, sample_id).respondents
    next(one for one in app.text_input if one.label == "Name or initials").set_value("Zoe")
    next(one for one in app.text_input if one.label == "E-mail (optional)").set_value("zoe at example")
    next(one for one in app.button if one.label == "Add").click().run()

    assert repository.assessment(LOCAL, sample_id).respondents == before
    assert "no e-mail address" in said(app)


def test_progress_counts_what_each_ones_link_asks_and_shows_no_answer(
    sample: Assessment, questionnaire: Questionnaire
) -> None:
    asked = questionnaire.questions_in_scope("quick", ("incident_management", "service_desk"))
    first, other = (Respondent(id=one, role="") for one in ("a", "b"))
    outside = next(one for one in questionnaire.questions.values() if one not in asked)
    answers = tuple(
        Answer(respondent="a", question=one.id, state="rated", rating=3, comment="Secret") for one in (*asked, outside)
    )
    scope = sample.scope.model_copy(update={"depth": "quick", "practices": ("incident_management", "service_desk")})
    one = sample.model_copy(update={"scope": scope, "respondents": (first, other), "answers": answers, "consensus": ()})

    progress = progress_of(one, questionnaire, {})

    assert progress.people == {"a": Far(len(asked), len(asked)), "b": Far(0, len(asked))}
    assert progress.roles == {"": Far(len(asked), 2 * len(asked))}
    assert all((each.people, each.done) == (2, 1) for each in progress.practices)
    assert sum(each.far.asked for each in progress.practices) == 2 * len(asked)
    assert "Secret" not in str(progress)


def test_where_the_room_is_open_links_begin_with_this_machines_address_on_the_network(
    repository: Repository, sample_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_ROOM_ADDRESS", "192.168.1.5")
    app = scope_page(sample_id)

    field = next(one for one in app.text_input if one.label.startswith("Address under which"))
    assert field.value == "http://192.168.1.5:8501"
    assert "http://192.168.1.5:8501/join" in [code.value for code in app.code]
    assert "on this machine alone" not in said(app)
    assert "make workshop" not in said(app)
    assert any("keeps its guests from each other" in text.value for text in app.markdown)


def test_a_device_that_came_in_is_told(repository: Repository, sample_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYMARK_ROOM_ADDRESS", "192.168.1.5")
    monkeypatch.setattr(reach, "_last_guest", None)
    assert "Nobody has come in" in said(scope_page(sample_id))

    reach.guest_came()

    assert "Last came in from another device" in scope_page(sample_id).success[0].value
