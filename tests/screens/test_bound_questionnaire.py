"""An assessment stays with the questionnaire that it was answered in, whatever is served later."""

import shutil
from pathlib import Path

import pytest
import streamlit as st

from assessment.questionnaire.model import DEFAULT_FOLDER
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from room import workings
from room.player.sheet import sheet_of
from tests.screens.conftest import open_page

OLD = "What happens between the moment an interruption is noticed and the moment its user agrees that it is over?"
NEW = "What becomes of an interruption from its first sign to its end?"


FLOW = "incident_management.flow"


def asked(assessment: str) -> str:
    """The question as the player gets it from the server."""
    workings.repository.cache_clear()
    workings._served.cache_clear()
    guest = workings.repository().guest_at_this_machine(LOCAL, assessment, "r1")
    sheet = sheet_of(guest, workings.repository().answer_sheet(guest), workings.questionnaire_of(guest))
    question = next(one for one in sheet.questions if one.id == FLOW)
    return "".join(text for text, _ in question.text)


@pytest.fixture
def newer_questionnaire(tmp_path: Path) -> Path:
    """The shipped questionnaire with one question reworded and a higher version."""
    folder = tmp_path / "questionnaires"
    shutil.copytree(DEFAULT_FOLDER, folder)
    practice = folder / "operation" / "incident_management.yaml"
    practice.write_text(practice.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    questionnaire = folder / "framework.yaml"
    questionnaire.write_text(
        questionnaire.read_text(encoding="utf-8").replace('version: "2.0"', 'version: "2.1"'), encoding="utf-8"
    )
    return folder


def test_an_assessment_keeps_its_questions_when_another_version_is_served(
    repository: Repository, newer_questionnaire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page()
    app.text_input[0].set_value("Acme")
    next(button for button in app.button if button.label == "Begin").click().run()
    (before,) = (entry.assessments[0].id for entry in repository.clients(LOCAL))

    monkeypatch.setenv("WAYMARK_QUESTIONNAIRES", str(newer_questionnaire))
    st.cache_resource.clear()

    old = open_page("answers", assessment=before, question=FLOW)
    assert not old.exception
    assert asked(before) == OLD
    assert any("kept with it" in caption.value for caption in old.sidebar.caption)


def test_a_new_assessment_gets_the_questionnaire_that_is_served(
    repository: Repository, newer_questionnaire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_QUESTIONNAIRES", str(newer_questionnaire))
    st.cache_resource.clear()
    app = open_page()
    app.text_input[0].set_value("Acme")
    next(button for button in app.button if button.label == "Begin").click().run()
    (assessment,) = (entry.assessments[0].id for entry in repository.clients(LOCAL))

    assert not open_page("answers", assessment=assessment, question=FLOW).exception

    assert asked(assessment) == NEW
    assert repository.assessment(LOCAL, assessment).info.questionnaire_version == "2.1"
