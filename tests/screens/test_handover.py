"""The parts of the roadmap step on the first 90 days, the files and the business case, on a page of their own."""

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Assessment
from assessment.engagement.planning import Planning, Progress
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.patience import SECONDS
from tests.screens.conftest import key_of
from tests.screens.test_client_text import HOSTILE
from tests.store.writing import put_planning

PAGE = """
from screens.roadmap.business_case import business_case_section
from screens.roadmap.handover import downloads_section, handover_section
from screens.app.session import current_assessment, view_of

in_hand = current_assessment()
view = view_of(in_hand)
handover_section(view, in_hand)
downloads_section(view)
business_case_section(view, in_hand)
"""


@pytest.fixture
def thin_id(repository: Repository, sample: Assessment) -> str:
    """The sample with one practice, so that its plan is small."""
    scope = sample.scope.model_copy(update={"practices": ("incident_management",)})
    return repository.import_assessment(LOCAL, sample.model_copy(update={"scope": scope}))


def opened(assessment: str) -> AppTest:
    app = AppTest.from_string(PAGE, default_timeout=SECONDS)
    app.query_params["assessment"] = assessment
    app.run()
    assert not app.exception
    return app


def action_of(key: str | None, field: str, assessment: str) -> str:
    return str(key).removeprefix(f"{field}-").removesuffix(f"-{assessment}")


def test_a_name_is_kept_for_its_action_and_dropped_when_it_is_cleared(repository: Repository, thin_id: str) -> None:
    app = opened(thin_id)
    field = next(field for field in app.text_input if field.label == "Responsible")
    field.set_value(" Maria Ortega ").run()
    assert not app.exception
    action = action_of(field.key, "responsible", thin_id)
    assert repository.assessment(LOCAL, thin_id).planning.progress == (
        Progress(action=action, state="planned", responsible="Maria Ortega"),
    )

    app.text_input(key=field.key).set_value("").run()
    assert repository.assessment(LOCAL, thin_id).planning.progress == ()


def test_what_is_known_of_an_action_stays_when_somebody_is_named(repository: Repository, thin_id: str) -> None:
    app = opened(thin_id)
    field = next(field for field in app.text_input if field.label == "Accountable")
    action = action_of(field.key, "accountable", thin_id)
    begun = Progress(action=action, state="begun", days_left=3.0, note="Half way")
    put_planning(repository, thin_id, progress=(begun,))

    app.text_input(key=field.key).set_value("Jean Petit").run()

    assert repository.assessment(LOCAL, thin_id).planning.progress == (
        begun.model_copy(update={"accountable": "Jean Petit"}),
    )


def test_a_hostile_name_stays_text(repository: Repository, thin_id: str) -> None:
    app = opened(thin_id)
    field = next(field for field in app.text_input if field.label == "Responsible")
    field.set_value(HOSTILE).run()
    assert not app.exception
    shown = [element.value for kind in ("markdown", "caption", "header", "subheader") for element in app.get(kind)]
    shown += [expander.label for expander in app.expander]
    assert any("not a title" in text for text in shown)
    assert all("<script>" not in text and " :red[" not in text for text in shown)


def test_there_is_a_file_for_each_program(thin_id: str) -> None:
    labels = [button.proto.label for button in opened(thin_id).get("download_button")]
    assert labels == [
        "Download the table",
        "The same as a workbook",
        "Download for Jira",
        "The same as a workbook",
        "Download for Microsoft Project",
        "Download for Microsoft Planner",
        "The same as a workbook",
    ]


def test_without_figures_the_page_says_what_a_business_case_would_need(thin_id: str) -> None:
    app = opened(thin_id)
    assert "The currency that you reckon in" in app.info[0].value
    assert all(number.value is None for number in app.number_input), "nothing has a default"


def test_ranges_that_were_entered_make_a_case_and_a_wrong_one_saves_nothing(
    repository: Repository, thin_id: str
) -> None:
    app = opened(thin_id)
    app.button_group[0].set_value(["slow_restoration"]).run()
    _enter(app, day_rate=(700.0, 500.0), loss=(1000.0, 2000.0), share=(10.0, None))
    assert [error.value for error in app.error] == [
        "The day rate is 700 at least and 500 at most; expected the least first.",
        "The share of “Repairs take too long” has only one end; expected the least and the most, or neither.",
    ]
    assert repository.assessment(LOCAL, thin_id).planning == Planning()

    _enter(app, day_rate=(500.0, 700.0), loss=(100_000.0, 200_000.0), share=(10.0, 30.0))
    assert not app.error
    said = repository.assessment(LOCAL, thin_id).planning.business_case
    assert said.day_rate is not None
    assert (said.currency, said.day_rate.low, said.losses["slow_restoration"].share_high) == ("EUR", 500.0, 0.3)
    assert any("10,000 to 60,000 EUR of your losses each year" in head.value for head in app.header)


def _enter(
    app: AppTest, *, day_rate: tuple[float, float], loss: tuple[float, float], share: tuple[float, float | None]
) -> None:
    app.text_input(key=key_of(app, "currency")).set_value("EUR")
    for key, ends in (("day-rate", day_rate), ("loss-slow_restoration", loss), ("share-slow_restoration", share)):
        app.number_input(key=key_of(app, f"{key}-low")).set_value(ends[0])
        app.number_input(key=key_of(app, f"{key}-high")).set_value(ends[1])
    next(button for button in app.button if button.label == "Save and work it out").click().run()
    assert not app.exception
