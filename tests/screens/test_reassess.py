"""Assessing a client again, choosing what an assessment is compared with, and the page that shows the changes."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assessment.comparison.baseline import baseline_of
from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment, Consensus
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire
from assessment.questionnaire.snapshot import take_snapshot
from assessment.scoring.results import assess
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.reports.making import TODAY, assessment
from tests.screens.conftest import key_of, open_page
from tests.screens.test_bound_questionnaire import NEW, OLD
from tests.store.writing import put_parts

pytestmark = pytest.mark.slow

REWORDED = "incident_management.flow"
TWO = ("incident_management", "service_desk")
KEEP = "Keep last time's answers where a question is unchanged"


@pytest.fixture(scope="session")
def earlier(questionnaire: Questionnaire) -> Assessment:
    """Two practices a year before, both at level 1."""
    made = assessment(questionnaire, TWO, "standard", rating=1)
    return made.model_copy(
        update={
            "info": made.info.model_copy(update={"title": "Last year", "date": dt.date(2025, 5, 6)}),
            "consensus": (Consensus(question=REWORDED, rating=2), Consensus(question="service_desk.people", rating=1)),
        }
    )


@pytest.fixture(scope="session")
def now(questionnaire: Questionnaire, earlier: Assessment) -> Assessment:
    """The same two practices at level 2, and the earlier result beside them."""
    made = assessment(questionnaire, TWO, "standard", rating=2)
    baseline = baseline_of(earlier, questionnaire, assess(earlier, questionnaire), TODAY)
    return made.model_copy(update={"baseline": baseline})


@pytest.fixture
def earlier_id(repository: Repository, earlier: Assessment) -> str:
    return repository.import_assessment(LOCAL, earlier, questionnaire=take_snapshot(DEFAULT_FOLDER))


@pytest.fixture
def now_id(repository: Repository, now: Assessment) -> str:
    return repository.import_assessment(LOCAL, now)


@pytest.fixture
def rewording(earlier_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The earlier assessment, while from now on a questionnaire is served that words one question anew."""
    folder = tmp_path / "questionnaires"
    shutil.copytree(DEFAULT_FOLDER, folder)
    practice = folder / "operation" / "incident_management.yaml"
    practice.write_text(practice.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    monkeypatch.setenv("WAYMARK_QUESTIONNAIRES", str(folder))
    st.cache_resource.clear()
    return earlier_id


def _click(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def _newest(repository: Repository, other_than: str) -> str:
    (client,) = repository.clients(LOCAL)
    return next(entry.id for entry in client.assessments if entry.id != other_than)


def _upload(app: AppTest, key: str, name: str, content: bytes, kind: str) -> AppTest:
    return next(one for one in app.get("file_uploader") if one.key.startswith(key)).upload(name, content, kind).run()


def _words(app: AppTest) -> str:
    return " ".join(
        str(one.value)
        for kind in ("markdown", "caption", "header", "subheader", "warning", "info", "title")
        for one in app.get(kind)
    )


def test_assessing_again_asks_everything_anew_and_compares_with_the_one_before(
    repository: Repository, rewording: str, earlier: Assessment
) -> None:
    app = _click(open_page("reassess", assessment=rewording), "Begin the new assessment")

    assert not app.exception
    new = repository.assessment(LOCAL, _newest(repository, rewording))
    assert (new.answers, new.consensus) == ((), ())
    assert (new.client, new.scope, new.needs, new.respondents) == (
        earlier.client,
        earlier.scope,
        earlier.needs,
        earlier.respondents,
    )
    assert new.baseline is not None
    assert new.baseline.date == earlier.info.date
    assert new.baseline.questions[REWORDED].value == 2


def test_kept_answers_leave_only_what_was_reworded_to_be_asked(
    repository: Repository, rewording: str, earlier: Assessment, questionnaire: Questionnaire
) -> None:
    asked = questionnaire.questions_in_scope("standard", TWO)
    app = open_page("reassess", assessment=rewording)
    assert f"1 of {len(asked)} questions is new or changed" in _words(app)
    app.radio(key=key_of(app, "again-choice")).set_value(KEEP).run()
    app = _click(app, "Begin the new assessment")

    assert not app.exception
    identity = _newest(repository, rewording)
    new = repository.assessment(LOCAL, identity)
    kept = {(answer.respondent, answer.question): answer for answer in earlier.answers if answer.question != REWORDED}
    assert {(answer.respondent, answer.question): answer for answer in new.answers} == kept
    assert set(new.consensus) == {agreed for agreed in earlier.consensus if agreed.question != REWORDED}
    assert repository.questionnaire_digest(LOCAL, identity) != repository.questionnaire_digest(LOCAL, rewording)

    page = open_page("changes", assessment=identity)
    assert not page.exception
    assert "No practice rose, and none fell" in _words(page)
    assert "1 question is worded differently today" in _words(page)


def test_another_assessment_of_the_client_can_be_chosen_and_taken_away_again(
    repository: Repository, earlier_id: str, now: Assessment
) -> None:
    current = repository.import_assessment(
        LOCAL, now.model_copy(update={"baseline": None}), repository.client_of(LOCAL, earlier_id)
    )
    app = _click(open_page("reassess", assessment=current), "Compare with this assessment")
    assert not app.exception
    assert repository.assessment(LOCAL, current).baseline == now.baseline

    _click(open_page("reassess", assessment=current), "Compare with nothing")
    assert repository.assessment(LOCAL, current).baseline is None


def test_an_exchange_file_or_a_table_of_levels_can_be_the_earlier_result(
    repository: Repository, now_id: str, now: Assessment, earlier: Assessment
) -> None:
    put_parts(repository, now_id, baseline=None)
    app = _upload(
        open_page("reassess", assessment=now_id),
        "baseline-file",
        "last-year.json",
        to_json(earlier).encode(),
        "application/json",
    )
    app = _click(app, "Compare with this file")
    assert not app.exception
    assert repository.assessment(LOCAL, now_id).baseline == now.baseline

    app = _upload(
        open_page("reassess", assessment=now_id),
        "baseline-levels",
        "levels.csv",
        b"practice,level\nservice desk,4\n",
        "text/csv",
    )
    app = _click(app, "Compare with these levels")
    assert not app.exception
    baseline = repository.assessment(LOCAL, now_id).baseline
    assert baseline is not None
    assert (baseline.practices, baseline.title, baseline.questions) == ({"service_desk": 4}, "levels.csv", {})
    page = open_page("changes", assessment=now_id)
    assert "One practice fell, none rose" in _words(page)
    assert "compare by level alone" in _words(page)


def test_a_table_with_errors_is_refused_with_its_lines_and_changes_nothing(
    repository: Repository, now_id: str, now: Assessment
) -> None:
    app = _upload(
        open_page("reassess", assessment=now_id),
        "baseline-levels",
        "levels.csv",
        b"practice,level\nservice dsk,9\n",
        "text/csv",
    )
    assert not app.exception
    assert "levels.csv:2: there is no practice 'service dsk'; did you mean 'service_desk'?" in app.code[0].value
    assert "levels.csv:2: level is '9'" in app.code[0].value
    assert repository.assessment(LOCAL, now_id).baseline == now.baseline


def test_a_client_can_begin_from_levels_alone(repository: Repository) -> None:
    app = _upload(
        open_page(),
        "begin-from-levels",
        "levels.csv",
        b"practice;level\nincident_management;3\nproblem_management;1\n",
        "text/csv",
    )
    app.text_input(key=key_of(app, "levels-name")).set_value("Acme").run()
    app = _click(app, "Begin with these levels")

    assert not app.exception
    (client,) = repository.clients(LOCAL)
    made = repository.assessment(LOCAL, client.assessments[0].id)
    assert client.client.name == "Acme"
    assert made.info.date is not None
    assert {agreed.question: agreed.rating for agreed in made.consensus} == {
        "incident_management.flow": 3,
        "problem_management.flow": 1,
    }


def test_the_page_of_changes_says_what_fell_what_was_promised_and_what_had_no_effect(sample_id: str) -> None:
    app = open_page("changes", assessment=sample_id)

    assert not app.exception
    assert "Workforce and talent management fell from level 2 to 1" in app.warning[0].value
    assert any("promised a higher level" in one.value for one in app.markdown)
    assert any("“Keep one list of suspected causes" in one.value for one in app.info)


def test_changes_are_in_reach_only_where_there_is_an_earlier_result(repository: Repository, now_id: str) -> None:
    def links(app: AppTest) -> list[str]:
        return [link.label for link in app.get("page_link")]

    assert any("What changed" in label for label in links(open_page("maturity", assessment=now_id)))
    put_parts(repository, now_id, baseline=None)
    assert not any("What changed" in label for label in links(open_page("maturity", assessment=now_id)))
    assert "no earlier result" in _words(open_page("changes", assessment=now_id))
