"""The report page: what is chosen, what is made of it, and what is said where a part fails."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.branding import Branding
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.reports.making import assessment
from tests.screens.conftest import key_of, open_page, planned_sample
from tests.store.writing import put_branding


def labels(app: AppTest, kind: str) -> list[str]:
    return [element.label for element in app.get(kind)]


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def once_made(app: AppTest) -> AppTest:
    """The page once nothing is being made any more; it looks again by itself twice a second."""
    for _ in range(1_000):
        if not app.get("progress"):
            break
        app.run()
    assert not app.exception
    return app


def test_what_was_chosen_is_still_chosen_after_a_look_at_another_page(sample_id: str) -> None:
    app = open_page("report", assessment=sample_id)
    app.radio(key=key_of(app, "report-edition")).set_value("executive").run()
    app.toggle(key=key_of(app, "report-named")).set_value(True).run()
    app.multiselect[0].set_value(["method"]).run()

    app.switch_page("screens/pages/branding.py").run()
    app.switch_page("screens/pages/report.py").run()

    assert not app.exception
    assert (app.radio(key=key_of(app, "report-edition")).value, app.toggle(key=key_of(app, "report-named")).value) == (
        "executive",
        True,
    )
    assert app.multiselect[0].value == ["method"]


def test_the_sections_that_can_be_left_out_are_those_of_the_edition(sample_id: str) -> None:
    app = open_page("report", assessment=sample_id)
    assert "Annex: the answers" in app.multiselect[0].options

    app.radio(key=key_of(app, "report-edition")).set_value("executive").run()
    assert list(app.multiselect[0].options) == ["Findings", "Maturity", "Roadmap", "Decisions", "Method"]


def test_a_folder_of_own_templates_that_does_not_exist_is_said(
    sample_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(tmp_path / "gone"))
    app = open_page("report", assessment=sample_id)

    assert not app.exception
    assert ["gone" in error.value and "which is no folder" in error.value for error in app.error] == [True]


def test_branding_is_asked_about_only_where_there_is_some(sample_id: str, repository: Repository) -> None:
    assert "Use your branding" not in labels(open_page("report", assessment=sample_id), "toggle")

    put_branding(repository, Branding("Brightwater"))
    assert "Use your branding" in labels(open_page("report", assessment=sample_id), "toggle")


@pytest.mark.slow
def test_a_made_report_shows_its_pages_and_says_which_template_of_one_s_own_failed(
    repository: Repository, sample: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(tmp_path))
    (tmp_path / "cover.html.j2").write_text("fine\n{{ view.nothing }}")
    app = open_page("report", assessment=repository.import_assessment(LOCAL, planned_sample(sample)))
    app.radio(key=key_of(app, "report-edition")).set_value("executive").run()

    once_made(press(app, "Make the PDF"))

    assert "Download the PDF" in labels(app, "download_button")
    assert len(app.get("image")) >= 5
    said = [warning.value.replace("\\", "") for warning in app.warning]
    assert ["cover.html.j2:2" in text and "“Cover”" in text for text in said] == [True]

    app.radio(key=key_of(app, "report-edition")).set_value("full").run()
    assert "Download the PDF" not in labels(app, "download_button")
    assert "Make the PDF" in labels(app, "button")

    reloaded = open_page("report", **app.query_params)
    reloaded.radio(key=key_of(reloaded, "report-edition")).set_value("executive").run()
    assert "Download the PDF" in labels(reloaded, "download_button")


def test_characters_without_a_font_are_said(repository: Repository, questionnaire: Questionnaire) -> None:
    made = assessment(questionnaire, ["service_desk"], client="Tyre \U00010900 Co")
    app = open_page("report", assessment=repository.import_assessment(LOCAL, made))
    assert [warning.value[:16] for warning in app.warning] == ["No font here has"]
