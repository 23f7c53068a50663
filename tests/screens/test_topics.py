"""Topics beside the practices are chosen in Scope, in a section of their own."""

from pathlib import Path

import pytest

from assessment.questionnaire.model import load_questionnaire
from assessment.sample import sample_assessment
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.assessment.test_optional_practices import chosen
from tests.screens.conftest import open_page
from tests.topics import GROUP, GROUP_NAME, NEED, TOPIC, TOPIC_NAME, folder_with_topic

pytestmark = pytest.mark.slow


@pytest.fixture
def beside(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The app serves a questionnaire with a topic."""
    monkeypatch.setenv("WAYMARK_QUESTIONNAIRES", str(folder_with_topic(tmp_path)))
    return repository


@pytest.fixture
def new(beside: Repository) -> str:
    """A new assessment, begun as somebody begins one."""
    app = open_page()
    next(field for field in app.text_input if "Name of the organisation" in field.label).set_value("Northgate")
    next(button for button in app.button if button.label == "Begin").click().run()
    return beside.clients(LOCAL)[0].assessments[0].id


def practices(store: Repository, assessment: str) -> tuple[str, ...]:
    return store.assessment(LOCAL, assessment).scope.practices


def switch(app, section: str, *chosen: str):  # type: ignore[no-untyped-def]  # AppTest's element types are internal
    group = next(one for one in app.button_group if f"practices-{section}" in str(one.key))
    return group.set_value(list(chosen)).run()


def test_a_new_assessment_has_no_topic_until_somebody_chooses_it(beside: Repository, new: str) -> None:
    assert len(practices(beside, new)) == 34
    app = open_page("scope", assessment=new)
    assert any("34 practices, 38 questions" in info.value for info in app.info)
    assert any(head.value == "Topics beside the 34 practices" for head in app.header)

    app = switch(app, GROUP, TOPIC)
    assert not app.exception
    assert TOPIC in practices(beside, new)
    assert any("35 practices, 39 questions" in info.value for info in app.info)


def test_the_buttons_for_many_practices_leave_topics_as_they_are(beside: Repository, new: str) -> None:
    app = switch(open_page("scope", assessment=new), GROUP, TOPIC)
    next(button for button in app.button if button.label == "Support core").click().run()
    assert len(practices(beside, new)) == 8
    assert practices(beside, new)[-1] == TOPIC
    next(button for button in app.button if button.label == "All 34").click().run()
    assert len(practices(beside, new)) == 35


def test_a_need_that_hangs_on_a_topic_suggests_it_in_needs_and_in_scope(beside: Repository, new: str) -> None:
    needs = open_page("needs", assessment=new)
    next(group for group in needs.button_group if "chosen-drivers" in str(group.key)).set_value([NEED]).run()
    assert any(f"not asked about yet: {TOPIC_NAME}" in info.value for info in needs.info)

    scope = open_page("scope", assessment=new)
    assert any(f"hangs on {TOPIC_NAME}" in info.value for info in scope.info)
    scope = switch(scope, GROUP, TOPIC)
    assert not any(f"hangs on {TOPIC_NAME}" in info.value for info in scope.info)


def test_a_chosen_topic_is_shown_by_itself_on_the_pages_after(beside: Repository, tmp_path: Path) -> None:
    served = load_questionnaire(tmp_path / "with-topic")
    made = beside.import_assessment(LOCAL, chosen(sample_assessment(served), served, 1))
    app = open_page("maturity", assessment=made)
    shown = [text.value for text in app.markdown]
    assert shown.index(f"**{GROUP_NAME}**") > shown.index("**Improvement**")
    for page in ("answers", "settle", "advice", "roadmap", "findings", "report", "learn"):
        assert not open_page(page, assessment=made).exception, page
