"""Stages and groups are shown in the words that were chosen in Scope, by the app and to everybody who answers."""

from assessment.engagement.model import Assessment
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from room import workings
from room.player.sheet import sheet_of
from tests.screens.conftest import key_of, open_page

VERSION_5 = "itil_version_5"
NEW = "Operate · Deliver · Support"


def choose(app, vocabulary: str):  # type: ignore[no-untyped-def]  # AppTest's element types are internal
    return app.button_group(key=key_of(app, "vocabulary")).set_value(vocabulary).run()


def stages_in_the_player(assessment: str, person: str) -> set[str]:
    workings.repository.cache_clear()
    guest = workings.repository().guest_at_this_machine(LOCAL, assessment, person)
    sheet = sheet_of(guest, workings.repository().answer_sheet(guest), workings.questionnaire_of(guest))
    return {practice.stage for practice in sheet.practices}


def test_the_words_of_stages_are_chosen_in_scope_and_shown_everywhere(
    repository: Repository, sample_id: str, sample: Assessment
) -> None:
    app = open_page("scope", assessment=sample_id)
    assert any(str(group.label).startswith("**Operation**") for group in app.button_group)

    app = choose(app, VERSION_5)
    assert not app.exception
    assert repository.assessment(LOCAL, sample_id).scope.vocabulary == VERSION_5
    assert any(str(group.label).startswith(f"**{NEW}**") for group in app.button_group)
    assert not any(str(group.label).startswith("**Operation**") for group in app.button_group)

    maturity = open_page("maturity", assessment=sample_id)
    assert f"**{NEW}**" in [text.value for text in maturity.markdown]
    assert "**Operation**" not in [text.value for text in maturity.markdown]
    shown = stages_in_the_player(sample_id, sample.respondents[0].id)
    assert NEW in shown
    assert "Operation" not in shown

    app = choose(open_page("scope", assessment=sample_id), "")
    assert repository.assessment(LOCAL, sample_id).scope.vocabulary is None
    assert any(str(group.label).startswith("**Operation**") for group in app.button_group)
